r"""Is what people have gathered at the top or at the bottom of the income ladder?

With $R_i$ the share of people below $i$ (half of those beside), $h$ what is had, $\mu$ its mean:

$$ C = \frac{2}{\mu} \operatorname{cov}(h, R) = \frac{2 \sum w h R}{\sum w h} - 1 $$

$C$ is zero where $h$ does not depend on the rank, positive where the better-off have more. Ranked
by itself, $h$ gives the Gini index.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from brecha.core.errors import InputError
from brecha.engine import Column
from brecha.gaps.linearisation import Linearised, mean, with_standard_errors
from brecha.population.inference import SampleDesign


def concentration(
    design: SampleDesign,
    having: Column,
    rank_by: Column,
    bounds: tuple[float, float] | None = None,
) -> pl.DataFrame:
    r"""Return the concentration index, and its corrections for what has bounds.

    A share's index cannot reach 1 and turns its sign, but not its size, when "has" becomes "lacks";
    so for an amount between $a$ and $b$ also told are Wagstaff's
    $C \mu (b - a) / ((b - \mu)(\mu - a))$ and Erreygers' $4 \mu C / (b - a)$.

    Args:
        design: The sample.
        having: What is had, not below zero; NaN outside the universe. Shape: persons.
        rank_by: Income, or what else orders people; equal values share a rank. Shape: persons.
        bounds: The least and the greatest that can be had: (0, 1) for a share.

    Returns:
        Rows: mean, concentration, and with bounds wagstaff and erreygers. Columns: name, estimate,
        standard_error (by linearisation, ranks taken as sampled), low, high, p_value.

    Raises:
        InputError: Something had is below zero or out of its bounds, or nobody's rank is known.

    Source:
        Wagstaff, A., Paci, P. and van Doorslaer, E. (1991), On the measurement of inequalities in
        health, Social Science & Medicine 33(5), 545-557. Erreygers, G. (2009), Correcting the
        concentration index, Journal of Health Economics 28(2), 504-515.
    """
    is_in = ~(np.isnan(having) | np.isnan(rank_by))
    _check(having[is_in], bounds)
    weights = np.where(is_in, design.weights, 0.0)
    known = np.where(is_in, having, 0.0)
    average = mean(design.weights, known, is_in.astype(float))
    index = concentration_index(weights, known, np.where(is_in, rank_by, 0.0))
    told = {"mean": average, "concentration": index}
    if bounds is not None:
        low, high = bounds
        width = high - low
        room = (average * -1.0 + high) * (average + -low)
        told["wagstaff"] = index * average * width / room
        told["erreygers"] = index * average * (4 / width)
    return with_standard_errors(told, design)


def gini(design: SampleDesign, incomes: Column) -> pl.DataFrame:
    """Return the mean and the Gini index of incomes that are not below zero.

    Args:
        design: The sample.
        incomes: NaN where not known. Shape: persons.
    """
    told = concentration(design, incomes, incomes)
    return told.with_columns(pl.col("name").replace({"concentration": "gini"}))


def concentration_index(weights: Column, having: Column, rank_by: Column) -> Linearised:
    """Return the index with the score of each row; a row of weight zero is not there.

    Args:
        weights: Shape: persons.
        having: Shape: persons.
        rank_by: Shape: persons.

    Examples:
        >>> ones = np.ones(4)
        >>> concentration_index(ones, np.array([0.0, 0.0, 0.0, 1.0]), np.arange(4.0)).value
        0.75
    """
    ranks, above = _ranks(weights, having, rank_by)
    people, had = float(weights.sum()), float(np.sum(weights * having))
    if had == 0:
        return Linearised(np.nan, np.full(len(weights), np.nan))
    moment = float(np.sum(weights * having * ranks))
    index = 2 * moment / had - 1
    moment_scores = having * ranks + (above - moment) / people
    scores = 2 * (moment_scores - moment / had * having) / had
    return Linearised(index, np.where(weights > 0, scores, 0.0))


def lorenz_points(weights: Column, having: Column, rank_by: Column) -> pl.DataFrame:
    """Return the curve of what the first share of the people has, poorest first.

    Args:
        weights: Shape: persons.
        having: Shape: persons.
        rank_by: The same column as `having` gives the Lorenz curve. Shape: persons.

    Returns:
        Columns: people_share, having_share: from (0, 0) to (1, 1), one point for each rank.
    """
    is_in = (weights > 0) & ~(np.isnan(having) | np.isnan(rank_by))
    levels, places = np.unique(rank_by[is_in], return_inverse=True)
    people = np.bincount(places, weights[is_in], len(levels))
    had = np.bincount(places, weights[is_in] * having[is_in], len(levels))
    return pl.DataFrame(
        {
            "people_share": np.append(0.0, np.cumsum(people) / people.sum()),
            "having_share": np.append(0.0, np.cumsum(had) / had.sum()),
        }
    )


def _ranks(weights: Column, having: Column, rank_by: Column) -> tuple[Column, Column]:
    """Return each row's fractional rank, and what those above it and half beside it have."""
    levels, places = np.unique(rank_by, return_inverse=True)
    people = np.bincount(places, weights, len(levels))
    had = np.bincount(places, weights * having, len(levels))
    below = np.cumsum(people) - people / 2
    above = had.sum() - np.cumsum(had) + had / 2
    return below[places] / people.sum(), above[places]


def _check(having: Column, bounds: tuple[float, float] | None) -> None:
    if not len(having):
        raise InputError.of(
            "Concentration needs people whose answer and rank are known; there are none.",
        )
    low, high = bounds if bounds is not None else (0.0, np.inf)
    if low < 0 or having.min() < low or having.max() > high:
        raise InputError.of(
            "What is had must lie between {low} and {high}; it goes from {least} to {most}. "
            "Correct it, or the bounds.",
            low=max(low, 0.0),
            high=high,
            least=float(having.min()),
            most=float(having.max()),
        )
