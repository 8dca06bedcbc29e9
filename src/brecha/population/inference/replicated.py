"""What do the replicates say of each cell? Estimates under every replicate, and their spread."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from brecha.core.errors import CoverageError
from brecha.population.inference.codes import Floats, Integers
from brecha.population.inference.design import SampleDesign
from brecha.population.inference.figures import Figures
from brecha.population.inference.intervals import of_share, symmetric
from brecha.population.inference.layout import Layout, Level
from brecha.population.inference.linear import design_effect_of, linearised
from brecha.population.inference.quantiles import ROUNDING, Distribution
from brecha.population.inference.quantity import Quantity
from brecha.population.inference.replicates import Replicates
from brecha.population.inference.rules import Rules
from brecha.population.inference.sums import (
    Sums,
    Universe,
    degrees_of_freedom,
    sums_of,
    sums_of_whole,
    universe_of,
)

REPLICATES_AT_ONCE = 16  # so many weights of every row are held when quantiles are taken


def replicated_figures(
    design: SampleDesign,
    layout: Layout,
    quantity: Quantity,
    replicates: Replicates,
    asked: tuple[float, Rules],
) -> tuple[Figures, Figures]:
    """Return the figures of the cells and of the whole, with the replicates' errors.

    Raises:
        CoverageError: A quantile is asked of a jackknife.
    """
    universe = universe_of(layout, quantity)
    sums = sums_of(layout, universe)
    spread = replicate_estimates(design, layout, quantity, replicates)
    told = np.stack((spread[:, 0], _variance(spread, replicates)))
    every = sums_of_whole(layout, sums)
    return (
        _figures(quantity, layout.level, sums, told[:, :-1], replicates, asked),
        _figures(quantity, layout.whole, every, told[:, -1:], replicates, asked),
    )


def replicate_estimates(
    design: SampleDesign, layout: Layout, quantity: Quantity, replicates: Replicates
) -> Floats:
    """Return the estimates of cells, rest and whole, the sample's own in the first column.

    Returns:
        Shape: cells and whole, replicates and one.
    """
    universe = universe_of(layout, quantity)
    if quantity.kind == "quantile":
        if replicates.method == "jackknife":
            raise CoverageError.of(
                "A jackknife tells no error of quantiles: it is not consistent for them. Use "
                "linearisation, a bootstrap or balanced replicates.",
                place=quantity.name,
            )
        return _quantiles(design, layout, universe, quantity.probability or 0.5, replicates)
    top = _totals(layout, universe.weights * universe.numerator, replicates)
    if quantity.kind == "total":
        return top
    below = universe.weights
    if universe.denominator is not None:
        below = below * universe.denominator
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(top / _totals(layout, below, replicates), dtype=np.float64)


def covariance(spread: Floats, replicates: Replicates) -> Floats:
    """Return the covariances between estimates over the replicates.

    Args:
        spread: What `replicate_estimates` returned.
        replicates: Their factors and centre.
    """
    around = _around_centre(spread, replicates)
    return np.asarray((around * replicates.factors) @ around.T, dtype=np.float64)


def _variance(spread: Floats, replicates: Replicates) -> Floats:
    around = _around_centre(spread, replicates)
    return np.asarray(np.square(around) @ replicates.factors, dtype=np.float64)


def _around_centre(spread: Floats, replicates: Replicates) -> Floats:
    estimates = spread[:, 1:]
    if replicates.centre == "mean":
        centre = np.asarray(estimates.mean(axis=1, keepdims=True), dtype=np.float64)
        return estimates - centre
    return estimates - spread[:, :1]


def _totals(layout: Layout, weighted: Floats, replicates: Replicates) -> Floats:
    """Return the totals of cells, rest and whole under the sample's and all other weights."""
    level = layout.level
    if replicates.by_row:
        place, values = (layout.cell_of_row, np.arange(len(weighted))), weighted
    else:
        values = layout.by_part(weighted)
        place = (level.cell_of_part, level.cluster_of_part)
    units = replicates.changes.shape[0]
    parts = sparse.csr_array((values, place), shape=(level.cells, units))
    own = np.bincount(place[0], weights=values, minlength=level.cells)[:, None]
    moved = parts @ replicates.changes
    changes = np.asarray(moved.toarray() if sparse.issparse(moved) else moved, dtype=np.float64)
    cells = np.hstack([own, own + changes])
    return np.asarray(np.vstack([cells, cells.sum(axis=0, keepdims=True)]), dtype=np.float64)


def _quantiles(
    design: SampleDesign,
    layout: Layout,
    universe: Universe,
    probability: float,
    replicates: Replicates,
) -> Floats:
    every = np.arange(len(universe.weights))
    units = every if replicates.by_row else design.cluster
    return np.vstack(
        [
            _spread(universe, units, rows, probability, replicates)
            for rows in [*layout.rows_of_cell, every]
        ]
    )


def _spread(
    universe: Universe,
    units: Integers,
    rows: Integers,
    probability: float,
    replicates: Replicates,
) -> Floats:
    values, weights, unit = universe.numerator[rows], universe.weights[rows], units[rows]
    inside = np.flatnonzero(weights > 0)
    order = inside[np.argsort(values[inside])]
    found = np.full(replicates.count + 1, np.nan)
    if not len(order):
        return found
    found[0] = Distribution.of(values, weights).quantile(probability)
    for first in range(0, replicates.count, REPLICATES_AT_ONCE):
        some = slice(first, min(first + REPLICATES_AT_ONCE, replicates.count))
        moved = weights[order, None] * (1 + np.asarray(replicates.changes[:, some])[unit[order]])
        reached = np.cumsum(moved, axis=0)
        place = (reached < (probability - ROUNDING) * reached[-1]).sum(axis=0)
        sorted_values = values[order][np.minimum(place, len(order) - 1)]
        found[some.start + 1 : some.stop + 1] = np.where(reached[-1] > 0, sorted_values, np.nan)
    return found


def _figures(
    quantity: Quantity,
    level: Level,
    sums: Sums,
    told: Floats,
    replicates: Replicates,
    asked: tuple[float, Rules],
) -> Figures:
    (points, variance), (confidence, rules) = told, asked
    freedom = degrees_of_freedom(level, sums.rows)
    if replicates.degrees_of_freedom is not None:
        freedom = np.full(level.cells, replicates.degrees_of_freedom)
    error = np.where(freedom > 0, np.sqrt(variance), np.nan)
    rows = level.by_cell(sums.rows)
    low, high = symmetric(points, error, freedom, confidence)
    effect = np.full(level.cells, np.nan)
    if quantity.kind == "proportion":
        low, high = of_share(points, error, freedom, rows, confidence, rules.share_interval)
    if quantity.kind != "quantile":
        effect = design_effect_of(linearised(quantity.kind, sums, level), sums, level, error)
    return Figures(
        estimate=np.where(rows > 0, points, np.nan),
        standard_error=error,
        low=low,
        high=high,
        n=rows,
        population=level.by_cell(sums.weight),
        design_effect=effect,
        degrees_of_freedom=freedom,
    )
