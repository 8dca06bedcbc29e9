"""From a plan to the tables of the care model, and the model itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from brecha.care import (
    CareModel,
    CoveragePath,
    build_care_model,
    progress_of,
)
from brecha.core.errors import FaultList, InputError
from brecha.countries import COMMON_RESULTS, Country
from brecha.countries.country import NATION
from brecha.engine import Column
from brecha.parameters import ParameterValue
from brecha.plans.schema import Plan, Service

Values = Mapping[str, float | Column]
SEPARATOR = "|"  # between service, territory and variant in a key
MARK_DIGITS = 6
WORK_VALUES = ("hours_paid_week", "weeks_worked_year", "absence_share")
MID_YEAR = (7, 1)  # the law in force on 1 July of the price year
SERVICE_VALUES = {
    "need_share": "need_share",
    "coverage_start": "coverage.start",
    "coverage_goal": "coverage.goal",
    "model_share": "model_share",
    "occupancy_share": "occupancy_share",
    "hours_open_week": "hours_open_week",
    "weeks_open_year": "weeks_open_year",
    "places_per_centre": "places_per_centre",
    "training_cost_per_post": "training.cost_per_post",
    "turnover_share": "training.turnover_share",
    "capital_cost_per_place": "capital.cost_per_place",
    "capital_life": "capital.life",
    "discount_rate": "capital.discount_rate",
}
LAW_RESULTS = (
    "labour_cost_per_post",
    *(name for name in COMMON_RESULTS if name != "wage_monthly"),
)


@dataclass(frozen=True)
class CareTables:
    """The three declared tables of the care model."""

    services: pl.DataFrame
    years: pl.DataFrame
    jobs: pl.DataFrame


def law_in_force(plan: Plan, country: Country) -> Mapping[str, ParameterValue]:
    """Return the parameters that the law takes, on 1 July of the price year."""
    day = datetime.date(plan.price_year, *MID_YEAR)
    return country.book.values(country.law.parameters, day)


def population_of(plan: Plan, country: Country) -> pl.DataFrame:
    """Return the people of the plan's bands, from the year before its first.

    Returns:
        Columns: territory, year, age_from, people.

    Raises:
        InputError: A territory of the plan has no people in one of the years and bands.
    """
    every = country.table("territories")["territory"].to_list()
    territories = every if plan.territories == "all" else list(plan.territories)
    years = range(plan.years.first - 1, plan.years.last + 1)
    bands = sorted({(s.ages.first, s.ages.last) for s in plan.services.values()})
    return people_of(country.table("population"), territories, list(years), bands)


def people_of(
    population: pl.DataFrame,
    territories: list[str],
    years: list[int],
    bands: list[tuple[int, int]],
) -> pl.DataFrame:
    """Return the people of territories, years and age bands, none of them missing.

    Args:
        population: Columns: territory, year, age_from, age_to, people.
        territories: Codes.
        years: Calendar years.
        bands: First and last age of each.

    Returns:
        Columns: territory, year, age_from, people.

    Raises:
        InputError: Every combination that has no row.
    """
    wanted = (
        pl.DataFrame({"territory": territories})
        .join(pl.DataFrame({"year": years}), how="cross")
        .join(pl.DataFrame(bands, schema=["age_from", "age_to"], orient="row"), how="cross")
    )
    found = wanted.join(population, on=wanted.columns, how="left", maintain_order="left")
    absent = found.filter(pl.col("people").is_null())
    faults = FaultList("population.csv")
    for territory, rows in absent.group_by("territory", maintain_order=True):
        faults.add(
            "Every territory must have its people in each year and age band; {territory} lacks "
            "{number} rows, the first of {year}, ages {first} to {last}. Add them.",
            territory=territory[0],
            number=len(rows),
            year=rows["year"][0],
            first=rows["age_from"][0],
            last=rows["age_to"][0],
        )
    faults.raise_as(InputError)
    return found.select("territory", "year", "age_from", "people")


def as_nation(population: pl.DataFrame) -> pl.DataFrame:
    """Return the population summed over the territories of the plan."""
    summed = population.group_by("year", "age_from", maintain_order=True).agg(
        pl.col("people").sum()
    )
    return summed.with_columns(territory=pl.lit(NATION))


def care_tables(plan: Plan, values: Values, population: pl.DataFrame) -> CareTables:
    """Return the tables of the care model for every variant, service and territory.

    Args:
        plan: The plan.
        values: Every assumption by path, in the plan's prices: one number, or one for each
            variant of the plan. Shape: variants.
        population: Columns: territory, year, age_from, people.
    """
    variants = max((np.size(value) for value in values.values()), default=1)
    tables: dict[str, list[pl.DataFrame]] = {"services": [], "years": [], "jobs": []}
    for name, service in plan.services.items():
        people = population.filter(pl.col("age_from") == service.ages.first)
        keys = _keys(name, people["territory"].unique().sort(), variants)
        at_start = people.filter(pl.col("year") == plan.years.first - 1)
        starts = keys.join(at_start, on="territory", maintain_order="left")["people"]
        rows = _service_rows(name, plan, values, starts.to_numpy())
        tables["services"].append(_frame(keys, rows))
        tables["years"].append(_year_rows(keys, service, plan, people))
        tables["jobs"] += [
            _frame(keys, columns, job) for job, columns in _job_columns(name, service, values)
        ]
    return CareTables(**{name: pl.concat(parts) for name, parts in tables.items()})


def service_of() -> pl.Expr:
    """Return the service that a key names."""
    return pl.col("service_id").str.split(SEPARATOR).list.get(0).alias("service")


def territory_of() -> pl.Expr:
    """Return the territory that a key names."""
    return pl.col("service_id").str.split(SEPARATOR).list.get(1).alias("territory")


def variant_of() -> pl.Expr:
    """Return the variant that a key names."""
    return pl.col("service_id").str.split(SEPARATOR).list.get(2).alias("variant")


def run_care(
    tables: CareTables, country: Country, parameters: Mapping[str, ParameterValue]
) -> CareModel:
    """Cost the tables under the country's law."""
    return build_care_model(
        tables.services,
        tables.years,
        tables.jobs,
        country.law.rules,
        parameters,
        (*LAW_RESULTS, *country.law.branches),
    )


