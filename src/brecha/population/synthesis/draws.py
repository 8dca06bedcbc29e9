"""How is an outcome drawn for each of many persons at once?

The chances of a draw lie end to end on one line: cell after cell, each one unit long. A person's
uniform number, added to the place of the cell, falls on one outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.core.errors import CoverageError, InputError
from brecha.population.synthesis.columns import UNKNOWN, Block, Codes, Numbers, Rows
from brecha.population.synthesis.recipe import ANY, NULL, SEPARATOR, Draw

RANGE = ".."
SUM_TOLERANCE = 1e-3
Levels = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Ranges:
    """A number that is drawn between two ends.

    Attributes:
        low: Least value of each outcome. Shape: (outcome,).
        width: Greatest value less the least; one more where ends are whole. Shape: (outcome,).
        decimals: Digits that are kept.
    """

    low: Numbers
    width: Numbers
    decimals: int

    def drawn(self, outcomes: Rows, random: np.random.Generator) -> Numbers:
        """Return a number for each outcome."""
        numbers = self.low[outcomes] + random.random(len(outcomes)) * self.width[outcomes]
        return np.floor(numbers) if self.decimals == 0 else numbers.round(self.decimals)


@dataclass(frozen=True)
class CompiledDraw:
    """A draw, ready for many persons.

    Attributes:
        draw: Its declaration.
        cells: The cell of each combination of given codes, each raised by one. Shape: one axis a
            given column, its levels and one more for not known.
        reach: Where each outcome ends on the line of cells. Shape: (outcome,).
        codes: What each outcome gives, by column of codes. Shape of each: (outcome,).
        ranges: What each outcome gives, by column of numbers.
    """

    draw: Draw
    cells: NDArray[np.int32]
    reach: Numbers
    codes: Mapping[str, Codes]
    ranges: Mapping[str, Ranges]

    def run(self, block: Block, random: np.random.Generator) -> None:
        """Draw for the persons of a block whom the draw is for."""
        rows = self._rows(block)
        given = tuple(block.coded(name)[rows].astype(np.int64) + 1 for name in self.draw.given)
        cell = self.cells[given] if given else np.zeros(len(rows), dtype=np.int32)
        at = np.searchsorted(self.reach, cell + random.random(len(rows)), side="right")
        outcomes = np.minimum(at, len(self.reach) - 1)
        for name, codes in self.codes.items():
            if name not in block.codes:
                block.codes[name] = np.full(block.people, UNKNOWN, dtype=np.int16)
            block.codes[name][rows] = codes[outcomes]
        for name, ranges in self.ranges.items():
            if name not in block.numbers:
                block.numbers[name] = np.full(block.people, np.nan)
            block.numbers[name][rows] = ranges.drawn(outcomes, random)
        if self.draw.spread:
            self._spread(block)

    def _rows(self, block: Block) -> Rows:
        is_meant = np.ones(block.people, dtype=bool)
        for name, levels in self.draw.where.items():
            is_meant &= block.is_one_of(name, levels, block.coded(name))
        return np.flatnonzero(is_meant)

    def _spread(self, block: Block) -> None:
        heads = block.starts[:-1]
        for name in self.codes:
            block.codes[name] = block.codes[name][heads][block.household]
        for name in self.ranges:
            block.numbers[name] = block.numbers[name][heads][block.household]


def drawn_columns(draw: Draw, chances: pl.DataFrame) -> dict[str, list[str]]:
    """Return what each row of a draw's chances gives, by column."""
    outcomes = rows_of(draw, chances)["outcome"]
    parts = [outcome.split(SEPARATOR) for outcome in outcomes]
    return {name: [part[at] for part in parts] for at, name in enumerate(draw.gives)}


def rows_of(draw: Draw, chances: pl.DataFrame) -> pl.DataFrame:
    """Return the chances of a draw, cell by cell."""
    return chances.filter(pl.col("draw") == draw.draw).sort("cell", maintain_order=True)


