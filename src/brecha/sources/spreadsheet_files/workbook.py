"""Which sheets and filled cells does a workbook hold? Read as a stream, whatever its width.

A reader of whole tables would make room for every cell up to the last one, and would not tell a
formula without a result, a text of digits, or a per cent sign from a plain number.
"""

from __future__ import annotations

import posixpath
import re
from decimal import Decimal, InvalidOperation

from brecha.core.errors import InputError
from brecha.sources.spreadsheet_files.cells import Cell, CellKind, Position, Sheet
from brecha.sources.spreadsheet_files.package import Package
from brecha.sources.spreadsheet_files.styles import Styles, read_styles

MOST_CELLS = 500_000
MOST_SHEETS = 30
LONGEST_NUMBER = 400  # letters; a program writes 24 at most
LETTERS = 26
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})$")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
RELATIONS = "xl/_rels/workbook.xml.rels"


def read_workbook(package: Package) -> tuple[tuple[Sheet, ...], bool]:
    """Return the sheets in their order, and whether dates count from 1904.

    Raises:
        InputError: A part is absent or broken, or there are too many sheets or cells.
    """
    listing = _Listing()
    package.parse("xl/workbook.xml", listing.start)
    targets: dict[str, str] = {}
    package.parse(RELATIONS, lambda _, found: _note_target(targets, found))
    if len(listing.sheets) > MOST_SHEETS:
        raise InputError.of(
            "The workbook may have at most {limit} sheets; it has {found}. Delete the others.",
            place=package.name,
            limit=MOST_SHEETS,
            found=len(listing.sheets),
        )
    words = _read_words(package)
    styles = read_styles(package)
    sheets = []
    for name, is_hidden, key in listing.sheets:
        scan = _Scan(package.name, words, styles)
        part = posixpath.normpath(posixpath.join("xl", targets.get(key, "")))
        if package.has(part):
            package.parse(part, scan.start, scan.end, scan.take)
        sheets.append(Sheet(name, scan.cells, scan.merged, is_hidden))
    return tuple(sheets), listing.counts_from_1904


def position_of(reference: str) -> Position:
    """Return row and column of a cell's name, both from 0.

    Examples:
        >>> position_of("AB6")
        (5, 27)
    """
    found = REFERENCE.match(reference)
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _note_target(targets: dict[str, str], found: dict[str, str]) -> None:
    if "Id" in found and found.get("TargetMode") != "External":
        target = found.get("Target", "")
        targets[found["Id"]] = f"..{target}" if target.startswith("/") else target


class _Listing:
    """The sheets that the workbook names."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        self.counts_from_1904 = False

    def start(self, name: str, found: dict[str, str]) -> None:
        if name == "workbookPr":
            self.counts_from_1904 = found.get("date1904", "0") in {"1", "true"}
        if name == "sheet":
            key = next((word for part, word in found.items() if part.endswith(" id")), "")
            is_hidden = found.get("state", "visible") != "visible"
            self.sheets.append((found.get("name", ""), is_hidden, key))


class _Words:
    """The texts that cells name by number."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._is_open = False
        self._is_reading_aid = False

    def start(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self._parts = []
        self._is_reading_aid = self._is_reading_aid or name == "rPh"
        self._is_open = name == "t" and not self._is_reading_aid

    def take(self, words: str) -> None:
        if self._is_open:
            self._parts.append(words)

    def end(self, name: str) -> None:
        self._is_open = False
        if name == "rPh":
            self._is_reading_aid = False
        if name == "si":
            self.texts.append(_unescaped("".join(self._parts)))


class _Scan:
    """The cells of one sheet, while it is read."""

    def __init__(self, file: str, words: list[str], styles: Styles) -> None:
        self.cells: dict[Position, Cell] = {}
        self.merged: dict[str, Position] = {}
        self._file, self._words, self._styles = file, words, styles
        self._row, self._column = -1, -1
        self._type, self._style, self._is_formula = "n", 0, False
        self._parts: list[str] = []
        self._is_open = False

    def start(self, name: str, found: dict[str, str]) -> None:
        if name == "row":
            self._row = int(found["r"]) - 1 if "r" in found else self._row + 1
            self._column = -1
        elif name == "c":
            place = position_of(found["r"]) if "r" in found else (self._row, self._column + 1)
            self._row, self._column = place
            self._type, self._style = found.get("t", "n"), int(found.get("s", "0"))
            self._is_formula, self._parts = False, []
        elif name == "f":
            self._is_formula = True
        elif name == "mergeCell":
            area = found.get("ref", "")
            self.merged[area] = position_of(area.split(":")[0])
        self._is_open = name in {"v", "t"}

    def take(self, words: str) -> None:
        if self._is_open:
            self._parts.append(words)

    def end(self, name: str) -> None:
        self._is_open = False
        if name != "c":
            return
        cell = self._cell("".join(self._parts))
        if cell is not None:
            self.cells[self._row, self._column] = cell
        if len(self.cells) > MOST_CELLS:
            raise InputError.of(
                "The file may hold at most {limit} filled cells. Send it in parts.",
                place=self._file,
                limit=MOST_CELLS,
            )

    def _cell(self, raw: str) -> Cell | None:
        if self._is_formula and not raw:
            return Cell("", "no_result")
        if not raw.strip():
            return None
        if self._type == "b":
            return Cell("TRUE" if raw.strip() == "1" else "FALSE", "yes_no")
        if self._type == "e":
            return Cell(raw, "error")
        return self._number(raw.strip()) if self._type == "n" else self._word(raw)

    def _word(self, raw: str) -> Cell | None:
        text = _unescaped(raw)
        if self._type == "s":
            text = self._words[int(raw)] if 0 <= int(raw) < len(self._words) else ""
        return Cell(text) if text.strip() else None

    def _number(self, raw: str) -> Cell:
        try:
            number = Decimal(raw[:LONGEST_NUMBER])
        except InvalidOperation:
            return Cell(raw)
        kind: CellKind = "date" if self._style in self._styles.dates else "number"
        return Cell(raw, kind, number, self._style in self._styles.percents)


def _unescaped(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _read_words(package: Package) -> list[str]:
    part = "xl/sharedStrings.xml"
    if not package.has(part):
        return []
    words = _Words()
    package.parse(part, words.start, words.end, words.take)
    return words.texts
