"""How was a diagnosis computed, from whose answers, and what can it not say?"""

from __future__ import annotations

from collections.abc import Iterable

from brecha.core import Note
from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.reports.content import Bullets, Formula, Paragraph, Section, Subheading
from brecha.reports.diagnosis.parts import definitions
from brecha.reports.tables import Cell, Heading, Table
from brecha.reports.words import Words


def source_table(result: DiagnosisResult, words: Words) -> Table:
    """Return whose answers the figures are."""
    source = result.source
    lines: list[tuple[str, str]] = [
        (words.say("Survey"), source.title.in_language(words.language)),
        (words.say("Period"), source.period),
        (words.say("Whom it represents"), source.universe.in_language(words.language)),
        (words.say("Persons in the sample"), words.count(source.persons)),
        (words.say("Persons they stand for"), words.count(round(source.represented))),
        (words.say("Clusters"), words.count(source.clusters)),
        (words.say("Strata"), words.count(source.strata)),
        (words.say("Degrees of freedom"), words.count(source.degrees_of_freedom)),
    ]
    labels: list[Cell] = [label for label, _ in lines]
    values: list[Cell] = [value for _, value in lines]
    return Table.of_columns(
        words.say("Whose answers these are"),
        [(Heading(words.say("What")), labels), (Heading(words.say("Which"), weight=2.5), values)],
    )


def method_section(result: DiagnosisResult, words: Words) -> Section:
    """Return survey, design, formulas and conventions."""
    formulas = (
        words.say("share = Σ weight × yes ÷ Σ weight, over the people whom the indicator is about"),
        words.say("mean = Σ weight × amount ÷ Σ weight; total = Σ weight × amount"),
        words.say(
            "standard error: Taylor linearisation over strata and clusters; a group is never cut "
            "out of the sample"
        ),
    )
    notes = texts(result.source.notes, words)
    return Section(
        "method",
        words.say("Method in short"),
        (
            source_table(result, words),
            Bullets(notes) if notes else None,
            Formula(formulas),
            Subheading(words.say("Conventions")),
            Bullets(texts(result.source.conventions, words)),
            Paragraph(
                words.say(
                    "Figures with fewer than 30 persons asked, without an error, or with a "
                    "coefficient of variation of 30 % or more are not shown: a dash stands in "
                    "their place, with the reason beside it. From 15 % on they are marked. CV: "
                    "coefficient of variation; n: rows of the sample."
                )
            ),
        ),
    )


def concept_section(result: DiagnosisResult, words: Words) -> Section:
    """Return the definition of each indicator."""
    items = tuple(f"{title}. {text}" for title, text in definitions(result, words))
    return Section(
        "concepts", words.say("What each figure counts"), (Bullets(items) if items else None,)
    )


def hole_section(result: DiagnosisResult, words: Words) -> Section:
    """Return what the source cannot say, and what was assumed."""
    holes, assumed = texts(result.holes, words), texts(assumptions(result), words)
    nothing = words.say("Nothing that was asked is missing.")
    return Section(
        "holes",
        words.say("What the source does not say"),
        (
            Bullets(holes) if holes else Paragraph(nothing),
            Subheading(words.say("Assumptions")) if assumed else None,
            Bullets(assumed) if assumed else None,
        ),
    )


def assumptions(result: DiagnosisResult) -> list[Note]:
    """Return every assumption, also those of the law, each once."""
    laws = [law for law in (result.formalisation, result.reform) if law is not None]
    return _once([*result.assumptions, *(note for law in laws for note in law.assumptions)])


def texts(notes: Iterable[Note], words: Words) -> tuple[str, ...]:
    """Return notes as sentences of a language, each once."""
    return tuple(dict.fromkeys(note.text(words.language) for note in notes))


def _once(notes: list[Note]) -> list[Note]:
    return list({note.text("en"): note for note in notes}.values())
