"""Which figure does a reference name, with its unit, its day and the cases behind it?"""

from __future__ import annotations

from fractions import Fraction

from brecha.programme.arithmetic import Amount, indicator_amount, values_of
from brecha.programme.figures import resolve
from brecha.programme.kinds import PartialDate, ValueKind
from brecha.programme.model import Indicator, Programme
from brecha.reports.programme.content import Figure

KINDS: tuple[ValueKind, ...] = ("baseline", "target", "actual")
PARTS = ("numerator", "denominator")


def quoted(programme: Programme, reference: str) -> Figure | None:
    """Return the figure that a reference of a text names; None if it names none.

    Args:
        programme: Where it is stored.
        reference: As `brecha.programme.figures` lists them.
    """
    value = resolve(programme, reference)
    if value is None:
        return None
    room, _, rest = reference.partition(":")
    if room == "value":
        return _of_indicator(programme, reference, rest, value)
    if room == "budget":
        return Figure(value, "money", programme.currency, reference)
    if room == "completion" or rest == "women_share":
        return Figure(value, "percent", "percent", reference, is_rounded=True)
    period = next((each.as_of for each in programme.reach if each.key == rest), "")
    return Figure(value, "number", "", reference, period)


def indicator_figure(
    programme: Programme, indicator: Indicator, kind: ValueKind, *, shows_base: bool = True
) -> Figure | None:
    """Return the one value of an indicator of a kind; None where there is none to make."""
    amount = indicator_amount(programme, indicator, kind)
    if amount is None or amount.number is None:
        return None
    reference = f"value:{indicator.code}" + ("" if kind == "actual" else f":{kind}")
    return _figure(amount, indicator, reference, _day(programme, indicator, kind), shows_base)


def _of_indicator(
    programme: Programme, reference: str, rest: str, value: Fraction
) -> Figure | None:
    parts = rest.split(":")
    part = parts.pop() if parts[-1] in PARTS else ""
    kind: ValueKind = "actual"
    if len(parts) > 1 and parts[-1] in KINDS:
        kind = KINDS[KINDS.index(parts.pop())]  # type: ignore[arg-type]  # is one of them
    code = ":".join(parts)
    indicator = next(each for each in programme.indicators if each.code == code)
    day = _day(programme, indicator, kind)
    if part:
        unit = indicator.numerator_label if part == "numerator" else indicator.denominator_label
        return Figure(value, "number", unit, reference, day)
    amount = indicator_amount(programme, indicator, kind)
    return _figure(amount, indicator, reference, day, False) if amount else None


def _figure(
    amount: Amount, indicator: Indicator, reference: str, day: PartialDate, shows_base: bool
) -> Figure:
    is_share = bool(amount.denominator)
    return Figure(
        amount.number if amount.number is not None else Fraction(0),
        "percent" if indicator.measure == "percentage" else "number",
        indicator.unit,
        reference,
        day,
        amount.numerator,
        amount.denominator if is_share else None,
        shows_base=shows_base and amount.numerator is not None,
        is_rounded=is_share,
    )


def _day(programme: Programme, indicator: Indicator, kind: ValueKind) -> PartialDate:
    values = values_of(programme, indicator.code, kind)
    return max((value.as_of or value.period_end for value in values), default="")
