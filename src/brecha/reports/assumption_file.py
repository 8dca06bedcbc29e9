"""How does another program read the assumptions? A table in both languages, unrounded."""

from __future__ import annotations

import csv
from io import StringIO

from brecha.plans.results import PlanResult

HEADER = (
    "path",
    "title_es",
    "title_en",
    "low",
    "central",
    "high",
    "unit",
    "certainty",
    "source",
    "href",
    "price_year",
    "note",
)


def assumption_file(result: PlanResult) -> str:
    """Return the text of `assumptions.csv`; an empty cell where there is nothing to say."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADER)
    for entry in result.assumptions:
        writer.writerow(
            (
                entry.path,
                entry.title.es,
                entry.title.en,
                repr(float(entry.low)),
                repr(float(entry.central)),
                repr(float(entry.high)),
                entry.unit,
                str(entry.certainty),
                entry.source.title,
                entry.source.href or "",
                entry.price_year or "",
                entry.source.note or "",
            )
        )
    return stream.getvalue()
