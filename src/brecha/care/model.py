"""Cost a table of services: check, nest, run, give the results back as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from brecha.care import cost, places, posts
from brecha.care.tables import JOBS, SERVICES, YEARS, care_inputs
from brecha.core.errors import AlignmentError, FaultList
from brecha.engine import (
    Column,
    Explanation,
    Labels,
    OriginOf,
    Program,
    Rows,
    Rule,
    build,
    explain,
    rules_of,
    run,
)
from brecha.parameters import ParameterValue

UNITS = ("service", "year", "job")
YEAR_RESULTS = (
    "people_in_need",
    "people_covered",
    "coverage_share",
    "places_required",
    "places_standing",
    "places_new",
    "posts_fte",
    "posts_new",
    "wage_bill",
    "other_running_cost",
    "running_cost",
    "training_cost",
    "capital_cost",
    "capital_annuity",
    "gross_cost",
)
JOB_RESULTS = ("posts", "wage_monthly", "labour_cost")


@dataclass(frozen=True)
class CareModel:
    """A costed set of services.

    Attributes:
        years: `YEARS`' keys and every result per service and year.
        jobs: Keys and every result per service, year and kind of job.
    """

    years: pl.DataFrame
    jobs: pl.DataFrame
    program: Program
    columns: Mapping[str, Column]
    rows: Rows

    def explain(
        self, name: str, service_id: str, year: int, origin_of: OriginOf | None = None
    ) -> Explanation:
        """Return the tree behind a yearly result of a service."""
        row = self.years.select("service_id", "year").rows().index((service_id, year))
        return self._explain(name, row, origin_of)

    def explain_job(self, name: str, row: int, origin_of: OriginOf | None = None) -> Explanation:
        """Return the tree behind a result of a row of `jobs`."""
        return self._explain(name, row, origin_of)

    def _explain(self, name: str, row: int, origin_of: OriginOf | None) -> Explanation:
        labels = Labels(name_of_row=self._name_of_row)
        if origin_of is not None:
            labels = replace(labels, origin_of=origin_of)
        return explain(self.program, self.columns, self.rows, name, row, labels)

    def _name_of_row(self, unit: str, row: int) -> str:
        if unit == "job":
            return str(self.jobs["job_id"][row])
        if unit == "year":
            return str(self.years["year"][row])
        return ""


def build_care_model(
    services: pl.DataFrame,
    years: pl.DataFrame,
    jobs: pl.DataFrame,
    law: Iterable[Rule],
    parameters: Mapping[str, ParameterValue],
    law_results: tuple[str, ...] = (),
) -> CareModel:
    """Cost services through the years.

    Args:
        services: Columns: `SERVICES`.
        years: Columns: `YEARS`; each service has at least one year.
        jobs: Columns: `JOBS`; each service has at least one.
        law: Rules per job that give `wage_monthly`, `bonus_yearly` and
            `employer_contributions_monthly` from
            `wage_offered_monthly`.
        parameters: Values in force that the law takes.
        law_results: Names of rules of the law to keep per job.

    Raises:
        InputError: A table does not hold what it declares.
        AlignmentError: A service without years or jobs, or the other way round.
    """
    services = SERVICES.check(services, SERVICES.name).sort("service_id")
    years = YEARS.check(years, YEARS.name).sort("service_id", "year")
    jobs = JOBS.check(jobs, JOBS.name).sort("service_id", "job_id")
    _check_alignment(services, years, jobs)
    year_jobs = years.select("service_id", "year").join(
        jobs, on="service_id", maintain_order="left_right"
    )
    rows = _rows(years, year_jobs)
    targets = (*YEAR_RESULTS, *JOB_RESULTS, *law_results)
    rules = (*rules_of(places, posts, cost), *law)
    program = build(rules, care_inputs(), parameters, targets, UNITS)
    columns = _columns(program, services, years, year_jobs)
    results = run(program, columns, rows)
    return CareModel(
        years=years.with_columns(pl.Series(name, results[name]) for name in YEAR_RESULTS),
        jobs=year_jobs.select("service_id", "year", "job_id").with_columns(
            pl.Series(name, results[name]) for name in (*JOB_RESULTS, *law_results)
        ),
        program=program,
        columns=columns,
        rows=rows,
    )


def _check_alignment(services: pl.DataFrame, years: pl.DataFrame, jobs: pl.DataFrame) -> None:
    faults = FaultList()
    known = set(services["service_id"])
    for name, table in (("years", years), ("jobs", jobs)):
        found = set(table["service_id"])
        for service in sorted(known ^ found):
            faults.add(
                "Each service must stand in services and in {table}; {service} stands in one of "
                "them only. Add or delete its rows.",
                table=name,
                service=service,
            )
    faults.raise_as(AlignmentError)


def _rows(years: pl.DataFrame, year_jobs: pl.DataFrame) -> Rows:
    years_per_service = years.group_by("service_id", maintain_order=True).len()["len"]
    jobs_per_year = year_jobs.group_by("service_id", "year", maintain_order=True).len()["len"]
    counts = (years_per_service.to_numpy(), jobs_per_year.to_numpy())
    return Rows.nested(UNITS, tuple(count.astype(np.int64) for count in counts))


def _columns(program: Program, *tables: pl.DataFrame) -> dict[str, Column]:
    return {
        name: table[name].to_numpy()
        for table in tables
        for name in table.columns
        if name in program.inputs
    }
