"""Do the days of a table fit into their calendar month?"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from brecha.core.tables import SHOWN_OFFENDERS, RowFaults
from brecha.engine.nesting import MONTH

TOO_MANY = (
    "Column {name} must be at most the days of the month less those before the start; rows {rows} "
    "hold {found}. Correct them."
)
OTHER_MONTH = (
    "Column {name} must be the days of the calendar month; rows {rows} hold {found}. Correct them."
)


@dataclass(frozen=True)
class DaysWithinMonth:
    """Tells rows with more days than their month has; a column that is absent is passed over.

    Attributes:
        columns: Columns of days in the month.
        before: Column of the days before the start, which cannot be worked.
        length: Column that states the days of the month.
    """

    columns: tuple[str, ...]
    before: str | None = None
    length: str | None = None

    def __call__(self, table: pl.DataFrame, faults: RowFaults) -> None:
        """Tell every row, column by column."""
        longest = _days_of_month()
        if self.length:
            _tell(table, self.length, pl.col(self.length) != longest, OTHER_MONTH, faults)
        if self.before:
            longest = longest - pl.col(self.before)
        for name in (name for name in self.columns if name in table.columns):
            _tell(table, name, pl.col(name) > longest, TOO_MANY, faults)


def _days_of_month() -> pl.Expr:
    first = (pl.col(MONTH) + "-01").str.to_date("%Y-%m-%d", strict=False)
    return first.dt.month_end().dt.day().cast(pl.Float64)


def _tell(
    table: pl.DataFrame, name: str, is_wrong: pl.Expr, message: str, faults: RowFaults
) -> None:
    rows = table.select(is_wrong.fill_null(value=False)).to_series().arg_true().to_list()
    if rows:
        found = ", ".join(str(value) for value in table[name].gather(rows[:SHOWN_OFFENDERS]))
        faults.add(message, name=name, rows=faults.rows(rows), found=found)
