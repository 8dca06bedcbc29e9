"""What stands in a table of estimates? The figure, its interval, n, and its precision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.reports.diagnosis.figures import (
    Entry,
    entries,
    figure,
    label_of,
    precision,
    title_of,
    unit_of,
)
from brecha.reports.diagnosis.words_of import audience_name, breakdown_title
from brecha.reports.tables import Cell, Figure, Heading, Kind, Table
from brecha.reports.words import Words


def estimate_table(
    title: str, first: Sequence[tuple[Heading, Iterable[Cell]]], rows: list[Entry], words: Words
) -> Table:
    """Return figures for readers.

    Args:
        title: Title of the table.
        first: Columns that say what each row is.
        rows: The figures.
        words: The language.
    """
    return Table.of_columns(
        title,
        [
            *first,
            (Heading(words.say("Unit"), weight=0.6), [unit_of(row, words) or "1" for row in rows]),
            (Heading(words.say("Estimate")), [figure(row) for row in rows]),
            (Heading(words.say("95 % interval, from")), [figure(row, "low") for row in rows]),
            (Heading(words.say("to")), [figure(row, "high") for row in rows]),
            (Heading("n", words.say("rows")), [Figure(row["n"], Kind.COUNT) for row in rows]),
            (Heading(words.say("Precision")), [precision(row, words) for row in rows]),
        ],
    )


def by_cell(
    title: str, head: str, rows: list[Entry], words: Words, *, has_indicator: bool = True
) -> Table:
    """Return figures by cell of a breakdown, and by indicator where there are several."""
    first: list[tuple[Heading, Iterable[Cell]]] = [
        (Heading(head), [label_of(row, words) for row in rows])
    ]
    if has_indicator:
        titles: list[Cell] = [title_of(row, words) for row in rows]
        first.insert(0, (Heading(words.say("Indicator"), weight=1.1), titles))
    return estimate_table(title, first, rows, words)


def by_indicator(title: str, rows: list[Entry], words: Words) -> Table:
    """Return figures by indicator alone."""
    titles: list[Cell] = [title_of(row, words) for row in rows]
    first = [(Heading(words.say("Indicator"), weight=1.6), titles)]
    return estimate_table(title, first, rows, words)


def audience_table(result: DiagnosisResult, words: Words) -> Table:
    """Return every indicator of the group and of those it is set beside."""
    rows = entries(result.indicators, audience=None)
    names = [audience_name(result, row["audience"], words) for row in rows]
    first: list[tuple[Heading, Iterable[Cell]]] = [
        (Heading(words.say("Indicator"), weight=1.1), [title_of(row, words) for row in rows])
    ]
    if len(set(names)) > 1:
        first.append((Heading(words.say("Of whom")), names))
    return estimate_table(words.say("Indicators"), first, rows, words)


def sheet_table(title: str, result: DiagnosisResult, rows: list[Entry], words: Words) -> Table:
    """Return figures for a sheet: with standard error, coefficient of variation, design effect."""
    numbers = [
        (words.say("Standard error"), "standard_error"),
        (words.say("95 % interval, from"), "low"),
        (words.say("to"), "high"),
    ]
    counts = [("n", "n"), (words.say("Population"), "population")]
    names = [audience_name(result, row["audience"], words) for row in rows]
    cuts = [breakdown_title(result, row["breakdown"], words) for row in rows]
    return Table.of_columns(
        title,
        [
            (Heading(words.say("Id")), [row["indicator"] for row in rows]),
            (Heading(words.say("Indicator")), [title_of(row, words) for row in rows]),
            (Heading(words.say("Of whom")), names),
            (Heading(words.say("Breakdown")), cuts),
            (Heading(words.say("Code")), [row["code"] for row in rows]),
            (Heading(words.say("Cell")), [label_of(row, words) for row in rows]),
            (Heading(words.say("Unit")), [unit_of(row, words) or "1" for row in rows]),
            (Heading(words.say("Estimate")), [figure(row) for row in rows]),
            *((Heading(head), [figure(row, name) for row in rows]) for head, name in numbers),
            *(
                (Heading(head), [Figure(row[name], Kind.COUNT) for row in rows])
                for head, name in counts
            ),
            (
                Heading(words.say("Coefficient of variation"), "%"),
                [Figure(row["coefficient_of_variation"], Kind.SHARE, 1) for row in rows],
            ),
            (
                Heading(words.say("Design effect")),
                [Figure(row["design_effect"], Kind.VALUE) for row in rows],
            ),
            (Heading(words.say("Precision")), [precision(row, words) for row in rows]),
        ],
    )
