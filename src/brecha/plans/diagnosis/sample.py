"""Which rows of a survey does a diagnosis speak of? Every row stays; audiences are marked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from brecha.core.errors import CoverageError, InputError
from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.countries import Country
from brecha.gaps import (
    BARRIERS,
    find_dimensions,
    find_indicators,
    group_codes,
    missing_for_dimension,
    needed_columns,
    with_income_decile,
)
from brecha.gaps.deprivations import RIGHTS
from brecha.plans.diagnosis.figures import GROUP, NATION, REFERENCE, Breakdown
from brecha.plans.diagnosis.results import Territory
from brecha.plans.diagnosis.schema import Diagnosis, Group
from brecha.population.column_titles import column_title
from brecha.population.inference import SampleDesign
from brecha.population.people import PEOPLE, REQUIRED
from brecha.population.surveys import SurveyData

INCOME = "income_monthly_per_person"
ALWAYS = (*REQUIRED, "territory", "sex", INCOME)
OF_WORK = ("earnings_monthly", "days_weekly", "hours_weekly")
KNOWN_COLUMNS = tuple(column.name for column in PEOPLE.columns)
UNIVERSE_RULES = ("barrier_not_registered", "is_wage_worker", "is_worker_without_cover")


@dataclass(frozen=True)
class Sample:
    """The people of a diagnosis.

    Attributes:
        people: Every row of the sample, the columns that are needed and present.
        design: The sample's design.
        law: What the law sets, by name.
        is_in_group: Whether a person is of the group, in the place. Shape: persons.
        is_in_place: Whether a person lives in the place. Shape: persons.
        audiences: Name of each person's audience; the first says group and reference.
    """

    people: pl.DataFrame
    design: SampleDesign
    law: Mapping[str, float]
    is_in_group: pl.Series
    is_in_place: pl.Series
    audiences: tuple[pl.Series, ...]


def sample_of(
    diagnosis: Diagnosis, survey: SurveyData, place: Territory | None, law: Mapping[str, float]
) -> Sample:
    """Return the people of a survey as a diagnosis needs them.

    Raises:
        CoverageError: The survey does not tell the group or the place, or nobody is in them.
    """
    present = survey.people.collect_schema().names()
    wanted = columns_of(diagnosis)
    people = survey.people.select([name for name in present if name in wanted]).collect()
    if INCOME in people.columns and people[INCOME].null_count() < people.height:
        people = with_income_decile(people)
    is_in_place = _is_in_place(people, place, survey)
    is_group = _is_member(people, diagnosis.group)
    first = _audience(is_group & is_in_place, GROUP)
    if diagnosis.compare_with:
        is_reference = _is_member(people, diagnosis.compare_with) & is_in_place
        first = first.fill_null(_audience(is_reference, REFERENCE))
    audiences = (first,) if place is None else (first, _audience(is_group, NATION))
    is_in_group = is_group & is_in_place
    _check_somebody(is_in_group, survey)
    return Sample(people, SampleDesign.of(people), law, is_in_group, is_in_place, audiences)


def columns_of(diagnosis: Diagnosis) -> set[str]:
    """Return the columns of a person that a diagnosis may need."""
    asked = {*diagnosis.indicators, *(gap.indicator for gap in diagnosis.gaps)}
    asked |= {entry.indicator for entry in diagnosis.concentration}
    targets = {name for entry in find_indicators(asked) for name in entry.targets}
    if diagnosis.barriers:
        targets |= {*UNIVERSE_RULES, *(entry.rule for entry in BARRIERS if entry.rule)}
    if diagnosis.formalisation:
        targets |= {*UNIVERSE_RULES, *OF_WORK}
    if diagnosis.deprivations:
        targets |= set(diagnosis.deprivations.items or RIGHTS)
    return {*ALWAYS, *needed_columns(sorted(targets)), *dimension_columns(diagnosis)}


def dimension_columns(diagnosis: Diagnosis) -> set[str]:
    """Return the columns by which a diagnosis tells people apart or orders them."""
    ranks = {entry.rank_by for entry in diagnosis.concentration}
    columns = {entry.column for entry in find_dimensions(dimensions_of(diagnosis))}
    if "income_decile" in columns:
        columns = columns - {"income_decile"} | {INCOME}
    return ranks | columns


def dimensions_of(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Return the ids of every dimension that a diagnosis names."""
    groups = [entry.dimension for entry in (diagnosis.group, diagnosis.compare_with) if entry]
    split = [name for gap in diagnosis.gaps if gap.decompose for name in gap.decompose.by]
    gaps = [gap.dimension for gap in diagnosis.gaps]
    return tuple(dict.fromkeys((*diagnosis.by, *groups, *gaps, *split)))


