"""How does a stored fact become a cell? Nothing known is a dash, never a zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from brecha.reports.programme.content import (
    DASH,
    NOTHING,
    Figure,
    FigureKind,
    Heading,
    Link,
    Spans,
    Table,
)
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.numerals import exact

Row = tuple[Spans, ...]
Column = str | tuple[str, float]


def words(text: str) -> Spans:
    """Return a cell of text."""
    return (text.strip() or DASH,)


def count(number: Decimal | int | Fraction | None, *, is_hidden: bool = False) -> Spans:
    """Return a cell with a number as it is stored."""
    return _figure(number, "number", is_hidden=is_hidden)


def money(number: Decimal | Fraction | None) -> Spans:
    """Return a cell with an amount; the head or a neighbour tells the currency."""
    return _figure(number, "money")


def per_cent(
    number: Decimal | Fraction | None, *, is_computed: bool = False, is_hidden: bool = False
) -> Spans:
    """Return a cell with a value in per cent; a computed one is rounded."""
    return _figure(number, "percent", is_rounded=is_computed, is_hidden=is_hidden)


def yes_no(draft: Draft, answer: bool | None) -> Spans:  # noqa: FBT001 - the fact of the cell
    """Return a cell that says yes or no."""
    if answer is None:
        return (DASH,)
    return (draft.say("Yes") if answer else draft.say("No"),)


def link(address: str) -> Spans:
    """Return a cell with an address."""
    return (Link(address, address),) if address else (DASH,)


def joined(cells: Iterable[Spans], between: str = "; ") -> Spans:
    """Return cells one after the other in one."""
    spans: Spans = ()
    for cell in cells:
        spans = (*spans, between, *cell) if spans else cell
    return spans or (DASH,)


def table(
    title: str, columns: Sequence[Column], rows: Iterable[Row], *, totals: int = 0
) -> tuple[Table, ...]:
    """Return a table, or nothing where it has no rows; its last `totals` rows are totals."""
    held = tuple(rows)
    if not held:
        return ()
    headings = tuple(
        Heading(column) if isinstance(column, str) else Heading(*column) for column in columns
    )
    strong = tuple(range(len(held) - totals, len(held)))
    return (Table(title, headings, held, strong),)


def without_empty_columns(whole: tuple[Table, ...], first_optional: int) -> tuple[Table, ...]:
    """Return tables without those columns, from a position on, that hold dashes only."""
    return tuple(_without_empty(each, first_optional) for each in whole)


def _without_empty(whole: Table, first_optional: int) -> Table:
    kept = [
        at
        for at in range(len(whole.headings))
        if at < first_optional or any(row[at] not in ((DASH,), NOTHING) for row in whole.rows)
    ]
    kept = kept or [0]  # a row that says nothing is still a row
    return Table(
        whole.title,
        tuple(whole.headings[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in whole.rows),
        whole.strong_rows,
    )


def _figure(
    number: Decimal | int | Fraction | None,
    kind: FigureKind,
    *,
    is_rounded: bool = False,
    is_hidden: bool = False,
) -> Spans:
    if number is None:
        return (DASH,)
    return (Figure(exact(number), kind, is_rounded=is_rounded, is_hidden=is_hidden),)
