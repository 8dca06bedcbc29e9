"""Which sheets are there, with which columns, and by what is a row known?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_type_hints

from brecha.core.languages import LANGUAGES, Language, Text
from brecha.office.data import models
from brecha.office.data.columns import words_of
from brecha.office.data.records import Record
from brecha.office.screens.words import WORDS
from brecha.programme.words import LABELS

ColumnKind = Literal["text", "number", "whole", "date", "choice", "yes_no", "link", "list", "read"]
MARK = Text(es="Marca de la fila", en="Row mark")
YES_NO: Mapping[bool, Text] = {True: Text(es="sí", en="yes"), False: Text(es="no", en="no")}


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Attributes:
        field: Field of the table; of the indicator, for what is only read.
        kind: What stands in it; `read` is shown and not taken back.
        is_key: Whether it is part of what a row is known by.
        is_needed: Whether it may not be empty.
        choices: The words to choose from, as stored.
        width: Unit: letters.
    """

    field: str
    label: Text
    kind: ColumnKind = "text"
    is_key: bool = False
    is_needed: bool = False
    choices: tuple[str, ...] = ()
    width: int = 14

    def word(self, stored: str, language: Language) -> str:
        """Return a word of a list as a reader says it."""
        text = WORDS.get(stored) or LABELS.get(stored)
        return text.in_language(language) if text else stored.replace("_", " ")

    def stored(self, word: str) -> str | None:
        """Return the word of a list that a reader means, in either language."""
        wanted = " ".join(word.split()).casefold()
        for choice in self.choices:
            if wanted in {choice, *(self.word(choice, each).casefold() for each in LANGUAGES)}:
                return choice
        return None


@dataclass(frozen=True)
class Shape:
    """A kind of sheet.

    Attributes:
        name: In addresses and file names.
        table: What its rows are stored in.
    """

    name: str
    title: Text
    table: type[Record]
    columns: tuple[Column, ...]

    @property
    def keys(self) -> tuple[Column, ...]:
        """Return the columns a row is known by."""
        return tuple(column for column in self.columns if column.is_key)

    @property
    def contents(self) -> tuple[Column, ...]:
        """Return the columns that may be filled in."""
        return tuple(each for each in self.columns if not each.is_key and each.kind != "read")


def _words(table: type[Record], field: str) -> tuple[str, ...]:
    hints: dict[str, Any] = get_type_hints(table.record)
    return tuple(word for word in words_of(hints[field]) if word)


AGENCY = Text(es="Agencia", en="Agency")
START = Column("start", Text(es="Inicio", en="Start"), "date")
END = Column("end", Text(es="Término", en="End"), "date")
PLACE = Column("place", Text(es="Lugar", en="Place"))

