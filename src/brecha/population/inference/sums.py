"""What do the rows of each cell add up to, cluster by cluster? All a variance needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from brecha.population.inference.codes import Flags, Floats, sum_by
from brecha.population.inference.layout import SCRATCH, Layout, Level
from brecha.population.inference.quantity import Quantity

NUMERATOR, DENOMINATOR, WEIGHTS, PRODUCT = range(SCRATCH)  # places in the scratch


@dataclass(frozen=True)
class Sums:
    """Weighted sums of one quantity on one level.

    Attributes:
        numerator: Sum of weight times numerator. Shape: parts.
        denominator: Sum of weight times denominator; of weights for a mean. Shape: parts.
        rows: Rows in the universe. Shape: parts.
        weight: Sum of weights in the universe. Shape: parts.
        squares: Sums by cell of weight times numerator squared, numerator times denominator, and
            denominator squared. Shape: 3, cells.
    """

    numerator: Floats
    denominator: Floats
    rows: Floats
    weight: Floats
    squares: Floats


@dataclass(frozen=True)
class Universe:
    """The rows that a quantity is about.

    Attributes:
        numerator: Zero outside. Shape: rows.
        denominator: Zero outside; None stands for one inside. Shape: rows.
        weights: Zero outside. Shape: rows.
        rows: Rows in each part. Shape: parts.
        weight: Weight of each part. Shape: parts.
    """

    numerator: Floats
    denominator: Floats | None
    weights: Floats
    rows: Floats
    weight: Floats


def universe_of(layout: Layout, quantity: Quantity) -> Universe:
    """Return the rows where numerator and denominator are numbers, all others as zeros.

    It lies in the layout's scratch, until the next quantity is asked for.
    """
    numerator = np.asarray(quantity.numerator, dtype=np.float64)
    is_inside = numerator == numerator  # noqa: PLR0124 - NaN differs from itself
    denominator = None
    if quantity.denominator is not None:
        denominator = np.asarray(quantity.denominator, dtype=np.float64)
        is_inside &= denominator == denominator  # noqa: PLR0124 - NaN differs from itself
    if is_inside.all():
        rows, weight = layout.rows_of_part, layout.weight_of_part
        return Universe(numerator, denominator, layout.weights, rows, weight)
    weights = np.multiply(layout.weights, is_inside, out=layout.scratch[WEIGHTS])
    if denominator is not None:
        denominator = _zero_outside(layout, denominator, is_inside, DENOMINATOR)
    return Universe(
        numerator=_zero_outside(layout, numerator, is_inside, NUMERATOR),
        denominator=denominator,
        weights=weights,
        rows=layout.by_part(is_inside),
        weight=layout.by_part(weights),
    )


def sums_of(layout: Layout, universe: Universe) -> Sums:
    """Return the weighted sums by part, the squares by cell."""
    weights, above, below = universe.weights, universe.numerator, universe.denominator
    by_part, by_cell = layout.by_part, layout.level.by_cell
    product = layout.scratch[PRODUCT]
    numerator = by_part(np.multiply(weights, above, out=product))
    squares = by_part(np.multiply(product, above, out=product))
    if below is None:
        mixed, denominator = numerator, universe.weight
        lower = universe.weight
    else:
        denominator = by_part(np.multiply(weights, below, out=product))
        mixed = by_part(np.multiply(product, above, out=product))
        np.multiply(weights, below, out=product)
        lower = by_part(np.multiply(product, below, out=product))
    by_cells = np.stack([by_cell(parts) for parts in (squares, mixed, lower)])
    return Sums(numerator, denominator, universe.rows, universe.weight, by_cells)


def _zero_outside(layout: Layout, column: Floats, is_inside: Flags, place: int) -> Floats:
    zeroed: Floats = layout.scratch[place]
    zeroed.fill(0.0)
    np.copyto(zeroed, column, where=is_inside)
    return zeroed


def sums_of_whole(layout: Layout, sums: Sums) -> Sums:
    """Return the sums of all rows as one cell, from those of the cells and the rest."""
    return Sums(
        numerator=layout.by_cluster(sums.numerator),
        denominator=layout.by_cluster(sums.denominator),
        rows=layout.by_cluster(sums.rows),
        weight=layout.by_cluster(sums.weight),
        squares=sums.squares.sum(axis=1, keepdims=True),
    )


def degrees_of_freedom(level: Level, rows: Floats) -> Floats:
    """Return clusters less strata, of those that hold rows of the cell and the universe.

    Args:
        level: The cells.
        rows: Rows in the universe. Shape: parts.
    """
    in_piece = np.add.reduceat(rows, level.piece_starts)
    clusters = level.by_cell((rows > 0).astype(np.float64))
    strata = sum_by(level.cell_of_piece, in_piece > 0, level.cells)
    return clusters - strata
