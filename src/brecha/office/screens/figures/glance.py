"""How does a programme stand? Indicators against targets, money, and what is overdue."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from brecha.core.languages import Language, in_either
from brecha.programme import model
from brecha.programme.arithmetic import Amount, indicator_amount, progress_of, values_of
from brecha.programme.dates import is_date, last_day

Standing = Literal["met", "under_way", "missed", "no_data"]
STANDINGS: tuple[Standing, ...] = ("met", "under_way", "missed", "no_data")
HUNDRED = 100
OPEN_FOLLOW_UPS = ("open", "in_progress")
OPEN_ACTIVITIES = ("planned", "ongoing")


def whole_percent(rate: Fraction) -> int:
    """Return a fraction of 1 as whole percent, half up; 99 where the whole is nearly reached.

    Examples:
        >>> [whole_percent(Fraction(*parts)) for parts in ((6, 9), (1, 6), (999, 1000), (1, 1))]
        [67, 17, 99, 100]
    """
    rounded = math.floor(rate * HUNDRED + Fraction(1, 2))
    return HUNDRED - 1 if rate < 1 and rounded == HUNDRED else rounded


@dataclass(frozen=True)
class Line:
    """An indicator with its three amounts.

    Attributes:
        rate: Progress, a fraction of 1; None where target or actual is missing.
        due: Day its last target is due; empty if none says.
    """

    indicator: model.Indicator
    baseline: Amount | None
    target: Amount | None
    actual: Amount | None
    rate: Fraction | None
    standing: Standing
    due: str = ""

    @property
    def percent(self) -> int | None:
        """Progress as whole percent, never rounded up to a target that was missed."""
        return None if self.rate is None else whole_percent(self.rate)


@dataclass(frozen=True)
class Due:
    """Something that should have been done.

    Attributes:
        kind: `value`, `follow_up` or `activity`.
        code: Code of the indicator or activity, number of the recommendation.
        day: When it was due.
    """

    kind: str
    code: str
    title_es: str
    title_en: str
    agency: str
    day: str
    period_start: str = ""

    def title(self, language: Language) -> str:
        """Return the title in a language, or in the other where it is missing."""
        return in_either(self.title_es, self.title_en, language)


@dataclass(frozen=True)
class Part:
    """What a glance says of one indicator; it rests on the values of that indicator alone."""

    line: Line
    overdue: tuple[Due, ...]


@dataclass(frozen=True)
class Money:
    """What an agency plans and has spent. Unit: the programme's currency."""

    agency: str
    fund: Fraction
    cofunding: Fraction
    spent: Fraction

    @property
    def planned(self) -> Fraction:
        """Fund and co-funding together."""
        return self.fund + self.cofunding


@dataclass(frozen=True)
class Glance:
    """A programme on one page."""

    lines: tuple[Line, ...]
    money: tuple[Money, ...]
    overdue: tuple[Due, ...]

    @property
    def standings(self) -> dict[Standing, int]:
        """Number of indicators of each standing."""
        found = Counter(line.standing for line in self.lines)
        return {each: found[each] for each in STANDINGS}

    @property
    def mean_percent(self) -> int | None:
        """Mean progress of the indicators that have one, whole percent."""
        rates = [line.rate for line in self.lines if line.rate is not None]
        return whole_percent(sum(rates, Fraction(0)) / len(rates)) if rates else None

    @property
    def whole(self) -> Money:
        """The money of all agencies."""
        parts = [[m.fund, m.cofunding, m.spent] for m in self.money]
        sums = [sum(part, Fraction(0)) for part in zip(*parts, strict=True)] or [Fraction(0)] * 3
        return Money("", *sums)


def glance_from(parts: Iterable[Part], affairs: model.Programme, today: datetime.date) -> Glance:
    """Return how a programme stands, from what is known of each indicator.

    Args:
        parts: What is known of each indicator.
        affairs: The programme with its money, follow-ups and activities.
        today: The day.
    """
    held = list(parts)
    overdue = [due for part in held for due in part.overdue] + list(_overdue(affairs, today))
    overdue.sort(key=lambda due: due.day)
    return Glance(tuple(part.line for part in held), tuple(_money(affairs)), tuple(overdue))


