"""What does the law as code say of each person of a survey? Persons become rows of a scheme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.core.errors import InputError
from brecha.core.notes import Note
from brecha.countries import Country, LawScheme
from brecha.countries.law import default_of
from brecha.engine import Column, SchemeInForce
from brecha.engine.scheme import first_day
from brecha.plans.diagnosis.sample import Sample, daily_parameter
from brecha.plans.diagnosis.schema import Formalisation

MONTH = "month"
YEAR_DIGITS = 4


@dataclass(frozen=True)
class Workers:
    """The persons whose month the law is run on.

    Attributes:
        table: One row a person, as the scheme takes it.
        rows: Place of each in the sample. Shape: workers.
        wage_monthly: Wage that the law was given. Shape: workers.
        is_told: Whether the survey asked the wage; else it is the same for each day of work.
        assumptions: What was assumed.
    """

    table: pl.DataFrame
    rows: NDArray[np.intp]
    wage_monthly: Column
    is_told: bool
    assumptions: tuple[Note, ...]


def workers_of(
    asked: Formalisation, country: Country, sample: Sample, is_worker: Column, period: str
) -> Workers | Note:
    """Return workers as rows of the scheme, or why they cannot be.

    Args:
        asked: What the diagnosis asks.
        country: The country.
        sample: The people.
        is_worker: 1 for those that are meant. Shape: persons.
        period: Of the survey.
    """
    notes: list[Note] = []
    all_days = _days(asked, sample, notes)
    wages = _wages(asked, country, sample, all_days, period, notes)
    if wages is None:
        return Note(
            "The cost of becoming formal is not told: the source does not ask monthly earnings."
        )
    rows = np.flatnonzero((is_worker == 1) & (np.nan_to_num(wages) > 0))
    if not len(rows):
        return Note(
            "The cost of becoming formal is not told: nobody of the group works for a known wage "
            "without social security."
        )
    scheme = country.law.schemes[asked.scheme]
    days, wage = all_days[rows], wages[rows]
    given = wage / days if asked.wage.per == "day" else wage
    numbers = {asked.wage.input: given}
    if asked.days.input is not None:
        numbers[asked.days.input] = days
    table = _table(asked, country, scheme, len(rows), numbers)
    is_told = _column(sample, "earnings_monthly") is not None
    return Workers(table, rows, wage, is_told, tuple(notes))


def sums_over(law: SchemeInForce, workers: Workers, names: Iterable[str]) -> dict[str, Column]:
    """Return results of the law for each worker.

    Args:
        law: The scheme in force.
        workers: The persons.
        names: Results of the scheme.

    Returns:
        By name. Shape of each: workers.
    """
    results = law.run(workers.table, law.scheme.name)
    unit_of = {name: unit for unit, of_unit in law.scheme.results.items() for name in of_unit}
    return {name: results[unit_of[name]][name].to_numpy() for name in names}


def spread(values: Column, workers: Workers, persons: int) -> Column:
    """Return a column of the sample that is NaN but for the workers. Shape: persons."""
    column = np.full(persons, np.nan)
    column[workers.rows] = values
    return column


def result_names(scheme: LawScheme) -> set[str]:
    """Return the results that a scheme gives, of every unit."""
    return {name for of_unit in scheme.scheme.results.values() for name in of_unit}


def period_year(period: str) -> int:
    """Return the year of a period, `2016` or `2020Q1`."""
    return int(period[:YEAR_DIGITS])


def _wages(
    asked: Formalisation,
    country: Country,
    sample: Sample,
    days: Column,
    period: str,
    notes: list[Note],
) -> Column | None:
    """Return the wage of a month of each person, None where nothing tells it. Shape: persons."""
    told = _column(sample, "earnings_monthly")
    if told is not None:
        return told * _price_ratio(asked, country, period, notes)
    if asked.wage.if_not_asked is None:
        return None
    day = first_day(asked.month)
    daily = daily_parameter(country, asked.wage.if_not_asked, asked.wage.key, day)
    notes.append(
        Note(
            "The source does not ask earnings: everyone is taken to earn {parameter} for each "
            "day, {wage}.",
            {
                "parameter": country.book.parameters[asked.wage.if_not_asked].title,
                "wage": f"{daily:,.2f}",
            },
        )
    )
    return daily * days


def _price_ratio(asked: Formalisation, country: Country, period: str, notes: list[Note]) -> float:
    year, wanted = period_year(period), asked.wage.prices_of
    if wanted is None or wanted == year:
        notes.append(Note("Earnings are those of {period}, in its prices.", {"period": period}))
        return 1.0
    ratio = country.price_ratio(year, wanted)
    notes.append(
        Note(
            "Earnings of {period} are taken to have kept their purchasing power: they are "
            "multiplied by {ratio}, the change of consumer prices from {year} to {wanted}.",
            {"period": period, "ratio": f"{ratio:.4f}", "year": year, "wanted": wanted},
        )
    )
    return ratio


def _days(asked: Formalisation, sample: Sample, notes: list[Note]) -> Column:
    """Return the days of work in a month of each person. Shape: persons."""
    how, full = asked.days, asked.days.full_month
    weekly = _column(sample, "days_weekly")
    hours = _column(sample, "hours_weekly")
    values: dict[str, object] = {"days": f"{full:g}", "week": f"{how.full_week:g}"}
    if weekly is not None:
        notes.append(
            Note(
                "Days of the month: days of the week over {week}, of {days}; all of them where the "
                "days are not known.",
                values,
            )
        )
    elif hours is not None and how.hours_of_a_day is not None:
        weekly = hours / how.hours_of_a_day
        notes.append(
            Note(
                "The source does not ask the days of work: they are taken to be the hours of the "
                "week over {hours}, and {week} of them a month of {days} days.",
                {**values, "hours": f"{how.hours_of_a_day:g}"},
            )
        )
    else:
        notes.append(
            Note(
                "The source does not ask the days of work: everyone is taken to work the {days} "
                "days of a month.",
                values,
            )
        )
        return np.full(sample.people.height, full)
    days = np.clip(np.round(weekly / how.full_week * full), 1, full)
    return np.where(np.isnan(days), full, days)


def _column(sample: Sample, name: str) -> Column | None:
    if name not in sample.people.columns or sample.people[name].count() == 0:
        return None
    return sample.people[name].cast(pl.Float64).fill_null(np.nan).to_numpy()


def _table(
    asked: Formalisation,
    country: Country,
    scheme: LawScheme,
    rows: int,
    numbers: Mapping[str, Column],
) -> pl.DataFrame:
    day = first_day(asked.month)
    keys = list(dict.fromkeys(name for names in scheme.scheme.keys.values() for name in names))
    columns: dict[str, pl.Series] = {
        name: pl.Series(name, ["1"]).new_from_index(0, rows) for name in keys
    }
    columns[keys[0]] = pl.Series(keys[0], range(rows)).cast(pl.String)
    columns[MONTH] = pl.Series(MONTH, [asked.month]).new_from_index(0, rows)
    wanted = {entry.name for entry in scheme.scheme.inputs}
    defaults = {
        name: default_of(entry, country.book, day) for name, entry in scheme.defaults.items()
    }
    for name, value in {**defaults, **asked.inputs}.items():
        if name in wanted:
            columns[name] = pl.Series(name, [value]).new_from_index(0, rows)
    for name, column in numbers.items():
        columns[name] = pl.Series(name, column)
    missing = sorted(wanted - set(columns))
    if missing:
        raise InputError.of(
            "The scheme {scheme} must be given all its inputs; {missing} are not. Add them to "
            "formalisation, inputs.",
            scheme=asked.scheme,
            missing=", ".join(missing),
        )
    return pl.DataFrame(columns)
