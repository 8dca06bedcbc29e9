"""What stands in a table of the report? Numbers with their kind, made once for every format."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from brecha.core import format_number
from brecha.reports.words import (
    LARGEST,
    SMALLEST,
    Words,
    decimals_of,
    decimals_of_gdp,
    per_cent_number,
    plain_number,
    power_of_ten,
)

SIGNIFICANT = 4
DASH = "–"


class Kind(Enum):
    """What a number is, and so how it is written."""

    YEAR = auto()
    COUNT = auto()
    MONEY = auto()  # told in the report's unit of money
    AMOUNT = auto()  # money told in full, such as a wage
    SHARE = auto()  # a fraction, told in per cent
    SHARE_OF_GDP = auto()
    PER_CENT = auto()  # in per cent already
    EXACT = auto()  # with every digit that it has, such as a value of law
    VALUE = auto()  # anything else, with its significant digits


IN_PER_CENT = {Kind.SHARE, Kind.SHARE_OF_GDP, Kind.PER_CENT}


@dataclass(frozen=True)
class Figure:
    """A number in a table.

    Attributes:
        value: The number, unrounded; `None` where there is none.
        kind: What it is.
        decimals: Digits after the point, the same for its neighbours of one kind.
    """

    value: float | None
    kind: Kind
    decimals: int = 0

    def text(self, words: Words) -> str:
        """Return the number as a reader sees it, without its unit."""
        if self.value is None:
            return DASH
        if self.kind is Kind.YEAR:
            return str(int(self.value))
        if self.kind is Kind.EXACT:
            return exact(self.value)
        if self.kind is Kind.VALUE:
            return significant(self.value)
        write = per_cent_number if self.kind in IN_PER_CENT else plain_number
        return write(self._in_unit(self.value, words), self.decimals)

    def _in_unit(self, value: float, words: Words) -> float:
        if self.kind is Kind.MONEY:
            return value / words.money_scale
        return value * 100 if self.kind in {Kind.SHARE, Kind.SHARE_OF_GDP} else value


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere."""

    text: str
    href: str | None


@dataclass(frozen=True)
class Mark:
    """How far a figure can be trusted, in words; a colour says it once more.

    Attributes:
        text: The words.
        tone: From good to not shown.
    """

    text: str
    tone: Literal["high", "moderate", "low"]


Cell = str | Figure | Link | Mark


@dataclass(frozen=True)
class Heading:
    """The head of a column.

    Attributes:
        label: What the column holds.
        unit: In which unit; empty for texts and where a column of units stands beside.
        weight: Width of a column of text, relative to the other columns of text.
    """

    label: str
    unit: str = ""
    weight: float = 1.0


@dataclass(frozen=True)
class Table:
    """A table of the report.

    Attributes:
        title: What it shows.
        headings: One for each column.
        rows: Cells of each row.
        strong_rows: Positions of rows that are totals.
    """

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    strong_rows: tuple[int, ...] = ()

    @classmethod
    def of_columns(
        cls, title: str, columns: Sequence[tuple[Heading, Iterable[Cell]]], *, total: bool = False
    ) -> Table:
        """Return a table from its columns; `total` says that the last row is a sum."""
        rows = tuple(zip(*(cells for _, cells in columns), strict=True))
        return cls(
            title, tuple(heading for heading, _ in columns), rows, (len(rows) - 1,) if total else ()
        )

    def is_of_figures(self, column: int) -> bool:
        """Return whether a column holds numbers."""
        return any(isinstance(row[column], Figure) for row in self.rows)


def figures(kind: Kind, values: Iterable[float | None], words: Words) -> list[Cell]:
    """Return numbers of one kind with the digits that all of them share."""
    listed = list(values)
    known = [value for value in listed if value is not None]
    decimals = _decimals(kind, known, words)
    return [Figure(value, kind, decimals) for value in listed]


def significant(value: float) -> str:
    """Return a number with its significant digits: 0.0125, 3.5, 1,250."""
    if value == 0:
        return "0"
    if not math.isfinite(value):
        return DASH
    if not SMALLEST <= abs(value) < LARGEST:
        return power_of_ten(value)
    rounded = float(f"{value:.{SIGNIFICANT}g}") if abs(value) < 10**SIGNIFICANT else round(value)
    digits = f"{rounded:.10f}".rstrip("0").split(".")[1]
    return format_number(rounded, len(digits))


def exact(value: float) -> str:
    """Return a number with all its digits after the point: 248.93, 0.0054355, 15."""
    digits = f"{value:.10f}".rstrip("0").split(".")[1]
    return format_number(value, len(digits))


def _decimals(kind: Kind, values: list[float], words: Words) -> int:
    if kind is Kind.MONEY:
        return decimals_of([value / words.money_scale for value in values])
    if kind is Kind.SHARE_OF_GDP:
        return decimals_of_gdp(values)
    if kind is Kind.PER_CENT:
        return decimals_of_gdp([value / 100 for value in values])
    if kind is Kind.SHARE:
        return 1
    return decimals_of(values)
