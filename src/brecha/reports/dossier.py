"""What does the dossier of a plan say? Its sections in the order a hearing asks for them."""

from __future__ import annotations

from brecha.core import Language
from brecha.plans.results import PlanResult
from brecha.reports.answer import answer, period
from brecha.reports.content import (
    Block,
    Bullets,
    ChartPlace,
    Dossier,
    Formula,
    Notice,
    Paragraph,
    Section,
)
from brecha.reports.evidence import assumption_tables, sensitivity_table, source_table
from brecha.reports.headlines import headline_table
from brecha.reports.method import method_section
from brecha.reports.parts import sector_table, service_table, staff_table, territory_table
from brecha.reports.studies import studies_section
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
MOST_SWINGS = 15


def dossier(result: PlanResult, language: Language) -> Dossier:
    """Return the content of the dossier in a language."""
    words = Words.of(result, language)
    sections = [
        _answer(result, words),
        _coverage(result, words),
        _cost(result, words),
        _gap(result, words),
        _jobs(result, words),
        _output(result, words),
        _revenue(result, words),
        _services(result, words),
        _territories(result, words),
        _ranges(result, words),
        studies_section(result, words),
        method_section(result, words),
        _concepts(result, words),
        _assumptions(result, words),
        _sources(result, words),
    ]
    return Dossier(
        language=language,
        title=result.title.in_language(language),
        subtitle=words.say(
            "{country}, {years}; money in {currency} of {year}",
            country=result.country_title.in_language(language),
            years=period(result),
            currency=result.currency,
            year=result.price_year,
        ),
        flag=words.say("Made-up country: no figure is real") if result.is_made_up else "",
        price_year=result.price_year,
        sections=tuple(sections),
    )


def _answer(result: PlanResult, words: Words) -> Section:
    warnings = tuple(note.text(words.language) for note in result.warnings)
    return Section(
        "answer",
        words.say("The answer"),
        (
            Paragraph(result.description.in_language(words.language)),
            Paragraph(answer(result, words), is_lead=True),
            Notice(words.say("Before using a number"), warnings) if warnings else None,
            headline_table(result, words),
        ),
    )


def _coverage(result: PlanResult, words: Words) -> Section:
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


def _cost(result: PlanResult, words: Words) -> Section:
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


def _gap(result: PlanResult, words: Words) -> Section:
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


def _jobs(result: PlanResult, words: Words) -> Section:
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


def _output(result: PlanResult, words: Words) -> Section:
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


def _revenue(result: PlanResult, words: Words) -> Section:
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


def _services(result: PlanResult, words: Words) -> Section:
    tables = (service_table(result, words), staff_table(result, words))
    return Section("services", words.say("Services and staff"), tables)


def _territories(result: PlanResult, words: Words) -> Section:
    note = words.say(
        "Only results that add up are told by territory; returns are those of the whole country."
    )
    return Section(
        "territories",
        words.say("Territories"),
        (ChartPlace("territories", note), territory_table(result, words)),
    )


def _ranges(result: PlanResult, words: Words) -> Section:
    spread = result.cost_range
    text = words.say(
        "The mean gross cost is {central} of GDP with every assumption at its central value. Of "
        "{draws} draws of all assumptions at once, each within its range, one in ten lies below "
        "{low}, half below {middle} and one in ten above {high}. With every assumption at the end "
        "that lowers the cost it is {lowest}, at the end that raises it {highest}; both are most "
        "unlikely.",
        central=words.share_of_gdp(result.mean.gross_cost_share_gdp),
        draws=words.count(spread.number_of_draws),
        low=words.share_of_gdp(spread.p10),
        middle=words.share_of_gdp(spread.p50),
        high=words.share_of_gdp(spread.p90),
        lowest=words.share_of_gdp(spread.lowest),
        highest=words.share_of_gdp(spread.highest),
    )
    note = words.say("The strongest assumptions; the line is the cost with all at their centre.")
    table = sensitivity_table(result, words, MOST_SWINGS) if result.sensitivity else None
    return Section(
        "ranges",
        words.say("Ranges and sensitivity"),
        (Paragraph(text), ChartPlace("sensitivity", note), table),
    )


def _concepts(result: PlanResult, words: Words) -> Section:
    items = tuple(note.text(words.language) for note in result.concepts)
    return Section(
        "concepts", words.say("What each figure counts"), (Bullets(items) if items else None,)
    )


def _assumptions(result: PlanResult, words: Words) -> Section:
    text = words.say(
        "Every assumption of the plan, complete. Official: read in an official source. Secondary: "
        "read in a text that cites one. Derived: computed from official figures. Assumed: no "
        "source gives it; the plan sets it."
    )
    return Section(
        "assumptions",
        words.say("Assumptions"),
        (Paragraph(text), *assumption_tables(result, words)),
    )


def _sources(result: PlanResult, words: Words) -> Section:
    return Section("sources", words.say("Sources"), (source_table(result, words),))


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
