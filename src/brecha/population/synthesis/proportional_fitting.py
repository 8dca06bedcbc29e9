"""Which table is nearest to a seed and has the margins that are known?

Iterative proportional fitting: the seed is scaled to each margin in turn until all hold. What the
margins do not say (the odds ratios within) stays that of the seed; a zero stays a zero.

Source: Deming, W. and Stephan, F. (1940), On a least squares adjustment of a sampled frequency
table when the expected marginal totals are known; Fienberg, S. (1970), An iterative procedure for
estimation in contingency tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import AlignmentError, CoverageError, FaultList, InputError

Numbers = NDArray[np.float64]
TOLERANCE = 1e-9
ROUNDS = 2_000
SHOWN = 5


@dataclass(frozen=True)
class Margin:
    """Totals over one or several axes of the table.

    Attributes:
        axes: Axes of the table that the margin keeps, in rising order.
        totals: What the table must sum to over the other axes. Shape: of the kept axes.
    """

    axes: tuple[int, ...]
    totals: Numbers


@dataclass(frozen=True)
class Fitted:
    """A fitted table and how well it fits.

    Attributes:
        table: Shape: of the seed.
        rounds: Passes over all margins.
        error: Largest relative miss of any margin.
        empty_cells: Cells that the seed holds at zero; they stay so.
    """

    table: Numbers
    rounds: int
    error: float
    empty_cells: int


def fit_proportionally(
    seed: Numbers, margins: Sequence[Margin], tolerance: float = TOLERANCE, rounds: int = ROUNDS
) -> Fitted:
    """Return the table with the margins and the odds ratios of the seed.

    Args:
        seed: Non-negative. Shape: any number of axes.
        margins: One-, two-, three-way or more.
        tolerance: Largest relative miss allowed.
        rounds: Most passes.

    Raises:
        InputError: A number is negative or not finite.
        AlignmentError: A margin has another shape than its axes, or the margins' sums differ.
        CoverageError: A margin wants people where every cell of the seed is zero, or zeros keep
            the margins from being met together.
    """
    table = np.array(seed, dtype=np.float64)
    _check(table, margins)
    error = np.inf
    for done in range(1, rounds + 1):
        for margin in margins:
            table *= _factor(table, margin)
        error = max(_miss(table, margin) for margin in margins)
        if error <= tolerance:
            return Fitted(table, done, error, int((table == 0).sum()))
    raise CoverageError.of(
        "The margins must be met together; after {rounds} rounds one is missed by {error} of "
        "itself, as {empty} cells of the seed are zero. Merge cells or widen the margins.",
        rounds=rounds,
        error=f"{error:.2g}",
        empty=int((table == 0).sum()),
    )


def _check(table: Numbers, margins: Sequence[Margin]) -> None:
    arrays = [table, *(margin.totals for margin in margins)]
    if any(not np.isfinite(array).all() or (array < 0).any() for array in arrays):
        raise InputError.of("Seed and margins must be finite and at least zero. Correct them.")
    faults = FaultList()
    sums = [float(margin.totals.sum()) for margin in margins]
    for margin in margins:
        expected = tuple(table.shape[axis] for axis in margin.axes)
        if margin.totals.shape != expected:
            faults.add(
                "A margin must have the shape {expected} of its axes; it has {came}. Correct it.",
                expected=expected,
                came=margin.totals.shape,
            )
    if max(sums) - min(sums) > 1e-6 * max(*sums, 1.0):
        faults.add(
            "All margins must have one sum; they sum to {sums}. Scale them to the one that holds.",
            sums=", ".join(f"{total:.10g}" for total in sums),
        )
    faults.raise_as(AlignmentError)
    for margin in margins:
        _check_zeros(table, margin)


def _check_zeros(table: Numbers, margin: Margin) -> None:
    lost = np.argwhere((_sums(table, margin) == 0) & (margin.totals > 0))
    if len(lost):
        raise CoverageError.of(
            "A margin above zero needs a cell of the seed above zero; {number} have none, the "
            "first at {first} of axes {axes}. Merge them with a neighbour or give the seed a "
            "value.",
            number=len(lost),
            first="; ".join(str(tuple(int(at) for at in place)) for place in lost[:SHOWN]),
            axes=margin.axes,
        )


def _sums(table: Numbers, margin: Margin) -> Numbers:
    others = tuple(axis for axis in range(table.ndim) if axis not in margin.axes)
    sums: Numbers = table.sum(axis=others)
    return sums


def _factor(table: Numbers, margin: Margin) -> Numbers:
    sums = _sums(table, margin)
    ratio = np.divide(margin.totals, sums, out=np.zeros_like(sums), where=sums > 0)
    shape = [size if axis in margin.axes else 1 for axis, size in enumerate(table.shape)]
    return ratio.reshape(shape)


def _miss(table: Numbers, margin: Margin) -> float:
    scale = np.maximum(margin.totals, np.finfo(float).tiny)
    is_wanted = margin.totals > 0
    miss = np.abs(_sums(table, margin) - margin.totals) / scale
    return float(miss[is_wanted].max(initial=0.0))
