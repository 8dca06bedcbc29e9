"""The parts of a plan's result: by service, kind of job, territory and sector."""

from __future__ import annotations

import numpy as np
import polars as pl

from brecha.core.languages import Text
from brecha.plans.care_side import service_of, territory_of
from brecha.plans.results import JobYear, SectorEffect, ServiceYear, TerritoryYear
from brecha.plans.run import ComputedPlan

SUMS = (
    "people_in_need",
    "people_covered",
    "places_new",
    "posts_fte",
    "running_cost",
    "capital_cost",
    "training_cost",
    "gross_cost",
)
SMALLEST_OUTPUT = 1e-12


def service_years(computed: ComputedPlan) -> tuple[ServiceYear, ...]:
    """Return each service in each year, over all territories."""
    rows = _sums(computed, "service", "year")
    return tuple(
        ServiceYear(
            service=row["service"],
            title=computed.plan.services[row["service"]].title,
            year=row["year"],
            coverage_share=row["people_covered"] / row["people_in_need"]
            if row["people_in_need"]
            else 0.0,
            **{name: row[name] for name in SUMS},
        )
        for row in rows.iter_rows(named=True)
    )


def job_years(computed: ComputedPlan) -> tuple[JobYear, ...]:
    """Return each kind of job in each year, over all territories."""
    jobs = (
        computed.care.jobs.with_columns(service_of())
        .group_by("service", "job_id", "year", maintain_order=True)
        .agg(
            pl.col("posts").sum(),
            pl.col("wage_monthly", "labour_cost_per_post").first(),
        )
    )
    return tuple(
        JobYear(
            service=row["service"],
            job=row["job_id"],
            title=computed.plan.services[row["service"]].staff[row["job_id"]].title,
            year=row["year"],
            posts=row["posts"],
            wage_monthly=row["wage_monthly"],
            labour_cost_per_post=row["labour_cost_per_post"],
            women_share=computed.values[
                f"services.{row['service']}.staff.{row['job_id']}.women_share"
            ],
        )
        for row in jobs.sort("service", "job_id", "year").iter_rows(named=True)
    )


def territory_years(computed: ComputedPlan) -> tuple[TerritoryYear, ...]:
    """Return each territory in each year; existing spending by the people of each band."""
    names = dict(computed.country.table("territories").select("territory", "name").iter_rows())
    existing = _existing_by_territory(computed)
    rows = _sums(computed, "territory", "year")
    return tuple(
        TerritoryYear(
            territory=row["territory"],
            name=names[row["territory"]],
            year=row["year"],
            existing_cost=existing[row["territory"]][row["year"] - computed.plan.years.first],
            **{name: row[name] for name in SUMS},
        )
        for row in rows.iter_rows(named=True)
    )


def sector_effects(computed: ComputedPlan) -> tuple[SectorEffect, ...]:
    """Return what each sector of the account gains on the mean of the years, most jobs first."""
    economy, returns = computed.economy, computed.returns
    titles = {
        sector: Text(es=es, en=en)
        for sector, es, en in computed.country.table("sectors")
        .select("sector", "title_es", "title_en")
        .iter_rows()
    }
    output = returns.effects.output.type_2.mean(axis=1)
    jobs = (returns.jobs.indirect + returns.jobs.induced).sum(axis=(1, 2)).mean(axis=1)
    order = np.argsort(-jobs, kind="stable")
    return tuple(
        SectorEffect(
            sector=economy.table.codes[at],
            title=titles[economy.table.codes[at]],
            output_change_pct=100 * float(output[at] / max(economy.table.x[at], SMALLEST_OUTPUT)),
            jobs=float(jobs[at]),
        )
        for at in order
    )


def coverage_before(computed: ComputedPlan) -> float:
    """Return the share of those in need who are covered in the year before the plan."""
    base = computed.population.filter(pl.col("year") == computed.plan.years.first - 1)
    need = covered = 0.0
    for name, service in computed.plan.services.items():
        path = f"services.{name}."
        people = base.filter(pl.col("age_from") == service.ages.first)["people"].to_numpy().sum()
        in_need = (
            people * computed.values[f"{path}need_share"] * computed.values[f"{path}model_share"]
        )
        need += float(in_need)
        covered += float(in_need) * computed.values[f"{path}coverage.start"]
    return covered / need if need else 0.0


def _existing_by_territory(computed: ComputedPlan) -> dict[str, list[float]]:
    plan = computed.plan
    base = computed.population.filter(pl.col("year") == plan.years.first - 1)
    spent: dict[str, np.ndarray] = {}
    for name, service in plan.services.items():
        of_band = base.filter(pl.col("age_from") == service.ages.first)
        total = of_band["people"].sum()
        for territory, people in of_band.select("territory", "people").iter_rows():
            amount = computed.existing[name] * (people / total)
            spent[territory] = spent.get(territory, 0.0) + amount
    return {territory: [float(year) for year in years] for territory, years in spent.items()}


def _sums(computed: ComputedPlan, *keys: str) -> pl.DataFrame:
    return (
        computed.care.years.with_columns(service_of(), territory_of())
        .group_by(keys)
        .agg(pl.col(list(SUMS)).sum())
        .sort(keys)
    )
