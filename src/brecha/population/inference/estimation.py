"""What does the sample say of the population, cell by cell, and how sure is it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from brecha.core.errors import FaultList, InputError
from brecha.population.inference.codes import Values
from brecha.population.inference.design import SampleDesign
from brecha.population.inference.figures import ESTIMATE_COLUMNS, Figures, joined, labelled
from brecha.population.inference.intervals import check_confidence, of_share, symmetric
from brecha.population.inference.layout import Layout, Level
from brecha.population.inference.linear import design_effect_of, linearised, standard_error_of
from brecha.population.inference.quantiles import quantile_figures
from brecha.population.inference.quantity import Quantity, check_quantities
from brecha.population.inference.replicated import replicated_figures
from brecha.population.inference.replicates import Replicates
from brecha.population.inference.rules import Rules, rated
from brecha.population.inference.sums import (
    Sums,
    degrees_of_freedom,
    sums_of,
    sums_of_whole,
    universe_of,
)

DEFAULT_RULES = Rules()


def estimate(
    design: SampleDesign,
    quantities: Sequence[Quantity],
    domains: Mapping[str, Values] | None = None,
    *,
    confidence: float = 0.95,
    replicates: Replicates | None = None,
    rules: Rules = DEFAULT_RULES,
) -> pl.DataFrame:
    """Return every quantity in every cell of the domains, and in all rows together.

    A domain is never cut out of the sample: its rows keep their values, all others count as
    zeros, and strata and clusters stay.

    Args:
        design: The sample.
        quantities: What is asked.
        domains: Columns of values by name; a cell is each combination that occurs. A row with a
            missing value is in no cell, but in the whole. Shape of each: rows of the sample.
        confidence: Of the intervals.
        replicates: Replicate weights; without, errors are linearised.
        rules: Conventions of intervals and quality.

    Returns:
        Columns: indicator, the domains (null in the row of the whole), estimate, standard_error,
        low, high, n (rows), population (sum of weights), coefficient_of_variation, design_effect,
        degrees_of_freedom, quality.

    Raises:
        InputError: Quantities, domains or replicates do not fit the sample.
        CoverageError: A quantile is asked of a jackknife.

    Examples:
        >>> people = pl.DataFrame(
        ...     {"weight": [10.0, 30.0, 20.0, 20.0], "stratum": list("aabb"),
        ...      "cluster": list("1234")}
        ... )
        >>> works = Quantity("works", "proportion", np.array([1.0, 0.0, 1.0, 1.0]))
        >>> estimate(SampleDesign.of(people), [works])["estimate"].to_list()
        [0.625]
    """
    check_confidence(confidence)
    check_quantities(quantities, design.number_of_rows)
    _check_names(domains or {})
    layout = Layout.of(design, domains)
    if replicates is None:
        found = [_taylor(design, layout, entry, confidence, rules) for entry in quantities]
    else:
        replicates.check(design)
        found = [
            replicated_figures(design, layout, entry, replicates, (confidence, rules))
            for entry in quantities
        ]
    whole = [joined(cells if layout.labels.height else None, entry) for cells, entry in found]
    table = rated(labelled(layout, [entry.name for entry in quantities], whole), rules)
    return table.select("indicator", *layout.labels.columns, *ESTIMATE_COLUMNS)


def _check_names(domains: Mapping[str, Values]) -> None:
    faults = FaultList("domains")
    for name in domains:
        if name == "indicator" or name in ESTIMATE_COLUMNS:
            faults.add(
                "A domain may not be called {name}, as a column of the result is. Rename it.",
                name=name,
            )
    faults.raise_as(InputError)


def _taylor(
    design: SampleDesign, layout: Layout, quantity: Quantity, confidence: float, rules: Rules
) -> tuple[Figures, Figures]:
    if quantity.kind == "quantile":
        return quantile_figures(design, layout, quantity, confidence)
    sums = sums_of(layout, universe_of(layout, quantity))
    asked = (confidence, rules)
    return (
        _figures(design, layout.level, quantity, sums, asked),
        _figures(design, layout.whole, quantity, sums_of_whole(layout, sums), asked),
    )


def _figures(
    design: SampleDesign,
    level: Level,
    quantity: Quantity,
    sums: Sums,
    asked: tuple[float, Rules],
) -> Figures:
    confidence, rules = asked
    linear = linearised(quantity.kind, sums, level)
    freedom = degrees_of_freedom(level, sums.rows)
    error = standard_error_of(design, level, linear, sums, freedom)
    rows = level.by_cell(sums.rows)
    low, high = symmetric(linear.estimate, error, freedom, confidence)
    if quantity.kind == "proportion":
        share = linear.estimate
        low, high = of_share(share, error, freedom, rows, confidence, rules.share_interval)
    return Figures(
        estimate=np.where(rows > 0, linear.estimate, np.nan),
        standard_error=error,
        low=low,
        high=high,
        n=rows,
        population=level.by_cell(sums.weight),
        design_effect=design_effect_of(linear, sums, level, error),
        degrees_of_freedom=freedom,
    )
