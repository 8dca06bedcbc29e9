"""How does a table become nested rows, and how do results find the order of the table again?

Rows are computed in the order of their keys, so that a sum adds in the same order wherever its
rows stood; what comes out is put in the order of first appearance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.engine.rows import Rows

MONTH = "month"
PLACE = "row of the table"  # no column of a scheme has blanks in its name


@dataclass(frozen=True)
class MonthRows:
    """The rows of one month, ready for the rules.

    Attributes:
        month: Its name, as 2026-05.
        frames: By unit, one row each with the columns of the table.
        rows: How they nest.
        places: By unit, the row of the table at which each first appears.
    """

    month: str
    frames: Mapping[str, pl.DataFrame]
    rows: Rows
    places: Mapping[str, NDArray[np.int64]]


def months_of(table: pl.DataFrame, keys: Mapping[str, tuple[str, ...]]) -> Iterator[MonthRows]:
    """Yield the rows of each month, earlier months first.

    Args:
        table: Columns: the keys, `month` among them, and any others. Rows in any order.
        keys: By unit, coarsest first, the columns that name a row of it.
    """
    units = tuple(keys)
    indexed = table.with_row_index(PLACE)
    # Rows of a single unit stand alone: no order of theirs can change a sum.
    inner = keys[units[-1]] if len(units) > 1 else ()
    ordered = indexed.sort(list(dict.fromkeys((MONTH, *inner))), maintain_order=True)
    for (month,), part in ordered.group_by(MONTH, maintain_order=True):
        frames, rows = nest(part, keys)
        yield MonthRows(str(month), frames, rows, _places(frames, rows))


def nest(
    table: pl.DataFrame, keys: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, pl.DataFrame], Rows]:
    """Return one frame for each unit of a table in order of its keys, and how they nest."""
    units = tuple(keys)
    frames = {units[-1]: table}
    for unit in units[:-1]:
        frames[unit] = table.unique(list(keys[unit]), keep="first", maintain_order=True)
    if len(units) == 1:
        return frames, Rows.flat(units[0], len(table))
    counts = tuple(
        frames[fine].group_by(list(keys[coarse]), maintain_order=True).len()["len"]
        for coarse, fine in pairwise(units)
    )
    return frames, Rows.nested(units, tuple(count.to_numpy().astype(np.int64) for count in counts))


def in_order(results: pl.DataFrame) -> pl.DataFrame:
    """Return results in the order of the table they come from."""
    return results.sort(PLACE).drop(PLACE)


def _places(frames: Mapping[str, pl.DataFrame], rows: Rows) -> dict[str, NDArray[np.int64]]:
    finest = rows.units[-1]
    places = {finest: frames[finest][PLACE].to_numpy().astype(np.int64)}
    for unit in rows.units[:-1]:
        starts = rows.between(unit, finest)[:-1]
        places[unit] = np.minimum.reduceat(places[finest], starts)
    return places
