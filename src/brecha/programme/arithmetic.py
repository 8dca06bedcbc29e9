"""How do values of periods, agencies and places make one? Exact, by the rule of the indicator.

First over time inside each agency and place, then over agencies and places: the level each agency
reached is taken before the levels are added.

    sum     of the increments, or of the agencies; of percentages as `ratio`
    last    the value of the latest period
    max     the greatest value
    ratio   sum of numerators / sum of denominators; shares are never added
    unique  persons counted once: only a count over all agencies can tell it, else bounds
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from brecha.programme.kinds import AggregationOverAgencies, AggregationOverTime, ValueKind
from brecha.programme.measured import Measured
from brecha.programme.model import Attendance, Indicator, Programme, Value

PERCENT = Fraction(100)
COUNTED_STATUSES = ("verified", "locked")


@dataclass(frozen=True)
class Amount:
    """A quantity, or the share that two quantities make; exact.

    Attributes:
        number: The value. Unit: the indicator's (percent for a percentage).
        numerator: Upper part, where the value is a share or ratio.
        denominator: Lower part.
    """

    number: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest number of different persons that counts allow."""

    least: Fraction
    most: Fraction


def current_values(
    values: Iterable[Value], statuses: Sequence[str] = COUNTED_STATUSES
) -> tuple[Value, ...]:
    """Return the newest version of each value among those of some statuses.

    Two values are versions of one another when indicator, kind, period, agency and place agree.
    """
    newest: dict[tuple[str, ...], Value] = {}
    for value in values:
        if value.status in statuses:
            key = _key(value)
            if key not in newest or newest[key].version <= value.version:
                newest[key] = value
    return tuple(newest.values())


def values_of(programme: Programme, indicator: str, kind: ValueKind) -> tuple[Value, ...]:
    """Return the current values of an indicator of one kind; looked for once in a programme."""
    known = programme.kept_answers
    answer: tuple[Value, ...] | None = known.get(("values", indicator, kind))
    if answer is None:
        answer = current_values(programme.values_by_indicator.get((indicator, kind), ()))
        known["values", indicator, kind] = answer
    return answer


def indicator_amount(programme: Programme, indicator: Indicator, kind: ValueKind) -> Amount | None:
    """Return the one value of an indicator of a kind, or None where there is none to make.

    Computed once in a programme for each indicator as it is given.
    """
    known, question = programme.kept_answers, ("amount", indicator.code, kind)
    held = known.get(question)
    if held is None or held[0] is not indicator:
        held = (indicator, combine(values_of(programme, indicator.code, kind), indicator))
        known[question] = held
    amount: Amount | None = held[1]
    return amount


def combine(values: Sequence[Measured], indicator: Indicator) -> Amount | None:
    """Return what values make by the rules of their indicator.

    A value of the whole programme (no agency, no place) stands for all agencies of its period.

    Args:
        values: Current values of one kind.
        indicator: Gives `measure` and the two rules of aggregation.
    """
    whole = [value for value in values if not value.agency and not value.place]
    if whole:
        return over_time(whole, indicator)
    ordered = sorted(values, key=_owner)
    levels = [over_time(list(own), indicator) for _, own in groupby(ordered, key=_owner)]
    return over_agencies([level for level in levels if level is not None], indicator)


def over_time(values: Sequence[Measured], indicator: Indicator) -> Amount | None:
    """Return what the periods of one agency and place make; None if none has a value."""
    ordered = sorted(values, key=lambda each: each.period_end)
    if indicator.aggregation_over_time == "last":
        known = (amount_of(value, indicator) for value in reversed(ordered))
        return next((amount for amount in known if amount), None)
    amounts = [amount for value in ordered if (amount := amount_of(value, indicator))]
    return _together(amounts, indicator.aggregation_over_time, indicator)


def over_agencies(amounts: Sequence[Amount], indicator: Indicator) -> Amount | None:
    """Return what agencies and places make together; None if they cannot be joined."""
    return _together(amounts, indicator.aggregation_over_agencies, indicator)


def amount_of(value: Measured, indicator: Indicator) -> Amount | None:
    """Return the exact amount of one value; a share is recomputed from its parts."""
    number = _exact(value.number)
    if value.numerator is None and value.denominator is None:
        return None if number is None else Amount(number)
    numerator, denominator = _exact(value.numerator), _exact(value.denominator)
    if numerator is not None and denominator:
        number = share(numerator, denominator, indicator)
    if number is None:
        return None
    return Amount(number, numerator, denominator)


def share(numerator: Fraction, denominator: Fraction, indicator: Indicator) -> Fraction:
    """Return a quotient in the unit of its indicator: percent for a percentage."""
    quotient = numerator / denominator
    return quotient * PERCENT if indicator.measure == "percentage" else quotient


