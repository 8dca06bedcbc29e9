"""Do the totals of a table add up, and are missed targets explained?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from brecha.programme.checks.numbers import decimals_of, shown
from brecha.programme.model import Finding
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


def row_sums(document: Document) -> Iterator[Finding]:
    """A column named total is the sum of the number columns before it."""
    for table in document.tables:
        for column in _total_columns(table):
            for at in range(1, len(table.rows)):
                row = table.rows[at]
                parts = [
                    number for cell in row[1:column] if (number := number_of(cell)) is not None
                ]
                total = number_of(row[column]) if column < len(row) else None
                if total is None or len(parts) < FEWEST_PARTS or _may_be(total, parts):
                    continue
                yield Finding(
                    message="The row {name} adds up to {expected} ({parts}), but its total is "
                    "{stated} (difference {difference}).",
                    severity="error",
                    subject=f"table-{table.number}:row-{at + 1}",
                    values=_sum_values(row[0], total, parts),
                    lines=table.lines(at),
                    place=table.place(at, column),
                )


def column_sums(document: Document) -> Iterator[Finding]:
    """A row named total is the sum of the rows above it, column by column."""
    for table in document.tables:
        start = 1
        for at, row in enumerate(table.rows):
            if at == 0 or not TOTAL.fullmatch(row[0] or (row[1] if len(row) > 1 else "")):
                continue
            for column in range(1, len(row)):
                cells = [above[column] for above in table.rows[start:at] if column < len(above)]
                parts = [number for cell in cells if (number := number_of(cell)) is not None]
                total = number_of(row[column])
                is_whole = len(parts) == len([cell for cell in cells if cell])
                if total is None or len(parts) < FEWEST_PARTS or not is_whole:
                    continue
                if _is_share(cells) and total != 100:  # noqa: PLR2004 - percent
                    continue
                if not _may_be(total, parts):
                    yield Finding(
                        message="The column {name} adds up to {expected} ({parts}), but its total "
                        "is {stated} (difference {difference}).",
                        severity="error",
                        subject=f"table-{table.number}:column-{column + 1}",
                        values=_sum_values(_header(table, column), total, parts),
                        lines=table.lines(*range(start, at + 1)),
                        place=table.place(at, column),
                    )
            if row[0].lower().lstrip().startswith("sub"):
                start = at + 1


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


def _is_share(cells: Sequence[str]) -> bool:
    return any("%" in cell for cell in cells)


def _may_be(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Return whether a total is the sum of parts, each rounded to its decimals."""
    decimals = max(decimals_of(number) for number in (total, *parts))
    has_rounding = decimals > 0 and all(decimals_of(part) > 0 for part in parts)
    slack = Decimal(len(parts) + 1) / 2 / 10**decimals if has_rounding else Decimal(0)
    return abs(total - sum(parts)) <= slack


def _sum_values(name: str, total: Decimal, parts: Sequence[Decimal]) -> dict[str, object]:
    return {
        "name": name,
        "parts": " + ".join(shown(part) for part in parts),
        "expected": shown(sum(parts)),
        "stated": shown(total),
        "difference": shown(total - sum(parts)),
    }
