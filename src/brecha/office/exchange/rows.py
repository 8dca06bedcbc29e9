"""How are some forty small tables read without forty questions? In one statement, as JSON.

The values and their parts, which may be tens of thousands, are read as plain rows instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import connection

from brecha.office.data.models import DisaggregatedValue, Value
from brecha.office.data.records import Record
from brecha.office.exchange.tables import table_named

LARGE: tuple[type[Record], ...] = (Value, DisaggregatedValue)
Source = tuple[type[Record], str]  # a table, and the link to its parent; empty for the programme


def rows_of(programme: int, tables: Iterable[type[Record]]) -> dict[Source, list[Any]]:
    """Return the rows of tables and of those that hang below them, in the order of entry.

    Args:
        programme: Number of the programme.
        tables: Tables whose rows belong to a programme.
    """
    sources = [source for table in tables for source in _sources(table)]
    found: dict[Source, list[Any]] = {source: [] for source in sources}
    small = [source for source in sources if source[0] not in LARGE]
    for number, text in _texts(programme, small):
        table = small[number][0]
        found[small[number]].append(table(**_columns(text)))
    for source in sources:
        if source[0] in LARGE:
            found[source] = _plain_rows(programme, *source)
        found[source].sort(key=lambda row: int(row.pk))
    return found


def _sources(table: type[Record]) -> Iterable[Source]:
    yield table, ""
    for child, back in table.child_lists.values():
        yield table_named(child), back


def _plain_rows(programme: int, table: type[Record], back: str) -> list[Any]:
    """Return rows that have the columns of a table, but are none of its objects."""
    path = f"{back}__programme" if back else "programme"
    columns = [field.attname for field in table._meta.concrete_fields]  # noqa: SLF001 - Django's public name
    held = table.objects.filter(**{path: programme})
    return list(held.values_list("pk", *columns, named=True))


def _texts(programme: int, sources: list[Source]) -> list[tuple[int, str]]:
    if not sources:
        return []
    statement = " UNION ALL ".join(_statement(at, *source) for at, source in enumerate(sources))
    with connection.cursor() as cursor:
        cursor.execute(statement, [programme] * len(sources))
        return list(cursor.fetchall())


def _statement(at: int, table: type[Record], back: str) -> str:
    """Return a SELECT; its names come from the declared tables, never from a reader."""
    name = table._meta.db_table  # noqa: SLF001 - Django's public name
    condition = "row.programme_id = %s"
    if back:
        field: Any = table._meta.get_field(back)  # noqa: SLF001 - as above
        parent = field.related_model._meta.db_table  # noqa: SLF001 - as above
        condition = f'row.{field.column} IN (SELECT id FROM "{parent}" WHERE programme_id = %s)'  # noqa: S608 - as above
    return f'SELECT {at}, to_jsonb(row)::text FROM "{name}" AS row WHERE {condition}'  # noqa: S608 - as above


def _columns(text: str) -> dict[str, Any]:
    columns: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return columns
