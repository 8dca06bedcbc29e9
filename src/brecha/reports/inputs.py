"""Which figures of the country entered the result? GDP, employed, spending, people in need."""

from __future__ import annotations

from brecha.plans.results import PlanResult
from brecha.reports.content import Paragraph, Section
from brecha.reports.tables import DASH, Cell, Figure, Heading, Kind, Table
from brecha.reports.words import Words

Row = tuple[Cell, ...]


def inputs_section(result: PlanResult, words: Words) -> Section:
    """Return the figures of the country that the plan used, without those by territory."""
    text = words.say(
        "Besides assumptions and law, these figures of the country entered. Population stands as "
        "the people in need, which is how it enters; by territory it is in the workbook."
    )
    rows = (*_national(result, words), *_needs_by_service(result, words))
    return Section(
        "inputs",
        words.say("Figures of the country"),
        (Paragraph(text), Table(words.say("Inputs"), _headings(words), rows)),
    )


def input_table(result: PlanResult, words: Words) -> Table:
    """Return every figure of the country that the result holds, by territory too."""
    rows = (
        *_national(result, words),
        *_needs_by_service(result, words),
        *_of_territories(result, words),
    )
    title = words.say("Inputs; the population stands as the people in need")
    return Table(title, _headings(words), rows)


def _headings(words: Words) -> tuple[Heading, ...]:
    return (
        Heading(words.say("Input"), weight=1.4),
        Heading(words.say("Of"), weight=1.6),
        Heading(words.say("Year")),
        Heading(words.say("Value")),
        Heading(words.say("Unit"), weight=0.8),
    )


def _national(result: PlanResult, words: Words) -> list[Row]:
    country = result.country_title.in_language(words.language)
    services = words.say("All services")
    of_need = words.say("% of need")
    gdp = Figure(result.gdp, Kind.MONEY)
    before = Figure(result.coverage_before, Kind.SHARE, 1)
    year_before = _year((result.years[0].year or 0) - 1)
    return [
        (words.say("GDP"), country, _year(result.price_year), gdp, words.money_unit),
        _employed(result, country, words),
        (words.say("Coverage before the plan"), services, year_before, before, of_need),
        _sectors(result, country, words),
        *_spending(result, services, words),
    ]


def _employed(result: PlanResult, country: str, words: Words) -> Row:
    number = Figure(result.employed, Kind.COUNT)
    return (words.say("All employed, baseline"), country, DASH, number, words.say("people"))


def _sectors(result: PlanResult, country: str, words: Words) -> Row:
    return (
        words.say("Sectors of the input-output account"),
        country,
        _year(result.economy.account_year),
        Figure(len(result.sectors), Kind.COUNT),
        words.say("sectors"),
    )


def _spending(result: PlanResult, services: str, words: Words) -> list[Row]:
    title = words.say("Existing public spending")
    return [
        (
            title,
            services,
            _year(year.year or 0),
            Figure(year.existing_cost, Kind.MONEY),
            words.money_unit,
        )
        for year in result.years
    ]


def _needs_by_service(result: PlanResult, words: Words) -> list[Row]:
    return [
        (
            words.say("People in need"),
            row.title.in_language(words.language),
            _year(row.year),
            Figure(row.people_in_need, Kind.COUNT),
            words.say("people"),
        )
        for row in result.services
    ]


def _of_territories(result: PlanResult, words: Words) -> list[Row]:
    needs: list[Row] = [
        (
            words.say("People in need"),
            row.name,
            _year(row.year),
            Figure(row.people_in_need, Kind.COUNT),
            words.say("people"),
        )
        for row in result.territories
    ]
    spending: list[Row] = [
        (
            words.say("Existing public spending"),
            row.name,
            _year(row.year),
            Figure(row.existing_cost, Kind.MONEY),
            words.money_unit,
        )
        for row in result.territories
    ]
    return [*needs, *spending]


def _year(year: int) -> Figure:
    return Figure(year, Kind.YEAR)
