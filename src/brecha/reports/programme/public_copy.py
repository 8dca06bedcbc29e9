"""What of a frozen programme may anybody have as data? Settled facts, no person, no small count.

The published files are made from the frozen version itself, with small counts hidden in them; the
data beside them are this copy, which has a digest of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from brecha.programme.arithmetic import COUNTED_STATUSES
from brecha.programme.json_form import freeze, thaw
from brecha.programme.model import (
    Event,
    NarrativeSection,
    Reach,
    Report,
    Snapshot,
    Training,
    Value,
)
from brecha.programme.small_counts import (
    are_persons_hidden,
    are_women_hidden,
    is_reach_hidden,
    is_small,
    shown_parts,
)
from brecha.reports.programme.names import without_names


def public_copy(snapshot: Snapshot) -> Snapshot:
    """Return the frozen data that anybody may have; the same snapshot gives the same bytes.

    Left out: values that are not verified, comments and evidence of values, texts of other reports,
    risks, accepted findings with their reasons, what documents made elsewhere say, and counts of
    people so small that they may point at a person. Of the money stay budgets, money of others and
    grants, for the form of the fund prints them line by line; spending by date goes, for the form
    prints only its sums.

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
        reach=tuple(_of_reach(each) for each in whole.reach if not is_reach_hidden(each)),
        persons=None if are_persons_hidden(whole) else whole.persons,
        expenditures=(),
        waivers=(),
        sections=_of_report(whole.sections, snapshot.report),
        reports=tuple(each for each in whole.reports if _is_told(each, snapshot.report)),
        risks=(),
        statements=(),
        mentions=(),
    )
    return freeze(held, taken_at=snapshot.taken_at, report=snapshot.report)


def _of_value(value: Value) -> Value:
    parts = shown_parts(value.disaggregation)
    return replace(value, disaggregation=parts, comment="", evidence=())


def _of_training(training: Training) -> Training:
    if is_small(training.participants):
        return replace(training, participants=None, groups=())
    return replace(training, groups=shown_parts(training.groups))


def _of_event(event: Event) -> Event:
    return replace(event, participants=shown_parts(event.participants))


def _of_reach(reach: Reach) -> Reach:
    return replace(reach, women=None, women_share=None) if are_women_hidden(reach) else reach


def _of_report(sections: Iterable[NarrativeSection], report: str) -> tuple[NarrativeSection, ...]:
    return tuple(each for each in sections if not report or each.report in ("", report))


def _is_told(report: Report, key: str) -> bool:
    return not key or report.key == key
