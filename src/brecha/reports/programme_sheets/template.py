"""How does an agency get its rows to fill in? Keys locked, choices offered, instructions first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from brecha.core.languages import LANGUAGES, Text
from brecha.core.notes import Note
from brecha.reports.programme_sheets.contents import Content, FilledSheet, Heading
from brecha.reports.programme_sheets.escaping import LIVE, LONGEST_TEXT

INSTRUCTIONS_TITLE = Text(es="Instrucciones", en="Instructions")
MADE_ON = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same rows make the same file
LONGEST_CHOICES = 250  # letters of a list that a cell offers; the form allows 255
TITLE_ROW = 0
INSTRUCTIONS = (
    Note("Fill in the white cells. Grey cells say which row it is; leave them as they are."),
    Note("Do not insert, delete or move columns, and do not sort one column without the others."),
    Note("A row that you leave as it is changes nothing. An empty new row is passed over."),
    Note(
        "Write numbers in digits, without the words thousand or million. In text cells and CSV, "
        "say at upload whether a point or a comma stands before decimals."
    ),
    Note("Write a date as far as it is known: 2023, 2022-05 or 2022-05-31."),
    Note("Write a comment of the programme, and name no person."),
    Note(
        "The file is taken whole or not at all. If a cell is refused, you get the file back with "
        "that cell in red and the reason beside it."
    ),
)


def template_bytes(sheets: Sequence[FilledSheet]) -> bytes:
    """Return sheets to fill in as XLSX, the same bytes for the same rows; no cell is a formula."""
    stream, book = new_workbook()
    looks = looks_of(book)
    _write_instructions(book.add_worksheet(_both(INSTRUCTIONS_TITLE)), looks)
    for sheet in sheets:
        page = book.add_worksheet(sheet.title)
        _write_headings(page, sheet, looks)
        for row, contents in enumerate(sheet.rows, start=1):
            for column, (heading, content) in enumerate(zip(sheet.headings, contents, strict=True)):
                look = "locked" if heading.is_locked else "open"
                write_content(page, (row, column), content, look, looks)
        _protect(page, sheet)
    book.close()
    return stream.getvalue()


def new_workbook() -> tuple[BytesIO, Any]:
    """Return a stream and an empty workbook that is written into it."""
    import xlsxwriter  # noqa: PLC0415 - an office may only ask for CSV

    stream = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_urls": False,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"author": "Brecha", "created": MADE_ON})
    return stream, book


def looks_of(book: Any) -> dict[str, Any]:  # noqa: ANN401 - the writer has no types
    """Return how cells look, by name."""
    text = {"num_format": "@", "valign": "top"}
    red = {"bg_color": "#F8C9C9", "border": 2, "border_color": "#B00020"}
    forms = {
        "head": {"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"},
        "wrapped": {"text_wrap": True, "valign": "top"},
        "locked": {**text, "bg_color": "#E7E9ED", "locked": True},
        "open": {**text, "locked": False},
        "red": {**text, **red, "locked": False},
    }
    numeric = {f"{name} number": {**form, "num_format": "0.######"} for name, form in forms.items()}
    quoted = {f"{name} quoted": {**form, "quote_prefix": True} for name, form in forms.items()}
    return {name: book.add_format(form) for name, form in (forms | numeric | quoted).items()}


def write_content(
    page: Any,  # noqa: ANN401 - as above
    place: tuple[int, int],
    content: Content,
    look: str,
    looks: dict[str, Any],
) -> None:
    """Write a cell as text or as a number; a text that looks like a formula is quoted."""
    if isinstance(content, Decimal):
        if is_exact(content):
            page.write_number(*place, float(content), looks[f"{look} number"])
            return
        content = f"{content:f}"
    if content is None:
        page.write_blank(*place, None, looks[look])
        return
    quoted = f"{look} quoted" if content.startswith(LIVE) else look
    page.write_string(*place, content[:LONGEST_TEXT], looks[quoted])


def is_exact(number: Decimal) -> bool:
    """Return whether a cell holds a number to its last digit."""
    return number.is_finite() and Decimal(repr(float(number))) == number


def _both(text: Text) -> str:
    return f"{text.es} - {text.en}"


def _write_instructions(page: Any, looks: dict[str, Any]) -> None:  # noqa: ANN401 - as above
    page.set_column(0, 0, 100)
    for number, language in enumerate(LANGUAGES):
        first = number * (len(INSTRUCTIONS) + 2)
        page.write_string(first, 0, INSTRUCTIONS_TITLE.in_language(language), looks["head"])
        for row, note in enumerate(INSTRUCTIONS, start=first + 1):
            page.write_string(row, 0, note.text(language), looks["wrapped"])
    page.protect()


def _write_headings(page: Any, sheet: FilledSheet, looks: dict[str, Any]) -> None:  # noqa: ANN401 - as above
    for column, heading in enumerate(sheet.headings):
        page.set_column(column, column, heading.width)
        page.write_string(TITLE_ROW, column, heading.label, looks["head"])
        if sheet.rows and not heading.is_locked:
            _offer(page, column, heading, len(sheet.rows))
    page.freeze_panes(1, 1)


def _offer(page: Any, column: int, heading: Heading, last_row: int) -> None:  # noqa: ANN401 - as above
    if heading.choices and sum(len(word) + 1 for word in heading.choices) < LONGEST_CHOICES:
        rule: dict[str, Any] = {"validate": "list", "source": list(heading.choices)}
    elif heading.is_number:
        rule = {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
        rule["error_type"] = "warning"
    else:
        return
    page.data_validation(1, column, last_row, column, rule)


def _protect(page: Any, sheet: FilledSheet) -> None:  # noqa: ANN401 - as above
    if sheet.rows:
        page.autofilter(TITLE_ROW, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.protect("", {"format_columns": True, "autofilter": True, "select_locked_cells": True})
