"""How far does the mean gross cost move when the assumptions of the services move?

One at a time to its ends (the tornado), all together at random (the interval), and all at the end
that lowers or raises the cost. All variants are costed in one run, on the plan's whole population
as one territory. The coverage goal is the plan's decision: it stands in the tornado, but is not
drawn.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from brecha.engine import Column
from brecha.plans.care_side import Values, as_nation, care_tables, run_care, variant_of
from brecha.plans.evidence import CostRange, Sensitivity
from brecha.plans.run import ComputedPlan
from brecha.plans.values import ResolvedAssumption

NUMBER_OF_DRAWS = 500
SEED = 20_260_101
PERCENTILES = (10, 50, 90)


def sensitivity_of(computed: ComputedPlan) -> tuple[Sensitivity, ...]:
    """Return each assumption that moves the mean gross cost, the strongest first."""
    moved = _moving(computed)
    values: dict[str, float | Column] = dict(computed.values)
    for at, entry in enumerate(moved):
        column = np.full(2 * len(moved), entry.central)
        column[2 * at : 2 * at + 2] = entry.low, entry.high
        values[entry.path] = column
    shares = mean_cost_shares(computed, values)
    found = [
        Sensitivity(
            path=entry.path,
            title=entry.title,
            low=entry.low,
            high=entry.high,
            unit=entry.unit,
            at_low=float(shares[2 * at]),
            at_high=float(shares[2 * at + 1]),
        )
        for at, entry in enumerate(moved)
    ]
    found = [entry for entry in found if entry.at_low != entry.at_high]
    return tuple(sorted(found, key=lambda entry: -abs(entry.at_high - entry.at_low)))


def cost_range(computed: ComputedPlan, sensitivity: tuple[Sensitivity, ...]) -> CostRange:
    """Return the range of the mean gross cost as a share of GDP.

    Args:
        computed: The plan.
        sensitivity: What `sensitivity_of` returned: it tells which end lowers the cost.
    """
    drawn = draw([entry for entry in _moving(computed) if not is_goal(entry.path)])
    ends = {entry.path: (entry.low, entry.high) for entry in sensitivity if not is_goal(entry.path)}
    for entry in sensitivity:
        if entry.at_high < entry.at_low and entry.path in ends:
            ends[entry.path] = ends[entry.path][::-1]
    values: dict[str, float | Column] = dict(computed.values)
    for path, column in drawn.items():
        central = computed.values[path]
        values[path] = np.append(column, ends.get(path, (central, central)))
    shares = mean_cost_shares(computed, values)
    p10, p50, p90 = np.percentile(shares[:-2], PERCENTILES)
    return CostRange(
        lowest=float(shares[-2]),
        p10=float(p10),
        p50=float(p50),
        p90=float(p90),
        highest=float(shares[-1]),
        number_of_draws=NUMBER_OF_DRAWS,
    )


def is_goal(path: str) -> bool:
    """Say whether an assumption is the plan's own decision: how far coverage shall go."""
    return path.endswith(".coverage.goal")


def draw(assumptions: list[ResolvedAssumption]) -> dict[str, Column]:
    """Return a Latin hypercube of triangular draws, each assumption on its own.

    Returns:
        Draws by path. Shape: `NUMBER_OF_DRAWS`.

    Source: McKay, Beckman and Conover (1979), Technometrics 21(2), section 2.
    """
    random = np.random.default_rng(SEED)
    drawn = {}
    for entry in assumptions:
        strata = (random.permutation(NUMBER_OF_DRAWS) + random.random(NUMBER_OF_DRAWS)) / (
            NUMBER_OF_DRAWS
        )
        drawn[entry.path] = _triangular(strata, entry.low, entry.central, entry.high)
    return drawn


def mean_cost_shares(computed: ComputedPlan, values: Values) -> Column:
    """Return the mean gross cost of each variant as a share of GDP. Shape: variants.

    Args:
        computed: The plan.
        values: Values of the assumptions by path, one for each variant where they differ.
    """
    tables = care_tables(computed.plan, values, as_nation(computed.population))
    care = run_care(tables, computed.country, computed.law)
    sums = care.years.group_by(variant_of()).agg(pl.col("gross_cost").sum()).sort("variant")
    years = len(computed.plan.years.all())
    gdp = computed.country.gdp(computed.plan.price_year)
    return sums["gross_cost"].to_numpy() / years / gdp


def _moving(computed: ComputedPlan) -> list[ResolvedAssumption]:
    return [
        entry
        for entry in computed.assumptions
        if entry.path.startswith("services.") and entry.low < entry.high
    ]


def _triangular(uniform: Column, low: float, mode: float, high: float) -> Column:
    """Return the quantiles of the triangular distribution."""
    turn = (mode - low) / (high - low)
    rising = low + np.sqrt(uniform * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - uniform) * (high - low) * (high - mode))
    return np.where(uniform < turn, rising, falling)
