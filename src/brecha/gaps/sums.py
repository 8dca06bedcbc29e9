"""What do indicators add up to, chunk by chunk of a population that no memory holds?

Sums of weight times what is counted, above and below: they add up across chunks, files and
machines, and give every share, mean, ratio and total, without standard errors.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl

from brecha.core.errors import FaultList, InputError
from brecha.engine import Column
from brecha.gaps.columns_of_people import LawValues, person_pieces, weights_of
from brecha.gaps.dimensions import find_dimensions, group_codes
from brecha.gaps.indicator import Indicator
from brecha.gaps.quantities import counted, targets_of

SUMS = ("numerator", "denominator", "n")


def aggregate(
    people: pl.DataFrame,
    indicators: Iterable[Indicator],
    by: Iterable[str] = (),
    law: LawValues | None = None,
) -> pl.DataFrame:
    """Return the sums of indicators over some people.

    Args:
        people: Columns of `PEOPLE`; any part of the population.
        indicators: Any but medians.
        by: Ids of dimensions; every combination that occurs is a group. Deciles of income need the
            limits of the whole population: add them with `with_income_decile`.
        law: What the law sets, by name: one number, or one for each person.

    Returns:
        Columns: the dimensions, indicator, numerator and denominator (weighted sums), n (rows).
        A group without anyone in the universe has a row of zeros.

    Raises:
        InputError: A median is asked for, which no sums give.
        CoverageError: The people lack columns.
    """
    asked = tuple(indicators)
    _refuse_medians(asked)
    dimensions = find_dimensions(by)
    groups, places = _groups(group_codes(people, dimensions), people.height)
    weights = weights_of(people)
    sums = np.zeros((len(asked), len(SUMS), max(groups.height, 1)))
    for piece, columns in person_pieces(people, targets_of(asked), law):
        for at, indicator in enumerate(asked):
            parts = counted(indicator, columns)
            sums[at] += _sums_of(parts, weights[piece], places[piece], sums.shape[-1])
    return pl.concat(
        _table(indicator.id, told, groups) for indicator, told in zip(asked, sums, strict=True)
    )


def combine(parts: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Return the sums of a whole from those of its parts."""
    together = pl.concat(parts)
    keys = [name for name in together.columns if name not in SUMS]
    return together.group_by(keys, maintain_order=True).agg(pl.col(SUMS).sum()).sort(keys)


def figures(sums: pl.DataFrame, indicators: Iterable[Indicator]) -> pl.DataFrame:
    """Return the figures that sums give.

    Args:
        sums: What `aggregate` or `combine` returned.
        indicators: Those that were summed.

    Returns:
        The groups' columns, `estimate` (null where nobody is counted), `n` and `population`, the
        people that the rows stand for (null for a ratio, whose sum below is another amount).
    """
    kinds = {indicator.id: indicator.kind for indicator in indicators}
    kind = pl.col("indicator").replace_strict(kinds, return_dtype=pl.String)
    ratio = pl.when(pl.col("denominator") != 0).then(pl.col("numerator") / pl.col("denominator"))
    return sums.select(
        pl.exclude("numerator", "denominator", "n"),
        pl.when(pl.col("n") == 0)
        .then(None)
        .when(kind == "total")
        .then(pl.col("numerator"))
        .otherwise(ratio)
        .alias("estimate"),
        pl.col("n"),
        pl.when(kind != "ratio").then(pl.col("denominator")).alias("population"),
    )


def _refuse_medians(indicators: tuple[Indicator, ...]) -> None:
    faults = FaultList()
    for indicator in indicators:
        if indicator.kind == "median":
            faults.add(
                "Only what adds up can be summed by chunks; {name} is a median. Leave it out.",
                name=indicator.id,
            )
    faults.raise_as(InputError)


def _groups(codes: dict[str, pl.Series], rows: int) -> tuple[pl.DataFrame, Column]:
    """Return the groups that occur, and each row's place among them."""
    if not codes:
        return pl.DataFrame(), np.zeros(rows, dtype=np.int64)
    frame = pl.DataFrame(list(codes.values()))
    groups = frame.unique(maintain_order=False).sort(frame.columns)
    places = frame.join(
        groups.with_row_index("place"), on=frame.columns, how="left", maintain_order="left"
    )["place"]
    return groups, places.cast(pl.Int64).to_numpy()


def _sums_of(parts: tuple[Column, Column], weights: Column, places: Column, size: int) -> Column:
    """Return numerator, denominator and rows of each group."""
    above, below = parts
    is_in = ~np.isnan(above)
    summed = (weights * above, weights * below, np.ones_like(weights))
    told = (np.bincount(places, np.where(is_in, values, 0.0), size) for values in summed)
    return np.vstack(list(told))


def _table(name: str, sums: Column, groups: pl.DataFrame) -> pl.DataFrame:
    columns = {
        "indicator": [name] * sums.shape[1],
        "numerator": sums[0],
        "denominator": sums[1],
        "n": sums[2].astype(np.int64),
    }
    return pl.concat([groups, pl.DataFrame(columns)], how="horizontal")
