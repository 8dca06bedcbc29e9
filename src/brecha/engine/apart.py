"""Do the rows of a group stand together in a file that is read in batches?

A file in any order of its keys is seen to be so from the ends of its batches. Only of a file in no
order are the groups remembered, in eight bytes each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.core.errors import InputError
from brecha.core.tables import RowFaults

Hashes = NDArray[np.uint64]
GROWTH = 2  # a level of remembered groups is this many times as long as the one after it


class GroupsApart:
    """Tells a group that stands in two batches: its results would not be those of the group."""

    def __init__(
        self, unit: str, keys: Sequence[str], again: Callable[[], Iterator[pl.DataFrame]]
    ) -> None:
        """Start before the first batch.

        Args:
            unit: What a group is, for the error.
            keys: Columns that name a group.
            again: Reads the batches from the first on, once the file is seen to be in no order.
        """
        self._unit = unit
        self._keys = list(keys)
        self._again = again
        self._orders = [self._keys, self._keys[::-1]]
        self._last: list[tuple[object, ...]] | None = None
        self._levels: list[Hashes] = []

    def check(self, batch: pl.DataFrame, place: str, rows_before: int) -> None:
        """Take in the next batch.

        Args:
            batch: Columns: the keys, none of them empty.
            place: The file, for the error.
            rows_before: Rows of the file that come before these.

        Raises:
            InputError: A group of an earlier batch goes on in this one.
        """
        groups = batch.select(self._keys)
        if groups.is_empty() or (self._orders and self._goes_on(groups)):
            return
        if not self._levels:
            self._remember_all(rows_before)
        hashes = _hashes(groups)
        known = np.zeros(len(hashes), dtype=bool)
        for level in self._levels:
            known |= _is_in(hashes, level)
        if known.any():
            self._raise(groups, hashes[known], place, rows_before)
        self._remember(hashes)

    def _goes_on(self, groups: pl.DataFrame) -> bool:
        """Say whether these groups all come after those before, in one of the orders."""
        firsts = [_end(groups, order, pl.Series.min) for order in self._orders]
        if self._last is not None:
            pairs = zip(firsts, self._last, self._orders, strict=True)
            self._orders = [order for first, last, order in pairs if first > last]
        self._last = [_end(groups, order, pl.Series.max) for order in self._orders]
        return bool(self._orders)

    def _remember_all(self, rows: int) -> None:
        for batch in self._again():
            if rows <= 0:
                return
            self._remember(_hashes(batch.select(self._keys)[:rows]))
            rows -= len(batch)

    def _remember(self, hashes: Hashes) -> None:
        self._levels.append(np.unique(hashes))
        while len(self._levels) > 1 and len(self._levels[-2]) < GROWTH * len(self._levels[-1]):
            last, before = self._levels.pop(), self._levels.pop()
            self._levels.append(np.sort(np.concatenate([before, last]), kind="stable"))

    def _raise(self, groups: pl.DataFrame, repeated: Hashes, place: str, rows_before: int) -> None:
        is_apart = groups.hash_rows().is_in(pl.Series(repeated).unique().implode())
        rows = is_apart.arg_true().to_list()
        faults = RowFaults(place, rows_before)
        faults.add(
            "The rows of a {unit} must stand together in a large file; {first} goes on at rows "
            "{rows}. Sort the file by {keys}.",
            unit=self._unit,
            first=" / ".join(str(value) for value in groups.row(rows[0])),
            rows=faults.rows(rows),
            keys=", ".join(self._keys),
        )
        faults.raise_as(InputError)


def _hashes(groups: pl.DataFrame) -> Hashes:
    return np.unique(groups.hash_rows().to_numpy())


def _is_in(hashes: Hashes, level: Hashes) -> NDArray[np.bool_]:
    at = np.searchsorted(level, hashes)
    found: NDArray[np.bool_] = level[np.minimum(at, len(level) - 1)] == hashes
    return found


def _end(
    groups: pl.DataFrame, order: Sequence[str], end: Callable[[pl.Series], object]
) -> tuple[object, ...]:
    """Return the first or the last group in an order of the keys."""
    values = []
    for name in order:
        value = end(groups[name])
        values.append(value)
        groups = groups.filter(pl.col(name) == value)
    return tuple(values)
