"""Which cells does a sheet of a workbook hold, as text and as exact numbers?"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import fastexcel
import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.core.errors import InputError

BLANK = ("", "-", "–")
LETTERS = 26
ERROR_CELL = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*? t="e"')
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, eq=False)
class SheetCells:
    """The cells of one sheet; row 0 is row 1 of the sheet.

    Attributes:
        path: The workbook.
        name: The sheet.
        text: Each cell as text, stripped; an empty cell is "". Shape: (rows, columns).
        numbers: Each cell as a number; blank and "-" are 0, other text is NaN. Shape as `text`.
        errors: Cells in which the spreadsheet's own formula failed, such as "C7".
    """

    path: Path
    name: str
    text: NDArray[np.object_]
    numbers: NDArray[np.float64]
    errors: frozenset[str]

    def place(self, row: int, column: int) -> str:
        """Return where a cell is, as a reader of the workbook finds it."""
        return f"{self.path.name}, {self.name}!{cell_name(row, column)}"


def sheet_names(path: Path) -> list[str]:
    """Return the sheets of a workbook.

    Raises:
        InputError: The file is absent or is no whole workbook.
    """
    return list(_open(path).sheet_names)


def read_cells(path: Path, sheet: str) -> SheetCells:
    """Return all cells of a sheet.

    Raises:
        InputError: The file is absent, is no whole workbook, or has no such sheet.
    """
    workbook = _open(path)
    if sheet not in workbook.sheet_names:
        raise InputError.of(
            "The workbook must have the sheet {sheet}; it has {found}. Name one of these.",
            place=path.name,
            sheet=sheet,
            found=", ".join(workbook.sheet_names),
        )
    try:
        strings = _load(workbook, sheet, "string")
        floats = _load(workbook, sheet, "float")
        errors = _error_cells(path, sheet)
    except (fastexcel.FastExcelError, zipfile.BadZipFile, ET.ParseError, KeyError) as error:
        raise _not_whole(path, error) from error
    text = strings.select(pl.all().fill_null("").str.strip_chars()).to_numpy()
    return SheetCells(path, sheet, text, _numbers(text, floats), errors)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell from its row and column, both from 0.

    Examples:
        >>> cell_name(5, 27)
        'AB6'
    """
    letters = ""
    rest = column + 1
    while rest:
        rest, letter = divmod(rest - 1, LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _open(path: Path) -> fastexcel.ExcelReader:
    if not path.is_file():
        raise InputError.of("The file must exist; none is at {path}. Check the name.", path=path)
    try:
        return fastexcel.read_excel(path)
    except fastexcel.FastExcelError as error:
        raise _not_whole(path, error) from error


def _load(
    workbook: fastexcel.ExcelReader, sheet: str, kind: Literal["string", "float"]
) -> pl.DataFrame:
    return workbook.load_sheet(sheet, header_row=None, skip_rows=0, dtypes=kind).to_polars()


def _numbers(text: NDArray[np.object_], floats: pl.DataFrame) -> NDArray[np.float64]:
    numbers = floats.select(pl.all().cast(pl.Float64)).to_numpy().copy()
    numbers[np.isin(text, BLANK)] = 0.0
    written = np.isnan(numbers)
    if written.any():
        words = pl.Series(text[written].tolist(), dtype=pl.String)
        numbers[written] = words.cast(pl.Float64, strict=False).fill_null(np.nan).to_numpy()
    return numbers + 0.0


def _error_cells(path: Path, sheet: str) -> frozenset[str]:
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(_part_of(archive, sheet))
    if b't="e"' not in xml:
        return frozenset()
    return frozenset(name.decode() for name in ERROR_CELL.findall(xml))


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    sheets = ET.fromstring(archive.read("xl/workbook.xml")).iter()  # noqa: S314 - see below
    # calamine has read this file before; expat of any supported Python refuses entity bombs
    wanted = next(element.get(RELATION) for element in sheets if element.get("name") == sheet)
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - as above
    target = next(part.get("Target", "") for part in relations if part.get("Id") == wanted)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _not_whole(path: Path, error: Exception) -> InputError:
    return InputError.of(
        "The file must be a whole workbook (.xlsx); it cannot be read ({problem}). "
        "Download it again from its office.",
        place=path.name,
        problem=(str(error).splitlines() or [type(error).__name__])[0],
    )
