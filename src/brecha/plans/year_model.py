"""The yearly accounts of a plan: shares of GDP, the financing gap, changes against the baseline."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from brecha.engine import Column, Input, rule

Money = Annotated[Column, "money / year"]
Share = Annotated[Column, "1"]
JobsColumn = Annotated[Column, "jobs"]
PeopleColumn = Annotated[Column, "people"]
Percent = Annotated[Column, "percent"]


@rule(row="year")
def gross_cost(running_cost: Money, capital_cost: Money, training_cost: Money) -> Money:
    """Gross cost: running, capital in cash, and training."""
    return running_cost + capital_cost + training_cost


@rule(row="year")
def gross_cost_share_gdp(gross_cost: Money, gdp: Money) -> Share:
    """Gross cost as a share of the GDP of the price year."""
    return gross_cost / gdp


@rule(row="year")
def existing_cost_share_gdp(existing_cost: Money, gdp: Money) -> Share:
    """Public spending that the same people have today, as a share of GDP."""
    return existing_cost / gdp


@rule(row="year")
def revenue_share_gdp(revenue: Money, gdp: Money) -> Share:
    """Revenue that the gross spending yields, as a share of GDP."""
    return revenue / gdp


@rule(row="year")
def baseline_revenue_share_gdp(baseline_revenue: Money, gdp: Money) -> Share:
    """Revenue that existing spending already yields (T0), as a share of GDP."""
    return baseline_revenue / gdp


@rule(row="year")
def gap_share_gdp(
    gross_cost_share_gdp: Share,
    existing_cost_share_gdp: Share,
    revenue_share_gdp: Share,
    baseline_revenue_share_gdp: Share,
) -> Share:
    """Financing gap: gross − existing − (revenue − T0), as a share of GDP."""
    additional_revenue = revenue_share_gdp - baseline_revenue_share_gdp
    return gross_cost_share_gdp - existing_cost_share_gdp - additional_revenue


@rule(row="year")
def coverage_share(people_covered: PeopleColumn, people_in_need: PeopleColumn) -> Share:
    """Share of those in need who are covered, over all services."""
    return people_covered / np.where(people_in_need > 0, people_in_need, np.inf)


@rule(row="year")
def jobs_total(
    jobs_direct: JobsColumn, jobs_indirect: JobsColumn, jobs_induced: JobsColumn
) -> JobsColumn:
    """All jobs: direct, indirect and induced."""
    return jobs_direct + jobs_indirect + jobs_induced


@rule(row="year")
def jobs_change_pct(jobs_total: JobsColumn, employed: JobsColumn) -> Percent:
    """All jobs in per cent of the employed of the baseline."""
    return 100 * jobs_total / employed


@rule(row="year")
def additional_cost_share_gdp(gross_cost_share_gdp: Share, existing_cost_share_gdp: Share) -> Share:
    """Gross cost less what is spent today, as a share of GDP."""
    return gross_cost_share_gdp - existing_cost_share_gdp


CARE_SUMS = {
    "people_in_need": ("people", "People who need care"),
    "people_covered": ("people", "People covered"),
    "places_new": ("places", "Places created in the year"),
    "places_standing": ("places", "Places that stand"),
    "posts_fte": ("posts", "Full-time posts"),
    "wage_bill": ("money / year", "Labour cost, social charges included"),
    "other_running_cost": ("money / year", "Running cost other than staff"),
    "running_cost": ("money / year", "Cost of running the services"),
    "capital_cost": ("money / year", "Cash spent on building and equipping"),
    "capital_annuity": ("money / year", "Yearly economic cost of all places that stand"),
    "training_cost": ("money / year", "Training of staff"),
}
OTHER_INPUTS = {
    "gdp": ("money / year", "GDP of the price year"),
    "existing_cost": ("money / year", "Public spending that the same people have today"),
    "revenue": ("money / year", "Revenue that the gross spending yields"),
    "baseline_revenue": ("money / year", "Revenue that existing spending already yields (T0)"),
    "jobs_direct": ("jobs", "Full-time posts of the services"),
    "jobs_indirect": ("jobs", "Jobs at suppliers and builders"),
    "jobs_induced": ("jobs", "Jobs by what households spend"),
    "employed": ("jobs", "All employed of the baseline"),
}
INPUTS = tuple(
    Input(name, unit, "year", title) for name, (unit, title) in (CARE_SUMS | OTHER_INPUTS).items()
)
TARGETS = (
    "gross_cost",
    "gross_cost_share_gdp",
    "existing_cost_share_gdp",
    "revenue_share_gdp",
    "baseline_revenue_share_gdp",
    "gap_share_gdp",
    "coverage_share",
    "jobs_change_pct",
    "additional_cost_share_gdp",
    *CARE_SUMS,
)
