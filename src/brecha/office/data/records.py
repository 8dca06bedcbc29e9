"""How does a dataclass of the programme become a table? Fields once declared, never twice.

A table names its dataclass, which fields point to other tables, which records hang below it, and
what makes a row unique. The columns and their checks come from the dataclass, so both ways between
programme and database are the same walk over these declarations (see `office.exchange`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.base import ModelBase
from django.utils.translation import gettext_lazy as _

from brecha.office.data.columns import columns_of, constraints_of
from brecha.office.data.labels import column_label, table_label

KEYS = ("code", "acronym", "key", "pseudonym", "reference")  # by which others name a row


class RecordBase(ModelBase):
    """Adds to a table the columns, links and checks of its dataclass."""

    def __new__(  # noqa: D417, PLR0913 - the words of a declaration
        cls,
        name: str,
        bases: tuple[type, ...],
        attrs: dict[str, Any],
        *,
        of: type | None = None,
        links: Mapping[str, str] | None = None,
        needed: tuple[str, ...] = (),
        children: Mapping[str, tuple[str, str]] | None = None,
        unique: tuple[str, ...] = (),
        renamed: Mapping[str, str] | None = None,
        **rest: Any,  # noqa: ANN401 - as Django gives it
    ) -> Any:  # noqa: ANN401 - as Django gives it
        """Return the table of a dataclass.

        Args:
            of: The dataclass.
            links: Field to the name of the table it points to.
            needed: Links that may not be empty.
            children: Field that holds records to (table of these records, its link back).
            unique: Fields that together name a row within its programme or its parent.
            renamed: Field to the name of its column, where Django needs the field's own name.
        """
        if of is not None:
            links, children, renamed = dict(links or {}), dict(children or {}), dict(renamed or {})
            left_out = frozenset({*links, *children})
            table = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
            columns = columns_of(of, left_out | frozenset(attrs))
            attrs |= {renamed.get(field, field): column for field, column in columns.items()}
            attrs |= {field: _link(to, field in needed) for field, to in links.items()}
            attrs |= {"record": of, "link_tables": links, "child_lists": children}
            attrs["renamed_columns"] = renamed
            attrs["Meta"] = _meta(attrs, of, left_out, table, unique)
        for field, column in attrs.items():
            if isinstance(column, models.Field) and column.verbose_name is None:
                column.verbose_name = column_label(field)
        return super().__new__(cls, name, bases, attrs, **rest)


class Record(models.Model, metaclass=RecordBase):
    """A row of the office: it knows its version, so that an old form cannot overwrite it."""

    record: ClassVar[type]
    link_tables: ClassVar[dict[str, str]] = {}
    child_lists: ClassVar[dict[str, tuple[str, str]]] = {}
    renamed_columns: ClassVar[dict[str, str]] = {}
    programme_path: ClassVar[str] = "programme"
    agency_path: ClassVar[str | None] = None

    row_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        """No table of its own; each change raises the version, whichever way it comes."""

        abstract = True
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="raise_row_version",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func="""
                NEW.row_version = OLD.row_version;
                IF NEW.* IS DISTINCT FROM OLD.* THEN
                    NEW.row_version = OLD.row_version + 1;
                END IF;
                RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        for name in ("code", "acronym", "key", "title_en", "title", "name"):
            if text := getattr(self, name, ""):
                return str(text)
        return f"{self._meta.verbose_name} {self.pk}"

    @classmethod
    def in_programmes(cls, programmes: Iterable[int]) -> models.Q:
        """Return the condition that a row belongs to one of these programmes."""
        path = "pk" if cls.programme_path == "self" else cls.programme_path
        return models.Q(**{f"{path}__in": list(programmes)})

    @classmethod
    def of_agencies(cls, agencies: Iterable[int | None]) -> models.Q:
        """Return the condition that a row is of one of these agencies; None is no agency."""
        if cls.agency_path is None:
            nobody = models.Q(pk__in=[])
            return ~nobody if None in set(agencies) else nobody
        named = models.Q(**{f"{cls.agency_path}__in": [at for at in agencies if at is not None]})
        unnamed = models.Q(**{f"{cls.agency_path}__isnull": True})
        return named | unnamed if None in set(agencies) else named

    @property
    def programme_number(self) -> int | None:
        """Return the number of the programme the row belongs to."""
        return owner_of(self, self.programme_path)

    @property
    def agency_number(self) -> int | None:
        """Return the number of the agency the row belongs to, if it names one."""
        return None if self.agency_path is None else owner_of(self, self.agency_path)

    def clean(self) -> None:
        """Refuse a link into another programme."""
        for name in self.link_tables:
            other = getattr(self, name, None)
            if other is not None and other.programme_number != self.programme_number:
                raise ValidationError({name: _("Choose a record of the same programme.")})


class ProgrammeRecord(Record):
    """A row that belongs to one programme."""

    programme = models.ForeignKey("office.Programme", models.CASCADE, related_name="%(class)s_rows")

    class Meta(Record.Meta):
        """No table of its own."""

        abstract = True


def owner_of(row: models.Model, path: str) -> int | None:
    """Return the id at the end of a path of links: `value__agency`; `self` is the row."""
    if path == "self":
        return row.pk
    *steps, last = path.split("__")
    found: Any = row
    for step in steps:
        found = getattr(found, step, None)
    return None if found is None else getattr(found, f"{last}_id")


def _link(table: str, is_needed: bool) -> models.Field[Any, Any]:  # noqa: FBT001 - as declared
    empty: dict[str, Any] = {} if is_needed else {"null": True, "blank": True}
    return models.ForeignKey(f"office.{table}", models.PROTECT, related_name="+", **empty)


def _meta(
    attrs: dict[str, Any],
    record: type,
    left_out: frozenset[str],
    table: str,
    unique: tuple[str, ...],
) -> type:
    own: Any = attrs.get("Meta", object)
    constraints = [*getattr(own, "constraints", ()), *constraints_of(record, left_out, table)]
    if unique:
        constraints.append(
            models.UniqueConstraint(
                fields=list(unique), name=f"{table}_is_told_once", nulls_distinct=False
            )
        )
    triggers = [*Record.Meta.triggers, *getattr(own, "triggers", ())]
    names: dict[str, Any] = {"constraints": constraints, "triggers": triggers, "ordering": ["pk"]}
    names |= {
        "verbose_name": table_label(table),
        "verbose_name_plural": table_label(table, many=True),
    }
    names |= {"__qualname__": "Meta", "app_label": "office"}
    return type("Meta", (), {**{k: v for k, v in vars(own).items() if k[0] != "_"}, **names})
