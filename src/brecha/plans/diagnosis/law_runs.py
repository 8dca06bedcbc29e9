"""What does the law as code say of each person of a survey? Persons become rows of a scheme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from brecha.core.errors import InputError
from brecha.core.notes import Note
from brecha.countries import Country, LawScheme
from brecha.countries.law import default_of
from brecha.engine import Column, SchemeInForce
from brecha.engine.scheme import first_day
from brecha.plans.diagnosis.sample import Sample, daily_parameter
from brecha.plans.diagnosis.schema import Formalisation

DAYS_OF_A_WEEK = 7
MONTH = "month"
YEAR_DIGITS = 4


@dataclass(frozen=True)
class Workers:
    """The persons whose month the law is run on.

    Attributes:
        table: One row a person, as the scheme takes it.
        rows: Place of each in the sample. Shape: workers.
        wage_monthly: Wage that the law was given. Shape: workers.
        is_alike: Whether all have the same wage, because the survey does not ask it.
        assumptions: What was assumed.
    """

    table: pl.DataFrame
    rows: Column
    wage_monthly: Column
    is_alike: bool
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
    wages = _wages(asked, country, sample, period, notes)
    if wages is None:
        return Note(
            "The cost of becoming formal is not told: the source does not ask earnings_monthly."
        )
    rows = np.flatnonzero((is_worker == 1) & (np.nan_to_num(wages) > 0))
    if not len(rows):
        return Note(
            "The cost of becoming formal is not told: nobody of the group works for a known wage "
            "without social security."
        )
    scheme = country.law.schemes[asked.scheme]
    days = _days(asked, sample, notes)[rows]
    wage = wages[rows]
    given = wage / days if asked.wage.per == "day" else wage
    numbers = {asked.wage.input: given, asked.days.input: days}
    table = _table(asked, country, scheme, len(rows), numbers)
    is_alike = len(np.unique(wage)) == 1
    return Workers(table, rows, wage, is_alike, tuple(notes))


def sums_over(
    law: SchemeInForce, workers: Workers, names: Iterable[str]
) -> dict[str, Column]:
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
    asked: Formalisation, country: Country, sample: Sample, period: str, notes: list[Note]
) -> Column | None:
    people = sample.people
    is_asked = "earnings_monthly" in people.columns and people["earnings_monthly"].count() > 0
    if is_asked:
        wages = people["earnings_monthly"].cast(pl.Float64).fill_null(np.nan).to_numpy()
        return wages * _price_ratio(asked, country, period, notes)
    if asked.wage.if_not_asked is None:
        return None
    day = first_day(asked.month)
    daily = daily_parameter(country, asked.wage.if_not_asked, asked.wage.key, day)
    monthly = daily * asked.days.full_month
    notes.append(
        Note(
            "The source does not ask earnings: everyone is taken to earn {parameter} on {days} "
            "days, {wage} a month.",
            {
                "parameter": country.book.parameters[asked.wage.if_not_asked].title,
                "days": f"{asked.days.full_month:g}",
                "wage": f"{monthly:,.2f}",
            },
        )
    )
    return np.full(people.height, monthly)


def _price_ratio(
    asked: Formalisation, country: Country, period: str, notes: list[Note]
) -> float:
    year, wanted = period_year(period), asked.wage.prices_of
    if wanted is None or wanted == year:
        notes.append(
            Note("Earnings are those of {period}, in its prices.", {"period": period})
        )
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
    people, full = sample.people, asked.days.full_month
    weekly = "days_weekly" if asked.days.is_by_week and "days_weekly" in people.columns else None
    if weekly is None:
        notes.append(
            Note(
                "The source does not ask the days of work: everyone is taken to work the {days} "
                "days of a month.",
                {"days": f"{full:g}"},
            )
        )
        return np.full(people.height, full)
    notes.append(
        Note(
            "Days of the month: those of the week times {days} over 7; a full month where they "
            "are not known.",
            {"days": f"{full:g}"},
        )
    )
    known = people[weekly].cast(pl.Float64).to_numpy()
    days = np.clip(np.round(known * full / DAYS_OF_A_WEEK), 1, full)
    return np.where(np.isnan(known), full, days)


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
    defaults = {name: default_of(entry, country.book, day) for name, entry in scheme.defaults.items()}
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
