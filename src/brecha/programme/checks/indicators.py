"""Is each value in the unit, the definition and the parts of its indicator?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from brecha.programme.arithmetic import current_values, is_short
from brecha.programme.bounds import may_grow
from brecha.programme.checks.registry import found, rule
from brecha.programme.model import Finding, Indicator, Programme, Value, Variance
from brecha.programme.numbers import agrees, decimals_of, lines_of, shown
from brecha.programme.words import UNKNOWN, label


@rule("unique-codes", "error", "R19")
def unique_codes(programme: Programme) -> Iterator[Finding]:
    """Each code names one result or indicator."""
    for records in (programme.results, programme.indicators):
        codes = Counter(record.code for record in records)
        for code in [code for code, times in codes.items() if times > 1]:
            named = [record for record in records if record.code == code]
            yield found(
                "The code {code} names {times} records: {titles}. Give each its own.",
                f"code:{code}",
                lines_of(named),
                code=code,
                times=len(named),
                titles=tuple(record.title("en") for record in named),
            )


@rule("known-codes", "error", "R19")
def known_codes(programme: Programme) -> Iterator[Finding]:
    """What a record names is in the programme."""
    results = {result.code for result in programme.results}
    indicators = {indicator.code for indicator in programme.indicators}
    named: list[tuple[str, object, set[str]]] = []
    named += [(each.result, each, results) for each in programme.indicators]
    named += [(each.parent, each, results) for each in programme.results if each.parent]
    of_indicators: tuple[Value | Variance, ...] = (*programme.values, *programme.variances)
    named += [(e.indicator, e, indicators) for e in of_indicators if e.indicator not in indicators]
    for code, record, known in named:
        if code not in known:
            yield found(
                "The code {code} is named, but nothing has it. Correct it.",
                f"code:{code}:unknown",
                lines_of([record]),
                code=code,
            )


@rule("one-definition", "error", "R7")
def one_definition(programme: Programme) -> Iterator[Finding]:
    """Target and result of a percentage have one definition, and one verdict."""
    for indicator in _percentages(programme):
        target, actual = (_latest(programme, indicator, kind) for kind in ("target", "actual"))
        if target is None or actual is None or _parts_missing(target, actual):
            continue
        by_share = is_short(indicator, Fraction(target.number or 0), Fraction(actual.number or 0))
        by_count = is_short(
            indicator, Fraction(target.numerator or 0), Fraction(actual.numerator or 0)
        )
        if by_share == by_count and _may_share_a_base(target, actual):
            continue
        yield found(
            "Indicator {code}: by the share, {actual} % of {target} % is wanted; by the count, "
            "{count} of {count_wanted} ({rate} %). The target means a base of {base_target}, the "
            "result one of {base_actual}: two definitions. Give numerator and denominator of one.",
            f"indicator:{indicator.code}:definition",
            indicator.lines,
            code=indicator.code,
            actual=shown(actual.number),
            target=shown(target.number),
            count=shown(actual.numerator),
            count_wanted=shown(target.numerator),
            rate=shown(Fraction(100) * Fraction(actual.numerator) / Fraction(target.numerator), 0)
            if actual.numerator and target.numerator
            else UNKNOWN,
            base_target=_base(target),
            base_actual=_base(actual),
        )


@rule("baseline-unit", "warning", "R9")
def baseline_unit(programme: Programme) -> Iterator[Finding]:
    """A baseline is in the unit of its target and result."""
    for indicator in _percentages(programme):
        start = _latest(programme, indicator, "baseline")
        if start is None or start.number is None or start.numerator is None:
            continue
        if (start.number == 0) != (start.numerator == 0):
            yield found(
                "Indicator {code}: the baseline is {share} % and {count} at once. Zero is right "
                "for a change, {count} for a level: take one of them for baseline, target and "
                "result.",
                f"indicator:{indicator.code}:baseline",
                start.lines or indicator.lines,
                code=indicator.code,
                share=shown(start.number),
                count=shown(start.numerator),
            )


@rule("share-of-parts", "error", "R7")
def shares_of_parts(programme: Programme) -> Iterator[Finding]:
    """A share is its numerator over its denominator, and not over the whole."""
    for indicator in programme.indicators:
        for kind in ("baseline", "target", "actual"):
            for value in _values(programme, indicator, kind):
                yield from _share_faults(indicator, value)


@rule("value-unit", "error", "R9")
def value_units(programme: Programme) -> Iterator[Finding]:
    """A value is in the unit of its indicator."""
    for indicator in programme.indicators:
        for kind in ("baseline", "target", "actual"):
            for value in _values(programme, indicator, kind):
                if value.unit and value.unit != indicator.unit:
                    yield found(
                        "Indicator {code} counts {unit}; the value {number} counts {other}. They "
                        "are not the same: report {unit}, or change the indicator.",
                        f"indicator:{indicator.code}:unit",
                        value.lines or indicator.lines,
                        code=indicator.code,
                        unit=label(indicator.unit) or UNKNOWN,
                        number=shown(value.number),
                        other=label(value.unit),
                    )


@rule("disaggregation-missing", "error", "R13")
def disaggregation_missing(programme: Programme) -> Iterator[Finding]:
    """An actual carries the breakdowns its indicator asks for."""
    for indicator in programme.indicators:
        for value in _values(programme, indicator, "actual"):
            held = {part.dimension for part in value.disaggregation}
            held_words = {part.category for part in value.disaggregation}
            for wanted in indicator.required_disaggregations:
                words = set(wanted.split("/"))
                if wanted not in held and not (len(words) > 1 and words & held_words):
                    yield found(
                        "Indicator {code} must be broken down by {wanted}; the value {number} is "
                        "not. Add the parts.",
                        f"indicator:{indicator.code}:disaggregation",
                        value.lines or indicator.lines,
                        code=indicator.code,
                        wanted=tuple(label(word) for word in wanted.split("/")),
                        number=shown(value.number),
                    )


@rule("disaggregation-sum", "error", "R13")
def disaggregation_sums(programme: Programme) -> Iterator[Finding]:
    """The categories of a breakdown add up to the value."""
    broken_down = {value.indicator for value in programme.values if value.disaggregation}
    held = (value for value in programme.values if value.indicator in broken_down)
    for value in current_values(held):
        whole = value.numerator if value.numerator is not None else value.number
        for dimension in dict.fromkeys(part.dimension for part in value.disaggregation):
            parts = [p.number for p in value.disaggregation if p.dimension == dimension]
            if whole is not None and sum(parts) != whole:
                yield found(
                    "Indicator {code}: the parts by {dimension} add up to {expected}, the value is "
                    "{stated}. Correct a part, or add the category 'not known'.",
                    f"indicator:{value.indicator}:{dimension}",
                    value.lines,
                    code=value.indicator,
                    dimension=label(dimension),
                    expected=shown(sum(parts)),
                    stated=shown(whole),
                )


@rule("cumulative-falls", "warning", "R10")
def cumulative_falls(programme: Programme) -> Iterator[Finding]:
    """A level that only grows does not fall from one period to the next."""
    for indicator in programme.indicators:
        if not (indicator.is_cumulative and indicator.is_ascending and indicator.measure == "unit"):
            continue
        values = _values(programme, indicator, "actual")
        owners = dict.fromkeys((value.agency, value.place) for value in values)
        for agency, place in owners:
            own = [v for v in values if (v.agency, v.place) == (agency, place)]
            for before, after in pairwise(own):
                if None not in (before.number, after.number) and after.number < before.number:  # type: ignore[operator]  # both are numbers
                    yield found(
                        "Indicator {code} is a level that grows; {agency} reports {before} and "
                        "then {after}. Correct one, or say why it fell.",
                        f"indicator:{indicator.code}:{agency}:falls",
                        (*before.lines, *after.lines),
                        code=indicator.code,
                        agency=agency or UNKNOWN,
                        before=shown(before.number),
                        after=shown(after.number),
                    )


def _share_faults(indicator: Indicator, value: Value) -> Iterator[Finding]:
    if value.numerator is None or not value.denominator:
        return
    quotient = Fraction(value.numerator) / Fraction(value.denominator)
    expected = quotient * 100 if indicator.measure == "percentage" else quotient
    is_wrong = value.number is not None and not agrees(value.number, expected)
    is_share = indicator.measure == "percentage" and not may_grow(indicator)
    is_more = is_share and value.numerator > value.denominator
    if not (is_wrong or is_more):
        return
    values = {"code": indicator.code, "part": shown(value.numerator)}
    values |= {"whole": shown(value.denominator), "expected": shown(expected, 2)}
    subject, lines = f"indicator:{indicator.code}:share", value.lines or indicator.lines
    if is_wrong:
        yield found(
            "Indicator {code}: {part} of {whole} is {expected}, but {stated} is stated.",
            subject,
            lines,
            stated=shown(value.number),
            **values,
        )
    if is_more:
        message = "Indicator {code}: the part {part} is more than the whole {whole}."
        yield found(message, f"{subject}:part", lines, "warning", **values)


def _percentages(programme: Programme) -> list[Indicator]:
    return [each for each in programme.indicators if each.measure == "percentage"]


def _values(programme: Programme, indicator: Indicator, kind: str) -> list[Value]:
    """Return the current values of a kind by period."""
    held = programme.values_by_indicator.get((indicator.code, kind), ())
    return sorted(current_values(held), key=lambda value: value.period_end)


def _latest(programme: Programme, indicator: Indicator, kind: str) -> Value | None:
    values = _values(programme, indicator, kind)
    return values[-1] if values else None


def _parts_missing(target: Value, actual: Value) -> bool:
    parts = (target.number, target.numerator, actual.number, actual.numerator)
    return any(part is None for part in parts)


def _may_share_a_base(target: Value, actual: Value) -> bool:
    """Return whether one denominator can give both shares as they were rounded."""
    (low, high), (other_low, other_high) = _base_range(target), _base_range(actual)
    return low <= other_high and other_low <= high


def _base_range(value: Value) -> tuple[Fraction, Fraction]:
    if value.denominator is not None:
        return Fraction(value.denominator), Fraction(value.denominator)
    number, part = value.number or 0, 100 * Fraction(value.numerator or 0)
    half = Fraction(1, 2 * 10 ** decimals_of(value.number)) if value.number else Fraction(1, 2)
    low_share = Fraction(number) - half
    high = part / low_share if low_share > 0 else Fraction(10**15)
    return part / (Fraction(number) + half), high


def _base(value: Value) -> str:
    if value.denominator is not None:
        return shown(value.denominator)
    if not value.number or value.numerator is None:
        return "–"
    return "≈ " + shown(100 * Fraction(value.numerator) / Fraction(value.number), 0)
