"""From the costs of a plan to shocks: its own spending, and the spending of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from brecha.care import CareModel
from brecha.countries import Country
from brecha.economy import (
    JobCells,
    NewService,
    ServicePosts,
    ShockParts,
    SpendingShock,
    care_column_shock,
    split_shock,
    without_displaced,
)
from brecha.engine import Column
from brecha.plans.care_side import service_of
from brecha.plans.economy_side import Economy, formal_cells
from brecha.plans.schema import Plan, Service


@dataclass(frozen=True)
class PlanSpending:
    """Spending of a plan by year. Unit: money of the plan. Shape of each: years.

    Attributes:
        wages: Labour cost, social charges included.
        purchases: Other running cost and training, by supplying sector.
        capital: Building and equipping, by supplying sector.
    """

    wages: Column
    purchases: Mapping[str, Column]
    capital: Mapping[str, Column]

    @property
    def total(self) -> Column:
        """All spending."""
        bought: Column = sum((*self.purchases.values(), *self.capital.values()), self.wages * 0.0)
        return self.wages + bought


def spending_of(plan: Plan, values: Mapping[str, float], care: CareModel) -> PlanSpending:
    """Return who is paid by the plan: households and suppliers."""
    number = len(plan.years.all())
    purchases: dict[str, Column] = {}
    capital: dict[str, Column] = {}
    for name, service in plan.services.items():
        years = _years_of(care, name)
        for sector, amount in _purchases(name, service, values, years).items():
            purchases[sector] = purchases.get(sector, np.zeros(number)) + amount
        equipment = values[f"services.{name}.capital.equipment_share"]
        cash = years["capital_cost"].to_numpy()
        for sector, share in (
            (service.capital.construction_sector, 1 - equipment),
            (service.capital.equipment_sector, equipment),
        ):
            capital[sector] = capital.get(sector, np.zeros(number)) + cash * share
    wages = care.years.group_by("year").agg(pl.col("wage_bill").sum()).sort("year")
    return PlanSpending(wages["wage_bill"].to_numpy(), purchases, capital)


def shock_of(
    plan: Plan, spending: PlanSpending, economy: Economy, displaced: Column | float
) -> SpendingShock:
    """Return the shock of a plan's spending, less the private provision it displaces."""
    unit = economy.money_per_unit
    if plan.economy.shock == "care_column":
        main = next(iter(plan.services.values())).sector
        shock = care_column_shock(economy.table, main, spending.total / unit)
        return without_displaced(shock, displaced)
    total = sum(spending.purchases.values(), spending.wages * 0.0)
    average = {sector: float(part.sum()) for sector, part in spending.purchases.items()}
    whole = sum(average.values())
    service = NewService(
        wages=spending.wages / unit,
        purchases=total / unit,
        purchase_profile={sector: part / whole for sector, part in average.items()}
        if whole
        else {},
        capital={sector: part / unit for sector, part in spending.capital.items()},
        product_tax_rate=economy.product_tax_rate,
    )
    return without_displaced(split_shock(economy.table, service), displaced)


def posts_of(plan: Plan, values: Mapping[str, float], care: CareModel) -> ServicePosts:
    """Return the posts of a plan with the shares of women and of formal jobs."""
    jobs = _jobs(plan, values, care)
    sums = (
        jobs.group_by("year")
        .agg(
            pl.col("posts").sum(),
            (pl.col("posts") * pl.col("women_share")).sum().alias("women"),
            (pl.col("posts") * pl.col("formal_share")).sum().alias("formal"),
        )
        .sort("year")
    )
    posts = sums["posts"].to_numpy()
    some = np.where(posts > 0, posts, 1.0)
    return ServicePosts(posts, sums["women"].to_numpy() / some, sums["formal"].to_numpy() / some)


def pay_of_posts(
    plan: Plan,
    values: Mapping[str, float],
    care: CareModel,
    country: Country,
    displaced: Column | float = 0.0,
) -> JobCells:
    """Return what the formal posts of a plan pay, one cell for each service and kind of job.

    Posts that replace private provision are left out: they paid before.
    """
    jobs = _jobs(plan, values, care).sort("service", "job_id", "year")
    years = len(plan.years.all())
    formal = (jobs["posts"] * jobs["formal_share"]).to_numpy().reshape(-1, years)
    formal = formal * (1 - np.asarray(displaced))
    columns = ("wage_monthly", "bonus_yearly", "income_tax_monthly")
    paid = {name: jobs[name].to_numpy()[::years] for name in (*columns, *country.law.branches)}
    return formal_cells(formal, paid, country.law.branches)


def existing_shock(
    economy: Economy, existing: Mapping[str, Column], plan: Plan
) -> SpendingShock | None:
    """Return today's spending as a shock, in the columns of the sectors that deliver it.

    Args:
        economy: The economy.
        existing: Spending by service. Shape: years. Unit: money of the plan.
        plan: The plan.

    Returns:
        The shock; `None` where nothing is spent today.
    """
    shocks = [
        care_column_shock(
            economy.table, plan.services[name].sector, amount / economy.money_per_unit
        )
        for name, amount in existing.items()
        if amount.any()
    ]
    return _together(shocks) if shocks else None


def _together(shocks: list[SpendingShock]) -> SpendingShock:
    first = shocks[0]
    parts = {
        name: sum(getattr(shock.running, name) for shock in shocks) for name in vars(first.running)
    }
    service = np.sum([shock.service for shock in shocks], axis=0)
    return replace(first, service=service, running=ShockParts(**parts))


def _years_of(care: CareModel, name: str) -> pl.DataFrame:
    return (
        care.years.filter(service_of() == name)
        .group_by("year")
        .agg(pl.exclude("service_id").sum())
        .sort("year")
    )


def _purchases(
    name: str, service: Service, values: Mapping[str, float], years: pl.DataFrame
) -> dict[str, Column]:
    path = f"services.{name}."
    users = years["people_covered"].to_numpy()
    bought = {service.training.sector: years["training_cost"].to_numpy() + 0.0}
    itemised = users * 0.0
    for item, cost in service.other_costs.items():
        amount = users * values[f"{path}other_costs.{item}.per_user_yearly"]
        itemised = itemised + amount
        bought[cost.sector] = bought.get(cost.sector, users * 0.0) + amount
    if service.overhead_sector is not None:
        overhead = years["other_running_cost"].to_numpy() - itemised
        bought[service.overhead_sector] = (
            bought.get(service.overhead_sector, users * 0.0) + overhead
        )
    return bought


def _jobs(plan: Plan, values: Mapping[str, float], care: CareModel) -> pl.DataFrame:
    """Posts by service, kind of job and year over all territories, with shares and pay."""
    law = [name for name in care.jobs.columns if name not in ("service_id", "year", "job_id")]
    summed = (
        care.jobs.with_columns(service_of())
        .group_by("service", "job_id", "year", maintain_order=True)
        .agg(
            pl.col("posts").sum(),
            *(pl.col(name).first() for name in law if name != "posts"),
        )
    )
    shares = pl.DataFrame(
        [
            {
                "service": name,
                "job_id": job,
                "women_share": values[f"services.{name}.staff.{job}.women_share"],
                "formal_share": values[f"services.{name}.formal_share"],
            }
            for name, service in plan.services.items()
            for job in service.staff
        ]
    )
    return summed.join(shares, on=["service", "job_id"], maintain_order="left")
