"""Are people counted once, on one day, as women and as a whole?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from brecha.core.languages import Text
from brecha.programme.arithmetic import indicator_amount, values_of
from brecha.programme.checks.registry import found, rule
from brecha.programme.figures import resolve, women_of
from brecha.programme.model import Finding, Indicator, Programme, Reach, Statement
from brecha.programme.numbers import agrees, lines_of, shown
from brecha.programme.words import UNKNOWN, label


@rule("reach-total", "error", "R6")
def reach_total(programme: Programme) -> Iterator[Finding]:
    """The people reached are the sum of the parts that count in the total."""
    for statement in _about(programme, "reach:total"):
        expected = resolve(programme, "reach:total")
        counted = [each for each in programme.reach if each.counts_in_total]
        if expected is None or statement.number is None:
            continue
        values = {"stated": shown(statement.number), "expected": shown(expected)}
        holds = agrees(statement.number, expected)
        message = (
            "People reached: the parts that count add up to {expected}, as stated."
            if holds
            else "People reached: {stated} are stated; the parts that count add up to {expected}."
        )
        lines = lines_of([statement], counted)
        yield found(message, "reach:total", lines, "ok" if holds else None, **values)


@rule("reach-women", "error", "R6")
def reach_women(programme: Programme) -> Iterator[Finding]:
    """The share of women of a total follows from the women of its parts."""
    for statement in _about(programme, "reach:women_share"):
        counted = [each for each in programme.reach if each.counts_in_total]
        total, women = resolve(programme, "reach:total"), _women_in(counted)
        if not total or women is None or statement.number is None:
            continue
        expected = women * 100 / total
        if agrees(statement.number, expected):
            continue
        yield found(
            "Women and girls: {stated} % of {total} is stated, which is {stated_women} women; the "
            "parts have {women} women, which is {expected} %.",
            "reach:women_share",
            lines_of([statement], counted, _about(programme, "reach:total")),
            stated=shown(statement.number),
            total=shown(total),
            stated_women=shown(Fraction(statement.number) * total / 100, 0),
            women=shown(women, 0),
            expected=shown(expected, 2),
        )


@rule("reach-dates", "warning", "R7")
def reach_dates(programme: Programme) -> Iterator[Finding]:
    """A share of women and the number it is taken of are of one date."""
    for reach in programme.reach:
        if reach.women_as_of and reach.as_of and reach.women_as_of != reach.as_of:
            yield found(
                "{name}: the share of women is of {women_date}, the number of {date}. Take both "
                "of one date.",
                f"reach:{reach.key}",
                reach.lines,
                name=_named(reach),
                women_date=reach.women_as_of,
                date=reach.as_of,
            )


@rule("reach-unique", "error", "R6")
def reach_unique(programme: Programme) -> Iterator[Finding]:
    """People reached are different persons, gained by the programme, net of the baseline."""
    counted = [each for each in programme.reach if each.counts_in_total]
    for reach in counted:
        for indicator in programme.indicators:
            start = _baseline_in(programme, indicator, reach)
            if start is None:
                continue
            others = [other for other in counted if other is not reach]
            yield found(
                "{name}: {number} counted as reached are the whole stock of indicator {indicator}, "
                "of which {baseline} were there before the programme; they may also be the same "
                "persons as in the other parts of the total ({others}). Count the increase, and "
                "each person once.",
                f"reach:{reach.key}",
                lines_of([reach], others, _about(programme, "reach:total")),
                name=_named(reach),
                number=shown(reach.number),
                indicator=indicator.code,
                baseline=shown(start),
                others=tuple(_named(other) for other in others) or UNKNOWN,
            )


@rule("reach-upper-bound", "warning", "R6")
def reach_upper_bound(programme: Programme) -> Iterator[Finding]:
    """A potential audience is an upper bound, not people reached."""
    for reach in programme.reach:
        if reach.certainty == "upper_bound":
            yield found(
                "{name}: {number} is the most that could be reached, not a measured number. Say "
                "so wherever it is quoted, and keep it out of totals.",
                f"reach:{reach.key}:upper_bound",
                reach.lines,
                "error" if reach.counts_in_total else None,
                name=_named(reach),
                number=shown(reach.number),
            )


@rule("reach-more-women", "error", "R6")
def reach_more_women(programme: Programme) -> Iterator[Finding]:
    """There are not more women than people."""
    for reach in programme.reach:
        women = women_of(reach)
        if women is not None and not 0 <= women <= Fraction(reach.number):
            yield found(
                "{name}: {women} women of {number} people; a part lies between 0 and the whole.",
                f"reach:{reach.key}:women",
                reach.lines,
                name=_named(reach),
                women=shown(women, 0),
                number=shown(reach.number),
            )


@rule("trained-total", "error", "R5")
def trained_total(programme: Programme) -> Iterator[Finding]:
    """The number of people trained is the number of different persons in the records."""
    records = [each for each in programme.trainings if each.participants is not None]
    stated = _trained_as_stated(programme)
    if not stated or not (records or programme.attendance):
        return
    expected = resolve(programme, "trainings:total") or Fraction(0)
    lines = {line for _, own in stated for line in own} | set(lines_of(records))
    if all(number == expected for number, _ in stated):
        message = "People trained: the records hold {expected}, as stated."
        yield found(message, "trainings:total", lines, "ok", expected=shown(expected))
        return
    with_agency = [each for each in records if each.agency]
    message = (
        "People trained: {stated} are stated; the lists of attendance, with the number of each "
        "course that has no list, hold {persons}. Correct the figure, or complete the attendance."
        if programme.attendance
        else "People trained: {stated} are stated; the training records add up to {records}, those "
        "that name an agency to {with_agency}, and nobody is counted once over the agencies. "
        "Record each training with its agency, and count each person once."
    )
    yield found(
        message,
        "trainings:total",
        lines,
        stated=tuple(dict.fromkeys(shown(number) for number, _ in stated)),
        records=shown(sum(each.participants or 0 for each in records)),
        with_agency=shown(sum(each.participants or 0 for each in with_agency)),
        persons=shown(expected),
    )


@rule("training-groups", "error", "R5 R13")
def training_groups(programme: Programme) -> Iterator[Finding]:
    """The groups of a training add up to its participants."""
    for training in programme.trainings:
        if not training.groups or training.participants is None:
            continue
        expected = sum(group.number for group in training.groups)
        holds = expected == training.participants
        message = (
            "{name}: {parts} = {expected}, as stated."
            if holds
            else "{name}: {parts} = {expected}, but {stated} participants are stated."
        )
        yield found(
            message,
            f"training:{training.key}",
            training.lines,
            "ok" if holds else None,
            name=training.title or training.key,
            parts=" + ".join(shown(group.number) for group in training.groups),
            expected=shown(expected),
            stated=shown(training.participants),
        )


def _about(programme: Programme, subject: str) -> list[Statement]:
    return [each for each in programme.statements if each.subject == subject]


def _baseline_in(programme: Programme, indicator: Indicator, reach: Reach) -> Fraction | None:
    """Return the baseline that a row of reach contains, if it is the stock of the indicator."""
    stock = {Fraction(reach.number)}
    actual = indicator_amount(programme, indicator, "actual")
    if actual is None or not stock & {actual.number, actual.numerator}:
        return None
    which = "number" if actual.number in stock else "numerator"
    for value in values_of(programme, indicator.code, "baseline"):
        start = getattr(value, which)
        if start:
            return Fraction(start)
    return None


def _trained_as_stated(programme: Programme) -> list[tuple[Fraction, tuple[int, ...]]]:
    """Return each place that states the number of people trained: figure and lines."""
    stated = [
        (Fraction(each.number), each.lines)
        for each in _about(programme, "trainings:total")
        if each.number is not None
    ]
    stated += [
        (Fraction(each.number), each.lines) for each in programme.reach if each.kind == "trained"
    ]
    for indicator in programme.indicators:
        amount = indicator_amount(programme, indicator, "actual")
        if indicator.counted_records == "person" and amount and amount.number is not None:
            stated.append((amount.number, indicator.lines))
    return stated


def _named(reach: Reach) -> Text | str:
    return reach.title or label(reach.kind)


def _women_in(counted: list[Reach]) -> Fraction | None:
    """Return the women of all parts, those with a printed share by that share."""
    women = [part for each in counted if (part := women_of(each)) is not None]
    return sum(women, Fraction(0)) if women and len(women) == len(counted) else None
