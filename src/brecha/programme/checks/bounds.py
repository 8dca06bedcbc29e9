"""Is each value one that can be, and is no percentage added to another?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brecha.core.notes import Note
from brecha.programme.arithmetic import current_values, values_of
from brecha.programme.bounds import out_of_bounds, span_of
from brecha.programme.checks.registry import found, rule
from brecha.programme.model import Finding, Programme, Value
from brecha.programme.words import UNKNOWN


@rule("value-bounds", "error", "R9 R15")
def value_bounds(programme: Programme) -> Iterator[Finding]:
    """A value can be: no fewer than nobody, no part of a person, inside the programme."""
    span = span_of(programme.start, programme.original_end, programme.actual_end)
    indicators = {each.code: each for each in programme.indicators}
    for value in current_values(programme.values):
        indicator = indicators.get(value.indicator)
        if indicator is None:
            continue
        for each in out_of_bounds(value, indicator, span):
            if not each.is_whole:  # `share-of-parts` tells it
                yield found(
                    "Indicator {code}, {period}: {why}",
                    f"indicator:{value.indicator}:bounds",
                    value.lines or indicator.lines,
                    code=value.indicator,
                    period=value.period_end or UNKNOWN,
                    why=Note(each.fault.message, each.fault.values),
                )


@rule("added-shares", "warning", "R7")
def added_shares(programme: Programme) -> Iterator[Finding]:
    """Percentages are brought together by their numerators and denominators, and never added."""
    for indicator in programme.indicators:
        if indicator.measure != "percentage":
            continue
        values = values_of(programme, indicator.code, "actual")
        over_time = indicator.aggregation_over_time == "sum" and _has_periods(values)
        owners = {(value.agency, value.place) for value in values}
        over_agencies = indicator.aggregation_over_agencies == "sum" and len(owners) > 1
        if over_time or over_agencies:
            yield found(
                "Indicator {code} is a percentage, and its definition says 'sum'. Percentages are "
                "brought together by numerator and denominator; choose 'ratio' in its definition.",
                f"indicator:{indicator.code}:added",
                indicator.lines,
                code=indicator.code,
            )


def _has_periods(values: tuple[Value, ...]) -> bool:
    periods = Counter((value.agency, value.place) for value in values)
    return any(times > 1 for times in periods.values())
