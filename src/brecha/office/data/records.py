"""How does a dataclass of the programme become a table? Fields once declared, never twice.

A table names its dataclass, which fields point to other tables, which records hang below it, and
what makes a row unique. The columns and their checks come from the dataclass, so both ways between
programme and database are the same walk over these declarations (see `office.exchange`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.base import ModelBase
from django.utils.translation import gettext_lazy as _

from brecha.office.data.columns import columns_of, constraints_of

LINK_KEYS = {"Organisation": "acronym", "Result": "code", "Indicator": "code", "Activity": "code"}
LINK_KEYS |= {"Person": "pseudonym"}


class RecordBase(ModelBase):
    """Adds to a table the columns, links and checks of its dataclass."""

    def __new__(  # noqa: PLR0913 - the words of a declaration
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
        **rest: Any,
    ) -> Any:
        """Return the table of a dataclass.

        Args:
            of: The dataclass.
            links: Field to the name of the table it points to.
            needed: Links that may not be empty.
            children: Field that holds records to (table of these records, its link back).
            unique: Fields that together name a row within its programme or its parent.
        """
        if of is not None:
            links, children = dict(links or {}), dict(children or {})
            left_out = frozenset({*links, *children})
            table = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
            attrs |= columns_of(of, left_out | frozenset(attrs))
            attrs |= {field: _link(to, field in needed) for field, to in links.items()}
            attrs |= {"record": of, "links": links, "children": children, "unique": unique}
            attrs["Meta"] = _meta(attrs, of, left_out, table, unique)
        return super().__new__(cls, name, bases, attrs, **rest)


class Record(models.Model, metaclass=RecordBase):
    """A row of the office: it knows its version, so that an old form cannot overwrite it."""

    record: ClassVar[type]
    links: ClassVar[dict[str, str]]
    children: ClassVar[dict[str, tuple[str, str]]]
    programme_path: ClassVar[str] = "programme"
    agency_path: ClassVar[str | None] = None

    row_version = models.PositiveIntegerField(_("row version"), default=1, editable=False)

    class Meta:
        """No table of its own; each change raises the version, whichever way it comes."""

        abstract = True
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="raise_row_version",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(),
                func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
            )
        ]

    def __str__(self) -> str:
        for name in ("code", "acronym", "key", "title_en", "title", "name"):
            if text := getattr(self, name, ""):
                return str(text)
        return f"{self._meta.verbose_name} {self.pk}"

    def clean(self) -> None:
        """Refuse a link into another programme."""
        own = owner_of(self, self.programme_path)
        for name in self.links:
            other = getattr(self, name)
            if other is not None and owner_of(other, other.programme_path) != own:
                raise ValidationError({name: _("Choose a record of the same programme.")})


class ProgrammeRecord(Record):
    """A row that belongs to one programme."""

    programme = models.ForeignKey(
        "office.Programme", models.CASCADE, related_name="%(class)s_rows", editable=False
    )

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
    attrs: dict[str, Any], record: type, left_out: frozenset[str], table: str, unique: tuple[str, ...]
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
    names = {"constraints": constraints, "triggers": triggers, "ordering": ["pk"]}
    names |= {"__qualname__": "Meta", "app_label": "office"}
    return type("Meta", (), {**{k: v for k, v in vars(own).items() if k[0] != "_"}, **names})
