"""How does a record look in a list? Words, dates and figures; small counts hidden in public."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brecha.office.data.columns import partial_date
from brecha.office.data.models import Reach
from brecha.office.people.sealing import unseal
from brecha.office.screens.registers.reach import counts_in_words, reach_row, shown_count
from brecha.office.screens.registers.words import capital, label_of, named, said, short
from brecha.office.screens.unnamed import is_name, unnamed
from brecha.office.screens.words import DASH, day, either, figure, span, spoken
from brecha.programme.small_counts import are_women_hidden

Row = Any
Made = Callable[[Row, bool], str]
CODED = ("unit", "kind", "frequency")
WORDED = ("languages", "counted_stages")
UNGROUPED = ("year", "recommendation")
COUNTS_OF_PEOPLE = {
    ("Training", "participants"),
    ("GroupCount", "number"),
    ("Reach", "number"),
    ("Reach", "women"),
    ("Reach", "women_share"),
}
ADDRESSES = ("url", "report_url")
BEGINS_WITH = ("https://", "http://")


@dataclass(frozen=True)
class Column:
    """A column of a list.

    Attributes:
        sort: What the list is sorted by when its heading is chosen; empty if it cannot be.
    """

    name: str
    title: str
    is_number: bool = False
    sort: str = ""


@dataclass(frozen=True)
class Cell:
    """What stands in a list.

    Attributes:
        href: Where it leads outside the office; empty if nowhere.
    """

    text: str
    column: Column
    href: str = ""


def columns_of(
    table: type[models.Model], names: tuple[str, ...], *, is_public: bool
) -> list[Column]:
    """Return the columns of a list."""
    return [_column(table, name, is_public) for name in names]


def cell(row: Row, column: Column, *, is_public: bool) -> Cell:
    """Return one cell of a list."""
    if column.name in MADE:
        return Cell(MADE[column.name][1](row, is_public), column)
    text = in_words(row, column.name, is_public=is_public)
    if column.name in ADDRESSES:
        is_safe = text.startswith(BEGINS_WITH)
        return Cell(gettext("Open it") if is_safe else text, column, text if is_safe else "")
    found = getattr(row, column.name, None)
    return Cell(short(found) if isinstance(found, models.Model) else text, column)


def in_words(row: Row, name: str, *, is_public: bool = False) -> str:
    """Return what a field of a record holds."""
    value = getattr(row, name, None)
    if value is None or value in ("", [], ()):
        return DASH
    if is_public and (type(row).__name__, name) in COUNTS_OF_PEOPLE:
        return _public_count(row, name, value)
    if isinstance(value, bool | int | Decimal):
        return _number(name, value)
    if isinstance(value, models.Model):
        return capital(named(value))
    if isinstance(value, list | tuple):
        return ", ".join(said(each) if name in WORDED else str(each) for each in value)
    return _text(row, name, value)


def facts(row: Row, names: tuple[str, ...], *, is_public: bool) -> list[tuple[str, str]]:
    """Return each filled field of a record with its name, for whoever only reads."""
    row = unnamed(row) if is_public else row
    pairs = (
        (capital(str(label_of(name))), in_words(row, name, is_public=is_public)) for name in names
    )
    return [(label, text) for label, text in pairs if text != DASH]


def _public_count(row: Row, name: str, value: Any) -> str:  # noqa: ANN401 - a count
    if not isinstance(row, Reach):
        return shown_count(value, is_public=True)
    if name == "number":
        return str(reach_row(row, is_public=True)["number"])
    return gettext("not shown") if are_women_hidden(row) else figure(value)


def _number(name: str, value: bool | int | Decimal) -> str:  # noqa: FBT001 - what a field holds
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return str(value) if name in UNGROUPED else figure(value)


def _text(row: Row, name: str, value: Any) -> str:  # noqa: ANN401 - what a field holds
    if hasattr(value, "isoformat"):
        return day(value.isoformat())
    text = str(value)
    column = row._meta.get_field(name)  # noqa: SLF001 - Django's public name
    if column.choices or name in CODED:
        return said(text)
    return day(text) if partial_date in column.validators else text


def _column(table: type[models.Model], name: str, is_public: bool) -> Column:  # noqa: FBT001 - as told
    if name in MADE:
        title, _made, sort, is_number = MADE[name]
        sort = sort or _sorted_by(table, name)
        return Column(name, str(title), is_number, "" if is_public and is_number else sort)
    field = table._meta.get_field(name)  # noqa: SLF001 - Django's public name
    is_number = isinstance(field, models.DecimalField | models.IntegerField) and name != "year"
    is_left = (table.__name__, name) in COUNTS_OF_PEOPLE or (is_public and is_name(table, name))
    sort = "" if field.many_to_many or is_left else name
    return Column(name, capital(str(label_of(name))), is_number, sort)


def _sorted_by(table: type[models.Model], name: str) -> str:
    """Return the field that sorts a column whose text may exist in two languages."""
    known = {field.name for field in table._meta.concrete_fields}  # noqa: SLF001 - Django's public name
    return next((each for each in (name, f"{name}_{spoken()}") if each in known), "")


def _code_and_title(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    del is_public
    return f"{row.code} {either(row, 'title')}".strip()


def _numbered_text(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    del is_public
    return f"{row.number}. {either(row, 'text') or DASH}"


def _title(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    del is_public
    return either(row, "title") or str(getattr(row, "title", "")) or str(row)


def _event(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    del is_public
    return str(row.description or row.title.rstrip("*") or row.key)


def _training(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    del is_public
    return str(row.title or row.topic or row.group or row.key)


def _stage(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    del is_public
    steps = sorted(row.stages_rows.all(), key=lambda step: (step.date, step.pk))
    return f"{said(steps[-1].stage)}, {day(steps[-1].date)}".rstrip(", ") if steps else DASH


def _groups(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    return (
        "; ".join(counts_in_words(list(row.participants_rows.all()), is_public=is_public)) or DASH
    )


def _participants(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    total = shown_count(row.participants, is_public=is_public)
    groups = counts_in_words(list(row.groups_rows.all()), is_public=is_public)
    told = "; ".join(groups)
    return (f"{total} ({told})" if row.participants is not None else told) if told else total


def _contact(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    del is_public
    told = unseal(row.sealed)
    return " · ".join(filter(None, (said(row.role), told.get("name", ""), told.get("email", ""))))


def _in_the_total(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
    del is_public
    if row.counts_in_total:
        return gettext("yes")
    return ": ".join(filter(None, (gettext("no"), row.not_counted_reason)))


def _first(*names: str) -> Made:
    def text(row: Row, is_public: bool) -> str:  # noqa: FBT001 - one form for all
        del is_public
        return next((str(getattr(row, name)) for name in names if getattr(row, name)), str(row))

    return text


def _bilingual(name: str) -> Made:
    return lambda row, _is_public: either(row, name) or str(row)


MADE: dict[str, tuple[Any, Made, str, bool]] = {
    "code_and_title": (_("Title"), _code_and_title, "code", False),
    "numbered_text": (_("Text"), _numbered_text, "number", False),
    "title": (_("Title"), _title, "", False),
    "text": (_("Text"), _bilingual("text"), "", False),
    "description": (_("Description"), _bilingual("description"), "", False),
    "event": (_("Event"), _event, "", False),
    "training": (_("Training"), _training, "title", False),
    "when": (_("When"), lambda row, _hidden: span(row.start, row.end) or DASH, "start", False),
    "stage": (_("Last stage"), _stage, "", False),
    "groups": (_("Participants"), _groups, "", False),
    "participants": (_("Participants"), _participants, "", True),
    "persons": (
        _("Persons entered"),
        lambda row, hidden: shown_count(row.number_of_persons, is_public=hidden),
        "",
        True,
    ),
    "reached": (
        _("What is counted"),
        lambda row, _hidden: capital(": ".join(filter(None, (said(row.kind), row.title)))),
        "kind",
        False,
    ),
    "reach_number": (
        _("Number"),
        lambda row, hidden: str(reach_row(row, hidden)["number"]),
        "number",
        True,
    ),
    "reach_women": (
        _("Women and girls"),
        lambda row, hidden: str(reach_row(row, hidden)["women"]),
        "",
        True,
    ),
    "in_the_total": (_("In the total"), _in_the_total, "counts_in_total", False),
    "evaluation_name": (_("Evaluation"), lambda row, _hidden: capital(named(row)), "", False),
    "follow_up": (
        _("Recommendation and action"),
        lambda row, _hidden: f"{row.recommendation}. {row.action}",
        "recommendation",
        False,
    ),
    "link": (_("Code"), _first("code", "title"), "code", False),
    "evidence_of": (_("What is shown"), _first("title", "kind"), "", False),
    "stated": (_("What is stated"), _first("title", "subject"), "", False),
    "organisation_name": (_("Organisation"), lambda row, _hidden: named(row), "acronym", False),
    "contact": (_("Contact"), _contact, "role", False),
}
