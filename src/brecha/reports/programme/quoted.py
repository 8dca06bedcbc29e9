"""Which figure does a reference name, with its unit, its day and the cases behind it?"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from brecha.programme.arithmetic import Amount, values_of
from brecha.programme.figures import resolve
from brecha.programme.kinds import PartialDate, ValueKind
from brecha.programme.model import Indicator, Programme
from brecha.programme.small_counts import is_quote_hidden
from brecha.reports.programme.content import Figure
from brecha.reports.programme.draft import Draft

KINDS: tuple[ValueKind, ...] = ("baseline", "target", "actual")
PARTS = ("numerator", "denominator")


def quoted(draft: Draft, reference: str) -> Figure | None:
    """Return the figure that a reference of a text names; None if it names none.

    Args:
        draft: The report that quotes it.
        reference: As `brecha.programme.figures` lists them.
    """
    programme = draft.programme
    value = resolve(programme, reference)
    if value is None:
        return None
    room, _, rest = reference.partition(":")
    if room == "value":
        return _of_indicator(draft, reference, rest, value)
    if room == "budget":
        return Figure(value, "money", programme.currency, reference)
    is_hidden = draft.request.is_public and is_quote_hidden(programme, reference)
    if room == "completion" or rest == "women_share":
        return Figure(value, "percent", "percent", reference, is_rounded=True, is_hidden=is_hidden)
    period = next((each.as_of for each in programme.reach if each.key == rest), "")
    return Figure(value, "number", "", reference, period, is_hidden=is_hidden)


def indicator_figure(draft: Draft, indicator: Indicator, kind: ValueKind) -> Figure | None:
    """Return the one value of an indicator of a kind; None where there is none to make."""
    amount = draft.amount(indicator, kind)
    if amount is None or amount.number is None:
        return None
    reference = f"value:{indicator.code}" + ("" if kind == "actual" else f":{kind}")
    figure = _figure(amount, indicator, reference, _day(draft.programme, indicator, kind))
    return replace(figure, shows_base=figure.numerator is not None)


def _of_indicator(draft: Draft, reference: str, rest: str, value: Fraction) -> Figure | None:
    parts = rest.split(":")
    part = parts.pop() if parts[-1] in PARTS else ""
    kind: ValueKind = "actual"
    if len(parts) > 1 and parts[-1] in KINDS:
        kind = KINDS[KINDS.index(parts.pop())]
    code = ":".join(parts)
    indicator = next(each for each in draft.programme.indicators if each.code == code)
    day = _day(draft.programme, indicator, kind)
    if part:
        unit = indicator.numerator_label if part == "numerator" else indicator.denominator_label
        return Figure(value, "number", unit, reference, day)
    amount = draft.amount(indicator, kind)
    return _figure(amount, indicator, reference, day) if amount else None


def _figure(amount: Amount, indicator: Indicator, reference: str, day: PartialDate) -> Figure:
    is_share = bool(amount.denominator)
    return Figure(
        amount.number if amount.number is not None else Fraction(0),
        "percent" if indicator.measure == "percentage" else "number",
        indicator.unit,
        reference,
        day,
        amount.numerator,
        amount.denominator if is_share else None,
        is_rounded=is_share,
    )


def _day(programme: Programme, indicator: Indicator, kind: ValueKind) -> PartialDate:
    values = values_of(programme, indicator.code, kind)
    return max((value.as_of or value.period_end for value in values), default="")
