"""Are the dates of a report days of the calendar, in order, and inside its period?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from brecha.programme.dates import MONTHS
from brecha.programme.model import Finding
from brecha.programme.report_text.document import Document, Paragraph

_MONTH = "|".join(MONTHS)
WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?P<month>{_MONTH}),?\s+(?:de\s+|del\s+)?"
    rf"(?P<year>\d{{4}})\b"
    rf"|\b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year2>\d{{4}})\b"
    rf"|\b(?P<year3>\d{{4}})-(?P<month3>\d{{2}})-(?P<day3>\d{{2}})\b",
    re.IGNORECASE,
)
START = re.compile(
    r"\b(?:start(?:ing)? date|start of|fecha de inicio|inicio del?)\b", re.IGNORECASE
)
END = re.compile(
    r"\b(?:(?:actual |original |final )?end date|fecha de (?:t[eé]rmino|fin\w*)|t[eé]rmino del?)\b",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s*(?:to|until|through|-|–|al?|hasta(?: el)?)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class DatedText:
    """A full date of a text; `day` is None where the calendar has no such day."""

    words: str
    day: date | None
    start: int
    end: int


def impossible_dates(document: Document) -> Iterator[Finding]:
    """A date is a day of the calendar, and a period ends after it starts."""
    for paragraph in _texts(document):
        dates = list(dates_of(paragraph.text))
        for found in dates:
            if found.day is None:
                yield _finding(
                    "{date} is no day of the calendar.", paragraph, "error", date=found.words
                )
        for first, second in pairwise(dates):
            joins = RANGE.fullmatch(paragraph.text[first.end : second.start])
            if joins and first.day and second.day and second.day < first.day:
                yield _finding(
                    "A period is given from {first} to {second}: it ends before it starts.",
                    paragraph,
                    "error",
                    first=first.words,
                    second=second.words,
                )


def dates_out_of_range(document: Document) -> Iterator[Finding]:
    """A date of the text lies inside the period that the report says it covers."""
    period = _period(document)
    if period is None:
        return
    start, end = period
    if end < start:
        first = next(iter(_texts(document)))
        message = "The programme is said to start on {start} and to end on {end}, before it starts."
        yield _finding(message, first, "error", start=start.isoformat(), end=end.isoformat())
        return
    for paragraph in _texts(document):
        if START.search(paragraph.text) or END.search(paragraph.text):
            continue
        for found in dates_of(paragraph.text):
            if found.day and not start <= found.day <= end:
                yield _finding(
                    "{date} lies outside the programme ({start} to {end}). Correct it, or say why.",
                    paragraph,
                    "warning",
                    date=found.words,
                    start=start.isoformat(),
                    end=end.isoformat(),
                )


def dates_of(text: str) -> Iterator[DatedText]:
    """Go through the full dates of a text, written out or in ISO form.

    Examples:
        >>> [str(found.day) for found in dates_of("18 May 2022; 31 de abril de 2022")]
        ['2022-05-18', 'None']
    """
    for match in WRITTEN.finditer(text):
        year = int(match["year"] or match["year2"] or match["year3"])
        written = match["month"] or match["month2"]
        month = MONTHS[written.lower()] if written else int(match["month3"])
        day = int(match["day"] or match["day2"] or match["day3"])
        try:
            held = date(year, month, day)
        except ValueError:
            held = None
        yield DatedText(match.group(), held, match.start(), match.end())


def _period(document: Document) -> tuple[date, date] | None:
    """Return the first start and the last end that the report's own lines name."""
    starts, ends = [], []
    for paragraph in _texts(document):
        days = [found.day for found in dates_of(paragraph.text) if found.day]
        if days and START.search(paragraph.text):
            starts.append(min(days))
        elif days and END.search(paragraph.text):
            ends.append(max(days))
    return (min(starts), max(ends)) if starts and ends else None


def _texts(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    for table in document.tables:
        for at, row in enumerate(table.rows):
            lines = table.lines(at)
            text = " | ".join(row)
            yield Paragraph(text, lines[0] if lines else at + 1, is_line=bool(lines))


def _finding(message: str, paragraph: Paragraph, severity: str, **values: object) -> Finding:
    return Finding(
        message=message,
        severity="error" if severity == "error" else "warning",
        subject=f"text:{paragraph.number}:date",
        values=values,
        lines=paragraph.lines,
        place=paragraph.place,
    )
