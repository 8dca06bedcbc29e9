"""What does one cell say, read as its column asks? A value as stored, or a fault."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from brecha.core.errors import Fault
from brecha.core.languages import LANGUAGES
from brecha.office.spreadsheets.dates import read_date
from brecha.office.spreadsheets.numbers import DecimalMark, read_number, whole
from brecha.office.spreadsheets.shapes import YES_NO, Column
from brecha.reports.programme_sheets.escaping import LONGEST_TEXT, unescaped
from brecha.sources.spreadsheet_files import Cell

Stored = str | Decimal | int | bool | tuple[str, ...] | None
LIST_SEPARATOR = ";"


@dataclass(frozen=True)
class Manner:
    """How the cells of a file are to be read.

    Attributes:
        mark: What stands before decimals in texts.
        counts_from_1904: Whether dates are days since 1904.
        is_text: Whether the file is CSV, whose texts are escaped.
    """

    mark: DecimalMark
    counts_from_1904: bool = False
    is_text: bool = False


def empty_of(column: Column) -> Stored:
    """Return what is stored where a cell is empty."""
    if column.kind in {"number", "whole", "yes_no"}:
        return None
    return () if column.kind == "list" else ""


def read_cell(
    cell: Cell, column: Column, manner: Manner, *, is_percentage: bool = False
) -> Stored | Fault:
    """Return what a filled cell says.

    Args:
        cell: The cell.
        column: Says what must stand in it.
        manner: Of the file.
        is_percentage: Whether numbers of the row are in per cent.
    """
    if column.kind in {"number", "whole"}:
        number = read_number(cell, manner.mark, is_percentage=is_percentage)
        is_whole = column.kind == "whole" and isinstance(number, Decimal)
        return whole(number, cell) if is_whole and isinstance(number, Decimal) else number
    if column.kind == "date":
        return read_date(cell, counts_from_1904=manner.counts_from_1904)
    text = read_text(cell, manner)
    if isinstance(text, Fault):
        return text
    return _of_words(cell, column, text)


def read_text(cell: Cell, manner: Manner) -> str | Fault:
    """Return the text of a cell; a code that became a number or a date is refused."""
    if cell.kind == "no_result":
        return Fault(
            "The cell holds a formula whose result is not in the file. Paste it as a value."
        )
    if cell.kind == "error":
        return Fault("The formula of the cell failed ({found}).", values={"found": cell.text})
    if cell.kind == "date":
        return Fault(
            "The program made a date of what was typed. Set the cell to text and type it again."
        )
    text = clean_text(unescaped(cell.text) if manner.is_text else cell.text)
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in text if letter not in "\n\t"):
        return Fault("The cell holds characters that cannot be read. Type its text again.")
    if len(text) >= LONGEST_TEXT:
        return Fault(
            "The text may have fewer than {limit} letters. Shorten it.",
            values={"limit": LONGEST_TEXT},
        )
    return text


def clean_text(text: str) -> str:
    """Return a text with plain line ends and no blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _of_words(cell: Cell, column: Column, text: str) -> Stored | Fault:
    if column.kind == "choice":
        return _choice(column, text)
    if column.kind == "yes_no":
        return _yes_or_no(cell, text)
    if column.kind == "list":
        return tuple(part.strip() for part in text.split(LIST_SEPARATOR) if part.strip())
    return text


def _choice(column: Column, text: str) -> str | Fault:
    stored = column.stored(text)
    if stored is not None:
        return stored
    return Fault(
        "The cell must hold one of {choices}; it holds “{found}”.",
        values={
            "choices": ", ".join(
                column.word(word, language) for language in LANGUAGES for word in column.choices
            ),
            "found": text,
        },
    )


def _yes_or_no(cell: Cell, text: str) -> bool | Fault:
    if cell.kind == "yes_no" or cell.text in {"TRUE", "FALSE"}:
        return cell.text == "TRUE"
    plain = text.casefold().replace("í", "i")
    for answer, words in YES_NO.items():
        if plain in {word.casefold().replace("í", "i") for word in (words.es, words.en)}:
            return answer
    return Fault("The cell must hold yes or no; it holds “{found}”.", values={"found": text})
