"""Which rows does a file bring, and what in it cannot be read? Every fault, each at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from brecha.core.errors import Fault
from brecha.office.data.models import Indicator, Programme
from brecha.office.data.records import Record
from brecha.office.exchange.tables import key_of, table_named
from brecha.office.spreadsheets.cells import Manner, Stored, empty_of, read_cell, read_text
from brecha.office.spreadsheets.headings import MARK_FIELD, Headings
from brecha.office.spreadsheets.shapes import VALUES, Column, Shape
from brecha.office.spreadsheets.stored import RowMark
from brecha.reports.programme_sheets import Mark, Place
from brecha.sources.spreadsheet_files import Cell, Sheet

UNDER_NO_HEADING = (
    "The cell stands under no heading. Clear it, or move the row's cells back under theirs."
)
NUMBER_LIKE = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")


@dataclass(frozen=True)
class Entry:
    """A row of a file that could be read.

    Attributes:
        sheet: Name of its sheet; `row` its row, from 0.
        said: Field to what the row says in it.
        columns: Field to its column, from 0.
        mark: The mark it carries; None for a row that somebody added.
    """

    shape: Shape
    sheet: str
    row: int
    said: Mapping[str, Stored]
    columns: Mapping[str, int]
    mark: RowMark | None

    def keys(self) -> tuple[Stored, ...]:
        """Return what the row is known by."""
        return tuple(self.said[column.field] for column in self.shape.keys)

    def contents(self) -> tuple[Stored, ...]:
        """Return what stands in its other columns."""
        return tuple(self.said[column.field] for column in self.shape.contents)

    def refuse(self, fault: Fault, name: str = "") -> Mark:
        """Return a fault at a field of the row; at its first column if none is named."""
        return Mark(fault, self.sheet, (self.row, self.columns.get(name, 0)))


@dataclass
class Known:
    """What the programme holds, by the codes that a file names it with."""

    root: Programme
    rows: dict[str, dict[str, Record]] = field(default_factory=dict)
    _numbered: dict[str, dict[int, Record]] = field(default_factory=dict)

    def of(self, table: str) -> dict[str, Record]:
        """Return the rows of a table of the programme by their code."""
        if table not in self.rows:
            target = table_named(table)
            key = key_of(target) or "pk"
            found = target.objects.filter(programme=self.root)
            self.rows[table] = {str(getattr(row, key)): row for row in found}
        return self.rows[table]

    def by_number(self, table: str) -> dict[int, Record]:
        """Return the rows of a table of the programme by their number."""
        if table not in self._numbered:
            self._numbered[table] = {row.pk: row for row in self.of(table).values()}
        return self._numbered[table]

    def is_percentage(self, code: str) -> bool:
        """Return whether an indicator is in per cent."""
        indicator = self.of(Indicator.__name__).get(code)
        return isinstance(indicator, Indicator) and indicator.measure == "percentage"


class SheetReading:
    """Reads one sheet whose headings were found."""

    def __init__(self, sheet: Sheet, headings: Headings, known: Known, manner: Manner) -> None:
        """Keep what is read, by which headings, and how."""
        self.sheet, self.headings, self.known, self.manner = sheet, headings, known, manner
        self.marks: list[Mark] = []
        self._columns = {name: at for at, name in headings.fields.items()}

    def entries(self) -> Iterator[Entry]:
        """Yield the rows that can be read whole; faults are noted in `marks`."""
        by_row: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in self.sheet.cells.items():
            by_row.setdefault(row, {})[column] = cell
        numbers = sorted(row for row in by_row if row > 0)
        self._tell_gaps(numbers)
        for row in numbers:
            entry = self._entry(row, by_row[row])
            if entry is not None:
                yield entry

    def _tell_gaps(self, numbers: list[int]) -> None:
        for before, row in zip([0, *numbers], numbers, strict=False):
            if row > before + 1:
                fault = Fault("The row is empty, and more rows follow. Delete it.")
                self.marks.append(Mark(fault, self.sheet.name, (before + 1, 0)))

    def _entry(self, row: int, cells: dict[int, Cell]) -> Entry | None:
        before = len(self.marks)
        for at in cells:
            if at not in self.headings.fields:
                self._tell((row, at), Fault(UNDER_NO_HEADING))
        shape = self.headings.shape
        said: dict[str, Stored] = {}
        for column in shape.columns:
            if column.kind != "read":
                place = (row, self._columns[column.field])
                said[column.field] = self._said(place, cells.get(place[1]), column, said)
        mark = self._mark((row, self._columns[MARK_FIELD]), cells.get(self._columns[MARK_FIELD]))
        if len(self.marks) > before:
            return None
        return Entry(shape, self.sheet.name, row, said, self._columns, mark)

    def _said(
        self, place: Place, cell: Cell | None, column: Column, said: Mapping[str, Stored]
    ) -> Stored:
        if cell is None:
            if column.is_needed:
                self._tell(place, Fault("The cell is empty; it is needed. Fill it in."))
            return empty_of(column)
        found = self._found(cell, column, said)
        if isinstance(found, Fault):
            self._tell(place, found)
            return empty_of(column)
        return found

    def _found(self, cell: Cell, column: Column, said: Mapping[str, Stored]) -> Stored | Fault:
        if column.kind == "link" or (column.is_key and column.kind == "text" and column.is_needed):
            return self._code(cell, column)
        is_percentage = self.headings.shape is VALUES and self.known.is_percentage(
            str(said.get("indicator", ""))
        )
        return read_cell(cell, column, self.manner, is_percentage=is_percentage)

    def _code(self, cell: Cell, column: Column) -> str | Fault:
        target = self.headings.shape.table.link_tables.get(column.field)
        codes = self.known.of(target or self.headings.shape.table.__name__)
        text = read_text(cell, self.manner)
        if isinstance(text, Fault):
            return text
        alike = alike_codes(text, codes)
        if text in codes and (cell.kind == "text" or alike == [text]):
            return text
        if alike:
            return Fault(
                "“{found}” is a number; the code may be {codes}. Set the cell to text "
                "and write the code with all its zeros.",
                values={"found": text, "codes": tuple(alike)},
            )
        if target is None and cell.kind == "text":
            return text
        return Fault(
            "The programme has no such code ({found}). Take it from a new template.",
            values={"found": text},
        )

    def _mark(self, place: Place, cell: Cell | None) -> RowMark | None:
        if cell is None:
            return None
        mark = RowMark.read(cell.text) if cell.kind == "text" else None
        if mark is None:
            self._tell(place, Fault("The row mark was changed. Take the row from a new template."))
        return mark

    def _tell(self, place: Place, fault: Fault) -> None:
        self.marks.append(Mark(fault, self.sheet.name, place))


def alike_codes(text: str, codes: Iterable[str]) -> list[str]:
    """Return the codes that a spreadsheet program would turn into this number.

    Examples:
        >>> alike_codes("2.1", ["2.1", "2.10", "2.1.0"])
        ['2.1', '2.10']
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        return []
    return [code for code in codes if NUMBER_LIKE.fullmatch(code) and Decimal(code) == number]
