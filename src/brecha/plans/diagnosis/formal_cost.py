"""What would it cost worker and employer to be formal, and who would gain from a reform?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import polars as pl

from brecha.core.errors import CoverageError, FaultList, InputError
from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.countries import Country
from brecha.engine import Column, Reform, SchemeInForce, reformed
from brecha.engine.scheme import first_day
from brecha.gaps import person_columns, with_income_decile
from brecha.gaps.dimensions import find_dimensions
from brecha.plans.diagnosis.cost_titles import COST_TITLES, REFORM_TITLES, TENTHS
from brecha.plans.diagnosis.figures import Breakdown, Title, figures_of
from brecha.plans.diagnosis.law_runs import Workers, spread, sums_over, workers_of
from brecha.plans.diagnosis.results import LawResult
from brecha.plans.diagnosis.sample import INCOME, Sample
from brecha.plans.diagnosis.schema import Formalisation
from brecha.population.inference import Quantity

LEAST_CHANGE = 0.005  # half a cent
NOISE = 1e-12  # what the last digits of a sum leave of an error that is none


def formal_cost(
    asked: Formalisation,
    country: Country,
    sample: Sample,
    period: str,
    breakdowns: Sequence[Breakdown],
) -> tuple[LawResult | None, list[Note]]:
    """Return what it costs to register the wage workers of the group who are not.

    Args:
        asked: What the diagnosis asks.
        country: The country.
        sample: The people.
        period: Of the survey.
        breakdowns: Sex, and income deciles where they are known.
    """
    is_worker, holes = _of_group(sample, "barrier_not_registered")
    if is_worker is None:
        return None, holes
    workers = _workers(asked, country, sample, is_worker, period)
    if isinstance(workers, list):
        return None, workers
    law = SchemeInForce.of(country.law.schemes[asked.scheme].scheme, country.book)
    found = sums_over(law, workers, {*asked.employer, *asked.worker, *asked.flags})
    columns = {
        name: spread(column, workers, sample.people.height) for name, column in found.items()
    }
    employer, worker = _sum(columns, asked.employer), _sum(columns, asked.worker)
    wage = spread(workers.wage_monthly, workers, sample.people.height)
    quantities = _costs(np.where(is_worker == 1, 1.0, np.nan), wage, employer, worker)
    titles = dict(COST_TITLES)
    for name, title in asked.flags.items():
        quantities.append(Quantity(f"flag:{name}", "proportion", columns[name]))
        titles[f"flag:{name}"] = Title(title, "share", "1")
    return _result(asked, country, sample, (quantities, titles), workers, breakdowns), []


def reform_change(
    asked: Formalisation,
    country: Country,
    sample: Sample,
    period: str,
    breakdowns: Sequence[Breakdown],
    reform: Reform,
) -> tuple[LawResult | None, list[Note]]:
    """Return who of the wage workers of the group would pay less, and what it would cost.

    Everyone is taken as registered, before and after.

    Raises:
        InputError: The reform is of another scheme or time, or names what the scheme has not.
    """
    _check_reform(asked, reform)
    is_worker, holes = _of_group(sample, "is_wage_worker")
    if is_worker is None:
        return None, holes
    workers = _workers(asked, country, sample, is_worker, period)
    if isinstance(workers, list):
        return None, workers
    scheme = country.law.schemes[asked.scheme].scheme
    laws = (
        SchemeInForce.of(scheme, country.book),
        SchemeInForce.of(*reformed(scheme, country.book, reform)),
    )
    names = {*asked.employer, *asked.worker, *asked.flags}
    before, after = (sums_over(law, workers, names) for law in laws)
    changes = {
        name: spread(after[name] - before[name], workers, sample.people.height) for name in before
    }
    quantities = _changes(_sum(changes, asked.employer), _sum(changes, asked.worker))
    titles = dict(REFORM_TITLES)
    for name, title in asked.flags.items():
        quantities.append(Quantity(f"flag_change:{name}", "mean", changes[name]))
        titles[f"flag_change:{name}"] = Title(title, "mean", "1")
    result = _result(asked, country, sample, (quantities, titles), workers, breakdowns)
    return result, []


def _check_reform(asked: Formalisation, reform: Reform) -> None:
    faults = FaultList()
    if reform.scheme is not None and reform.scheme != asked.scheme:
        faults.add(
            "The reform must change the scheme of the diagnosis, {scheme}; it changes {other}. "
            "Name another reform.",
            place=reform.lines.place(("scheme",)),
            scheme=asked.scheme,
            other=reform.scheme,
        )
    if reform.since > first_day(asked.month):
        faults.add(
            "The reform must be in force in the month of the diagnosis, {month}; it is from "
            "{since} on. Choose an earlier day, or a later month.",
            place=reform.lines.place(("since",)),
            month=asked.month,
            since=reform.since.isoformat(),
        )
    faults.raise_as(InputError)


def _of_group(sample: Sample, rule: str) -> tuple[Column | None, list[Note]]:
    try:
        told = person_columns(sample.people, [rule])[rule]
    except CoverageError as error:
        return None, [Note(fault.message, fault.values) for fault in error.faults]
    return np.where(sample.is_in_group.to_numpy(), told, 0.0), []


def _workers(
    asked: Formalisation, country: Country, sample: Sample, is_worker: Column, period: str
) -> Workers | list[Note]:
    try:
        found = workers_of(asked, country, sample, is_worker, period)
    except CoverageError as error:
        return [Note(fault.message, fault.values) for fault in error.faults]
    return [found] if isinstance(found, Note) else found


def _sum(columns: dict[str, Column], names: Iterable[str]) -> Column:
    given = [columns[name] for name in names]
    if given:
        return np.asarray(np.sum(given, axis=0), dtype=np.float64)
    return np.where(np.isnan(next(iter(columns.values()))), np.nan, 0.0)


def _costs(people: Column, wage: Column, employer: Column, worker: Column) -> list[Quantity]:
    return [
        Quantity("workers_to_register", "total", people),
        Quantity("wage", "mean", wage),
        Quantity("employer_cost", "mean", employer),
        Quantity("worker_cost", "mean", worker),
        Quantity("total_cost", "mean", employer + worker),
        Quantity("employer_share", "ratio", employer, wage),
        Quantity("worker_share", "ratio", worker, wage),
        Quantity("employer_total_cost", "total", employer),
        Quantity("worker_total_cost", "total", worker),
    ]


def _changes(employer: Column, worker: Column) -> list[Quantity]:
    falls, rises = (_flags(worker, sign) for sign in (-1, 1))
    return [
        Quantity("gainers", "proportion", falls),
        Quantity("losers", "proportion", rises),
        Quantity("employer_gainers", "proportion", _flags(employer, -1)),
        Quantity("employer_losers", "proportion", _flags(employer, 1)),
        Quantity("gainers_number", "total", falls),
        Quantity("worker_change", "mean", worker),
        Quantity("employer_change", "mean", employer),
        Quantity("worker_total_change", "total", worker),
        Quantity("employer_total_change", "total", employer),
    ]


def _flags(change: Column, sign: int) -> Column:
    """Return 1 where a cost changes in a direction, 0 where not, NaN where it is not known."""
    return np.where(np.isnan(change), np.nan, sign * change > LEAST_CHANGE)


def _result(
    asked: Formalisation,
    country: Country,
    sample: Sample,
    asked_for: tuple[list[Quantity], dict[str, Title]],
    workers: Workers,
    breakdowns: Sequence[Breakdown],
) -> LawResult:
    cuts = list(breakdowns)
    if all(entry.id != "income_decile" for entry in cuts) and workers.is_told:
        cuts.append(_tenths(sample, workers))
    scheme = country.law.schemes[asked.scheme].scheme
    said = (Note("Assumed: {text}", {"text": text}) for text in asked.assumptions)
    is_group = pl.select(pl.when(sample.is_in_group).then(pl.lit("group"))).to_series()
    return LawResult(
        scheme.name,
        scheme.title,
        asked.month,
        asked.wage.prices_of if workers.is_told else None,
        _rounded(figures_of(sample.design, *asked_for, [is_group], cuts)),
        (*workers.assumptions, *said),
        workers.is_told,
    )


def _rounded(figures: pl.DataFrame) -> pl.DataFrame:
    """Return figures without the errors that the last digits of a sum leave."""
    is_noise = pl.col("standard_error") < NOISE * pl.col("estimate").abs()
    exact = {name: pl.lit(0.0) for name in ("standard_error", "coefficient_of_variation")}
    exact |= {name: pl.col("estimate") for name in ("low", "high")}
    return figures.with_columns(
        pl.when(is_noise).then(value).otherwise(pl.col(name)).alias(name)
        for name, value in exact.items()
    )


def _tenths(sample: Sample, workers: Workers) -> Breakdown:
    """Return the tenths of these workers by their wage: the first earns least."""
    wages = spread(workers.wage_monthly, workers, sample.people.height)
    frame = pl.DataFrame({"weight": sample.people["weight"], INCOME: wages}).with_columns(
        pl.col(INCOME).fill_nan(None)
    )
    (deciles,) = find_dimensions(["income_decile"])
    labels = {
        code: Text(es=f"Décimo {int(code)}", en=f"Tenth {int(code)}") for code in deciles.labels
    }
    return Breakdown(TENTHS, with_income_decile(frame)["income_decile"], labels)
