"""Which sheet of the office is a sheet of a file, and which column stands where?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brecha.core.errors import Fault
from brecha.office.spreadsheets.shapes import MARK, SHAPES, Shape
from brecha.reports.programme_sheets import FAULTS_TITLE, INSTRUCTIONS_TITLE, Mark
from brecha.sources.spreadsheet_files import Sheet, SpreadsheetFile

MARK_FIELD = "row mark"


@dataclass(frozen=True)
class Headings:
    """The columns of a sheet: column, from 0, to the field that stands in it."""

    shape: Shape
    fields: Mapping[int, str]


def data_sheets(file: SpreadsheetFile) -> tuple[list[tuple[Sheet, Shape]], list[Mark]]:
    """Return the sheets of a file that hold rows, each with its shape, and what is wrong."""
    found: list[tuple[Sheet, Shape]] = []
    marks: list[Mark] = []
    for sheet in file.sheets:
        if tells_only(sheet):
            continue
        shape = _shape_of(sheet, is_text=file.is_text)
        if sheet.is_hidden:
            marks.append(Mark(Fault("The sheet is hidden. Show it, or delete it."), sheet.name))
        elif shape is None:
            fault = Fault(
                "The sheet has a name that is not known. Name it {names}, or delete it.",
                values={"names": _names()},
            )
            marks.append(Mark(fault, sheet.name))
        else:
            found.append((sheet, shape))
    if not found and not marks:
        fault = Fault(
            "The file holds no sheet with rows. It needs {names}.", values={"names": _names()}
        )
        marks.append(Mark(fault))
    return found, marks


def read_headings(sheet: Sheet, shape: Shape) -> tuple[Headings | None, list[Mark]]:
    """Return which column stands where, or what is wrong with the headings of row 1."""
    known = _labels(shape)
    first = {column: cell.text for (row, column), cell in sheet.cells.items() if row == 0}
    marks: list[Mark] = []
    fields: dict[int, str] = {}
    for column, text in sorted(first.items()):
        name = known.get(_plain(text))
        if name is None:
            fault = Fault(
                "The heading “{found}” is not known. Row 1 holds the headings of the template.",
                values={"found": text[:80]},
            )
            marks.append(Mark(fault, sheet.name, (0, column)))
        elif name in fields.values():
            fault = Fault(
                "The heading “{found}” stands twice. Delete a column.", values={"found": text}
            )
            marks.append(Mark(fault, sheet.name, (0, column)))
        else:
            fields[column] = name
    marks += _missing(sheet, shape, set(fields.values()))
    marks += _second_headings(sheet, known)
    marks += _merged(sheet)
    return (None if marks else Headings(shape, fields)), marks


def tells_only(sheet: Sheet) -> bool:
    """Return whether a sheet only tells: instructions, or faults of an earlier try."""
    names = {FAULTS_TITLE.es, FAULTS_TITLE.en, f"{INSTRUCTIONS_TITLE.es} - {INSTRUCTIONS_TITLE.en}"}
    return _plain(sheet.name) in {_plain(name) for name in names}


def _missing(sheet: Sheet, shape: Shape, found: set[str]) -> list[Mark]:
    needed = {column.field: column.label for column in shape.columns if column.kind != "read"}
    needed[MARK_FIELD] = MARK
    width = max((column for row, column in sheet.cells if row == 0), default=-1)
    return [
        Mark(
            Fault("The heading “{label}” is missing from row 1.", values={"label": label}),
            sheet.name,
            (0, width + 1 + at),
        )
        for at, label in enumerate(label for name, label in needed.items() if name not in found)
    ]


def _second_headings(sheet: Sheet, known: Mapping[str, str]) -> list[Mark]:
    second = [cell.text for (row, _), cell in sheet.cells.items() if row == 1]
    if sum(_plain(text) in known for text in second) <= len(second) / 2:
        return []
    fault = Fault("The headings stand in row 2 as well or instead. Keep them in row 1 alone.")
    return [Mark(fault, sheet.name, (1, 0))]


def _merged(sheet: Sheet) -> list[Mark]:
    fault = "The cells {range} are merged. Split them, one value in each."
    return [
        Mark(Fault(fault, values={"range": area}), sheet.name, place)
        for area, place in sheet.merged.items()
    ]


def _shape_of(sheet: Sheet, *, is_text: bool) -> Shape | None:
    if not is_text:
        wanted = _plain(sheet.name)
        titles = (
            (shape, {_plain(shape.title.es), _plain(shape.title.en)}) for shape in SHAPES.values()
        )
        return next((shape for shape, names in titles if wanted in names), None)
    first = {_plain(cell.text) for (row, _), cell in sheet.cells.items() if row == 0}
    hits = {name: len(first & set(_labels(shape))) for name, shape in SHAPES.items()}
    best = max(hits, key=lambda name: hits[name])
    return SHAPES[best] if hits[best] > 1 else SHAPES["values"]


def _labels(shape: Shape) -> dict[str, str]:
    labels = {
        _plain(text): column.field
        for column in shape.columns
        for text in (column.label.es, column.label.en)
    }
    return labels | {_plain(MARK.es): MARK_FIELD, _plain(MARK.en): MARK_FIELD}


def _names() -> tuple[object, ...]:
    return tuple(shape.title for shape in SHAPES.values())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
