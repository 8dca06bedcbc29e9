"""On what does the result rest? Assumptions, their weight, sources, published studies."""

from __future__ import annotations

from brecha.core import translate
from brecha.plans.evidence import Comparison, ComparisonLine, Reading
from brecha.plans.results import PlanResult
from brecha.plans.values import ResolvedAssumption
from brecha.reports.tables import (
    DASH,
    Cell,
    Figure,
    Heading,
    Kind,
    Link,
    Table,
    figures,
    significant,
)
from brecha.reports.units import certainty_text, published_unit, statistic_text, unit_text
from brecha.reports.words import Words


def assumption_table(result: PlanResult, words: Words) -> Table:
    """Return every assumption with its range, unit, certainty and source, in one table."""
    titles = [entry.title.in_language(words.language) for entry in result.assumptions]
    title = words.say("Assumptions; money in prices of {year}", year=result.price_year)
    return _assumptions(title, list(result.assumptions), titles, words)


def assumption_tables(result: PlanResult, words: Words) -> list[Table]:
    """Return the same in a table for each service and one for what concerns them all."""
    services = {row.service: row.title.in_language(words.language) for row in result.services}
    tables = []
    for key, service in services.items():
        entries = [e for e in result.assumptions if e.path.startswith(f"services.{key}.")]
        titles = [
            entry.title.in_language(words.language).removeprefix(f"{service} · ")
            for entry in entries
        ]
        tables.append(_assumptions(service, entries, titles, words))
    others = [
        entry
        for entry in result.assumptions
        if not entry.path.startswith(tuple(f"services.{key}." for key in services))
    ]
    titles = [entry.title.in_language(words.language) for entry in others]
    tables.append(_assumptions(words.say("Economy and revenue"), others, titles, words))
    return [table for table in tables if table.rows]


def sensitivity_table(result: PlanResult, words: Words, most: int | None = None) -> Table:
    """Return how far each assumption alone moves the mean gross cost, the strongest first."""
    entries = sorted(result.sensitivity, key=lambda e: -abs(e.at_high - e.at_low))[:most]
    unit = words.gdp_unit
    columns: list[tuple[Heading, list[Cell]]] = [
        (
            Heading(words.say("Assumption"), weight=2),
            [entry.title.in_language(words.language) for entry in entries],
        ),
        (Heading(words.say("Low")), figures(Kind.VALUE, [e.low for e in entries], words)),
        (Heading(words.say("High")), figures(Kind.VALUE, [e.high for e in entries], words)),
        (Heading(words.say("Unit")), [unit_text(entry.unit, words) for entry in entries]),
        (
            Heading(words.say("Cost with the low value"), unit),
            figures(Kind.SHARE_OF_GDP, [e.at_low for e in entries], words),
        ),
        (
            Heading(words.say("Cost with the high value"), unit),
            figures(Kind.SHARE_OF_GDP, [e.at_high for e in entries], words),
        ),
    ]
    return Table.of_columns(words.say("Mean gross cost if one assumption moves alone"), columns)


def source_table(result: PlanResult, words: Words) -> Table:
    """Return the sources of the country's figures."""
    headings = (
        Heading(words.say("Source"), weight=3),
        Heading(words.say("Publisher"), weight=1.4),
        Heading(words.say("Certainty"), weight=0.7),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            Link(translate(source.title, words.language), source.href),
            source.publisher,
            certainty_text(source.certainty, words),
        )
        for source in result.sources
    )
    return Table(words.say("Sources of the figures"), headings, rows)


def same_concept_table(line: ComparisonLine, words: Words) -> Table:
    """Return the published value and the readings that count the same, with who reaches it."""
    unit = published_unit(line.unit, words.language)
    published = words.say("Published: {source}", source=translate(line.source, words.language))
    same = readings_of(line, same_concept=True)
    values = [line.published, *(reading.value for reading in same)]
    columns: list[tuple[Heading, list[Cell]]] = [
        (
            Heading(words.say("Reading"), weight=3),
            [published, *(reading.title.text(words.language) for reading in same)],
        ),
        (Heading(words.say("Value"), unit), figures(Kind.PER_CENT, values, words)),
    ]
    if same:
        reached = [reach_text(reading, words) for reading in same]
        columns.append((Heading(words.say("Reaches it")), [DASH, *reached]))
    title = words.say(
        "Published: {value} ({unit}), grade {grade}",
        value=significant(line.published),
        unit=unit,
        grade=line.grade,
    )
    return Table.of_columns(title, columns)


