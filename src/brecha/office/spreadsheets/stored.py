"""What does a stored row say, column by column, and which mark tells whether it changed?"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from decimal import Decimal

from brecha.core.languages import Language
from brecha.office.data.records import Record
from brecha.office.exchange.tables import key_of
from brecha.office.spreadsheets.cells import LIST_SEPARATOR, Stored, clean_text
from brecha.office.spreadsheets.shapes import YES_NO, Column, Shape
from brecha.reports.programme_sheets.contents import Content

DIGEST_LENGTH = 12
MARK_FORM = re.compile(r"([0-9]+)\.([0-9]+)\.([0-9a-f]{12})\.([0-9a-f]{12})")
Saying = tuple[Stored, ...]


@dataclass(frozen=True)
class RowMark:
    """Which row of the office a row of a sheet was made from.

    Attributes:
        number: Of the row; 0 for one that was not there yet.
        version: The row's version then.
        keys: Digest of what the row is known by.
        contents: Digest of what stood in its other columns.
    """

    number: int
    version: int
    keys: str
    contents: str

    def __str__(self) -> str:
        return f"{self.number}.{self.version}.{self.keys}.{self.contents}"

    @classmethod
    def read(cls, text: str) -> RowMark | None:
        """Return the mark that a cell holds, or nothing."""
        found = MARK_FORM.fullmatch(text.strip())
        return cls(int(found[1]), int(found[2]), found[3], found[4]) if found else None


def saying(columns: tuple[Column, ...], row: Record) -> Saying:
    """Return what a row says in some columns, in the form in which a file says it."""
    return tuple(value_of(column, row) for column in columns)


def value_of(column: Column, row: Record) -> Stored:
    """Return what a row says in a column."""
    value = getattr(row, column.field)
    if column.kind == "link":
        return "" if value is None else str(getattr(value, _key_of(value)))
    if column.kind == "list":
        return tuple(clean_text(part) for part in value if clean_text(part))
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, Decimal):
        return plain(value)
    kept: Stored = value
    return kept


def _key_of(row: Record) -> str:
    table: type[Record] = type(row)
    return key_of(table) or "pk"


def plain(number: Decimal) -> Decimal:
    """Return a number without zeros at its end and without an exponent."""
    return Decimal(f"{number.normalize():f}")


def digest(said: Saying) -> str:
    """Return a short sum that changes with what is said."""
    words = [str(part) if isinstance(part, Decimal) else part for part in said]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:DIGEST_LENGTH]


def mark_of(shape: Shape, row: Record) -> RowMark:
    """Return the mark of a row as it is now."""
    number, version = (0, 0) if row.pk is None else (row.pk, row.row_version)
    return RowMark(
        number, version, digest(saying(shape.keys, row)), digest(saying(shape.contents, row))
    )


def content_of(column: Column, said: Stored, language: Language) -> Content:
    """Return what a cell shows of a stored value."""
    if column.kind == "choice":
        return column.word(str(said), language) if said else None
    if isinstance(said, bool):
        return YES_NO[said].in_language(language)
    if isinstance(said, tuple):
        return f"{LIST_SEPARATOR} ".join(said) or None
    if isinstance(said, int):
        return Decimal(said)
    return said if isinstance(said, Decimal) else said or None
