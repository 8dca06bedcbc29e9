"""Which sheets does the workbook of a diagnosis have? Every figure, with all that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.reports.diagnosis.between import gap_table
from brecha.reports.diagnosis.between_sheet import part_table
from brecha.reports.diagnosis.figures import entries
from brecha.reports.diagnosis.method import assumptions, source_table, texts
from brecha.reports.diagnosis.parts import concentration_table, definitions, overlap_table
from brecha.reports.diagnosis.tables import sheet_table
from brecha.reports.diagnosis.words_of import breakdown_title
from brecha.reports.tables import Cell, Heading, Table
from brecha.reports.words import Words

LONGEST_NAME = 31  # letters of the name of a sheet
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in the name of a sheet


def diagnosis_sheets(result: DiagnosisResult, words: Words) -> Iterator[tuple[str, Table]]:
    """Yield the name and the table of each sheet.

    Args:
        result: A result in which no thin figure stands.
        words: The language.
    """
    for name, table in _all_sheets(result, words):
        yield FORBIDDEN.sub("-", name)[:LONGEST_NAME].strip(), table


def _all_sheets(result: DiagnosisResult, words: Words) -> Iterator[tuple[str, Table]]:
    yield from _figure_sheets(result, words)
    yield from _between_sheets(result, words)
    laws = (
        (words.say("Deprivations"), result.deprivations),
        (words.say("Barriers"), result.barriers),
        (words.say("Cost of becoming formal"), result.formalisation),
        (words.say("Reform"), result.reform),
    )
    for name, part in laws:
        if part is not None:
            yield _sheet(name, part.figures, result, words)
    if result.barriers is not None:
        overlap = overlap_table(result.barriers, words)
        if overlap is not None:
            yield words.say("Barriers together"), overlap
    yield words.say("Definitions"), _definition_table(result, words)
    yield words.say("Holes"), _note_table(result, words)
    yield words.say("Survey"), source_table(result, words)


def _figure_sheets(result: DiagnosisResult, words: Words) -> Iterator[tuple[str, Table]]:
    whole = entries(result.indicators, audience=None)
    name = words.say("Indicators")
    yield name, sheet_table(name, result, whole, words)
    for breakdown in result.dimensions:
        rows = entries(result.indicators, audience=None, breakdown=breakdown)
        if rows:
            title = breakdown_title(result, breakdown, words)
            yield title, sheet_table(f"{name}: {title}", result, rows, words)


def _between_sheets(result: DiagnosisResult, words: Words) -> Iterator[tuple[str, Table]]:
    if result.gaps:
        yield words.say("Gaps"), gap_table(result, words)
        yield words.say("Gaps and their parts"), part_table(result, words)
    if result.concentration:
        yield words.say("Concentration"), concentration_table(result, words)


def _sheet(
    name: str, figures: pl.DataFrame, result: DiagnosisResult, words: Words
) -> tuple[str, Table]:
    rows = entries(figures, audience=None, breakdown=None)
    return name, sheet_table(name, result, rows, words)


def _definition_table(result: DiagnosisResult, words: Words) -> Table:
    told = definitions(result, words)
    titles: list[Cell] = [title for title, _ in told]
    meanings: list[Cell] = [text for _, text in told]
    return Table.of_columns(
        words.say("What each figure counts"),
        [
            (Heading(words.say("Indicator")), titles),
            (Heading(words.say("Definition")), meanings),
        ],
    )


def _note_table(result: DiagnosisResult, words: Words) -> Table:
    kinds = (
        (words.say("What the source does not say"), texts(result.holes, words)),
        (words.say("Caution"), texts(result.cautions, words)),
        (words.say("Assumption"), texts(assumptions(result), words)),
        (words.say("Note of the source"), texts(result.source.notes, words)),
        (words.say("Convention"), texts(result.source.conventions, words)),
    )
    rows = tuple((kind, text) for kind, told in kinds for text in told)
    heads = (Heading(words.say("Kind")), Heading(words.say("What")))
    return Table(words.say("Holes, cautions, assumptions and conventions"), heads, rows)
