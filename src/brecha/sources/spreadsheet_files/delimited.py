"""Which cells does a CSV file hold? All of them text, as it stands there."""

from __future__ import annotations

import csv
import io

from brecha.core.errors import InputError
from brecha.sources.spreadsheet_files.cells import Cell, Position, Sheet

SEPARATORS = ",;\t"
MOST_CELLS = 500_000


def read_delimited(name: str, content: bytes) -> Sheet:
    """Return a CSV file as a sheet; the separator is the one its first line uses most.

    Raises:
        InputError: It is no UTF-8 text, holds too much, or a quotation mark is never closed.
    """
    text = _text_of(name, content)
    first_line = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first_line.count)
    cells: dict[Position, Cell] = {}
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for row, line in enumerate(lines):
            cells |= {(row, at): Cell(word) for at, word in enumerate(line) if word.strip()}
            _check_count(name, len(cells))
    except csv.Error as error:
        raise InputError.of(
            "The lines of the file cannot be told apart ({problem}). Save it again as CSV UTF-8.",
            place=name,
            problem=error,
        ) from error
    return Sheet("", cells)


def _text_of(name: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError.of(
            "The file must be UTF-8 text; line {line} is not. "
            "Save it as “CSV UTF-8”, or send the workbook.",
            place=name,
            line=line,
        ) from error
    if "\0" in text:
        raise InputError.of(
            "The file holds bytes that are no text. Send a workbook (.xlsx) or CSV UTF-8.",
            place=name,
        )
    return text


def _check_count(name: str, count: int) -> None:
    if count > MOST_CELLS:
        raise InputError.of(
            "The file may hold at most {limit} filled cells. Send it in parts.",
            place=name,
            limit=MOST_CELLS,
        )
