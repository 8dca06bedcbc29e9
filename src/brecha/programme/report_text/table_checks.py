"""Do the totals of a table add up, and are missed targets explained?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from brecha.programme.model import Finding
from brecha.programme.numbers import decimals_of, shown
from brecha.programme.report_text.document import Document, Table
from brecha.programme.report_text.figures_in_text import number_of

TOTAL = re.compile(
    r"\W*(?:grand\s+)?(?:sub)?total(?:es|s)?\b.*|\W*suma\b.*|\W*sum\b.*", re.IGNORECASE
)
TARGET = re.compile(r".*\b(?:target|metas?)\b.*", re.IGNORECASE)
ACTUAL = re.compile(r".*\b(?:results?|actuals?|resultados?|logros?)\b.*", re.IGNORECASE)
REASON = re.compile(
    r".*\b(?:reasons?|variance|raz[oó]n(?:es)?|motivos?|varia\w+)\b.*", re.IGNORECASE
)
FEWEST_PARTS = 2
ROUNDED = Decimal("0.5")
"""How far a mean may lie from itself when it is rounded to a whole number."""


@dataclass(frozen=True)
class Total:
    """A total with the numbers it may be the sum of.

    Attributes:
        row: Its row, and `column` its column, counted from 0.
        rows: The rows of the parts, for the lines of a finding.
    """

    stated: Decimal
    parts: tuple[Decimal, ...]
    row: int
    column: int
    rows: tuple[int, ...]

    @property
    def holds(self) -> bool:
        """Whether the parts add up to the total, as they were rounded."""
        return _may_be(self.stated, self.parts)

    @property
    def is_other(self) -> bool:
        """Whether it is no sum but a product (persons x cost) or a mean."""
        whole = sum(self.parts, Decimal(0))
        product = math.prod(self.parts, start=Decimal(1))
        is_product = self.stated == product > whole
        return is_product or abs(self.stated - whole / len(self.parts)) < ROUNDED


def row_sums(document: Document) -> Iterator[Finding]:
    """A column named total is the sum of the number columns before it."""
    for table in document.tables:
        for column in _total_columns(table):
            totals = list(_row_totals(table, column))
            wrong = [total for total in totals if not (total.holds or total.is_other)]
            if len(wrong) == len(totals) > 1:
                continue  # no row adds up: the column is no sum
            for total in wrong:
                yield _finding(
                    "The row {name} adds up to {expected} ({parts}), but its total is {stated} "
                    "(difference {difference}).",
                    table,
                    total,
                    table.rows[total.row][0],
                )


def column_sums(document: Document) -> Iterator[Finding]:
    """A row named total is the sum of the rows above it, column by column."""
    for table in document.tables:
        for at, row in enumerate(table.rows):
            if at == 0 or not _is_total(row):
                continue
            for column in range(1, len(row)):
                ways = list(_column_totals(table, at, column))
                if ways and not any(total.holds or total.is_other for total in ways):
                    yield _finding(
                        "The column {name} adds up to {expected} ({parts}), but its total is "
                        "{stated} (difference {difference}).",
                        table,
                        ways[0],
                        _header(table, column),
                    )


def _row_totals(table: Table, column: int) -> Iterator[Total]:
    for at, row in enumerate(table.rows[1:], start=1):
        parts = _numbers(row[1:column])
        stated = number_of(row[column]) if column < len(row) else None
        if stated is not None and len(parts) >= FEWEST_PARTS:
            yield Total(stated, parts, at, column, (at,))


def _column_totals(table: Table, at: int, column: int) -> Iterator[Total]:
    """Go through the ways a total can be made: rows since the last subtotal, or all rows."""
    stated = number_of(table.rows[at][column])
    above = [row for row in range(1, at) if column < len(table.rows[row])]
    totals = [row for row in above if _is_total(table.rows[row])]
    since = [row for row in above if not totals or row > totals[-1]]
    for rows in (since, [row for row in above if row not in totals], totals + since):
        cells = [table.rows[row][column] for row in rows]
        parts = _numbers(cells)
        is_whole = len(parts) == len([cell for cell in cells if cell])
        is_share = any("%" in cell for cell in cells) and stated != 100  # noqa: PLR2004 - percent
        if stated is not None and len(parts) >= FEWEST_PARTS and is_whole and not is_share:
            yield Total(stated, parts, at, column, (*rows, at))


def targets_without_reason(document: Document) -> Iterator[Finding]:
    """In a table of targets and results, a missed target has its reason."""
    for table in document.tables:
        target, actual, reason = (_column(table, kind) for kind in (TARGET, ACTUAL, REASON))
        if target is None or actual is None or reason is None or target == actual:
            continue
        for at, row in enumerate(table.rows[1:], start=1):
            if max(target, actual, reason) >= len(row):
                continue
            wanted, came = number_of(row[target]), number_of(row[actual])
            if wanted is None or came is None or came >= wanted or row[reason].strip(" -–"):
                continue
            yield Finding(
                message="{name}: {actual} of {target} reached, and no reason is given. Say why.",
                severity="error",
                subject=f"table-{table.number}:row-{at + 1}:reason",
                values={"name": row[0][:80], "actual": shown(came), "target": shown(wanted)},
                lines=table.lines(at),
                place=table.place(at, reason),
            )


def _total_columns(table: Table) -> list[int]:
    header = table.rows[0]
    columns = [at for at, cell in enumerate(header) if at > 1 and TOTAL.fullmatch(cell)]
    return columns[:1]


def _column(table: Table, kind: re.Pattern[str]) -> int | None:
    header = table.rows[0]
    return next((at for at, cell in enumerate(header) if kind.fullmatch(cell)), None)


def _header(table: Table, column: int) -> str:
    header = table.rows[0]
    return header[column] if column < len(header) and header[column] else str(column + 1)


def _is_total(row: Sequence[str]) -> bool:
    return TOTAL.fullmatch(row[0] or (row[1] if len(row) > 1 else "")) is not None


def _numbers(cells: Sequence[str]) -> tuple[Decimal, ...]:
    return tuple(number for cell in cells if (number := number_of(cell)) is not None)


def _may_be(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Return whether a total is the sum of parts, each rounded to its decimals."""
    decimals = max(decimals_of(number) for number in (total, *parts))
    has_rounding = decimals > 0 and all(decimals_of(part) > 0 for part in parts)
    slack = Decimal(len(parts) + 1) / 2 / 10**decimals if has_rounding else Decimal(0)
    return abs(total - sum(parts)) <= slack


def _finding(message: str, table: Table, total: Total, name: str) -> Finding:
    axis = f"row-{total.row + 1}:column-{total.column + 1}"
    return Finding(
        message=message,
        severity="error",
        subject=f"table-{table.number}:{axis}",
        values={
            "name": name[:80],
            "parts": " + ".join(shown(part) for part in total.parts),
            "expected": shown(sum(total.parts)),
            "stated": shown(total.stated),
            "difference": shown(total.stated - sum(total.parts)),
        },
        lines=table.lines(*total.rows),
        place=table.place(total.row, total.column),
    )
