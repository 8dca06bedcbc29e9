"""How do tests fill in a template as a spreadsheet program would, and break it?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import openpyxl

from brecha.core.languages import Language
from brecha.office.spreadsheets.bringing import Outcome
from brecha.office.spreadsheets.outgoing import Period, sheet_of
from brecha.office.spreadsheets.shapes import VALUES, Shape
from brecha.programme import model
from brecha.reports.programme_sheets import template_bytes
from brecha.sources.workbook_cells import cell_name
from office_programme import small_programme

YEAR = Period("2022-01-01", "2022-12-31")
SHEET = "xl/worksheets/sheet2.xml"
CODES = ("2.1", "2.10", "00118979", "3.1", "4.1")
MEASURES = {"3.1": "percentage", "4.1": "qualitative"}


def sheet_programme() -> model.Programme:
    """Return a programme with codes that look like numbers, and an indicator in per cent."""
    small = small_programme()
    indicators = tuple(
        model.Indicator(
            code=code,
            result="1.1",
            unit="hours",
            agency="NORTH",
            measure=MEASURES.get(code, "unit"),  # type: ignore[arg-type]  # words of a list
        )
        for code in CODES
    )
    return replace(small, indicators=(*small.indicators, *indicators))


def template(
    user: Any,  # noqa: ANN401 - a user
    root: Any,  # noqa: ANN401 - a row
    language: Language = "en",
    shape: Shape = VALUES,
    period: Period | None = YEAR,
) -> bytes:
    """Return the workbook that a user gets."""
    return template_bytes([sheet_of(user, root, shape, language, period)])


def opened(content: bytes) -> Any:  # noqa: ANN401 - a workbook
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: Any) -> bytes:  # noqa: ANN401 - a workbook
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def edited(content: bytes, change: Callable[[Any, Any], None]) -> bytes:
    """Return a workbook after a change to (workbook, sheet with rows)."""
    book = opened(content)
    change(book, book.worksheets[1])
    return saved(book)


def filled(content: bytes, cells: Mapping[str, Any]) -> bytes:
    """Return a workbook with other contents in some cells."""

    def fill(book: Any, sheet: Any) -> None:  # noqa: ANN401 - a workbook; a sheet
        del book
        for name, value in cells.items():
            sheet[name] = value

    return edited(content, fill)


def row_of(content: bytes, code: str, period_end: str = YEAR.end) -> int:
    """Return the row, from 1, of an indicator and a period."""
    sheet = opened(content).worksheets[1]
    return next(
        row
        for row in range(2, sheet.max_row + 1)
        if sheet.cell(row, 1).value == code and (sheet.cell(row, 6).value or "") == period_end
    )


def with_parts(content: bytes, parts: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return an archive with other bytes in some parts; a part that is not there is added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for name in [*names, *(part for part in parts if part not in names)]:
            before = old.read(name) if name in names else b""
            new.writestr(name, parts.get(name, lambda found: found)(before))
    return stream.getvalue()


def places(outcome: Outcome) -> list[str]:
    """Return the cells of the faults; a sheet without one as its name, a file as nothing."""
    return [mark.sheet if mark.place is None else cell_name(*mark.place) for mark in outcome.marks]
