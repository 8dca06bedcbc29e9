"""Below which value does a share of the population lie, and how exact is it?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from brecha.population.inference.codes import Floats
from brecha.population.inference.design import SampleDesign
from brecha.population.inference.figures import Figures
from brecha.population.inference.intervals import critical_value
from brecha.population.inference.layout import Layout, Level
from brecha.population.inference.linear import linearised, standard_error_of
from brecha.population.inference.quantity import Quantity
from brecha.population.inference.sums import (
    Sums,
    Universe,
    degrees_of_freedom,
    sums_of_whole,
    universe_of,
)

ROUNDING = 1e-12  # share of the weight within which a cumulated sum counts as reached


@dataclass(frozen=True)
class Distribution:
    """The values of one cell in order.

    Attributes:
        values: From the least. Shape: rows of the cell in the universe.
        reached: Weight up to and with each. Shape: as values.
    """

    values: Floats
    reached: Floats

    @classmethod
    def of(cls, values: Floats, weights: Floats) -> Distribution:
        """Return the distribution of the rows whose weight is not zero."""
        inside = weights > 0
        order = np.argsort(values[inside])
        return cls(values[inside][order], np.cumsum(weights[inside][order]))

    def quantile(self, probability: float) -> float:
        """Return the least value up to which at least this share of the weight lies.

        Example:
            >>> Distribution.of(np.array([3.0, 1.0, 2.0]), np.ones(3)).quantile(0.5)
            2.0
        """
        if not len(self.values) or not 0 <= probability <= 1:
            return float("nan")
        weight = self.reached[-1]
        place = np.searchsorted(self.reached, (probability - ROUNDING) * weight)
        return float(self.values[min(int(place), len(self.values) - 1)])


def quantile_figures(
    design: SampleDesign, layout: Layout, quantity: Quantity, confidence: float
) -> tuple[Figures, Figures]:
    r"""Return the quantile of the cells and of the whole with Woodruff's interval.

    $\hat q = \min \{ y : \hat F(y) \ge p \}$, R's `qrule = "math"`. The bounds are the quantiles
    of the shares $\hat F(\hat q) \pm t \cdot se(\hat F(\hat q))$, where the share of rows up to
    $\hat q$ is a mean with a Taylor error; the standard error is the interval's width over $2 t$.
    A bound whose share leaves 0 to 1 cannot be told, nor can the standard error then.

    Source:
        Woodruff (1952), Confidence Intervals for Medians and Other Position Measures, Journal of
        the American Statistical Association 47.
    """
    probability = quantity.probability if quantity.probability is not None else 0.5
    universe = universe_of(layout, quantity)
    cells = [
        Distribution.of(universe.numerator[rows], universe.weights[rows])
        for rows in layout.rows_of_cell
    ]
    found = [entry.quantile(probability) for entry in cells]
    values = np.array(found)[layout.cell_of_row]
    by_cell = _below(layout, universe, values)
    every = [Distribution.of(universe.numerator, universe.weights)]
    median = np.full(len(universe.weights), every[0].quantile(probability))
    by_whole = sums_of_whole(layout, _below(layout, universe, median))
    return (
        _woodruff(design, layout.level, by_cell, cells, (probability, confidence)),
        _woodruff(design, layout.whole, by_whole, every, (probability, confidence)),
    )


def _below(layout: Layout, universe: Universe, values: Floats) -> Sums:
    """Return the sums of the share of rows up to a value."""
    is_below = universe.weights * (universe.numerator <= values)
    return Sums(
        numerator=layout.by_part(is_below),
        denominator=universe.weight,
        rows=universe.rows,
        weight=universe.weight,
        squares=np.zeros((3, layout.level.cells)),
    )


def _woodruff(
    design: SampleDesign,
    level: Level,
    below: Sums,
    distributions: list[Distribution],
    asked: tuple[float, float],
) -> Figures:
    probability, confidence = asked
    share = linearised("mean", below, level)
    freedom = degrees_of_freedom(level, below.rows)
    critical = critical_value(confidence, freedom)
    half = critical * standard_error_of(design, level, share, below, freedom)

    def at(shares: Floats) -> Floats:
        pairs = zip(distributions, shares.tolist(), strict=True)
        return np.array([entry.quantile(value) for entry, value in pairs])

    low, high = at(share.estimate - half), at(share.estimate + half)
    return Figures(
        estimate=at(np.full(level.cells, probability)),
        standard_error=(high - low) / (2 * critical),
        low=low,
        high=high,
        n=level.by_cell(below.rows),
        population=level.by_cell(below.weight),
        design_effect=np.full(level.cells, np.nan),
        degrees_of_freedom=freedom,
    )
