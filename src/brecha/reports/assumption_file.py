"""How does another program read the assumptions? A table in both languages, unrounded."""

from __future__ import annotations

import csv
from io import StringIO

from brecha.core import translate
from brecha.plans.results import PlanResult
from brecha.plans.values import ResolvedAssumption
from brecha.reports.units import certainty_text, unit_text
from brecha.reports.words import Words

HEADER = (
    "path",
    "title_es",
    "title_en",
    "low",
    "central",
    "high",
    "unit",
    "unit_es",
    "unit_en",
    "certainty",
    "certainty_es",
    "certainty_en",
    "source_es",
    "source_en",
    "href",
    "price_year",
    "note_es",
    "note_en",
)


def assumption_file(result: PlanResult) -> str:
    """Return the text of `assumptions.csv`; an empty cell where there is nothing to say."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADER)
    spanish, english = Words.of(result, "es"), Words.of(result, "en")
    writer.writerows(_row(entry, spanish, english) for entry in result.assumptions)
    return stream.getvalue()


def _row(entry: ResolvedAssumption, spanish: Words, english: Words) -> tuple[object, ...]:
    note = entry.source.note or ""
    return (
        entry.path,
        entry.title.es,
        entry.title.en,
        repr(float(entry.low)),
        repr(float(entry.central)),
        repr(float(entry.high)),
        entry.unit,
        unit_text(entry.unit, spanish),
        unit_text(entry.unit, english),
        str(entry.certainty),
        certainty_text(entry.certainty, spanish),
        certainty_text(entry.certainty, english),
        translate(entry.source.title, "es"),
        entry.source.title,
        entry.source.href or "",
        entry.price_year or "",
        translate(note, "es"),
        note,
    )
