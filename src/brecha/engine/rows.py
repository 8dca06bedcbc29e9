"""How do rows of several units nest: months in a job, posts in a service?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import AlignmentError
from brecha.engine.rules import Column

Offsets = NDArray[np.int64]


class KeptOffsets(np.ndarray[tuple[int], np.dtype[np.int64]]):
    """Offsets that keep, once it is asked for, which group each row is in."""

    kept: NDArray[np.intp] | None = None


def group_of_rows(offsets: Offsets) -> NDArray[np.intp]:
    """Return the group that each row is in.

    Args:
        offsets: Where the rows of each group begin, and the end. Shape: groups + 1.

    Examples:
        >>> group_of_rows(np.array([0, 2, 2, 3]))
        array([0, 0, 2])
    """
    kept: NDArray[np.intp] | None = getattr(offsets, "kept", None)
    if kept is not None:
        return kept
    number_of_rows = int(offsets[-1])
    begin = np.bincount(offsets[1:-1], minlength=number_of_rows)[:number_of_rows]
    groups = np.cumsum(begin, out=begin)
    if isinstance(offsets, KeptOffsets):
        offsets.kept = groups
    return groups


@dataclass(frozen=True)
class Rows:
    """Nested units of rows, from the coarsest to the finest.

    Attributes:
        units: Names of the units, coarsest first.
        offsets: For each unit but the last: where the finer rows of each row begin, and the end.
            Shape: rows + 1.
    """

    units: tuple[str, ...]
    offsets: tuple[Offsets, ...] = ()
    single: int = 0

    @classmethod
    def flat(cls, unit: str, number_of_rows: int) -> Rows:
        """Return rows of one unit."""
        return cls((unit,), (), number_of_rows)

    @classmethod
    def nested(cls, units: tuple[str, ...], counts: tuple[NDArray[np.int64], ...]) -> Rows:
        """Return nested rows from how many finer rows each row holds.

        Raises:
            AlignmentError: The counts do not describe one another.
        """
        offsets = tuple(_starts(count) for count in counts)
        for coarse, fine, unit in zip(offsets, offsets[1:], units[1:], strict=False):
            if coarse[-1] != len(fine) - 1:
                raise AlignmentError.of(
                    "The counts must describe every {unit}; they describe {came} of {expected}. "
                    "Give one count for each.",
                    unit=unit,
                    came=len(fine) - 1,
                    expected=int(coarse[-1]),
                )
        return cls(units, offsets)

    def number_of(self, unit: str) -> int:
        """Return how many rows a unit has."""
        if not self.offsets:
            return self.single
        level = self.units.index(unit)
        if level < len(self.offsets):
            return len(self.offsets[level]) - 1
        return int(self.offsets[-1][-1])

    def between(self, coarse: str, fine: str) -> Offsets:
        """Return where the rows of a finer unit begin in each row of a coarser one."""
        first, last = self.units.index(coarse), self.units.index(fine)
        offsets = self.offsets[first]
        for level in range(first + 1, last):
            offsets = self.offsets[level][offsets]
        return offsets

    def spread(self, column: Column, coarse: str, fine: str) -> Column:
        """Return a column of a coarser unit repeated on the rows of a finer one."""
        return column.take(group_of_rows(self.between(coarse, fine)))

    def ancestor(self, row: int, fine: str, coarse: str) -> int:
        """Return the row of a coarser unit that holds a row of a finer one."""
        if fine == coarse:
            return row
        return int(np.searchsorted(self.between(coarse, fine), row, side="right")) - 1

    def chunks(self, most_rows: int) -> Iterator[tuple[int, int]]:
        """Yield ranges of coarsest rows that hold at most so many finest rows, one at the least."""
        total = self.number_of(self.units[0])
        if not self.offsets:
            yield from ((at, min(at + most_rows, total)) for at in range(0, total, most_rows))
            return
        ends = self.between(self.units[0], self.units[-1])
        start = 0
        while start < total:
            stop = int(np.searchsorted(ends, ends[start] + most_rows, side="right")) - 1
            stop = min(max(stop, start + 1), total)
            yield start, stop
            start = stop

    def part(self, start: int, stop: int) -> tuple[Rows, dict[str, slice]]:
        """Return the rows of a range of coarsest rows, and the slice of each unit."""
        slices = {self.units[0]: slice(start, stop)}
        if not self.offsets:
            return Rows.flat(self.units[0], stop - start), slices
        offsets = []
        for level, unit in enumerate(self.units[1:]):
            piece = self.offsets[level][start : stop + 1]
            start, stop = int(piece[0]), int(piece[-1])
            slices[unit] = slice(start, stop)
            offsets.append(piece - piece[0])
        return Rows(self.units, tuple(offsets)), slices


def _starts(counts: NDArray[np.int64]) -> Offsets:
    offsets = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets
