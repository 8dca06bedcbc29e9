"""What is a report, whatever program wrote it? Paragraphs and tables, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from brecha.core.errors import Place
from brecha.core.notes import Note


@dataclass(frozen=True)
class Paragraph:
    """A text that stands by itself.

    Attributes:
        number: Its line in a plain text, or its number among the paragraphs of a document.
        is_line: Whether `number` is a line.
    """

    text: str
    number: int
    is_line: bool = False

    @property
    def lines(self) -> tuple[int, ...]:
        """The line it stands on, if it has one."""
        return (self.number,) if self.is_line else ()

    @property
    def place(self) -> Place:
        """Where to look."""
        message = "line {number}" if self.is_line else "paragraph {number}"
        return Note(message, {"number": self.number})


@dataclass(frozen=True)
class Table:
    """Rows of cells.

    Attributes:
        number: Its number among the tables.
        row_lines: Line of each row in a plain text; empty in a document without lines.
    """

    rows: tuple[tuple[str, ...], ...]
    number: int
    row_lines: tuple[int, ...] = ()

    def lines(self, *rows: int) -> tuple[int, ...]:
        """Return the lines of rows counted from 0, if they have any."""
        return tuple(self.row_lines[row] for row in rows) if self.row_lines else ()

    def place(self, row: int, column: int) -> Place:
        """Return where a cell stands, rows and columns counted from 0."""
        values = {"table": self.number, "row": row + 1, "column": column + 1}
        return Note("table {table}, row {row}, column {column}", values)


@dataclass(frozen=True)
class Document:
    """A report as text."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
