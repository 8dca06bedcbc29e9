"""How does an analyst get a report's numbers? A workbook of numbers and texts, no formula."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

from brecha.programme.dates import first_day
from brecha.reports.programme.content import (
    DASH,
    HIDDEN,
    Figure,
    Paragraph,
    ReportContent,
    Spans,
    Table,
    cell_text,
    readable,
)
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.frameworks import framework_table
from brecha.reports.programme.numerals import number_text
from brecha.reports.programme.series import Series, category_series, period_series

LIVE = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would become a formula when a cell is edited or saved as CSV."""
SHEETS = (
    "cover",
    "cross.groups",
    "results.monitoring",
    "cross.learning",
    "annex.documents",
    "annex.groups",
)
FORMATS = {"number": "#,##0.##########", "money": "#,##0.00", "percent": "0.0##########"}
LARGEST_WHOLE = 2**53  # below it a cell holds each whole number
LONGEST_TEXT = 32_000  # letters of a cell
NARROW, WIDE = 14, 20  # letters
FIRST_ROW = 3  # below title, empty line and head
Formats = dict[str, Any]


def workbook_bytes(draft: Draft, content: ReportContent) -> bytes:
    """Return the results framework as XLSX, the same bytes each time; no cell holds a formula.

    Args:
        draft: The programme of the report.
        content: What the report says, for the tables of money, people and documents.
    """
    import xlsxwriter  # noqa: PLC0415 - an office may ask for the Word file alone

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    book = xlsxwriter.Workbook(stream, options)
    day = datetime.combine(first_day(content.day), time(12))
    book.set_properties({"title": content.title[:255], "author": "Brecha", "created": day})
    formats = _formats(book)
    _write_about(book.add_worksheet(draft.say("About")), content, formats)
    for at, table in enumerate(_tables(draft, content), start=1):
        _write_table(book.add_worksheet(f"{at} {_sheet_name(table)}"), table, content, formats)
    book.close()
    return stream.getvalue()


def _tables(draft: Draft, content: ReportContent) -> Iterator[Table | Series]:
    yield from framework_table(draft)
    yield from period_series(draft)
    yield from category_series(draft)
    for part in content.parts:
        if part.key in SHEETS:
            yield from (block for block in part.blocks if isinstance(block, Table))


def _sheet_name(table: Table | Series) -> str:
    plain = "".join(letter for letter in table.title if letter not in "[]:*?/\\'")
    return plain[:26].strip()


def _formats(book: Any) -> Formats:  # noqa: ANN401 - the writer has no types
    wrapped = {"text_wrap": True, "valign": "top"}
    return {
        **{kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()},
        "text": book.add_format(wrapped),
        "quoted": book.add_format({**wrapped, "quote_prefix": True}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 2, **wrapped}),
    }


def _write_about(sheet: Any, content: ReportContent, formats: Formats) -> None:  # noqa: ANN401 - as above
    sheet.set_column(0, 0, 110)
    _write_text(sheet, (0, 0), content.title, formats, "title")
    _write_text(sheet, (1, 0), content.subtitle, formats)
    paragraphs = [each for each in content.parts[-1].blocks if isinstance(each, Paragraph)]
    for row, block in enumerate(paragraphs, start=3):
        _write_text(sheet, (row, 0), cell_text(block.spans, content.language), formats)


def _write_table(
    sheet: Any,  # noqa: ANN401 - as above
    table: Table | Series,
    content: ReportContent,
    formats: Formats,
) -> None:
    _write_text(sheet, (0, 0), table.title, formats, "title")
    for column, heading in enumerate(table.headings):
        _write_text(sheet, (2, column), heading.label, formats, "head")
        width = NARROW if table.is_of_figures(column) else WIDE * heading.weight
        sheet.set_column(column, column, width)
    if isinstance(table, Series):
        _write_series(sheet, table, formats)
    else:
        for row, cells in enumerate(table.rows, start=FIRST_ROW):
            for column, cell in enumerate(cells):
                _write_cell(sheet, (row, column), cell, content, formats)
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.autofilter(2, 0, len(table.rows) + 2, len(table.headings) - 1)


def _write_series(sheet: Any, series: Series, formats: Formats) -> None:  # noqa: ANN401 - as above
    look, write = formats["number"], sheet.write_number
    for row, cells in enumerate(series.rows, start=FIRST_ROW):
        for column, cell in enumerate(cells):
            if cell is None or isinstance(cell, str):
                text = HIDDEN if cell is None else readable(cell)
                if text != DASH:
                    _write_text(sheet, (row, column), text, formats)
                continue
            stored = float(cell)
            is_small_whole = stored == cell and stored.is_integer() and abs(stored) < LARGEST_WHOLE
            if is_small_whole or _is_exact(Fraction(cell)):
                write(row, column, stored, look)
            else:
                _write_text(sheet, (row, column), number_text(Fraction(cell)), formats)


def _write_cell(
    sheet: Any,  # noqa: ANN401 - as above
    at: tuple[int, int],
    cell: Spans,
    content: ReportContent,
    formats: Formats,
) -> None:
    figure = cell[0] if len(cell) == 1 else None
    if isinstance(figure, Figure) and not figure.is_hidden and _is_exact(figure.value):
        sheet.write_number(*at, float(figure.value), formats[figure.kind])
    elif cell != (DASH,):
        _write_text(sheet, at, cell_text(cell, content.language), formats)


def _is_exact(value: Fraction) -> bool:
    """Return whether a cell holds the number to its last digit, or a quotient that has no last."""
    if value.denominator == 1 and abs(value.numerator) < LARGEST_WHOLE:
        return True
    stored = float(value)
    is_quotient = (
        any(value.denominator % prime == 0 for prime in (3, 7, 11, 13))
        or value.denominator > 10**12
    )
    return is_quotient or Fraction(Decimal(repr(stored))) == value


def _write_text(
    sheet: Any,  # noqa: ANN401 - as above
    at: tuple[int, int],
    text: str,
    formats: Formats,
    look: str = "text",
) -> None:
    is_live = text.startswith(LIVE)
    sheet.write_string(*at, text[:LONGEST_TEXT], formats["quoted" if is_live else look])
