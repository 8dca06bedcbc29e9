"""What does the database hold of a programme, as plain dataclasses? Checks and reports take these.

A few queries, whatever the size of the programme (see `office.exchange.rows`).
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from brecha.office.data.models import Programme
from brecha.office.data.records import Record
from brecha.office.exchange.rows import rows_of
from brecha.office.exchange.tables import key_of, lists_of_a_programme, table_named
from brecha.office.people.counting import linked_count
from brecha.programme import model
from brecha.programme.collecting import no_search_for_cycles

Keys = dict[int, str]


def programme_of(root: Programme, parts: Collection[str] | None = None) -> model.Programme:
    """Return a programme of the database as dataclasses, records in the order they were entered.

    Args:
        root: The programme.
        parts: Lists that are wanted ("indicators", "values"), for a page that needs few of them;
            all if not given. The others are empty.
    """
    lists = {
        name: table for name, table in lists_of_a_programme() if parts is None or name in parts
    }
    with no_search_for_cycles():
        reading = _Reading(root, lists.values())
        records: dict[str, Any] = {name: reading.records(table) for name, table in lists.items()}
    if records.get("attendance"):
        records["persons"] = linked_count(root)
    return model.Programme(**_fields(Programme, root) | records)


class _Reading:
    """Reads the rows of one programme, all small tables at once."""

    def __init__(self, root: Programme, tables: Iterable[type[Record]]) -> None:
        self.root = root
        self.rows = rows_of(root.pk, tables)
        self.keys: dict[str, Keys] = {}

    def records(self, table: type[Record]) -> tuple[Any, ...]:
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
            for row in self.rows[table, ""]
        )

    def _parts(self, table: type[Record], back: str) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for row in self.rows[table, back]:
            found[getattr(row, f"{back}_id")].append(table.record(**_fields(table, row)))
        return found

    def _key(self, target: str, row: Any, name: str) -> str:  # noqa: ANN401 - a row or its columns
        number = getattr(row, f"{name}_id")
        if number is None:
            return ""
        if target not in self.keys:
            self.keys[target] = self._keys(table_named(target))
        return self.keys[target][number]

    def _keys(self, table: type[Record]) -> Keys:
        key = key_of(table) or "pk"
        if (table, "") in self.rows:
            return {row.pk: getattr(row, key) for row in self.rows[table, ""]}
        return dict(table.objects.filter(programme=self.root).values_list("pk", key))


def _fields(table: type[Record], row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row or its columns
    return {field: _plain(getattr(row, column)) for field, column in _own_columns(table)}


@cache
def _own_columns(table: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return each field of the record that is a column of its table, with that column."""
    left_out = {*table.link_tables, *table.child_lists}
    return tuple(
        (field.name, table.renamed_columns.get(field.name, field.name))
        for field in dataclasses.fields(table.record)
        if field.name not in left_out
    )


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
