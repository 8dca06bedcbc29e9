"""Services of care for tests: one counted by hand, and random ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

import polars as pl
from hypothesis import strategies as st

from brecha.care import SHAPES, CareModel, CoveragePath, build_care_model, progress_of
from brecha.engine import Column, rule

FIRST_YEAR = 2026
MoneyPerMonth = Annotated[Column, "money / month"]
PERIOD = {
    "need_share": st.floats(0.01, 1),
    "model_share": st.floats(0.01, 1),
    "occupancy_share": st.floats(0.1, 1),
    "hours_open_week": st.floats(1, 168),
    "weeks_open_year": st.floats(1, 53),
    "places_per_centre": st.floats(1, 500),
    "other_cost_per_user": st.floats(0, 1e5),
    "overhead_share": st.floats(0, 0.9),
    "training_cost_per_post": st.floats(0, 1e5),
    "turnover_share": st.floats(0, 1),
    "capital_cost_per_place": st.floats(0, 1e6),
    "capital_life": st.floats(1, 60),
    "discount_rate": st.just(0.0) | st.floats(1e-9, 0.3),
}
WORK = {
    "staff_per_user": st.floats(0, 1),
    "posts_per_centre": st.floats(0, 10),
    "hours_paid_week": st.floats(20, 48),
    "weeks_worked_year": st.floats(30, 52),
    "absence_share": st.floats(0, 0.3),
    "wage_offered_monthly": st.floats(0, 1e5),
}


@dataclass(frozen=True)
class Services:
    """The three tables of a care model."""

    services: pl.DataFrame
    years: pl.DataFrame
    jobs: pl.DataFrame

    def scaled(self, factor: float) -> Services:
        """Return the services with so many times the people."""
        return replace(
            self,
            services=self.services.with_columns(pl.col("people_at_start") * factor),
            years=self.years.with_columns(pl.col("people") * factor),
        )

    def with_ratio(self, factor: float) -> Services:
        """Return the services with so many times the staff for each user."""
        return replace(self, jobs=self.jobs.with_columns(pl.col("staff_per_user") * factor))


@rule(row="job")
def wage_monthly(wage_offered_monthly: MoneyPerMonth) -> MoneyPerMonth:
    """Cash wage: the wage offered."""
    return wage_offered_monthly


@rule(row="job")
def bonus_yearly(wage_monthly: MoneyPerMonth) -> Annotated[Column, "money / year"]:
    """Bonus of a year: one month of wage."""
    return wage_monthly


@rule(row="job")
def employer_contributions_monthly(wage_monthly: MoneyPerMonth) -> MoneyPerMonth:
    """Contributions of the employer: a fifth of the wage."""
    return 0.2 * wage_monthly


LAW = (wage_monthly, bonus_yearly, employer_contributions_monthly)


def run_care(tables: Services, law_results: tuple[str, ...] = ()) -> CareModel:
    """Cost services under a law of three rules."""
    return build_care_model(
        tables.services, tables.years, tables.jobs, LAW, {}, law_results=law_results
    )


def one_service() -> Services:
    """Return one nursery through three years; `test_care_model.py` counts it by hand."""
    services = {
        "service_id": ["nursery"],
        "need_share": [0.5],
        "coverage_start": [0.1],
        "coverage_goal": [0.7],
        "model_share": [0.8],
        "people_at_start": [1000.0],
        "occupancy_share": [0.8],
        "hours_open_week": [50.0],
        "weeks_open_year": [48.0],
        "places_per_centre": [50.0],
        "other_cost_per_user": [1000.0],
        "overhead_share": [0.2],
        "training_cost_per_post": [300.0],
        "turnover_share": [0.1],
        "capital_cost_per_place": [20_000.0],
        "capital_life": [20.0],
        "discount_rate": [0.0],
    }
    years = {
        "service_id": ["nursery"] * 3,
        "year": [2026, 2027, 2028],
        "people": [1000.0, 1000.0, 400.0],
        "progress_share": [0.5, 1.0, 1.0],
    }
    jobs = {
        "service_id": ["nursery"] * 2,
        "job_id": ["carer", "head"],
        "staff_per_user": [0.125, 0.0],
        "posts_per_centre": [0.0, 1.0],
        "hours_paid_week": [40.0, 40.0],
        "weeks_worked_year": [48.0, 48.0],
        "absence_share": [0.0, 0.5],
        "wage_offered_monthly": [2000.0, 4000.0],
    }
    return Services(pl.DataFrame(services), pl.DataFrame(years), pl.DataFrame(jobs))


@st.composite
def random_services(draw: st.DrawFn) -> Services:
    """Draw one to three services of one to five years and one to three kinds of job."""
    parts = [_draw_service(draw, f"service {at}") for at in range(draw(st.integers(1, 3)))]
    return Services(*(pl.concat(tables) for tables in zip(*parts, strict=True)))


def _draw_service(draw: st.DrawFn, name: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    start, goal = sorted((draw(st.floats(0, 1)), draw(st.floats(0, 1))))
    number = draw(st.integers(1, 5))
    shape = draw(st.sampled_from(sorted(SHAPES)))
    service = {key: draw(values) for key, values in PERIOD.items()}
    service |= {
        "service_id": name,
        "coverage_start": start,
        "coverage_goal": goal,
        "people_at_start": draw(st.floats(0, 1e6)),
    }
    years = {
        "service_id": [name] * number,
        "year": [FIRST_YEAR + at for at in range(number)],
        "people": [draw(st.floats(0, 1e6)) for _ in range(number)],
        "progress_share": progress_of(CoveragePath(start, goal, shape), number),
    }
    jobs = [
        {"service_id": name, "job_id": job, **{key: draw(values) for key, values in WORK.items()}}
        for job in ("carer", "cook", "head")[: draw(st.integers(1, 3))]
    ]
    return pl.DataFrame([service]), pl.DataFrame(years), pl.DataFrame(jobs)
