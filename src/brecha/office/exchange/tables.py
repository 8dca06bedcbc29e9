"""Which table keeps which record, and by which key do others name it?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args, get_type_hints

from django.apps import apps

from brecha.office.data.records import KEYS, Record
from brecha.programme import model


@cache
def table_of(record: type) -> type[Record]:
    """Return the table that keeps a kind of record."""
    return next(
        table
        for table in apps.get_app_config("office").get_models()
        if getattr(table, "record", None) is record
    )


def table_named(name: str) -> type[Record]:
    """Return a table by its name."""
    table: type[Record] = apps.get_model("office", name)
    return table


@cache
def key_of(table: type[Record]) -> str | None:
    """Return the column by which other records name a row of this table, if it has one."""
    columns = {field.name for field in table._meta.get_fields()}  # noqa: SLF001 - Django's public name
    return next((name for name in KEYS if name in columns), None)


def lists_of_a_programme() -> Iterator[tuple[str, type[Record]]]:
    """Yield each list of records of a programme with its table."""
    hints = get_type_hints(model.Programme)
    for name in table_of(model.Programme).child_lists:
        yield name, table_of(get_args(hints[name])[0])
