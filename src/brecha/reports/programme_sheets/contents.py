"""What stands in a sheet that goes out, and which of its cells may be filled in?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from brecha.core.errors import Fault

Content = str | Decimal | None
Place = tuple[int, int]  # row and column, both from 0


@dataclass(frozen=True)
class Heading:
    """A column of a sheet that goes out.

    Attributes:
        label: Its heading, in the reader's language.
        is_locked: Whether it is part of the row's key, or only read.
        is_number: Whether a number is to be entered.
        choices: The words to choose from; any text if there are none.
        width: Unit: letters.
    """

    label: str
    is_locked: bool = False
    is_number: bool = False
    choices: tuple[str, ...] = ()
    width: int = 14


@dataclass(frozen=True)
class FilledSheet:
    """A sheet with its headings in row 1.

    Attributes:
        rows: One tuple a row, one entry a heading; None is an empty cell.
    """

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Content, ...], ...]


@dataclass(frozen=True)
class Mark:
    """A fault and the cell it lies in.

    Attributes:
        sheet: Name of the sheet as it stands in the file; empty for the file as a whole.
        place: The cell; None for the sheet as a whole.
    """

    fault: Fault
    sheet: str = ""
    place: Place | None = None


Returned = Mapping[str, Mapping[Place, Content]]  # sheets of a file that came in, by name
