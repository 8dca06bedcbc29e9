"""Which few numbers does a hearing ask for, and what does each count?"""

from __future__ import annotations

from dataclasses import dataclass

from brecha.plans.results import PlanResult
from brecha.reports.tables import Cell, Heading, Kind, Table, figures
from brecha.reports.words import Words
from brecha.reports.yearly import Take


@dataclass(frozen=True)
class Headline:
    """A number of the first table.

    Attributes:
        label: What it is.
        unit: Its unit.
        kind: What its number is.
        take: How a year's number is taken.
        concept: What it counts and what not.
    """

    label: str
    unit: str
    kind: Kind
    take: Take
    concept: str


def headline_table(result: PlanResult, words: Words) -> Table:
    """Return the headline figures: mean, first year, last year, each with its concept."""
    first, last, mean = result.years[0], result.years[-1], result.mean
    columns = [mean, first, last] if first is not last else [first]
    labels = [words.say("Mean"), str(first.year), str(last.year)]
    headings = (
        Heading(words.say("Figure"), weight=0.9),
        Heading(words.say("Unit"), weight=0.9),
        *(Heading(label) for label in (labels if first is not last else labels[1:2])),
        Heading(words.say("What it counts"), weight=2.6),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line.label, line.unit, *figures(line.kind, map(line.take, columns), words), line.concept)
        for line in [*_service(words), *_money(words), *_returns(words)]
    )
    return Table(words.say("Headline figures"), headings, rows)


def _service(words: Words) -> list[Headline]:
    return [
        Headline(
            words.say("People covered"),
            words.say("people"),
            Kind.COUNT,
            lambda y: y.people_covered,
            words.say("All users of the service in the year, those of today included."),
        ),
        Headline(
            words.say("Full-time posts"),
            words.say("posts"),
            Kind.COUNT,
            lambda y: y.posts_fte,
            words.say("Posts of full working time, not persons; those of today included."),
        ),
        Headline(
            words.say("Gross cost"),
            words.money_unit,
            Kind.MONEY,
            lambda y: y.gross_cost,
            words.say("Running cost, capital when it is built, training; nothing is deducted."),
        ),
    ]


def _money(words: Words) -> list[Headline]:
    return [
        Headline(
            words.say("Gross cost"),
            words.gdp_unit,
            Kind.SHARE_OF_GDP,
            lambda y: y.gross_cost_share_gdp,
            words.say("The same, divided by the GDP of the price year."),
        ),
        Headline(
            words.say("Additional cost"),
            words.gdp_unit,
            Kind.SHARE_OF_GDP,
            lambda y: y.additional.cost_share_gdp,
            words.say("Gross cost less existing public spending."),
        ),
        Headline(
            words.say("Public revenue"),
            words.gdp_unit,
            Kind.SHARE_OF_GDP,
            lambda y: y.revenue_share_gdp,
            words.say("Of the gross spending; the parts that the plan counts."),
        ),
        Headline(
            words.say("Gap to finance"),
            words.gdp_unit,
            Kind.SHARE_OF_GDP,
            lambda y: y.gap_share_gdp,
            words.say("Additional cost less additional revenue."),
        ),
    ]


def _returns(words: Words) -> list[Headline]:
    return [
        Headline(
            words.say("Jobs"),
            words.say("% of all employed"),
            Kind.PER_CENT,
            lambda y: y.jobs_change_pct,
            words.say("Direct, indirect and induced jobs of the gross spending."),
        ),
        Headline(
            words.say("Output, type I"),
            words.say("% of output"),
            Kind.PER_CENT,
            lambda y: y.output_change_pct["type_1"],
            words.say("Of the gross spending; suppliers only, the careful reading."),
        ),
        Headline(
            words.say("Output, type II"),
            words.say("% of output"),
            Kind.PER_CENT,
            lambda y: y.output_change_pct["type_2"],
            words.say("Of the gross spending; with what households spend again."),
        ),
    ]