def is_range(column: list[str]) -> bool:
    """Say whether outcomes are numbers between two ends."""
    return any(RANGE in outcome for outcome in column)


def compile_draw(draw: Draw, chances: pl.DataFrame, levels: Levels) -> CompiledDraw:
    """Return a draw ready to run.

    Args:
        draw: Its declaration.
        chances: Columns: those of the declared table of chances.
        levels: Levels of every column of codes and every feature.

    Raises:
        CoverageError: The table has no row for it, or none for any cell.
        InputError: Chances of a cell do not sum to one, or a cell names a level that is not.
    """
    rows = rows_of(draw, chances)
    every = SEPARATOR.join([ANY] * len(draw.given))
    if not (rows["cell"] == every).any():
        raise CoverageError.of(
            "Draw {draw} must have chances for the cell {every}, which all others fall back to; "
            "it has none. Add them to its table.",
            draw=draw.draw,
            every=every,
        )
    names = rows["cell"].unique(maintain_order=True).to_list()
    places = rows["cell"].replace_strict(names, list(range(len(names)))).to_numpy()
    columns = drawn_columns(draw, chances)
    told = {name: column for name, column in columns.items() if not is_range(column)}
    return CompiledDraw(
        draw,
        _cell_of(draw, names, levels),
        places + _reach(draw, rows["share"].to_numpy(), places),
        {name: _codes(column, levels[name]) for name, column in told.items()},
        {name: _ranges(column) for name, column in columns.items() if name not in told},
    )


def _codes(column: list[str], levels: tuple[str, ...]) -> Codes:
    return np.array([levels.index(level) for level in column], dtype=np.int16)


def _reach(draw: Draw, shares: Numbers, number: Rows) -> Numbers:
    sums = np.bincount(number, weights=shares)
    if (np.abs(sums - 1) > SUM_TOLERANCE).any():
        raise InputError.of(
            "The chances of a cell must sum to one; {number} cells of draw {draw} do not. "
            "Correct them in its table.",
            number=int((np.abs(sums - 1) > SUM_TOLERANCE).sum()),
            draw=draw.draw,
        )
    whole = np.cumsum(shares / sums[number])
    before = np.searchsorted(number, number)  # the first row of each cell; they stand in order
    reach: Numbers = whole - np.concatenate([[0.0], whole])[before]
    reach[np.append(np.flatnonzero(np.diff(number)), len(number) - 1)] = 1.0
    return reach


def _cell_of(draw: Draw, names: list[str], levels: Levels) -> NDArray[np.int32]:
    """Return the cell of every combination: the wide cells first, the narrow ones over them."""
    shape = [len(levels[name]) + 1 for name in draw.given]
    cells = np.zeros(shape, dtype=np.int32)
    for at in sorted(range(len(names)), key=lambda at: -names[at].split(SEPARATOR).count(ANY)):
        values = names[at].split(SEPARATOR) if draw.given else []
        pairs = zip(draw.given, values, strict=True)
        cells[tuple(_place(draw, name, value, levels) for name, value in pairs)] = at
    return cells


def _place(draw: Draw, name: str, value: str, levels: Levels) -> int | slice:
    if value == ANY:
        return slice(None)
    if value == NULL:
        return 0
    if value not in levels[name]:
        raise InputError.of(
            "A cell of draw {draw} must name a level of {column}, one of {known}; it names "
            "{value}. Correct it in its table.",
            draw=draw.draw,
            column=name,
            known=", ".join(levels[name]),
            value=value,
        )
    return levels[name].index(value) + 1


def _ranges(column: list[str]) -> Ranges:
    ends = [outcome.split(RANGE) for outcome in column]
    decimals = max(len(end.partition(".")[2]) for pair in ends for end in pair)
    low = np.array([float(pair[0]) for pair in ends])
    high = np.array([float(pair[-1]) for pair in ends])
    return Ranges(low, high - low + (1 if decimals == 0 else 0), decimals)