VALUES = Shape(
    "values",
    Text(es="Valores", en="Values"),
    models.Value,
    (
        Column(
            "indicator", Text(es="Indicador", en="Indicator"), "link", is_key=True, is_needed=True
        ),
        Column("title", Text(es="Título", en="Title"), "read", width=40),
        Column("measured_in", Text(es="Unidad del indicador", en="Unit of the indicator"), "read"),
        Column(
            "kind",
            Text(es="Tipo", en="Kind"),
            "choice",
            is_key=True,
            is_needed=True,
            choices=_words(models.Value, "kind"),
        ),
        Column("period_start", Text(es="Desde", en="From"), "date", is_key=True),
        Column("period_end", Text(es="Hasta", en="To"), "date", is_key=True),
        Column("agency", AGENCY, "link", is_key=True),
        Column("place", PLACE.label, is_key=True),
        Column("unit", Text(es="Otra unidad", en="Other unit"), is_key=True),
        Column("number", Text(es="Número", en="Number"), "number"),
        Column("numerator", Text(es="Numerador", en="Numerator"), "number"),
        Column("denominator", Text(es="Denominador", en="Denominator"), "number"),
        Column("text", Text(es="Texto", en="Text"), width=30),
        Column("as_of", Text(es="Fecha del dato", en="As of"), "date"),
        Column(
            "certainty",
            Text(es="Certeza", en="Certainty"),
            "choice",
            is_needed=True,
            choices=_words(models.Value, "certainty"),
        ),
        Column("source", Text(es="Fuente", en="Source"), width=30),
        Column("comment", Text(es="Comentario", en="Comment"), width=30),
        Column("status", Text(es="Estado", en="Status"), "read"),
    ),
)
ACTIVITIES = Shape(
    "activities",
    Text(es="Actividades", en="Activities"),
    models.Activity,
    (
        Column("code", Text(es="Clave", en="Code"), is_key=True, is_needed=True),
        Column("output", Text(es="Producto del marco", en="Output"), "link", is_needed=True),
        Column("agency", AGENCY, "link"),
        Column("title_es", Text(es="Título en español", en="Title in Spanish"), width=40),
        Column("title_en", Text(es="Título en inglés", en="Title in English"), width=40),
        START,
        END,
        Column(
            "status",
            Text(es="Estado", en="Status"),
            "choice",
            is_needed=True,
            choices=_words(models.Activity, "status"),
        ),
        Column("budget", Text(es="Presupuesto", en="Budget"), "number"),
        Column("currency", Text(es="Moneda", en="Currency")),
        PLACE,
        Column("partner", Text(es="Socio", en="Partner")),
    ),
)
EVENTS = Shape(
    "events",
    Text(es="Eventos", en="Events"),
    models.Event,
    (
        Column("key", Text(es="Clave", en="Key"), is_key=True, is_needed=True),
        Column(
            "kind",
            Text(es="Tipo", en="Kind"),
            "choice",
            is_needed=True,
            choices=_words(models.Event, "kind"),
        ),
        Column("title", Text(es="Título", en="Title"), width=40),
        Column("description", Text(es="Descripción", en="Description"), width=40),
        START,
        END,
        Column("is_held", Text(es="Realizado", en="Held"), "yes_no", is_needed=True),
        Column("is_virtual", Text(es="Virtual", en="Online"), "yes_no", is_needed=True),
        PLACE,
        Column("organisers", Text(es="Organizadores", en="Organisers"), "list", width=30),
        Column("evidence", Text(es="Evidencia", en="Evidence"), width=30),
    ),
)
TRAININGS = Shape(
    "trainings",
    Text(es="Capacitaciones", en="Trainings"),
    models.Training,
    (
        Column("key", Text(es="Clave", en="Key"), is_key=True, is_needed=True),
        Column("title", Text(es="Título", en="Title"), width=40),
        Column("topic", Text(es="Tema", en="Topic")),
        Column("agency", AGENCY, "link"),
        Column("group", Text(es="Grupo", en="Group")),
        Column("participants", Text(es="Participantes", en="Participants"), "whole"),
        START,
        END,
        PLACE,
        Column("hours", Text(es="Horas", en="Hours"), "number"),
        Column("is_validated", Text(es="Validada", en="Validated"), "yes_no", is_needed=True),
    ),
)
PRODUCTS = Shape(
    "products",
    Text(es="Publicaciones", en="Products"),
    models.KnowledgeProduct,
    (
        Column("key", Text(es="Clave", en="Key"), is_key=True, is_needed=True),
        Column("title", Text(es="Título", en="Title"), is_needed=True, width=40),
        Column(
            "kind",
            Text(es="Tipo", en="Kind"),
            "choice",
            is_needed=True,
            choices=_words(models.KnowledgeProduct, "kind"),
        ),
        Column("finalised", Text(es="Terminado", en="Finalised"), "date"),
        Column(
            "role",
            Text(es="Papel", en="Role"),
            "choice",
            is_needed=True,
            choices=_words(models.KnowledgeProduct, "role"),
        ),
        Column("agency", AGENCY, "link"),
        Column("output", Text(es="Producto del marco", en="Output"), "link"),
        Column("languages", Text(es="Idiomas", en="Languages"), "list"),
        Column("url", Text(es="Dirección", en="Address"), width=30),
        Column("is_published", Text(es="Publicado", en="Published"), "yes_no"),
        Column("copies", Text(es="Ejemplares", en="Copies"), "whole"),
        Column("downloads", Text(es="Descargas", en="Downloads"), "whole"),
    ),
)
SHAPES: Mapping[str, Shape] = {
    shape.name: shape for shape in (VALUES, ACTIVITIES, EVENTS, TRAININGS, PRODUCTS)
}
