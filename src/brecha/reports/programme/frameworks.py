"""Which rows does an analyst get of a results framework? Definition and values."""

from __future__ import annotations

from brecha.programme.arithmetic import PERCENT, progress_of, values_of
from brecha.programme.kinds import ValueKind
from brecha.programme.model import Indicator
from brecha.reports.programme.cells import Row, count, per_cent, table, words, yes_no
from brecha.reports.programme.content import DASH, Spans, Table, cell_text
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.labels import known_word, label
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


def _indicator_row(draft: Draft, each: Indicator) -> Row:
    actual = draft.amount(each, "actual")
    rate = progress_of(draft.programme, each)
    return (
        words(each.result),
        words(each.code),
        words(each.title(draft.language)),
        words("%" if each.measure == "percentage" else label(draft, "unit", each.unit)),
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
        words(known_word(draft, each.frequency)),
        yes_no(draft, each.is_ascending),
        words(each.agency),
    )


def _value(draft: Draft, indicator: Indicator, kind: ValueKind) -> Spans:
    amount = draft.amount(indicator, kind)
    if amount is not None and amount.number is not None:
        return count(amount.number)
    said = [each.text for each in values_of(draft.programme, indicator.code, kind) if each.text]
    return words(said[-1]) if said else (DASH,)
