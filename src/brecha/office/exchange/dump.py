"""What does the database hold of a programme, as plain dataclasses? Checks and reports take these.

One query a table, whatever the size of the programme.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.db.models import Q

from brecha.office.data.models import Programme
from brecha.office.data.records import Record
from brecha.office.exchange.tables import key_of, lists_of_a_programme, table_named
from brecha.programme import model

Keys = dict[int, str]


def programme_of(root: Programme, parts: Collection[str] | None = None) -> model.Programme:
    """Return a programme of the database as dataclasses, records in the order they were entered.

    Args:
        root: The programme.
        parts: Lists that are wanted ("indicators", "values"), for a page that needs few of them;
            all if not given. The others are empty.
    """
    reading = _Reading(root)
    lists: dict[str, Any] = {
        name: reading.records(table)
        for name, table in lists_of_a_programme()
        if parts is None or name in parts
    }
    return model.Programme(**_fields(Programme, root), **lists)


class _Reading:
    """Reads the rows of one programme, each table once."""

    def __init__(self, root: Programme) -> None:
        self.root = root
        self.keys: dict[str, Keys] = {}

    def records(self, table: type[Record]) -> tuple[Any, ...]:
        rows = list(table.objects.filter(programme=self.root).order_by("pk"))
        parts = {
            name: self._parts(table_named(child), back)
            for name, (child, back) in table.child_lists.items()
        }
        return tuple(
            table.record(
                **_fields(table, row),
                **{name: self._key(to, row, name) for name, to in table.link_tables.items()},
                **{name: tuple(found[row.pk]) for name, found in parts.items()},
            )
            for row in rows
        )

    def _parts(self, table: type[Record], back: str) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        condition = Q(**{f"{back}__programme": self.root})
        for row in table.objects.filter(condition).order_by("pk"):
            found[getattr(row, f"{back}_id")].append(table.record(**_fields(table, row)))
        return found

    def _key(self, target: str, row: Record, name: str) -> str:
        if target not in self.keys:
            table = table_named(target)
            rows = table.objects.filter(programme=self.root)
            self.keys[target] = dict(rows.values_list("pk", key_of(table) or "pk"))
        number = getattr(row, f"{name}_id")
        return "" if number is None else self.keys[target][number]


def _fields(table: type[Record], row: Record) -> dict[str, Any]:
    left_out = {*table.link_tables, *table.child_lists}
    return {
        field.name: _plain(getattr(row, table.renamed_columns.get(field.name, field.name)))
        for field in dataclasses.fields(table.record)
        if field.name not in left_out
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - what a column holds
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, Decimal):
        return _shortest(value)
    return value


def _shortest(number: Decimal) -> Decimal:
    """Return the number without the zeros that the column added: 12.500000 is 12.5, 1E+2 is 100."""
    whole = number.to_integral_value()
    return Decimal(int(whole)) if number == whole else number.normalize()
