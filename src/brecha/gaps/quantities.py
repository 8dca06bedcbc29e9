"""Which columns does the inference of a survey get for an indicator?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import polars as pl

from brecha.engine import Column
from brecha.gaps.columns_of_people import LawValues, asked_columns, person_pieces
from brecha.gaps.holes import tellable
from brecha.gaps.indicator import Indicator
from brecha.gaps.refusal import raise_holes
from brecha.population.inference import Quantity

MEDIAN = 0.5


def quantities_of(
    indicators: Iterable[Indicator], people: pl.DataFrame, law: LawValues | None = None
) -> list[Quantity]:
    """Return what has to be estimated for indicators, one quantity each.

    Args:
        indicators: What is asked.
        people: Columns of `PEOPLE`.
        law: What the law sets, by name: one number, or one for each person.

    Raises:
        CoverageError: The source cannot tell some of them: all, with the reason.
    """
    asked = tuple(indicators)
    _, holes = tellable(asked, asked_columns(people, law))
    raise_holes(holes)
    counts = counts_of(asked, people, law)
    return [_quantity(indicator, *counts[indicator.id]) for indicator in asked]


def counts_of(
    indicators: Iterable[Indicator], people: pl.DataFrame, law: LawValues | None = None
) -> dict[str, tuple[Column, Column]]:
    """Return what indicators count of each person, above and below, by indicator; see `counted`."""
    asked = tuple(indicators)
    rows = people.height
    found = {indicator.id: (np.empty(rows), np.empty(rows)) for indicator in asked}
    for piece, columns in person_pieces(people, targets_of(asked), law):
        for indicator in asked:
            above, below = found[indicator.id]
            above[piece], below[piece] = counted(indicator, columns)
    return found


def targets_of(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Return every rule and column that indicators are computed from, each once."""
    return tuple(dict.fromkeys(name for entry in indicators for name in entry.targets))


def counted(indicator: Indicator, columns: Mapping[str, Column]) -> tuple[Column, Column]:
    """Return what is counted of each person, above and below; NaN who is not in the universe.

    Below stands 1 for all kinds but a ratio.
    """
    is_in = columns[indicator.universe] == 1
    above = np.where(is_in, columns[indicator.numerator], np.nan)
    if indicator.denominator is None:
        return above, np.where(np.isnan(above), np.nan, 1.0)
    below = np.where(is_in, columns[indicator.denominator], np.nan)
    is_known = ~(np.isnan(above) | np.isnan(below))
    return np.where(is_known, above, np.nan), np.where(is_known, below, np.nan)


def _quantity(indicator: Indicator, above: Column, below: Column) -> Quantity:
    match indicator.kind:
        case "total" | "mean":
            return Quantity(indicator.id, indicator.kind, above)
        case "share":
            return Quantity(indicator.id, "proportion", above)
        case "median":
            return Quantity(indicator.id, "quantile", above, probability=MEDIAN)
        case "ratio":
            return Quantity(indicator.id, "ratio", above, below)
