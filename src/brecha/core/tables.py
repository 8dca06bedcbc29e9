"""What does a table that crosses a room's border hold? Declared once, checked whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from brecha.core.errors import FaultList, InputError
from brecha.core.notes import Note

Kind = Literal["text", "integer", "number"]
KINDS: dict[Kind, type[pl.DataType]] = {
    "text": pl.String,
    "integer": pl.Int64,
    "number": pl.Float64,
}
NAMES_OF_KINDS: dict[Kind, str] = {
    "text": "a text",
    "integer": "a whole number",
    "number": "a number",
}
SHOWN_OFFENDERS = 5
FIRST_ROW_OF_A_FILE = 2  # the line after the header


@dataclass(frozen=True)
class Column:
    """One column of a declared table.

    Attributes:
        name: The header.
        unit: Unit of a number, or "text".
        kind: What a cell holds.
        description: What the column says.
        is_key: Whether it is part of the key, which may not repeat.
        is_required: Whether every row must hold a value.
        minimum: The least value allowed.
        maximum: The greatest value allowed.
        allowed: The only texts allowed.
    """

    name: str
    unit: str
    kind: Kind
    description: str
    is_key: bool = False
    is_required: bool = True
    minimum: float | None = None
    maximum: float | None = None
    allowed: tuple[str, ...] = ()


class RowFaults(FaultList):
    """Collects faults of rows, which are counted as they stand in the whole file."""

    def __init__(self, place: str, rows_before: int = 0) -> None:
        """Start with no fault; so many rows of the file come before these."""
        super().__init__(place)
        self._rows_before = rows_before

    def rows(self, rows: Sequence[int]) -> str:
        """Return the numbers in the file of the first few of these rows.

        Args:
            rows: Positions in the table, from zero.

        Example:
            >>> RowFaults("wages.csv").rows([0, 3])
            '2, 5'
        """
        first = self._rows_before + FIRST_ROW_OF_A_FILE
        shown = ", ".join(str(row + first) for row in rows[:SHOWN_OFFENDERS])
        rest = len(rows) - SHOWN_OFFENDERS
        return f"{shown} (+{rest})" if rest > 0 else shown


@dataclass(frozen=True)
class Table:
    """The declaration of a table.

    Attributes:
        name: Name of the table, that of its file without ending.
        title: What a row is.
        columns: The columns in order.
    """

    name: str
    title: str
    columns: tuple[Column, ...]

    def empty(self) -> pl.DataFrame:
        """Return a table with these columns and no row."""
        return pl.DataFrame(schema={column.name: KINDS[column.kind] for column in self.columns})

    def check(self, frame: pl.DataFrame, place: str, rows_before: int = 0) -> pl.DataFrame:
        """Return the declared columns in their declared types.

        Args:
            frame: The table as it came; all cells may be text.
            place: File or origin, for the errors.
            rows_before: Rows of the file that come before these, for the errors.

        Raises:
            InputError: Every fault found: absent columns, cells that are empty, of another type
                or out of range, repeated keys.
        """
        faults = RowFaults(place, rows_before)
        typed = self.collect(frame, faults)
        faults.raise_as(InputError)
        return typed

    def collect(self, frame: pl.DataFrame, faults: RowFaults) -> pl.DataFrame:
        """Return the declared columns in their declared types, empty where a cell is not of it.

        Args:
            frame: The table as it came; all cells may be text.
            faults: Where every fault of the cells and keys is told.

        Raises:
            InputError: Columns are absent or not known: nothing else can be looked at.
        """
        self._check_header(frame, faults)
        faults.raise_as(InputError)
        typed = frame.select(self._cast(frame, column, faults) for column in self.columns)
        for column in self.columns:
            _check_cells(typed[column.name], frame[column.name].is_null(), column, faults)
        self._check_keys(typed, faults)
        return typed

    def _check_header(self, frame: pl.DataFrame, faults: RowFaults) -> None:
        names = [column.name for column in self.columns]
        absent = [name for name in names if name not in frame.columns]
        if absent:
            faults.add(
                "Table {table} must have each of its columns; {names} are absent. It has {found}. "
                "Add them.",
                table=self.name,
                names=", ".join(absent),
                found=", ".join(frame.columns),
            )
        unknown = [name for name in frame.columns if name not in names]
        if unknown:
            faults.add(
                "Table {table} knows the columns {known}; {names} are not of them. Correct or "
                "delete them.",
                table=self.name,
                known=", ".join(names),
                names=", ".join(unknown),
            )

    def _cast(self, frame: pl.DataFrame, column: Column, faults: RowFaults) -> pl.Series:
        before = frame[column.name]
        after = before.cast(KINDS[column.kind], strict=False)
        is_lost = after.is_null() & before.is_not_null()
        if column.kind == "integer" and before.dtype.is_float():
            is_lost |= (after != before).fill_null(value=False)
        lost = is_lost.arg_true().to_list()
        if lost:
            faults.add(
                "Column {name} must hold {kind}; rows {rows} do not ({found}). Correct them.",
                name=column.name,
                kind=Note(NAMES_OF_KINDS[column.kind]),
                rows=faults.rows(lost),
                found=", ".join(str(before[row]) for row in lost[:SHOWN_OFFENDERS]),
            )
        return after

    def _check_keys(self, frame: pl.DataFrame, faults: RowFaults) -> None:
        keys = [column.name for column in self.columns if column.is_key]
        if not keys:
            return
        repeated = frame.select(pl.struct(keys).is_duplicated()).to_series().arg_true().to_list()
        if repeated:
            faults.add(
                "A row must be the only one with its {keys}; rows {rows} repeat a key. Keep one.",
                keys=", ".join(keys),
                rows=faults.rows(repeated),
            )


EMPTY = "Column {name} must hold a value in each row; rows {rows} are empty. Fill them."
INFINITE = "Column {name} must hold finite numbers; rows {rows} do not. Correct them."
TOO_LOW = "Column {name} must be at least {minimum}; rows {rows} hold {found}. Correct them."
TOO_HIGH = "Column {name} must be at most {maximum}; rows {rows} hold {found}. Correct them."
UNKNOWN = "Column {name} must be one of {allowed}; rows {rows} hold {found}. Correct them."


def _check_cells(cells: pl.Series, is_empty: pl.Series, column: Column, faults: RowFaults) -> None:
    if column.is_required:
        _tell(is_empty, EMPTY, column, cells, faults)
    if column.kind == "number":
        _tell(cells.is_nan() | cells.is_infinite(), INFINITE, column, cells, faults)
    if column.minimum is not None:
        _tell(cells < column.minimum, TOO_LOW, column, cells, faults)
    if column.maximum is not None:
        finite = cells.fill_nan(None) if column.kind == "number" else cells  # NaN is above all
        _tell(finite > column.maximum, TOO_HIGH, column, cells, faults)
    if column.allowed:
        is_unknown = cells.is_not_null() & ~cells.is_in(list(column.allowed))
        _tell(is_unknown, UNKNOWN, column, cells, faults)


def _tell(
    is_wrong: pl.Series, message: str, column: Column, cells: pl.Series, faults: RowFaults
) -> None:
    rows = is_wrong.fill_null(value=False).arg_true().to_list()
    if rows:
        faults.add(
            message,
            name=column.name,
            rows=faults.rows(rows),
            found=", ".join(str(cells[row]) for row in rows[:SHOWN_OFFENDERS]),
            minimum=_limit(column.minimum),
            maximum=_limit(column.maximum),
            allowed=", ".join(column.allowed),
        )


def _limit(value: float | None) -> float | None:
    """Return a limit as a reader writes it: 31, not 31.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