def part_of(known: model.Programme, indicator: model.Indicator, today: datetime.date) -> Part:
    """Return what a glance says of an indicator on a day."""
    missing = missing_of(known, indicator)
    overdue = tuple(due for due in missing if is_past(due.day, today))
    return Part(line_of(known, indicator, today), overdue)


def line_of(known: model.Programme, indicator: model.Indicator, today: datetime.date) -> Line:
    """Return how an indicator stands on a day."""
    rate = progress_of(known, indicator)
    due = _due_day(known, indicator)
    return Line(
        indicator,
        indicator_amount(known, indicator, "baseline"),
        indicator_amount(known, indicator, "target"),
        indicator_amount(known, indicator, "actual"),
        rate,
        _standing(rate, due, today),
        due,
    )


def missing_values(known: model.Programme) -> Iterator[Due]:
    """Yield each target of a period for which its agency has no counted actual yet."""
    for indicator in known.indicators:
        yield from missing_of(known, indicator)


def missing_of(known: model.Programme, indicator: model.Indicator) -> Iterator[Due]:
    """Yield the targets of an indicator without an actual."""
    actuals = known.values_by_indicator.get((indicator.code, "actual"), ())
    reported = {(value.period_end, value.agency) for value in actuals}
    owner = indicator.agency or next(
        (each.agency for each in known.results if each.code == indicator.result), ""
    )
    for target in values_of(known, indicator.code, "target"):
        agency, day = target.agency or owner, target.period_end
        if _end_of(day) and not {(day, agency), (day, "")} & reported:
            titles = (indicator.title_es, indicator.title_en)
            yield Due("value", indicator.code, *titles, agency, day, target.period_start)


def is_past(day: str, today: datetime.date) -> bool:
    """Return whether a day, month or year that is known lies before today."""
    end = _end_of(day)
    return end is not None and end < today


@lru_cache(maxsize=4096)
def _end_of(day: str) -> datetime.date | None:
    """Return the last day of a date as far as it is known; None if it is none."""
    return last_day(day) if is_date(day) else None


def _due_day(known: model.Programme, indicator: model.Indicator) -> str:
    targets = known.values_by_indicator.get((indicator.code, "target"), ())
    days = [target.period_end for target in targets if _end_of(target.period_end)]
    return max(days, default=known.actual_end or known.original_end)


def _standing(rate: Fraction | None, due: str, today: datetime.date) -> Standing:
    if rate is None:
        return "no_data"
    if rate >= 1:
        return "met"
    return "missed" if is_past(due, today) else "under_way"


def _money(known: model.Programme) -> Iterator[Money]:
    for agency in dict.fromkeys(budget.agency for budget in known.budgets):
        planned: Counter[str] = Counter()
        for budget in known.budgets:
            if (budget.agency, budget.currency) == (agency, known.currency):
                planned[budget.source] += Fraction(budget.amount)  # type: ignore[assignment]  # a Counter of fractions
        spent = sum(
            (
                Fraction(each.amount)
                for each in known.expenditures
                if (each.agency, each.currency) == (agency, known.currency)
                and each.kind == "expenditure"
            ),
            Fraction(0),
        )
        yield Money(agency, Fraction(planned["fund"]), Fraction(planned["cofunding"]), spent)


def _overdue(known: model.Programme, today: datetime.date) -> Iterator[Due]:
    for each in known.follow_ups:
        if each.status in OPEN_FOLLOW_UPS and is_past(each.due, today):
            yield Due("follow_up", str(each.recommendation), each.action, "", each.owner, each.due)
    for activity in known.activities:
        if activity.status in OPEN_ACTIVITIES and is_past(activity.end, today):
            titles = (activity.title_es, activity.title_en)
            yield Due("activity", activity.code, *titles, activity.agency, activity.end)
