"""What do the sections say that follow a quantity over the years?"""

from __future__ import annotations

from brecha.plans.results import PlanResult
from brecha.reports.content import Block, ChartPlace, Formula, Paragraph, Section
from brecha.reports.parts import sector_table
from brecha.reports.words import Words
from brecha.reports.yearly import (
    Line,
    cost_lines,
    gap_lines,
    job_lines,
    output_lines,
    people_lines,
    revenue_lines,
    years_across,
)

MOST_UPRIGHT_YEARS = 6  # more columns of years need a page on its side


def coverage_section(result: PlanResult, words: Words) -> Section:
    """Return coverage, places and posts."""
    return _yearly(
        "coverage",
        words.say("Coverage and places"),
        (
            ChartPlace("coverage", words.say("Share of the people in need whom the service has.")),
            ChartPlace("places", words.say("Places built on top of those that stand.")),
        ),
        words.say("People, places and posts"),
        people_lines(words),
        result,
        words,
    )


def cost_section(result: PlanResult, words: Words) -> Section:
    """Return the cost by component."""
    note = words.say(
        "The number above each column is the gross cost. Capital is counted when it is built; the "
        "table also states it as an annuity."
    )
    return _yearly(
        "cost",
        words.say("Cost"),
        (ChartPlace("cost", note),),
        words.say("Cost by component"),
        cost_lines(words),
        result,
        words,
    )


def gap_section(result: PlanResult, words: Words) -> Section:
    """Return the way from the gross cost to the gap."""
    formula = Formula(
        (
            words.say("gap = gross cost − existing spending − additional revenue"),
            words.say(
                "additional revenue = revenue of the gross spending − revenue that today's "
                "spending already yields"
            ),
        )
    )
    note = words.say("The number above each column is the gross cost, the sum of its three parts.")
    return _yearly(
        "gap",
        words.say("Financing gap"),
        (formula, ChartPlace("gap", note)),
        words.say("From the gross cost to the gap"),
        gap_lines(words),
        result,
        words,
    )


def jobs_section(result: PlanResult, words: Words) -> Section:
    """Return jobs by type."""
    note = words.say(
        "Direct jobs are full-time posts of the service; indirect and induced jobs are persons by "
        "their main job. Today's posts are included."
    )
    return _yearly(
        "jobs",
        words.say("Jobs"),
        (ChartPlace("jobs", note),),
        words.say("Jobs by type"),
        job_lines(words),
        result,
        words,
    )


def output_section(result: PlanResult, words: Words) -> Section:
    """Return output, value added and the sectors that gain."""
    note = words.say(
        "Type I counts suppliers only; type II adds what households spend of the wages. Type I is "
        "the careful reading, type II an upper bound."
    )
    section = _yearly(
        "output",
        words.say("Output and the sectors that gain"),
        (Paragraph(note),),
        words.say("Output and value added"),
        output_lines(words),
        result,
        words,
    )
    sectors = sector_table(result, words) if result.sectors else None
    return Section(section.key, section.title, (*section.blocks, sectors), section.is_wide)


def revenue_section(result: PlanResult, words: Words) -> Section:
    """Return public revenue by parts."""
    note = words.say(
        "Income tax follows the tariff of the law job by job, social security its branches, value "
        "added tax the effective rate. Only what the plan counts as revenue enters the gap."
    )
    return _yearly(
        "revenue",
        words.say("Public revenue"),
        (Paragraph(note),),
        words.say("Revenue that the gross spending yields, by parts"),
        revenue_lines(result, words),
        result,
        words,
    )


def _yearly(  # noqa: PLR0913, PLR0917 - a section has as many parts
    key: str,
    title: str,
    blocks: tuple[Block, ...],
    table_title: str,
    lines: list[Line],
    result: PlanResult,
    words: Words,
) -> Section:
    table = years_across(table_title, lines, result, words)
    return Section(key, title, (*blocks, table), len(result.years) > MOST_UPRIGHT_YEARS)
