r"""How far apart are two groups? Difference and ratio, with the standard error of each.

Both groups come from one sample, whose clusters they share: the standard error is that of the
difference itself, not the root of two variances added.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from brecha.core.errors import InputError
from brecha.engine import Column
from brecha.gaps.columns_of_people import LawValues
from brecha.gaps.deciles import ready_for
from brecha.gaps.dimensions import find_dimensions, group_codes
from brecha.gaps.indicator import Indicator
from brecha.gaps.linearisation import Linearised, total, with_standard_errors
from brecha.gaps.quantities import counts_of
from brecha.population.inference import SampleDesign


def gap_between(
    people: pl.DataFrame,
    indicator: Indicator,
    dimension: str,
    groups: tuple[str, str],
    design: SampleDesign | None = None,
    law: LawValues | None = None,
) -> pl.DataFrame:
    """Return an indicator in two groups, the first less the second, and the first over the second.

    Args:
        people: Columns of `PEOPLE`, every row of the sample.
        indicator: Any but a median.
        dimension: Id of what tells the groups apart.
        groups: Codes of the two.
        design: The sample; by default that of the columns weight, stratum and cluster.
        law: What the law sets, by name.

    Returns:
        Rows: first, second, difference, ratio. Columns: name, estimate, standard_error, low, high,
        p_value, n (rows of the sample: of the group, or of both). The p-value of the ratio is
        that of its being zero, and tells nothing of a gap.

    Raises:
        InputError: A median, or a group that nobody is in.
        CoverageError: The source lacks columns.
    """
    if indicator.kind == "median":
        raise InputError.of(
            "A gap is told of what is a sum or a quotient of sums; {name} is a median. Compare "
            "its intervals instead.",
            name=indicator.id,
        )
    sample = design or SampleDesign.of(people)
    codes = group_codes(ready_for(people, [dimension]), find_dimensions([dimension]))[dimension]
    parts = counts_of((indicator,), people, law)[indicator.id]
    inside = [members(codes, group) for group in groups]
    first, second = (_figure(indicator, parts, is_in, sample.weights) for is_in in inside)
    told = {
        "first": first,
        "second": second,
        "difference": first - second,
        "ratio": first / second,
    }
    rows = [_rows(indicator, parts, is_in) for is_in in inside]
    counts = {"first": rows[0], "second": rows[1], "difference": sum(rows), "ratio": sum(rows)}
    return with_standard_errors(told, sample).with_columns(
        n=pl.col("name").replace_strict(counts, return_dtype=pl.Int64)
    )


def members(codes: pl.Series, group: str) -> Column:
    """Return who is in a group: 1 or 0.

    Raises:
        InputError: Nobody is.
    """
    is_in = (codes == group).to_numpy()
    if not is_in.any():
        raise InputError.of(
            "A group must have people; nobody is in {group}. There are: {known}.",
            group=group,
            known=", ".join(codes.unique().sort().to_list()),
        )
    return is_in.astype(float)


def _rows(indicator: Indicator, parts: tuple[Column, Column], is_in: Column) -> int:
    """Return how many rows of a group a figure rests on."""
    above, below = parts
    is_told = (
        ~np.isnan(above) if indicator.kind == "total" else ~(np.isnan(above) | np.isnan(below))
    )
    return int(np.sum(is_told & (is_in == 1)))


def _figure(
    indicator: Indicator, parts: tuple[Column, Column], is_in: Column, weights: Column
) -> Linearised:
    above, below = (np.where(is_in == 1, part, np.nan) for part in parts)
    if indicator.kind == "total":
        return total(weights, above)
    return total(weights, above) / total(weights, below)
