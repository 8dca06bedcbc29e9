"""How does a programme enter the database? Whole or not at all, every fault told at once.

The numbers of all rows are taken first, so that a record may name one that comes after it; the
database checks the links when the transaction ends.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from brecha.core.errors import FaultList, InputError
from brecha.office.audit.request import because
from brecha.office.data.models import Person, Programme
from brecha.office.data.records import Record
from brecha.office.exchange.tables import key_of, lists_of_a_programme, table_named
from brecha.programme import model

BATCH = 1000
COUNTED = "persons"  # of a frozen programme: no column, for the attendance tells it
Row = tuple[Record, str]  # a row and where its record stands


def load_programme(
    programme: model.Programme,
    *,
    reason: str = "The programme was loaded.",
    user: Any = None,  # noqa: ANN401 - a user
    is_public: bool = False,
) -> Programme:
    """Write a programme into the database.

    Args:
        programme: The programme as dataclasses.
        reason: What the history keeps as reason of every row.
        user: Who loads it; nobody for the example.
        is_public: Whether anybody may see what of it is settled.

    Raises:
        InputError: A record names another that is not there, or holds what its table refuses.
    """
    loading = _Loading(programme)
    loading.root.is_public = is_public
    context = because(reason, loading="yes", user=user.pk if user else None)
    try:
        with context, transaction.atomic():
            loading.write()
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        message = "The database refuses the programme by its rule {rule}. Mend the record."
        raise InputError.of(message, place=programme.reference, rule=name) from error
    return loading.root


class _Loading:
    """The rows of one programme on their way."""

    def __init__(self, programme: model.Programme) -> None:
        self.programme = programme
        self.faults = FaultList(programme.reference)
        self.rows: dict[type[Record], list[Row]] = {}
        self.numbers: dict[tuple[str, str], int] = {}
        self.root = Programme(pk=_numbers(Programme, 1)[0], **_columns(Programme, programme))

    def write(self) -> None:
        lists = [
            (name, table, getattr(self.programme, name)) for name, table in lists_of_a_programme()
        ]
        taken = [self._number(table, records) for _, table, records in lists]
        self._take_people()
        for (name, table, records), numbers in zip(lists, taken, strict=True):
            self._take_rows(name, table, records, numbers)
        self._check([(self.root, "programme")])
        for rows in self.rows.values():
            self._check(rows)
        self.faults.raise_as(InputError)
        self.root.save(force_insert=True)
        for table, rows in self.rows.items():
            table.objects.bulk_create([row for row, _ in rows], batch_size=BATCH)

    def _number(self, table: type[Record], records: tuple[Any, ...]) -> list[int]:
        numbers = _numbers(table, len(records))
        name = key_of(table)
        if name is not None:
            keys = [str(getattr(record, name)) for record in records]
            self.numbers |= {
                (table.__name__, key): number for key, number in zip(keys, numbers, strict=True)
            }
        return numbers

    def _take_people(self) -> None:
        agencies = {entry.person: entry.agency for entry in self.programme.attendance}
        for number, (pseudonym, agency) in zip(
            _numbers(Person, len(agencies)), agencies.items(), strict=True
        ):
            self.numbers["Person", pseudonym] = number
            met_by = self.numbers.get(("Organisation", agency))
            row = Person(pk=number, programme=self.root, pseudonym=pseudonym, agency_id=met_by)
            self.rows.setdefault(Person, []).append((row, f"attendance of {pseudonym}"))

    def _take_rows(
        self, name: str, table: type[Record], records: tuple[Any, ...], numbers: list[int]
    ) -> None:
        for at, (number, record) in enumerate(zip(numbers, records, strict=True), start=1):
            place = f"{name}[{at}]"
            links = self._links(table, record, place)
            row = table(pk=number, programme=self.root, **_columns(table, record), **links)
            self.rows.setdefault(table, []).append((row, place))
            self._take_children(row, record, place)

    def _links(self, table: type[Record], record: Any, place: str) -> dict[str, int | None]:  # noqa: ANN401 - any record
        found: dict[str, int | None] = {}
        for name, target in table.link_tables.items():
            key = str(getattr(record, name))
            number = self.numbers.get((target, key))
            if key and number is None:
                message = "{field} names {key}, which is no {table} of the programme. Add it."
                self.faults.add(message, place, field=name, key=key, table=target)
            found[f"{name}_id"] = number
        return found

    def _take_children(self, row: Record, record: Any, place: str) -> None:  # noqa: ANN401 - any record
        for name, (table_name, back) in row.child_lists.items():
            table = table_named(table_name)
            for at, part in enumerate(getattr(record, name)):
                child = table(**{back: row}, **_columns(table, part))
                self.rows.setdefault(table, []).append((child, f"{place}.{name}[{at + 1}]"))

    def _check(self, rows: list[Row]) -> None:
        for row, place in rows:
            links = [field.name for field in row._meta.fields if field.is_relation]  # noqa: SLF001 - Django's public name
            try:
                row.clean_fields(exclude=links)
            except ValidationError as error:
                for name, messages in error.message_dict.items():
                    message = "{field} is refused: {why}"
                    self.faults.add(message, place, field=name, why=" ".join(messages))


def _columns(table: type[Record], record: Any) -> dict[str, Any]:  # noqa: ANN401 - any record
    left_out = {*table.link_tables, *table.child_lists}
    return {
        table.renamed_columns.get(field.name, field.name): _column(getattr(record, field.name))
        for field in dataclasses.fields(record)
        if field.name not in left_out and field.name != COUNTED
    }


def _column(value: Any) -> Any:  # noqa: ANN401 - what a field holds
    return list(value) if isinstance(value, tuple) else value


def _numbers(table: type[Record], count: int) -> list[int]:
    """Take numbers for rows that are still to be written."""
    if count == 0:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table._meta.db_table, count],  # noqa: SLF001 - Django's public name
        )
        return [number for (number,) in cursor.fetchall()]
