"""Put a computed plan into its declared result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np

from brecha.core.languages import Text
from brecha.economy import output_multipliers
from brecha.economy.leontief import model_radius
from brecha.engine import Column
from brecha.plans.breakdowns import (
    coverage_before,
    job_years,
    sector_effects,
    service_years,
    territory_years,
)
from brecha.plans.comparison import compare
from brecha.plans.economy_side import Returns
from brecha.plans.notes import concepts_of, law_values, sources_of, warnings_of
from brecha.plans.results import (
    Additional,
    EconomyNote,
    Jobs,
    PlanResult,
    RevenueResult,
    YearResult,
)
from brecha.plans.run import ComputedPlan, counted_revenue
from brecha.plans.sensitivity import cost_range, sensitivity_of

FROM_ACCOUNTS = (
    "gross_cost",
    "gross_cost_share_gdp",
    "existing_cost_share_gdp",
    "revenue_share_gdp",
    "baseline_revenue_share_gdp",
    "gap_share_gdp",
    "coverage_share",
    "jobs_change_pct",
)
FROM_COLUMNS = (
    "people_in_need",
    "people_covered",
    "places_new",
    "places_standing",
    "posts_fte",
    "wage_bill",
    "other_running_cost",
    "running_cost",
    "capital_cost",
    "capital_annuity",
    "training_cost",
    "existing_cost",
)


def make_result(computed: ComputedPlan) -> PlanResult:
    """Return the declared result of a computed plan."""
    plan, country = computed.plan, computed.country
    years = tuple(_year(computed, at) for at in range(len(plan.years.all())))
    sensitivity = sensitivity_of(computed)
    return PlanResult(
        plan=plan.plan,
        title=plan.title,
        description=plan.description,
        country=country.name,
        country_title=country.about.title,
        is_made_up=country.about.is_made_up,
        currency=country.about.currency,
        price_year=plan.price_year,
        gdp=country.gdp(plan.price_year),
        employed=computed.economy.employment.total,
        coverage_before=coverage_before(computed),
        years=years,
        mean=mean_of(years),
        services=service_years(computed),
        jobs=job_years(computed),
        territories=territory_years(computed),
        sectors=sector_effects(computed),
        sensitivity=sensitivity,
        cost_range=cost_range(computed, sensitivity),
        comparison=compare(computed, sensitivity[0] if sensitivity else None),
        economy=_economy_note(computed),
        branch_titles={name: Text(es=es, en=en) for name, (es, en) in country.law.branches.items()},
        concepts=concepts_of(computed),
        assumptions=computed.assumptions,
        law=law_values(computed),
        sources=sources_of(computed),
        warnings=warnings_of(computed),
    )


def mean_of(years: tuple[YearResult, ...]) -> YearResult:
    """Return the mean of every number over the years; shares of people are shares of the means."""
    mean: YearResult = replace(_mean(years), year=None)
    women = sum(year.jobs.total * year.jobs.women_share for year in years)
    formal = sum(year.jobs.total * year.jobs.formal_share for year in years)
    jobs = sum(year.jobs.total for year in years) or 1.0
    return replace(
        mean,
        coverage_share=mean.people_covered / (mean.people_in_need or 1.0),
        jobs=replace(mean.jobs, women_share=women / jobs, formal_share=formal / jobs),
    )


def _mean(parts: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any part of a year's result
    first = parts[0]
    if is_dataclass(first) and not isinstance(first, type):
        names = [field.name for field in fields(first)]
        return type(first)(
            **{name: _mean(tuple(getattr(part, name) for part in parts)) for name in names}
        )
    if isinstance(first, Mapping):
        return {key: _mean(tuple(part[key] for part in parts)) for key in first}
    return float(np.mean(parts))


def _year(computed: ComputedPlan, at: int) -> YearResult:
    effects = computed.returns.effects
    value_added = effects.value_added
    baseline = float(computed.economy.table.value_added.sum())
    return YearResult(
        year=computed.plan.years.all()[at],
        **{name: float(computed.accounts[name][at]) for name in FROM_ACCOUNTS},
        **{name: float(computed.columns[name][at]) for name in FROM_COLUMNS},
        output_change_pct=_at(effects.output_change_pct, at),
        value_added_change_pct={
            "type_1": float(100 * value_added.type_1[at] / baseline),
            "type_2": float(100 * value_added.type_2[at] / baseline),
        },
        jobs=_jobs(computed.returns, at),
        revenue=_revenue(computed, at),
        additional=_additional(computed, at),
    )


def _at(columns: Mapping[str, Column], at: int) -> dict[str, float]:
    return {name: float(column[at]) for name, column in columns.items()}


def _jobs(returns: Returns, at: int) -> Jobs:
    jobs = returns.jobs
    return Jobs(
        direct=float(jobs.total("direct")[at]),
        indirect=float(jobs.total("indirect")[at]),
        induced=float(jobs.total("induced")[at]),
        women_share=float(jobs.women_share[at]),
        formal_share=float(jobs.formal_share[at]),
    )


def _revenue(computed: ComputedPlan, at: int) -> RevenueResult:
    revenue = computed.returns.revenue
    counted = counted_revenue(computed.plan, computed.returns, revenue.income_tax)
    return RevenueResult(
        income_tax=float(revenue.income_tax[at]),
        social_security=_at(revenue.social_security, at),
        value_added_tax=float(revenue.consumption_tax[at]),
        production_taxes=float(revenue.production_taxes[at]),
        counted=float(counted[at]),
    )


def _additional(computed: ComputedPlan, at: int) -> Additional:
    gross, today = computed.returns, computed.baseline
    displaced = computed.displaced[at] * gross.jobs.total("direct")[at]
    before = float(today.jobs.total()[at]) if today else 0.0
    jobs = float(gross.jobs.total()[at] - displaced) - before
    return Additional(
        cost_share_gdp=float(computed.accounts["additional_cost_share_gdp"][at]),
        output_change_pct={
            kind: float(change[at])
            - (float(today.effects.output_change_pct[kind][at]) if today else 0.0)
            for kind, change in gross.effects.output_change_pct.items()
        },
        jobs=jobs,
        jobs_change_pct=100 * jobs / gross.jobs.baseline,
    )


def _economy_note(computed: ComputedPlan) -> EconomyNote:
    economy = computed.economy
    note = economy.type_2.note
    about = computed.country.about.input_output[computed.plan.economy.account_year]
    main = economy.table.position(next(iter(computed.plan.services.values())).sector)
    return EconomyNote(
        account_year=computed.plan.economy.account_year,
        account_price_year=about.price_year,
        source=computed.country.sources[about.source].title,
        method=note.method,
        import_treatment=note.import_treatment,
        closure=note.closure,
        spectral_radius=model_radius(economy.type_1),
        output_multiplier={
            "type_1": float(output_multipliers(economy.type_1).total[main]),
            "type_2": float(output_multipliers(economy.type_2).total[main]),
        },
        caveats=note.caveats,
    )
