"""How does each quantity run over the years? Lines of years, shown by theme or all in one sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from brecha.plans.results import PlanResult, YearResult
from brecha.reports.tables import Cell, Figure, Heading, Kind, Table, figures
from brecha.reports.words import Words

Take = Callable[[YearResult], float]


@dataclass(frozen=True)
class Line:
    """A quantity over the years.

    Attributes:
        label: What it is.
        unit: Its unit.
        kind: What its numbers are.
        take: How a year's number is taken.
    """

    label: str
    unit: str
    kind: Kind
    take: Take


def people_lines(words: Words) -> list[Line]:
    """Return people in need and covered, places and posts."""
    people, places = words.say("people"), words.say("places")
    return [
        Line(words.say("People in need"), people, Kind.COUNT, lambda y: y.people_in_need),
        Line(words.say("People covered"), people, Kind.COUNT, lambda y: y.people_covered),
        Line(words.say("Coverage"), words.say("% of need"), Kind.SHARE, lambda y: y.coverage_share),
        Line(words.say("New places"), places, Kind.COUNT, lambda y: y.places_new),
        Line(words.say("Places standing"), places, Kind.COUNT, lambda y: y.places_standing),
        Line(words.say("Full-time posts"), words.say("posts"), Kind.COUNT, lambda y: y.posts_fte),
    ]


def cost_lines(words: Words) -> list[Line]:
    """Return the parts of the cost and their sum, and today's spending."""
    unit = words.money_unit
    parts: list[tuple[str, Take]] = [
        (words.say("Wages and social charges"), lambda y: y.wage_bill),
        (words.say("Other running cost"), lambda y: y.other_running_cost),
        (words.say("Running cost (sum of both)"), lambda y: y.running_cost),
        (words.say("Capital, when it is built"), lambda y: y.capital_cost),
        (words.say("Training"), lambda y: y.training_cost),
        (words.say("Gross cost (running, capital, training)"), lambda y: y.gross_cost),
        (words.say("Existing public spending"), lambda y: y.existing_cost),
        (words.say("For comparison: capital as an annuity"), lambda y: y.capital_annuity),
    ]
    return [Line(label, unit, Kind.MONEY, take) for label, take in parts]


def gap_lines(words: Words) -> list[Line]:
    """Return the way from the gross cost to the gap, in shares of GDP."""
    unit = words.gdp_unit
    parts: list[tuple[str, Take]] = [
        (words.say("Gross cost"), lambda y: y.gross_cost_share_gdp),
        (words.say("Existing public spending"), lambda y: y.existing_cost_share_gdp),
        (words.say("Public revenue of the gross spending"), lambda y: y.revenue_share_gdp),
        (
            words.say("Revenue that today's spending already yields"),
            lambda y: y.baseline_revenue_share_gdp,
        ),
        (words.say("Additional revenue"), additional_revenue_share),
        (words.say("Gap to finance"), lambda y: y.gap_share_gdp),
    ]
    return [Line(label, unit, Kind.SHARE_OF_GDP, take) for label, take in parts]


def job_lines(words: Words) -> list[Line]:
    """Return jobs by kind and who holds them."""
    unit, share = words.say("jobs"), words.say("% of these jobs")
    return [
        Line(words.say("Direct jobs"), unit, Kind.COUNT, lambda y: y.jobs.direct),
        Line(words.say("Indirect jobs"), unit, Kind.COUNT, lambda y: y.jobs.indirect),
        Line(words.say("Induced jobs"), unit, Kind.COUNT, lambda y: y.jobs.induced),
        Line(words.say("All jobs"), unit, Kind.COUNT, lambda y: y.jobs.total),
        Line(words.say("Held by women"), share, Kind.SHARE, lambda y: y.jobs.women_share),
        Line(words.say("Formal"), share, Kind.SHARE, lambda y: y.jobs.formal_share),
        Line(
            words.say("All jobs, against employment"),
            words.say("% of all employed"),
            Kind.PER_CENT,
            lambda y: y.jobs_change_pct,
        ),
        *_additional_job_lines(words),
    ]


