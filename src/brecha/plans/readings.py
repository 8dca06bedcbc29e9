"""A plan in the frame of a published study, under each closure and concept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from brecha.economy import (
    HouseholdClosure,
    SpendingShock,
    build_model,
    care_column_shock,
    economic_effects,
)
from brecha.economy.leontief import LeontiefModel, ModelType
from brecha.engine import Column
from brecha.plans.economy_side import Economy
from brecha.plans.evidence import Sensitivity
from brecha.plans.run import ComputedPlan, compute_plan
from brecha.plans.schema import Comparison
from brecha.plans.shocks import posts_of, shock_of

PERCENT = 100.0
SUPPLIERS = "Suppliers only (type I)"
WAGES = "Suppliers and households, wages spent (type II)"
ALL_INCOME = "Suppliers and households, all surplus spent too (type II, upper bound)"
COLUMN_1 = "Through the care column of the account, type I"
COLUMN_2 = "Through the care column of the account, type II on wages"
DISPLACEMENT = "economy.displacement_share"
STEPS = 40  # halvings of the search for a share


@dataclass(frozen=True)
class FrameCost:
    """Means over the years, in per cent of GDP."""

    gross: float
    running: float
    existing: float


@dataclass(frozen=True)
class Change:
    """Mean changes in per cent of the baseline."""

    output: float
    jobs: float


@dataclass(frozen=True)
class Frame:
    """A plan in a study's frame.

    Attributes:
        cost: What the plan costs there.
        own_gross: Mean gross cost in the plan's own frame, in per cent of GDP.
        imposed: Changes by reading, with the published gross cost imposed.
        imposed_additional: The same for gross cost less existing spending.
        revenue: Mean revenue by reading, with the published gross cost imposed; per cent of GDP.
        gap: Our gap by year, in per cent of GDP.
        imposed_gap: The same with the published gross cost imposed.
        strongest: The assumption that moves the mean gross cost most.
        posts_share: Posts of the service among all jobs under type II on wages.
        baseline_revenue: Mean revenue of existing spending (T0), in per cent of GDP.
    """

    cost: FrameCost
    own_gross: float
    imposed: Mapping[str, Change]
    imposed_additional: Mapping[str, Change]
    revenue: Mapping[str, float]
    gap: Column
    imposed_gap: Column
    strongest: Sensitivity | None
    posts_share: float
    baseline_revenue: float
    computed: ComputedPlan
    scale: float

    def surplus_share_reaching(self, output_change_pct: float) -> float | None:
        """Return the share of surplus that households must spend to reach an output change.

        Returns:
            The share, between 0 and 1; `None` where no share reaches it.
        """
        low, high = 0.0, 1.0
        if not self._output(low) <= output_change_pct <= self._output(high):
            return None
        for _ in range(STEPS):
            middle = (low + high) / 2
            is_below = self._output(middle) < output_change_pct
            low, high = (middle, high) if is_below else (low, middle)
        return (low + high) / 2

    def _output(self, surplus_share: float) -> float:
        model = _closed(self.computed.economy, surplus_share)
        there = self.computed
        shock = shock_of(there.plan, there.spending, there.economy, 0.0)
        effects = economic_effects(there.economy.type_1, model, shock)
        return self.scale * float(effects.output_change_pct["type_2"].mean())


def frame_of(
    computed: ComputedPlan,
    wanted: Comparison,
    imposed_gross: float | None,
    strongest: Sensitivity | None,
) -> Frame:
    """Return a plan in the frame of its study.

    Args:
        computed: The plan in its own frame.
        wanted: The study and its frame, as the plan names it.
        imposed_gross: Published mean gross cost in per cent of GDP; none imposes our own.
        strongest: The assumption that moves the mean gross cost most, if any does.
    """
    plan = computed.plan.in_frame(wanted.years, wanted.price_year)
    there = compute_plan(plan, computed.country, {DISPLACEMENT: 0.0})
    gross = PERCENT * float(there.accounts["gross_cost_share_gdp"].mean())
    existing = PERCENT * float(there.accounts["existing_cost_share_gdp"].mean())
    scale = (imposed_gross or gross) / gross
    part = max(0.0, 1 - existing / (imposed_gross or gross))
    changes = _changes(there, scale)
    return Frame(
        cost=FrameCost(gross, _mean_pct(there, "running_cost"), existing),
        own_gross=PERCENT * float(computed.accounts["gross_cost_share_gdp"].mean()),
        imposed=changes,
        imposed_additional={
            name: Change(change.output * part, change.jobs * part)
            for name, change in changes.items()
            if name in (SUPPLIERS, WAGES)
        },
        revenue=_revenue(there, scale),
        gap=PERCENT * there.accounts["gap_share_gdp"],
        imposed_gap=_imposed_gap(there, scale),
        strongest=strongest,
        posts_share=_posts_share(there, changes[WAGES].jobs / scale),
        baseline_revenue=_mean_pct(there, "baseline_revenue"),
        computed=there,
        scale=scale,
    )


def _changes(there: ComputedPlan, scale: float) -> dict[str, Change]:
    economy = there.economy
    wages, all_income = _closed(economy, 0.0), _closed(economy, 1.0)
    gross = shock_of(there.plan, there.spending, economy, 0.0)
    posts = np.asarray(posts_of(there.plan, there.values, there.care).jobs, dtype=float)
    sector = next(iter(there.plan.services.values())).sector
    amount = there.spending.total / economy.money_per_unit
    column = care_column_shock(economy.table, sector, amount)
    readings = {
        SUPPLIERS: _change(economy, wages, gross, posts, "type_1"),
        WAGES: _change(economy, wages, gross, posts, "type_2"),
        ALL_INCOME: _change(economy, all_income, gross, posts, "type_2"),
        COLUMN_1: _change(economy, wages, column, 0.0 * posts, "type_1"),
        COLUMN_2: _change(economy, wages, column, 0.0 * posts, "type_2"),
    }
    return {
        name: Change(change.output * scale, change.jobs * scale)
        for name, change in readings.items()
    }


def _closed(economy: Economy, surplus_share: float) -> LeontiefModel:
    rows = economy.table.income_rows
    shares = {row.code: 1.0 for row in rows if row.kind == "compensation"}
    shares |= {row.code: surplus_share for row in rows if row.kind == "surplus"}
    return build_model(economy.table, HouseholdClosure(shares, economy.spent_share))


def _change(
    economy: Economy, closed: LeontiefModel, shock: SpendingShock, posts: Column, kind: ModelType
) -> Change:
    """Mean changes under an open or a closed model, nothing displaced."""
    effects = economic_effects(economy.type_1, closed, shock)
    output = effects.output.type_1 if kind == "type_1" else effects.output.type_2
    per_output = economy.employment.jobs.sum(axis=(1, 2)) / np.where(
        economy.table.x > 0, economy.table.x, np.inf
    )
    jobs = per_output @ output + posts
    return Change(
        output=float(effects.output_change_pct[kind].mean()),
        jobs=PERCENT * float(jobs.mean()) / economy.employment.total,
    )


def _posts_share(there: ComputedPlan, jobs_pct: float) -> float:
    posts_pct = PERCENT * there.columns["jobs_direct"].mean() / there.columns["employed"].mean()
    return float(posts_pct) / jobs_pct if jobs_pct else 0.0


def _revenue(there: ComputedPlan, scale: float) -> dict[str, float]:
    revenue, gdp = there.returns.revenue, there.columns["gdp"]
    taxes = revenue.income_tax + revenue.consumption_tax + revenue.production_taxes
    baseline = there.columns["baseline_revenue"]
    return {
        "Taxes of the whole service": PERCENT * scale * float((taxes / gdp).mean()),
        "Taxes and social security of the whole service": PERCENT
        * scale
        * float((revenue.total / gdp).mean()),
        "Taxes and social security less T0": PERCENT
        * float(((scale * revenue.total - baseline) / gdp).mean()),
    }


def _imposed_gap(there: ComputedPlan, scale: float) -> Column:
    accounts = there.accounts
    gap: Column = PERCENT * (
        scale * accounts["gross_cost_share_gdp"]
        - accounts["existing_cost_share_gdp"]
        - (scale * accounts["revenue_share_gdp"] - accounts["baseline_revenue_share_gdp"])
    )
    return gap


def _mean_pct(there: ComputedPlan, name: str) -> float:
    return PERCENT * float((there.columns[name] / there.columns["gdp"]).mean())