def progress(
    baseline: Fraction, target: Fraction, actual: Fraction, *, is_cumulative: bool = True
) -> Fraction:
    r"""Return the part of the way that was gone: $(a - b) / (t - b)$, or $a / t$ for increments.

    Args:
        baseline: $b$, where the way starts; 0 for increments.
        target: $t$, where it should end.
        actual: $a$, where it ended.
        is_cumulative: Whether the values are levels, which contain the baseline.

    Returns:
        A fraction of 1; 1 where target and baseline are one and it was kept. Below 0 if it fell.
    """
    start = baseline if is_cumulative else Fraction(0)
    if target == start:
        return Fraction(int(actual >= target))
    return (actual - start) / (target - start)


def completion(programme: Programme, result: str) -> Fraction | None:
    """Return the mean progress of a result's indicators and those below it, each at most 1.

    Returns:
        A fraction of 1; None where no indicator has target and actual.
    """
    codes = _below(programme, result)
    rates = [
        rate
        for indicator in programme.indicators
        if indicator.result in codes and (rate := progress_of(programme, indicator)) is not None
    ]
    return sum(rates, Fraction(0)) / len(rates) if rates else None


def progress_of(programme: Programme, indicator: Indicator) -> Fraction | None:
    """Return an indicator's progress between 0 and 1; None without target or actual."""
    target = indicator_amount(programme, indicator, "target")
    actual = indicator_amount(programme, indicator, "actual")
    if target is None or actual is None or target.number is None or actual.number is None:
        return None
    stored = indicator_amount(programme, indicator, "baseline")
    baseline = stored.number if stored and stored.number is not None else Fraction(0)
    if not indicator.is_ascending:
        return _within_one(
            progress(-baseline, -target.number, -actual.number, is_cumulative=True)
            if stored
            else Fraction(int(actual.number <= target.number))
        )
    is_level = indicator.is_cumulative
    return _within_one(progress(baseline, target.number, actual.number, is_cumulative=is_level))


def is_short(indicator: Indicator, target: Fraction, actual: Fraction) -> bool:
    """Return whether an actual misses its target, in the direction of the indicator."""
    return actual < target if indicator.is_ascending else actual > target


def unique_persons(attendance: Iterable[Attendance]) -> int:
    """Return the number of different pseudonyms, over all trainings and agencies."""
    return len({each.person for each in attendance})


def unique_bounds(counts: Sequence[Fraction]) -> Bounds:
    """Return how many different persons overlapping counts may hold."""
    return Bounds(max(counts, default=Fraction(0)), sum(counts, Fraction(0)))


def _together(
    amounts: Sequence[Amount],
    how: AggregationOverTime | AggregationOverAgencies,
    indicator: Indicator,
) -> Amount | None:
    if not amounts:
        return None
    if len(amounts) == 1 or how == "last":
        return amounts[-1]
    if how == "max":
        return max(amounts, key=lambda amount: amount.number or Fraction(0))
    if how == "ratio":
        return _ratio(amounts, indicator)
    if how != "sum":
        return None
    return _ratio(amounts, indicator) if indicator.measure == "percentage" else _sum(amounts)


def _sum(amounts: Sequence[Amount]) -> Amount:
    return Amount(
        _total([amount.number for amount in amounts if amount.number is not None]),
        _sum_if_all(amount.numerator for amount in amounts),
        _sum_if_all(amount.denominator for amount in amounts),
    )


def _ratio(amounts: Sequence[Amount], indicator: Indicator) -> Amount | None:
    numerator = _sum_if_all(amount.numerator for amount in amounts)
    denominator = _sum_if_all(amount.denominator for amount in amounts)
    if numerator is None or not denominator:
        return None
    return Amount(share(numerator, denominator, indicator), numerator, denominator)


def _sum_if_all(parts: Iterable[Fraction | None]) -> Fraction | None:
    known = list(parts)
    held = [part for part in known if part is not None]
    return _total(held) if len(held) == len(known) else None


def _total(parts: Sequence[Fraction]) -> Fraction:
    """Return the exact sum; whole numbers are added as such, which is several times as fast."""
    whole = sum(part.numerator for part in parts if part.denominator == 1)
    return sum((part for part in parts if part.denominator != 1), Fraction(whole))


def _below(programme: Programme, result: str) -> frozenset[str]:
    codes = {result}
    for _ in programme.results:  # as deep as the tree can be; a circle ends too
        codes |= {each.code for each in programme.results if each.parent in codes}
    return frozenset(codes)


def _within_one(rate: Fraction) -> Fraction:
    return min(max(rate, Fraction(0)), Fraction(1))


def _exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _owner(value: Measured) -> tuple[str, str]:
    return value.agency, value.place


def _key(value: Value) -> tuple[str, ...]:
    return (
        value.indicator,
        value.kind,
        value.period_start,
        value.period_end,
        value.agency,
        value.place,
    )