def other_concepts_table(line: ComparisonLine, words: Words) -> Table | None:
    """Return the readings that count something else and so test nothing; `None` without any."""
    others = readings_of(line, same_concept=False)
    if not others:
        return None
    unit = published_unit(line.unit, words.language)
    columns: list[tuple[Heading, list[Cell]]] = [
        (
            Heading(words.say("Reading"), weight=3),
            [reading.title.text(words.language) for reading in others],
        ),
        (
            Heading(words.say("Value"), unit),
            figures(Kind.PER_CENT, [reading.value for reading in others], words),
        ),
    ]
    return Table.of_columns(words.say("Of other concepts, for orientation: no test"), columns)


def readings_of(line: ComparisonLine, *, same_concept: bool) -> list[Reading]:
    """Return the readings that count what the published value counts, or those that do not."""
    return [reading for reading in line.readings if reading.is_same_concept == same_concept]


def comparison_table(comparison: Comparison, words: Words) -> Table:
    """Return every reading of every published headline in one flat table."""
    pairs = [(line, reading) for line in comparison.lines for reading in line.readings]
    number = Kind.PER_CENT
    columns: list[tuple[Heading, list[Cell]]] = [
        (Heading(words.say("Quantity")), [ln.title.text(words.language) for ln, _ in pairs]),
        (
            Heading(words.say("Statistic")),
            [statistic_text(line.statistic, words) for line, _ in pairs],
        ),
        (
            Heading(words.say("Unit")),
            [published_unit(line.unit, words.language) for line, _ in pairs],
        ),
        (Heading(words.say("Published")), [Figure(line.published, number) for line, _ in pairs]),
        (Heading(words.say("Reading")), [r.title.text(words.language) for _, r in pairs]),
        (Heading(words.say("Computed")), [Figure(reading.value, number) for _, reading in pairs]),
        (
            Heading(words.say("Same concept")),
            [yes_or_no(is_yes=reading.is_same_concept, words=words) for _, reading in pairs],
        ),
        (Heading(words.say("Reaches it")), [reach_text(reading, words) for _, reading in pairs]),
        (
            Heading(words.say("Source")),
            [translate(line.source, words.language) for line, _ in pairs],
        ),
        (Heading(words.say("Grade")), [line.grade for line, _ in pairs]),
        (Heading(words.say("Verdict")), [ln.verdict.text(words.language) for ln, _ in pairs]),
    ]
    return Table.of_columns(words.say("Published and computed"), columns)


def reach_text(reading: Reading, words: Words) -> str:
    """Return in words whether a reading comes within a tenth; a dash where it is no test."""
    return yes_or_no(is_yes=reading.reaches, words=words) if reading.is_same_concept else DASH


def yes_or_no(*, is_yes: bool, words: Words) -> str:
    """Return yes or no in the language."""
    return words.say("yes") if is_yes else words.say("no")


def _assumptions(
    title: str, entries: list[ResolvedAssumption], titles: list[str], words: Words
) -> Table:
    headings = (
        Heading(words.say("Assumption"), weight=1.2),
        Heading(words.say("Low")),
        Heading(words.say("Central")),
        Heading(words.say("High")),
        Heading(words.say("Unit"), weight=0.7),
        Heading(words.say("Certainty"), weight=0.5),
        Heading(words.say("Source"), weight=2),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            name,
            *figures(Kind.VALUE, [entry.low, entry.central, entry.high], words),
            unit_text(entry.unit, words),
            certainty_text(entry.certainty, words),
            Link(_source(entry, words), entry.source.href),
        )
        for name, entry in zip(titles, entries, strict=True)
    )
    return Table(title, headings, rows)


def _source(entry: ResolvedAssumption, words: Words) -> str:
    title = translate(entry.source.title, words.language)
    if not entry.source.note:
        return title
    return f"{title.rstrip('.')}. {translate(entry.source.note, words.language)}"
