"""How large are totals, means and ratios, and how exact? Linearised once for all cells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from brecha.population.inference.codes import Floats
from brecha.population.inference.design import SampleDesign
from brecha.population.inference.layout import Level
from brecha.population.inference.quantity import QuantityKind
from brecha.population.inference.sums import Sums
from brecha.population.inference.variance import variance_of

ROUNDING = 1e-13  # what is left of equal values when squares are subtracted


@dataclass(frozen=True)
class Linear:
    """Estimates with the scores whose sum varies as they do.

    Attributes:
        estimate: Shape: cells.
        scores: Linearised values summed by part. Shape: parts.
        centre: What the residuals of a row are taken about, per unit of denominator. Shape: cells.
        scale: What a sum of residuals is divided by. Shape: cells.
    """

    estimate: Floats
    scores: Floats
    centre: Floats
    scale: Floats


def linearised(kind: QuantityKind, sums: Sums, level: Level) -> Linear:
    r"""Return estimates and scores.

    A total's score is $w y$. A ratio's is $w (y - \hat R x) / \hat X$ with
    $\hat R = \hat Y / \hat X$; a mean is a ratio with $x = 1$. Both are linear in the sums by
    cluster, so no row is read again once $\hat R$ is known.

    Source:
        Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, chapter 5.
    """
    total = level.by_cell(sums.numerator)
    below = level.by_cell(sums.denominator)
    below = np.where(below == 0, np.nan, below)
    ratio = total / below
    if kind == "total":
        return Linear(total, sums.numerator, ratio, np.ones_like(total))
    cell = level.cell_of_part
    scores = (sums.numerator - ratio[cell] * sums.denominator) / below[cell]
    return Linear(ratio, scores, ratio, below)


def standard_error_of(
    design: SampleDesign, level: Level, linear: Linear, sums: Sums, freedom: Floats
) -> Floats:
    """Return the standard error of each cell; NaN where fewer than two clusters tell it."""
    variance = variance_of(design, level, linear.scores, sums.rows)
    return np.where(freedom > 0, np.sqrt(variance), np.nan)


def design_effect_of(linear: Linear, sums: Sums, level: Level, error: Floats) -> Floats:
    r"""Return the variance over that of a simple random sample drawn with replacement.

    The latter is $\hat N^2 s^2 / n$ for a total, over $\hat X^2$ for a ratio, with
    $s^2 = \frac{n}{n - 1} \sum w (y - \hat R x)^2 / \hat N$ over the cell's own universe.

    Source:
        Lumley, R package survey, `svymean(deff = "replace")`.
    """
    rows, weight = level.by_cell(sums.rows), level.by_cell(sums.weight)
    top, mixed, below = sums.squares
    with np.errstate(divide="ignore", invalid="ignore"):
        residual = top - 2 * linear.centre * mixed + np.square(linear.centre) * below
        residual = np.where(residual > ROUNDING * top, residual, np.nan)
        simple = residual * weight / (rows - 1) / np.square(linear.scale)
        return np.asarray(np.square(error) / simple, dtype=np.float64)
