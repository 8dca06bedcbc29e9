"""Compute a plan: cost it, return it, put both into yearly accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from brecha.care import CareModel
from brecha.countries import Country
from brecha.economy import HouseholdClosure
from brecha.engine import Column, Program, Rows, build, rules_of, run
from brecha.parameters import ParameterValue
from brecha.plans import year_model
from brecha.plans.care_side import (
    care_tables,
    law_in_force,
    population_of,
    run_care,
)
from brecha.plans.economy_side import Economy, Returns, build_economy
from brecha.plans.minimum_wage import at_least_minimum_wage
from brecha.plans.results import PlanResult
from brecha.plans.schema import Plan
from brecha.plans.shocks import (
    PlanSpending,
    existing_shock,
    pay_of_posts,
    posts_of,
    shock_of,
    spending_of,
)
from brecha.plans.values import (
    ResolvedAssumption,
    resolve_assumptions,
    values_of,
)


@dataclass(frozen=True)
class ComputedPlan:
    """A plan with all that was computed on the way; results are made from it.

    Attributes:
        plan: The plan.
        country: Its country.
        assumptions: Every assumption, in the plan's prices.
        values: Their central values by path.
        population: Columns: territory, year, age_from, people.
        law: Parameters of the law on the plan's day.
        care: The costed services in every territory.
        spending: Who is paid.
        existing: Today's spending by service. Shape: years. Unit: money.
        economy: The account and its models.
        displaced: Part of the gross spending that replaces private provision. Shape: years.
        returns: What the gross spending yields, less what it displaces.
        baseline: What today's spending yields; `None` where there is none.
        program: The yearly accounts.
        columns: Their inputs. Shape: years.
        accounts: Their results. Shape: years.
    """

    plan: Plan
    country: Country
    assumptions: tuple[ResolvedAssumption, ...]
    values: Mapping[str, float]
    population: pl.DataFrame
    law: Mapping[str, ParameterValue]
    care: CareModel
    spending: PlanSpending
    existing: Mapping[str, Column]
    economy: Economy
    displaced: Column
    returns: Returns
    baseline: Returns | None
    program: Program
    columns: Mapping[str, Column]
    accounts: Mapping[str, Column]


def run_plan(plan: Plan, country: Country) -> PlanResult:
    """Return the declared result of a plan.

    Args:
        plan: What `read_plan` returned.
        country: Its country.

    Raises:
        InputError: The plan or a figure does not hold what it must.
        CoverageError: A figure or a value of law is not known for the plan's year.
    """
    from brecha.plans.make_result import make_result  # noqa: PLC0415 - it needs this module's types

    return make_result(compute_plan(plan, country))


def compute_plan(
    plan: Plan, country: Country, fixed: Mapping[str, float] | None = None
) -> ComputedPlan:
    """Cost a plan and compute its returns.

    Args:
        plan: The plan.
        country: Its country.
        fixed: Values by path that stand instead of the plan's central ones.
    """
    law = law_in_force(plan, country)
    assumptions = at_least_minimum_wage(resolve_assumptions(plan, country), country, law)
    values = {**values_of(assumptions), **(fixed or {})}
    population = population_of(plan, country)
    care = run_care(care_tables(plan, values, population), country, law)
    spending = spending_of(plan, values, care)
    existing = existing_spending(plan, values, country)
    economy = economy_of(plan, values, country, law)
    displaced = displaced_share(values, spending.total, existing)
    shock = shock_of(plan, spending, economy, displaced)
    pay = pay_of_posts(plan, values, care, country, displaced)
    returns = economy.returns(shock, posts_of(plan, values, care), pay)
    baseline = _baseline(economy, existing, plan)
    revenues = {
        "revenue": counted_revenue(plan, returns, spending.total),
        "baseline_revenue": counted_revenue(plan, baseline, spending.total),
    }
    columns = _year_columns(care, existing, returns, country.gdp(plan.price_year)) | revenues
    program, accounts = _accounts(columns)
    return ComputedPlan(
        plan=plan,
        country=country,
        assumptions=assumptions,
        values=values,
        population=population,
        law=law,
        care=care,
        spending=spending,
        existing=existing,
        economy=economy,
        displaced=displaced,
        returns=returns,
        baseline=baseline,
        program=program,
        columns=columns,
        accounts=accounts,
    )


def economy_of(
    plan: Plan, values: Mapping[str, float], country: Country, law: Mapping[str, ParameterValue]
) -> Economy:
    """Return the economy of a plan under its closure."""
    closure = HouseholdClosure(
        income_shares={
            row: values[f"economy.closure.income_shares.{row}"]
            for row in plan.economy.closure.income_shares
        },
        spent_share=values["economy.closure.spent_share"],
    )
    tax_rate = values["revenue.value_added_tax_effective_rate"]
    return build_economy(
        country, plan.economy.account_year, closure, plan.price_year, tax_rate, law
    )


def existing_spending(
    plan: Plan, values: Mapping[str, float], country: Country
) -> dict[str, Column]:
    """Return today's spending by service: a constant share of GDP, by people where not national.

    Where several models serve an age band, each has its share of the band's spending.

    Returns:
        Shape: years. Unit: money of the price year.
    """
    gdp = country.gdp(plan.price_year)
    years = np.ones(len(plan.years.all()))
    nation = plan.model_copy(update={"territories": "all"})
    here, all_people = population_of(plan, country), population_of(nation, country)
    spent = {}
    for name, service in plan.services.items():
        path = f"services.{name}."
        share = values.get(f"{path}existing_spending_share_gdp", 0.0)
        share *= values[f"{path}model_share"]
        is_base = (pl.col("year") == plan.years.first - 1) & (
            pl.col("age_from") == service.ages.first
        )
        part = _people(here.filter(is_base)) / _people(all_people.filter(is_base))
        spent[name] = share * gdp * part * years
    return spent


def _people(population: pl.DataFrame) -> float:
    return float(population["people"].to_numpy().sum())


def displaced_share(
    values: Mapping[str, float], gross: Column, existing: Mapping[str, Column]
) -> Column:
    """Return the part of gross spending that replaces private provision: of what is new only."""
    total = sum(existing.values(), gross * 0.0)
    is_new = np.clip(1 - total / np.where(gross > 0, gross, np.inf), 0, 1)
    share: Column = values["economy.displacement_share"] * is_new
    return share


def counted_revenue(plan: Plan, returns: Returns | None, like: Column) -> Column:
    """Return the revenue that the plan counts. Shape: years. Unit: money."""
    if returns is None:
        return like * 0.0
    revenue = returns.revenue
    parts = {
        "income_tax": revenue.income_tax,
        "social_security": revenue.contributions,
        "value_added_tax": revenue.consumption_tax,
        "production_taxes": revenue.production_taxes,
    }
    return sum((parts[name] for name in plan.revenue.counted), like * 0.0)


def _baseline(economy: Economy, existing: Mapping[str, Column], plan: Plan) -> Returns | None:
    today = existing_shock(economy, existing, plan)
    return economy.returns(today) if today else None


def _accounts(columns: Mapping[str, Column]) -> tuple[Program, dict[str, Column]]:
    program = build(rules_of(year_model), year_model.INPUTS, {}, year_model.TARGETS, ("year",))
    return program, run(program, columns, Rows.flat("year", len(columns["gdp"])))


def _year_columns(
    care: CareModel, existing: Mapping[str, Column], returns: Returns, gdp: float
) -> dict[str, Column]:
    sums = care.years.group_by("year").agg(pl.col(list(year_model.CARE_SUMS)).sum()).sort("year")
    columns = {name: sums[name].to_numpy() for name in year_model.CARE_SUMS}
    ones = np.ones(len(sums))
    return {
        **columns,
        "gdp": ones * gdp,
        "existing_cost": sum(existing.values(), ones * 0.0),
        "jobs_direct": returns.jobs.total("direct"),
        "jobs_indirect": returns.jobs.total("indirect"),
        "jobs_induced": returns.jobs.total("induced"),
        "employed": ones * returns.jobs.baseline,
    }
