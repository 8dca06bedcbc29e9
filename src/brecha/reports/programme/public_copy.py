"""What of a frozen programme may anybody have as data? Settled facts, no person, no small count.

The published files are made from the frozen version itself, with small counts hidden in them; the
data beside them are this copy, which has a digest of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from brecha.programme.arithmetic import COUNTED_STATUSES
from brecha.programme.json_form import freeze, thaw
from brecha.programme.model import (
    DisaggregatedValue,
    Event,
    GroupCount,
    NarrativeSection,
    Reach,
    Report,
    Snapshot,
    Training,
    Value,
)
from brecha.reports.programme.hiding import hidden
from brecha.reports.programme.names import without_names
from brecha.reports.programme.sections.results import ABOUT_PERSONS


def public_copy(snapshot: Snapshot) -> Snapshot:
    """Return the frozen data that anybody may have; the same snapshot gives the same bytes.

    Left out: values that are not verified, texts of other reports, risks, what documents made
    elsewhere say, and counts of people so small that they may point at a person.

    Args:
        snapshot: The frozen version of a report.

    Raises:
        InputError: If its bytes are not those that were frozen.
    """
    whole = without_names(thaw(snapshot))
    held = replace(
        whole,
        values=tuple(_of_value(each) for each in whole.values if each.status in COUNTED_STATUSES),
        trainings=tuple(_of_training(each) for each in whole.trainings),
        events=tuple(_of_event(each) for each in whole.events),
        reach=tuple(_of_reach(each) for each in whole.reach),
        sections=_of_report(whole.sections, snapshot.report),
        reports=tuple(each for each in whole.reports if _is_told(each, snapshot.report)),
        risks=(),
        statements=(),
        mentions=(),
    )
    return freeze(held, taken_at=snapshot.taken_at, report=snapshot.report)


def _of_value(value: Value) -> Value:
    parts = value.disaggregation
    small: set[int] = set()
    for dimension in ABOUT_PERSONS:
        at = [number for number, part in enumerate(parts) if part.dimension == dimension]
        flags = hidden([Fraction(parts[number].number) for number in at])
        small |= {number for number, is_hidden in zip(at, flags, strict=True) if is_hidden}
    kept: tuple[DisaggregatedValue, ...] = tuple(
        part for number, part in enumerate(parts) if number not in small
    )
    return replace(value, disaggregation=kept) if small else value


def _of_training(training: Training) -> Training:
    number = training.participants
    is_small = number is not None and any(hidden([Fraction(number)]))
    groups = () if is_small else _large(training.groups)
    return replace(training, participants=None if is_small else number, groups=groups)


def _of_event(event: Event) -> Event:
    return replace(event, participants=_large(event.participants))


def _large(groups: tuple[GroupCount, ...]) -> tuple[GroupCount, ...]:
    flags = hidden([Fraction(each.number) for each in groups])
    return tuple(each for each, is_hidden in zip(groups, flags, strict=True) if not is_hidden)


def _of_reach(reach: Reach) -> Reach:
    if reach.women is None:
        return reach
    women, number = Fraction(reach.women), Fraction(reach.number)
    is_small = any(hidden([women, number - women]))
    return replace(reach, women=None, women_share=None) if is_small else reach


def _of_report(sections: Iterable[NarrativeSection], report: str) -> tuple[NarrativeSection, ...]:
    return tuple(each for each in sections if not report or each.report in ("", report))


def _is_told(report: Report, key: str) -> bool:
    return not key or report.key == key
