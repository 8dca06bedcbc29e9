"""What does the dossier of a plan say? Its sections in the order a hearing asks for them."""

from __future__ import annotations

from brecha.core import Language
from brecha.plans.results import PlanResult
from brecha.reports.answer import answer_paragraphs, period
from brecha.reports.content import (
    Bullets,
    ChartPlace,
    Dossier,
    Notice,
    Paragraph,
    Section,
)
from brecha.reports.evidence import assumption_tables, sensitivity_table, source_table
from brecha.reports.headlines import headline_table
from brecha.reports.inputs import inputs_section
from brecha.reports.law_used import law_section
from brecha.reports.method import method_section
from brecha.reports.parts import service_table, staff_table, territory_table
from brecha.reports.studies import studies_section
from brecha.reports.themes import (
    cost_section,
    coverage_section,
    gap_section,
    jobs_section,
    output_section,
    revenue_section,
)
from brecha.reports.words import Words

MOST_SWINGS = 15


def dossier(result: PlanResult, language: Language) -> Dossier:
    """Return the content of the dossier in a language."""
    words = Words.of(result, language)
    sections = [
        _answer(result, words),
        coverage_section(result, words),
        cost_section(result, words),
        gap_section(result, words),
        jobs_section(result, words),
        output_section(result, words),
        revenue_section(result, words),
        _services(result, words),
        _territories(result, words),
        _ranges(result, words),
        studies_section(result, words),
        method_section(result, words),
        _concepts(result, words),
        _assumptions(result, words),
        inputs_section(result, words),
        law_section(result, words),
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
            *(Paragraph(text, is_lead=True) for text in answer_paragraphs(result, words)),
            Notice(words.say("Before using a number"), warnings) if warnings else None,
            headline_table(result, words),
        ),
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
        "The mean gross cost is {central} of GDP with every assumption at its central value. The "
        "range moves the assumptions of the services only, all at once, each on its own; the "
        "coverage goals are kept as the plan's decision. Of {draws} draws, one in ten lies below "
        "{low}, half below {middle} and one in ten above {high}. Independent draws understate "
        "errors that several assumptions share. With each of them at the end that lowers the cost "
        "it is {lowest}, at the end that raises it {highest}; both are most unlikely.",
        central=words.share_of_gdp(result.mean.gross_cost_share_gdp),
        draws=words.count(spread.number_of_draws),
        low=words.share_of_gdp(spread.p10),
        middle=words.share_of_gdp(spread.p50),
        high=words.share_of_gdp(spread.p90),
        lowest=words.share_of_gdp(spread.lowest),
        highest=words.share_of_gdp(spread.highest),
    )
    note = words.say(
        "The strongest assumptions, the coverage goals among them; the line is the cost with all "
        "at their centre."
    )
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
