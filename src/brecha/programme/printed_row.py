"""What stands in a row of a printed table? Read field by field, each of its type or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from brecha.core.errors import InputError
from brecha.programme.words import label


@dataclass(frozen=True)
class Row:
    """A mapping of a printed table, and where it stands.

    Attributes:
        cells: Names and values as the JSON file holds them; decimals are exact.
        place: Path of the mapping in the file, for faults.
    """

    cells: dict[str, Any]
    place: str

    @classmethod
    def of(cls, value: object, place: str) -> Row:
        """Return a row.

        Raises:
            InputError: If the value is no mapping.
        """
        if not isinstance(value, dict):
            _refuse(value, "mapping", place)
        return cls(value, place)

    @property
    def lines(self) -> tuple[int, ...]:
        """Return the line, or lines, of the row itself."""
        found = self.cells.get("line", self.cells.get("lines", ()))
        return self._lines_of(found, "line")

    def lines_of(self, *names: str) -> tuple[int, ...]:
        """Return the lines that the row's `lines` mapping gives for names, in order."""
        known = self.row("lines")
        found = [line for name in names for line in known._lines_of(known.cells.get(name), name)]  # noqa: SLF001 - same class
        return tuple(sorted(set(found)))

    def text(self, name: str) -> str:
        """Return a text; empty where it is missing or null."""
        value = self.cells.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            _refuse(value, "text", f"{self.place}.{name}")
        return value

    def number(self, name: str) -> Decimal | None:
        """Return a number; None where it is missing or null."""
        value = self.cells.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
            _refuse(value, "number", f"{self.place}.{name}")
        try:
            return Decimal(value)
        except ArithmeticError:
            _refuse(value, "number", f"{self.place}.{name}")

    def numbers(self, name: str) -> Iterator[Decimal]:
        """Go through a list of numbers."""
        for at, value in enumerate(self.list(name), start=1):
            yield Row({"number": value}, f"{self.place}.{name}[{at}]").amount("number")

    def amount(self, name: str) -> Decimal:
        """Return a number that must be there."""
        value = self.number(name)
        if value is None:
            _refuse(None, "number", f"{self.place}.{name}")
        return value

    def count(self, name: str) -> int:
        """Return a whole number; 0 where it is missing."""
        value = self.number(name)
        if value is not None and value != value.to_integral_value():
            _refuse(value, "whole number", f"{self.place}.{name}")
        return int(value or 0)

    def flag(self, name: str) -> bool | None:
        """Return true, false, or None where it is missing or null."""
        value = self.cells.get(name)
        if value is not None and not isinstance(value, bool):
            _refuse(value, "true or false", f"{self.place}.{name}")
        return value

    def row(self, name: str) -> Row:
        """Return a mapping inside; an empty one where it is missing."""
        value = self.cells.get(name)
        return Row.of({} if value is None else value, f"{self.place}.{name}")

    def list(self, name: str) -> list[Any]:
        """Return a list inside; an empty one where it is missing."""
        value = self.cells.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            _refuse(value, "list", f"{self.place}.{name}")
        return value

    def rows(self, name: str) -> Iterator[Row]:
        """Go through a list of mappings."""
        for at, value in enumerate(self.list(name), start=1):
            yield Row.of(value, f"{self.place}.{name}[{at}]")

    def _lines_of(self, value: object, name: str) -> tuple[int, ...]:
        values = value if isinstance(value, list | tuple) else [] if value is None else [value]
        if not all(type(line) is int for line in values):
            _refuse(value, "whole number", f"{self.place}.{name}")
        return tuple(values)


def _refuse(value: object, wanted: str, place: str) -> NoReturn:
    raise InputError.of(
        "A value must be of the type {wanted}; it is {came}. Correct it.",
        place,
        wanted=label(wanted),
        came=repr(value)[:80],
    )
