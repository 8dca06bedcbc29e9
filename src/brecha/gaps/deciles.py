"""In which tenth of the population, by income, does a person live?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl

from brecha.core.errors import CoverageError
from brecha.engine import Column
from brecha.gaps.columns_of_people import weights_of

INCOME = "income_monthly_per_person"
DECILE = "income_decile"
DECILES = 10


def weighted_quantiles(values: Column, weights: Column, shares: Column) -> Column:
    r"""Return the least values up to which at least these shares of the weight lie.

    Args:
        values: Not a number where not known. Shape: persons.
        weights: Persons each row stands for. Shape: persons.
        shares: Each between 0 and 1. Shape: quantiles.

    Examples:
        >>> weights = np.array([1.0, 2.0, 1.0])
        >>> weighted_quantiles(np.array([3.0, 1.0, 2.0]), weights, np.array([0.5]))
        array([1.])
    """
    is_known = ~np.isnan(values) & (weights > 0)
    order = np.argsort(values[is_known], kind="stable")
    in_order = values[is_known][order]
    reached = np.cumsum(weights[is_known][order])
    # The last digits of a long sum must not push a share past the row that reaches it.
    wanted = shares * reached[-1] * (1 - 1e-12)
    places = np.minimum(np.searchsorted(reached, wanted), len(in_order) - 1)
    return np.asarray(in_order[places], dtype=np.float64)


def decile_limits(people: pl.DataFrame) -> Column:
    """Return the nine incomes that end the first nine tenths of the people.

    Args:
        people: Columns: weight, income_monthly_per_person.

    Raises:
        CoverageError: The source does not tell the income of anyone.
    """
    _check_income(people)
    incomes = people[INCOME].cast(pl.Float64).to_numpy()
    shares = np.arange(1, DECILES) / DECILES
    return weighted_quantiles(incomes, weights_of(people), shares)


def with_income_decile(people: pl.DataFrame, limits: Column | None = None) -> pl.DataFrame:
    """Return people with `income_decile`: 01 for the tenth with the least income, to 10.

    People of one income are in one decile, so that tenths may differ a little in size.

    Args:
        people: Columns: weight, income_monthly_per_person.
        limits: What `decile_limits` said of the whole population; needed where `people` is a part.

    Raises:
        CoverageError: The source does not tell the income of anyone.
    """
    ends = decile_limits(people) if limits is None else limits
    _check_income(people)
    incomes = people[INCOME].cast(pl.Float64).to_numpy()
    names = np.array([f"{decile:02d}" for decile in range(1, DECILES + 1)])
    codes = names[np.searchsorted(ends, np.nan_to_num(incomes, nan=0.0), side="left")]
    decile = pl.Series(DECILE, codes)
    is_known = pl.Series(~np.isnan(incomes))
    return people.with_columns(pl.when(is_known).then(decile).alias(DECILE))


def ready_for(people: pl.DataFrame, by: Iterable[str]) -> pl.DataFrame:
    """Return a whole sample with its deciles of income, where a breakdown asks for them.

    Args:
        people: Every row of the sample; never a part of it.
        by: Ids of dimensions.

    Raises:
        CoverageError: The source does not tell the income of anyone.
    """
    if DECILE not in by or DECILE in people.columns:
        return people
    return with_income_decile(people)


def _check_income(people: pl.DataFrame) -> None:
    if INCOME not in people.columns or people[INCOME].null_count() == people.height:
        raise CoverageError.of(
            "Deciles need the household's income per person; the source does not tell it. Ask "
            "for another breakdown.",
        )
