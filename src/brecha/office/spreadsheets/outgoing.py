"""Which rows does a user get to fill in? Their own, as they stand, and empty ones for a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from brecha.core.languages import Language, in_either
from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import Indicator, Organisation, Programme, Value
from brecha.office.data.records import Record
from brecha.office.screens.words import WORDS
from brecha.office.spreadsheets.shapes import MARK, VALUES, Column, Shape
from brecha.office.spreadsheets.stored import Saying, content_of, mark_of, saying, value_of
from brecha.programme.words import LABELS as UNITS
from brecha.reports.programme_sheets import FilledSheet, Heading
from brecha.reports.programme_sheets.contents import Content

MARK_WIDTH = 8


@dataclass(frozen=True)
class Period:
    """The period for which empty rows are asked; dates as far as they are known."""

    start: str
    end: str


def sheet_of(
    user: Any,  # noqa: ANN401 - a user
    root: Programme,
    shape: Shape,
    language: Language,
    period: Period | None = None,
) -> FilledSheet:
    """Return a sheet with the rows that a user may change by a file.

    Args:
        user: Who asks.
        root: The programme.
        shape: Which sheet.
        language: Of headings and words.
        period: With values: also an empty actual of this period for each indicator without one.
    """
    rows = list(current_rows(user, root, shape))
    if shape is VALUES and period is not None:
        rows += _empty_values(user, root, rows, period)
    headings = tuple(_heading(column, language) for column in shape.columns)
    mark = Heading(MARK.in_language(language), is_locked=True, width=MARK_WIDTH)
    lines = tuple(
        (*(_content(column, row, language) for column in shape.columns), str(mark_of(shape, row)))
        for row in rows
    )
    return FilledSheet(shape.title.in_language(language), (*headings, mark), lines)


def current_rows(user: Any, root: Programme, shape: Shape) -> Iterator[Record]:  # noqa: ANN401 - as above
    """Yield the rows a user may change by a file; of a value its last version."""
    links = [column.field for column in shape.columns if column.kind == "link"]
    found = visible(user, shape.table, Action.IMPORT).filter(programme=root)
    found = found.select_related(*links)
    if shape is not VALUES:
        yield from found.order_by(shape.keys[0].field)
        return
    order = ("indicator__code", "kind", "period_start", "period_end", "agency", "place", "unit")
    latest: dict[Saying, Record] = {}
    for row in found.order_by(*order, "version"):
        latest[saying(shape.keys, row)] = row
    yield from latest.values()


def own_agencies(user: Any, root: Programme) -> list[Organisation]:  # noqa: ANN401 - as above
    """Return the agencies for which a user may bring values."""
    return [
        agency
        for agency in Organisation.objects.filter(programme=root).order_by("acronym")
        if may(user, Action.IMPORT, Value, programme=root.pk, agency=agency.pk)
    ]


def _empty_values(
    user: Any,  # noqa: ANN401 - as above
    root: Programme,
    rows: Iterable[Record],
    period: Period,
) -> list[Record]:
    known = {saying(VALUES.keys, row) for row in rows}
    empty = [
        Value(
            programme=root,
            indicator=indicator,
            agency=agency,
            kind="actual",
            period_start=period.start,
            period_end=period.end,
        )
        for agency in own_agencies(user, root)
        for indicator in Indicator.objects.filter(programme=root).order_by("code")
        if indicator.agency_id in {agency.pk, None}
    ]
    return [row for row in empty if saying(VALUES.keys, row) not in known]


def _heading(column: Column, language: Language) -> Heading:
    choices = tuple(column.word(word, language) for word in column.choices)
    if column.kind == "yes_no":
        choices = tuple(str(content_of(column, answer, language)) for answer in (True, False))
    return Heading(
        column.label.in_language(language),
        is_locked=column.is_key or column.kind == "read",
        is_number=column.kind in {"number", "whole"},
        choices=choices,
        width=column.width,
    )


def _content(column: Column, row: Record, language: Language) -> Content:
    if column.kind != "read":
        return content_of(column, value_of(column, row), language)
    if column.field == "status":
        return WORDS[row.status].in_language(language) if row.pk else None
    indicator: Indicator = row.indicator
    if column.field == "title":
        return in_either(indicator.title_es, indicator.title_en, language)
    known = UNITS.get(indicator.unit)
    return known.in_language(language) if known else indicator.unit or None