def _additional_job_lines(words: Words) -> list[Line]:
    return [
        Line(
            words.say("Jobs on top of today's service"),
            words.say("jobs"),
            Kind.COUNT,
            lambda y: y.additional.jobs,
        ),
        Line(
            words.say("Jobs on top of today's service, against employment"),
            words.say("% of all employed"),
            Kind.PER_CENT,
            lambda y: y.additional.jobs_change_pct,
        ),
    ]


def output_lines(words: Words) -> list[Line]:
    """Return what output and value added gain under both closures."""
    output, value_added = words.say("% of output"), words.say("% of value added")
    lines: list[tuple[str, str, Take]] = [
        (words.say("Output, type I"), output, lambda y: y.output_change_pct["type_1"]),
        (words.say("Output, type II"), output, lambda y: y.output_change_pct["type_2"]),
        (
            words.say("Value added, type I"),
            value_added,
            lambda y: y.value_added_change_pct["type_1"],
        ),
        (
            words.say("Value added, type II"),
            value_added,
            lambda y: y.value_added_change_pct["type_2"],
        ),
        (
            words.say("Output on top of today's service, type I"),
            output,
            lambda y: y.additional.output_change_pct["type_1"],
        ),
        (
            words.say("Output on top of today's service, type II"),
            output,
            lambda y: y.additional.output_change_pct["type_2"],
        ),
    ]
    return [Line(label, unit, Kind.PER_CENT, take) for label, unit, take in lines]


def revenue_lines(result: PlanResult, words: Words) -> list[Line]:
    """Return public revenue by parts."""
    branches: list[tuple[str, Take]] = [
        (_branch(result, key, words), _contribution(key))
        for key in result.mean.revenue.social_security
    ]
    parts: list[tuple[str, Take]] = [
        (words.say("Income tax"), lambda y: y.revenue.income_tax),
        *branches,
        (words.say("Value added tax"), lambda y: y.revenue.value_added_tax),
        (words.say("Taxes on production and products"), lambda y: y.revenue.production_taxes),
        (words.say("Counted as revenue by the plan"), lambda y: y.revenue.counted),
    ]
    return [Line(label, words.money_unit, Kind.MONEY, take) for label, take in parts]


def additional_revenue_share(year: YearResult) -> float:
    """Return the revenue on top of what today's spending yields, as a share of GDP."""
    return year.revenue_share_gdp - year.baseline_revenue_share_gdp


def years_across(title: str, lines: list[Line], result: PlanResult, words: Words) -> Table:
    """Return a table with a line a quantity and a column a year, and the mean where it helps."""
    years = _columns_of(result)
    units = {line.unit for line in lines}
    is_one = len(units) == 1
    headings = (
        Heading(words.say("Quantity"), weight=1.5),
        *([] if is_one else [Heading(words.say("Unit"), weight=0.8)]),
        *(Heading(_year_label(year, words)) for year in years),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            line.label,
            *([] if is_one else [line.unit]),
            *figures(line.kind, map(line.take, years), words),
        )
        for line in lines
    )
    return Table(f"{title} ({units.pop()})" if is_one else title, headings, rows)


def years_down(title: str, lines: list[Line], result: PlanResult, words: Words) -> Table:
    """Return a table with a line a year and a column a quantity."""
    years = _columns_of(result)
    names: list[Cell] = [
        words.say("Mean") if year.year is None else Figure(year.year, Kind.YEAR) for year in years
    ]
    columns = [(Heading(words.say("Year")), names)]
    for line in lines:
        cells = figures(line.kind, map(line.take, years), words)
        columns.append((Heading(line.label, line.unit), cells))
    return Table.of_columns(title, columns, total=len(years) > 1)


def _contribution(branch: str) -> Take:
    return lambda year: year.revenue.social_security[branch]


def _columns_of(result: PlanResult) -> list[YearResult]:
    return [*result.years, result.mean] if len(result.years) > 1 else list(result.years)


def _year_label(year: YearResult, words: Words) -> str:
    return words.say("Mean") if year.year is None else str(year.year)


def _branch(result: PlanResult, key: str, words: Words) -> str:
    title = result.branch_titles.get(key)
    return words.say(
        "Social security: {branch}",
        branch=title.in_language(words.language) if title else key.replace("_", " "),
    )
