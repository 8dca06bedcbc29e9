"""Which rows does an analyst get of a results framework? Definition, values, and each period."""

from __future__ import annotations

from collections.abc import Iterator

from brecha.programme.arithmetic import PERCENT, amount_of, progress_of, values_of
from brecha.programme.kinds import ValueKind
from brecha.programme.model import Indicator, Value
from brecha.reports.programme.cells import Row, count, per_cent, table, words, yes_no
from brecha.reports.programme.content import DASH, Figure, Spans, Table, cell_text
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.quoted import KINDS
from brecha.reports.programme.sections.annexes import reasons
from brecha.reports.programme.sections.results import target_and_result


def framework_table(draft: Draft) -> tuple[Table, ...]:
    """Return each indicator with its definition sheet and its values as numbers."""
    columns = (
        draft.say("Result"),
        draft.say("Indicator"),
        (draft.say("Title"), 4),
        draft.say("Unit"),
        draft.say("Baseline"),
        *target_and_result(draft),
        draft.say("Numerator"),
        draft.say("Denominator"),
        draft.say("Progress, %"),
        (draft.say("Reason for variance"), 2),
        (draft.say("What counts"), 2),
        draft.say("Source"),
        draft.say("Method"),
        draft.say("Frequency"),
        draft.say("More is better"),
        draft.say("Agency"),
    )
    order = {result.code: at for at, result in enumerate(draft.results)}
    indicators = sorted(
        draft.programme.indicators, key=lambda each: order.get(each.result, len(order))
    )
    rows = (_indicator_row(draft, each) for each in indicators)
    return table(draft.say("Results framework"), columns, rows)


def period_table(draft: Draft) -> tuple[Table, ...]:
    """Return the verified values of each indicator, kind, agency and place, a column a period."""
    periods = sorted({value.period_end for value in draft.programme.values})
    columns = (
        draft.say("Indicator"),
        draft.say("Kind"),
        draft.say("Agency"),
        draft.say("Place"),
        *(period or draft.say("No period") for period in periods),
    )
    rows = (
        row for each in draft.programme.indicators for row in _period_rows(draft, each, periods)
    )
    return table(draft.say("Values by period"), columns, rows)


def _indicator_row(draft: Draft, each: Indicator) -> Row:
    actual = draft.amount(each, "actual")
    rate = progress_of(draft.programme, each)
    return (
        words(each.result),
        words(each.code),
        words(each.title(draft.language)),
        words("%" if each.measure == "percentage" else each.unit),
        _value(draft, each, "baseline"),
        _value(draft, each, "target"),
        _value(draft, each, "actual"),
        count(actual.numerator if actual else None),
        count(actual.denominator if actual else None),
        per_cent(None if rate is None else rate * PERCENT, is_computed=True),
        words(cell_text(reasons(draft, each), draft.language)),
        words(each.what_counts),
        words(each.source),
        words(each.method),
        words(each.frequency),
        yes_no(draft, each.is_ascending),
        words(each.agency),
    )


def _value(draft: Draft, indicator: Indicator, kind: ValueKind) -> Spans:
    amount = draft.amount(indicator, kind)
    if amount is not None and amount.number is not None:
        return count(amount.number)
    said = [each.text for each in values_of(draft.programme, indicator.code, kind) if each.text]
    return words(said[-1]) if said else (DASH,)


def _period_rows(draft: Draft, indicator: Indicator, periods: list[str]) -> Iterator[Row]:
    for kind in KINDS:
        held: dict[tuple[str, str], dict[str, Value]] = {}
        for value in values_of(draft.programme, indicator.code, kind):
            held.setdefault((value.agency, value.place), {})[value.period_end] = value
        for (agency, place), by_period in held.items():
            cells = (_at(indicator, by_period.get(period)) for period in periods)
            yield (
                words(indicator.code),
                words(_kind(draft, kind)),
                words(agency),
                words(place),
                *cells,
            )


def _at(indicator: Indicator, value: Value | None) -> Spans:
    if value is None:
        return (DASH,)
    amount = amount_of(value, indicator)
    if amount is None or amount.number is None:
        return words(value.text)
    return (Figure(amount.number),)


def _kind(draft: Draft, kind: ValueKind) -> str:
    if kind == "baseline":
        return draft.say("Baseline")
    return draft.say("Target") if kind == "target" else draft.say("Result")