def _keys(name: str, territories: pl.Series, variants: int) -> pl.DataFrame:
    """Return the keys of a service: territory by territory, each with all variants."""
    marks = pl.Series("variant", np.arange(variants)).cast(pl.String).str.zfill(MARK_DIGITS)
    keys = territories.to_frame().join(marks.to_frame(), how="cross", maintain_order="left_right")
    return keys.select(
        "territory",
        service_id=pl.concat_str(pl.lit(name), "territory", "variant", separator=SEPARATOR),
    )


def _band_total(name: str, plan: Plan, values: Values) -> Column | float:
    """Return what the model shares of a service's age band sum to: 1 in the plan itself."""
    ages = plan.services[name].ages
    return sum(
        (
            values[f"services.{other}.model_share"]
            for other, one in plan.services.items()
            if one.ages == ages
        ),
        0.0,
    )


def _service_rows(
    name: str, plan: Plan, values: Values, people_at_start: Column
) -> dict[str, Column | float]:
    service = plan.services[name]
    path = f"services.{name}."
    columns: dict[str, Column | float] = {
        column: values[path + end] for column, end in SERVICE_VALUES.items()
    }
    columns["model_share"] = columns["model_share"] / _band_total(name, plan, values)
    columns["coverage_goal"] = np.maximum(columns["coverage_goal"], columns["coverage_start"])
    columns["people_at_start"] = people_at_start
    columns["overhead_share"] = values.get(f"{path}overhead_share", 0.0)
    columns["other_cost_per_user"] = sum(
        (values[f"{path}other_costs.{item}.per_user_yearly"] for item in service.other_costs), 0.0
    )
    return columns


def _year_rows(
    keys: pl.DataFrame, service: Service, plan: Plan, people: pl.DataFrame
) -> pl.DataFrame:
    years = plan.years.all()
    progress = progress_of(CoveragePath(0.0, 1.0, service.coverage.shape), len(years))
    steps = pl.DataFrame({"year": years, "progress_share": progress})
    return (
        keys.join(people.select("territory", "year", "people"), on="territory")
        .join(steps, on="year")
        .select("service_id", "year", "people", "progress_share")
    )


def _job_columns(
    name: str, service: Service, values: Values
) -> Iterator[tuple[str, dict[str, Column | float]]]:
    path = f"services.{name}."
    for job in service.staff:
        norms = f"{path}staff.{job}."
        ratio = values.get(f"{norms}users_per_staff", np.inf)
        yield (
            job,
            {
                "staff_per_user": 1 / np.asarray(ratio),
                "posts_per_centre": values.get(f"{norms}posts_per_centre", 0.0),
                **{column: values[f"{path}work.{column}"] for column in WORK_VALUES},
                "wage_offered_monthly": values[f"{norms}wage_monthly"],
            },
        )


def _frame(
    keys: pl.DataFrame, columns: Mapping[str, Column | float], job: str | None = None
) -> pl.DataFrame:
    """Return the columns for every key: one number for all, or one for each variant or key."""
    number = len(keys)
    filled = {
        name: np.tile(np.atleast_1d(value), number // np.size(value)).astype(float)
        for name, value in columns.items()
    }
    ids = {"service_id": keys["service_id"]} | ({"job_id": [job] * number} if job else {})
    return pl.DataFrame({**ids, **filled})
