r"""How much does each person move a figure? Any smooth function of weighted sums, with its scores.

A figure $\hat\theta$ that is computed from weighted sums has for each row the score
$z_i = \partial\hat\theta / \partial w_i$. The sampling variance of $\hat\theta$ is, in the first
order, that of the weighted total of $z$, which the sample's design gives. Scores follow the rules
of differentiation, so that figures may be added, multiplied and divided with their scores at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import special

from brecha.engine import Column
from brecha.population.inference import Quantity, SampleDesign, estimate


@dataclass(frozen=True, eq=False)
class Linearised:
    """A figure and its scores.

    Attributes:
        value: The figure.
        scores: What one more person like this row adds to it. Shape: persons.

    Examples:
        >>> weights = np.array([1.0, 3.0])
        >>> mean = total(weights, np.array([2.0, 6.0])) / total(weights, np.ones(2))
        >>> mean.value, mean.scores.tolist()
        (5.0, [-0.75, 0.25])
    """

    value: float
    scores: Column

    def __add__(self, other: Linearised | float) -> Linearised:
        """Return the sum."""
        if isinstance(other, Linearised):
            return Linearised(self.value + other.value, self.scores + other.scores)
        return Linearised(self.value + other, self.scores)

    def __sub__(self, other: Linearised) -> Linearised:
        """Return the difference."""
        return Linearised(self.value - other.value, self.scores - other.scores)

    def __mul__(self, other: Linearised | float) -> Linearised:
        """Return the product."""
        if isinstance(other, Linearised):
            scores = self.scores * other.value + other.scores * self.value
            return Linearised(self.value * other.value, scores)
        return Linearised(self.value * other, self.scores * other)

    def __truediv__(self, other: Linearised) -> Linearised:
        """Return the quotient; not a number where the divisor is zero."""
        if other.value == 0:
            return Linearised(np.nan, np.full_like(self.scores, np.nan))
        quotient = self.value / other.value
        return Linearised(quotient, (self.scores - quotient * other.scores) / other.value)


def total(weights: Column, values: Column) -> Linearised:
    """Return a weighted total; a row that is not a number adds nothing."""
    scores = np.where(np.isnan(values), 0.0, values)
    return Linearised(float(np.sum(weights * scores)), scores)


def mean(weights: Column, values: Column, is_in: Column | None = None) -> Linearised:
    """Return a weighted mean over the rows of a group whose value is known.

    Args:
        weights: Shape: persons.
        values: Not a number where not known. Shape: persons.
        is_in: Who is in the group. Shape: persons.
    """
    counts = ~np.isnan(values) if is_in is None else is_in.astype(bool) & ~np.isnan(values)
    return total(weights, np.where(counts, values, 0.0)) / total(weights, counts.astype(float))


def sum_of(parts: list[Linearised]) -> Linearised:
    """Return the sum of one part or more."""
    whole = parts[0]
    for part in parts[1:]:
        whole += part
    return whole


def with_standard_errors(
    figures: Mapping[str, Linearised], design: SampleDesign, confidence: float = 0.95
) -> pl.DataFrame:
    """Return figures with what the design says of their uncertainty.

    Args:
        figures: By name. Those that are not a number have no standard error.
        design: The sample, rows in the order of the scores.
        confidence: Of the interval.

    Returns:
        Columns: name, estimate, standard_error, low, high, p_value (of being zero, by Student's t
        with the design's degrees of freedom).
    """
    known = {name: part for name, part in figures.items() if np.isfinite(part.value)}
    errors: dict[str, float] = {}
    if known:
        quantities = [Quantity(name, "total", part.scores) for name, part in known.items()]
        told = estimate(design, quantities, None, confidence=confidence)
        errors = dict(zip(told["indicator"], told["standard_error"], strict=True))
    rows = [
        _row(name, part.value, errors.get(name, np.nan), design.degrees_of_freedom, confidence)
        for name, part in figures.items()
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").with_columns(
        pl.col(pl.Float64).fill_nan(None)
    )


_SCHEMA = {
    "name": pl.String,
    "estimate": pl.Float64,
    "standard_error": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p_value": pl.Float64,
}


def _row(
    name: str, value: float, error: float, degrees: int, confidence: float
) -> tuple[str, float, float, float, float, float]:
    if degrees < 1 or not np.isfinite(error):
        return name, value, error, np.nan, np.nan, np.nan
    reach = float(special.stdtrit(degrees, (1 + confidence) / 2)) * error
    p_value = 2 * float(special.stdtr(degrees, -abs(value) / error)) if error > 0 else np.nan
    return name, value, error, value - reach, value + reach, p_value
