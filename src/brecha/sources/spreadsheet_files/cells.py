"""What is a cell of a file that was sent: its words, its kind, its exact number?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

CellKind = Literal["text", "number", "date", "yes_no", "error", "no_result"]
Position = tuple[int, int]  # row and column, both from 0


@dataclass(frozen=True)
class Cell:
    """A cell that holds something.

    Attributes:
        text: What stands in the file: words, digits, TRUE or FALSE, #DIV/0!.
        kind: `date` is a number shown as a date; `no_result` a formula whose result the file does
            not hold.
        number: Of a number or a date, as the file holds it.
        is_percent: Whether the number is shown times a hundred, with a per cent sign.
    """

    text: str
    kind: CellKind = "text"
    number: Decimal | None = None
    is_percent: bool = False


@dataclass(frozen=True)
class Sheet:
    """The filled cells of one sheet.

    Attributes:
        merged: Ranges that were merged, such as B3:C4, to their first cell.
        is_hidden: Whether somebody who opens the file does not see the sheet.
    """

    name: str
    cells: Mapping[Position, Cell]
    merged: Mapping[str, Position] = field(default_factory=dict)
    is_hidden: bool = False


@dataclass(frozen=True)
class SpreadsheetFile:
    """A workbook, or a CSV file as a workbook of one sheet.

    Attributes:
        name: Name of the file, without a folder.
        sha256: Of its bytes.
        counts_from_1904: Whether its dates are days since 1904 instead of 1900.
        is_text: Whether it is CSV, in which every cell is text.
    """

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    counts_from_1904: bool = False
    is_text: bool = False
