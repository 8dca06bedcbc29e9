"""Which values does an analyst get of each period? Rows of plain numbers, a column a period.

A large programme has a hundred thousand of them, so that a cell is the stored number itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from brecha.programme.arithmetic import amount_of, values_of
from brecha.programme.kinds import ValueKind
from brecha.programme.model import Indicator, Value
from brecha.programme.small_counts import hidden_parts
from brecha.reports.programme.content import DASH, Heading
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.labels import known_word, label
from brecha.reports.programme.quoted import KINDS

Cell = str | Decimal | Fraction | None
"""Words, a number, or None for a count that a public file hides; a dash where nothing is known."""


@dataclass(frozen=True)
class Series:
    """A table of names, then a column for each period."""

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def is_of_figures(self, column: int) -> bool:
        """Return whether a column holds numbers alone."""
        cells = [row[column] for row in self.rows if row[column] != DASH]
        return bool(cells) and not any(isinstance(cell, str) for cell in cells)


def period_series(draft: Draft) -> tuple[Series, ...]:
    """Return the verified values of each indicator, kind, agency and place, a column a period."""
    periods = sorted({value.period_end for value in draft.programme.values})
    rows = (
        row for each in draft.programme.indicators for row in _period_rows(draft, each, periods)
    )
    return _series(draft, draft.say("Values by period"), (), periods, rows)


def category_series(draft: Draft) -> tuple[Series, ...]:
    """Return the verified values of each category, a column a period."""
    periods = sorted({value.period_end for value in draft.programme.values if value.disaggregation})
    own = (Heading(draft.say("Dimension")), Heading(draft.say("Category"), 2))
    rows = (
        row for each in draft.programme.indicators for row in _category_rows(draft, each, periods)
    )
    return _series(draft, draft.say("Values by category"), own, periods, rows)


def _series(
    draft: Draft,
    title: str,
    own: tuple[Heading, ...],
    periods: list[str],
    rows: Iterator[tuple[Cell, ...]],
) -> tuple[Series, ...]:
    held = tuple(rows)
    if not held:
        return ()
    names = (draft.say("Indicator"), draft.say("Kind"), draft.say("Agency"), draft.say("Place"))
    headings = (
        *(Heading(name) for name in names),
        *own,
        *(Heading(period or draft.say("No period")) for period in periods),
    )
    return (Series(title, headings, held),)


def _period_rows(
    draft: Draft, indicator: Indicator, periods: list[str]
) -> Iterator[tuple[Cell, ...]]:
    for kind in KINDS:
        held: dict[tuple[str, str], dict[str, Cell]] = {}
        for value in values_of(draft.programme, indicator.code, kind):
            by_period = held.setdefault((value.agency, value.place), {})
            by_period[value.period_end] = _number(value, indicator)
        names = (indicator.code, _kind(draft, kind))
        for (agency, place), by_period in held.items():
            cells = [by_period.get(period, DASH) for period in periods]
            yield (*(_word(name) for name in (*names, agency, place)), *cells)


def _number(value: Value, indicator: Indicator) -> Cell:
    if value.numerator is not None and value.denominator:
        amount = amount_of(value, indicator)
        return amount.number if amount else DASH
    return _word(value.text) if value.number is None else value.number


def _category_rows(
    draft: Draft, indicator: Indicator, periods: list[str]
) -> Iterator[tuple[Cell, ...]]:
    for kind in KINDS:
        is_kept_small = draft.request.is_public and kind == "actual"
        held: dict[tuple[str, str, str, str], dict[str, Cell]] = {}
        for value in values_of(draft.programme, indicator.code, kind):
            parts = value.disaggregation
            small = hidden_parts(parts) if is_kept_small else frozenset()
            for at, part in enumerate(parts):
                owner = (value.agency, value.place, part.dimension, part.category)
                by_period = held.setdefault(owner, {})
                by_period[value.period_end] = None if at in small else part.number
        names = (indicator.code, _kind(draft, kind))
        for (agency, place, dimension, category), by_period in held.items():
            cells = [by_period.get(period, DASH) for period in periods]
            said = (*names, agency, place, label(draft, "dimension", dimension))
            yield (*(_word(name) for name in (*said, known_word(draft, category))), *cells)


def _word(text: str) -> str:
    return text.strip() or DASH


def _kind(draft: Draft, kind: ValueKind) -> str:
    if kind == "baseline":
        return draft.say("Baseline")
    return draft.say("Target") if kind == "target" else draft.say("Result")