def breakdowns_of(
    people: pl.DataFrame, ids: Iterable[str], country: Country
) -> tuple[list[Breakdown], list[Note]]:
    """Return how people are cut, and why not where a source does not tell."""
    found: list[Breakdown] = []
    holes: list[Note] = []
    for entry in find_dimensions(ids):
        hole = missing_for_dimension(entry, people.columns)
        if hole is not None:
            holes.append(hole)
            continue
        codes = group_codes(people, [entry])[entry.id]
        labels = territory_labels(country) if entry.id == "territory" else dict(entry.labels)
        labels = labels or {code: entry.label(code) for code in codes.unique().sort().to_list()}
        found.append(Breakdown(entry.id, codes, {**labels, "unknown": entry.label("unknown")}))
    return found, holes


def territory_labels(country: Country) -> dict[str, Text]:
    """Return the names of a country's territories by code."""
    rows = country.table("territories").select("territory", "name").iter_rows()
    return {code: Text(es=name, en=name) for code, name in rows}


def law_values(
    diagnosis: Diagnosis, country: Country, period: str
) -> tuple[dict[str, float], list[Note], list[Note]]:
    """Return what the law set in the period of a survey, assumptions, and what is not known."""
    values: dict[str, float] = {}
    assumed: list[Note] = []
    holes: list[Note] = []
    day = day_of(period)
    for name, entry in diagnosis.law.items():
        try:
            values[name] = _law_value(country, entry.parameter, entry.key, entry.value, day)
        except CoverageError as error:
            holes += [Note(fault.message, fault.values) for fault in error.faults]
            continue
        assumed.append(
            Note(
                "{name} is {value} on {day}: {why}",
                {
                    "name": column_title(name),
                    "value": f"{values[name]:g}",
                    "day": day.isoformat(),
                    "why": entry.why,
                },
            )
        )
    return values, assumed, holes


def day_of(period: str) -> datetime.date:
    """Return the day whose law holds for a period: the first of its quarter, or of July.

    Examples:
        >>> day_of("2020Q2"), day_of("2016")
        (datetime.date(2020, 4, 1), datetime.date(2016, 7, 1))
    """
    year, _, quarter = period.partition("Q")
    return datetime.date(int(year), 3 * int(quarter) - 2 if quarter else 7, 1)


def daily_parameter(country: Country, name: str, key: str | None, day: datetime.date) -> float:
    """Return a parameter in force on a day.

    Raises:
        CoverageError: It has no value then, or needs a category.
    """
    value = country.book.value(name, day).value
    if isinstance(value, Mapping):
        if key not in value:
            raise CoverageError.of(
                "Parameter {name} is told by category ({known}); {key} is none. Name one as key.",
                name=name,
                known=", ".join(str(entry) for entry in value),
                key=key or "–",
            )
        value = value[key]
    if isinstance(value, int | float):
        return float(value)
    raise CoverageError.of("Parameter {name} must be one number; it is not. Correct it.", name=name)


def _law_value(
    country: Country,
    parameter: str | None,
    key: str | None,
    value: float | None,
    day: datetime.date,
) -> float:
    if parameter is None:
        return float(value or 0.0)
    return daily_parameter(country, parameter, key, day)


def _is_member(people: pl.DataFrame, group: Group | None) -> pl.Series:
    if group is None:
        return pl.Series([True]).new_from_index(0, people.height)
    return group_codes(people, find_dimensions([group.dimension]))[group.dimension] == group.code


def _is_in_place(people: pl.DataFrame, place: Territory | None, survey: SurveyData) -> pl.Series:
    if place is None:
        return pl.Series([True]).new_from_index(0, people.height)
    if "territory" not in people.columns:
        raise CoverageError.of(
            "{survey} {period} does not tell where people live. Leave out the territory.",
            survey=survey.survey,
            period=survey.period,
        )
    return (people["territory"] == place.code).fill_null(value=False)


def _audience(is_in: pl.Series, name: str) -> pl.Series:
    return pl.select(pl.when(is_in).then(pl.lit(name))).to_series().rename("audience")


def _check_somebody(is_in: pl.Series, survey: SurveyData) -> None:
    if not is_in.any():
        raise InputError.of(
            "Somebody of {survey} {period} must be of the group in the place; nobody is. Choose "
            "another group or place.",
            survey=survey.survey,
            period=survey.period,
        )
