"""How does a refused file go back? As it came, each faulty cell red with its reason beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from brecha.core.languages import Language, Text
from brecha.reports.programme_sheets.contents import Content, Mark, Place, Returned
from brecha.reports.programme_sheets.template import looks_of, new_workbook, write_content
from brecha.sources.workbook_cells import cell_name

FAULTS_TITLE = Text(es="Faltas", en="Faults")
HEADINGS = (
    Text(es="Hoja", en="Sheet"),
    Text(es="Celda", en="Cell"),
    Text(es="Motivo", en="Reason"),
)
WIDTHS = (18, 10, 110)


def marked_bytes(sheets: Returned, marks: Sequence[Mark], language: Language) -> bytes:
    """Return a file that was refused as XLSX, with a sheet of all faults in front.

    Args:
        sheets: The cells of the file as they came; formulas as their results.
        marks: What is wrong, and where.
        language: In which the reasons are given.
    """
    stream, book = new_workbook()
    looks = looks_of(book)
    _write_faults(book.add_worksheet(FAULTS_TITLE.in_language(language)), marks, language, looks)
    for name, cells in sheets.items():
        page = book.add_worksheet(name or "CSV")
        page.set_column(0, max((column for _, column in cells), default=0), 14)
        _write_cells(page, cells, _reasons(name, marks, language), looks)
    book.close()
    return stream.getvalue()


def _reasons(name: str, marks: Sequence[Mark], language: Language) -> dict[Place, list[str]]:
    reasons: dict[Place, list[str]] = {}
    for mark in marks:
        if mark.place is not None and mark.sheet == name:
            reasons.setdefault(mark.place, []).append(_said(mark, language))
    return reasons


def _said(mark: Mark, language: Language) -> str:
    return replace(mark.fault, place="").text(language)


def _write_cells(
    page: Any,  # noqa: ANN401 - the writer has no types
    cells: Mapping[Place, Content],
    reasons: Mapping[Place, list[str]],
    looks: dict[str, Any],
) -> None:
    for place in sorted({*cells, *reasons}):
        look = "red" if place in reasons else "open"
        write_content(page, place, cells.get(place), look, looks)
        if place in reasons:
            page.write_comment(*place, "\n".join(reasons[place]), {"x_scale": 2, "y_scale": 1.5})


def _write_faults(
    page: Any,  # noqa: ANN401 - as above
    marks: Sequence[Mark],
    language: Language,
    looks: dict[str, Any],
) -> None:
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, heading.in_language(language), looks["head"])
    for row, mark in enumerate(marks, start=1):
        name = "" if mark.place is None else cell_name(*mark.place)
        for column, text in enumerate((mark.sheet, name, _said(mark, language))):
            write_content(page, (row, column), text, "wrapped", looks)
    page.freeze_panes(1, 0)
