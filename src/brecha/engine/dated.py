"""Which rules are in force on a day, and on which days does any of the law change?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from brecha.engine.rules import Rule
from brecha.parameters import ParameterBook


def in_force(rules: Iterable[Rule], day: datetime.date) -> tuple[Rule, ...]:
    """Return one rule for each name: the last that began on or before a day and has not ended.

    A name whose rules all begin later, or have ended, is left out; asking for it is then told as
    an unknown name.

    Args:
        rules: Rules of all dates, in any order.
        day: The day.
    """
    current: dict[str, Rule] = {}
    for rule in rules:
        if rule.since > day:
            continue
        known = current.get(rule.name)
        if known is None or known.since < rule.since:
            current[rule.name] = rule
    return tuple(rule for rule in current.values() if rule.until is None or day < rule.until)


def change_dates(
    rules: Iterable[Rule], book: ParameterBook, names: Iterable[str]
) -> list[datetime.date]:
    """Return every day on which a rule or one of the parameters changes, in order.

    Args:
        rules: Rules of all dates.
        book: Parameters.
        names: The parameters that count.
    """
    days = {day for rule in rules for day in (rule.since, rule.until) if day}
    days |= {day for name in names for day in book.parameters[name].values}
    return sorted(days - {datetime.date.min})
