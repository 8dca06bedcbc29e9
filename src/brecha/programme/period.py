"""What of a programme belongs to a period? Its values, and the records with a day inside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from brecha.programme.dates import first_day, is_date, last_day
from brecha.programme.model import Policy, PolicyStage, Programme, Report, Value, Variance

Record = TypeVar("Record")
Bounds = tuple[date, date]


def restricted(programme: Programme, report: Report) -> Programme:
    """Return the programme as an annual report sees it: what is of other periods is left out.

    A record without a date stays, but for products and the stages of policies: what no day puts
    into the period, or before it, is not told of it. Of policies stay the stages up to its end.
    Baselines, budgets and registers without days stay whole. Persons were counted over the whole
    programme, so a period has the participants that its trainings state.
    """
    if report.kind != "annual" or not is_date(report.period_end):
        return programme
    start = report.period_start if is_date(report.period_start) else report.period_end
    bounds = (first_day(start), last_day(report.period_end))
    return replace(
        programme,
        values=tuple(each for each in programme.values if _is_value_of(each, bounds)),
        variances=tuple(each for each in programme.variances if _is_value_of(each, bounds)),
        expenditures=_within(programme.expenditures, bounds, "date"),
        leveraged=_within(programme.leveraged, bounds, "date"),
        grants=_within(programme.grants, bounds, "date"),
        events=_within(programme.events, bounds, "start", "end"),
        trainings=_within(programme.trainings, bounds, "start", "end"),
        activities=_within(programme.activities, bounds, "start", "end"),
        reach=_within(programme.reach, bounds, "as_of"),
        policies=tuple(_policies_until(programme.policies, bounds[1])),
        products=_within(
            [p for p in programme.products if is_date(p.finalised)], bounds, "finalised"
        ),
        campaigns=_within(programme.campaigns, bounds, "start", "end"),
        campaign_metrics=_within(programme.campaign_metrics, bounds, "as_of"),
        persons=None,
        attendance=(),
    )


def _is_value_of(value: Value | Variance, bounds: Bounds) -> bool:
    if isinstance(value, Value) and value.kind == "baseline":
        return True
    if not is_date(value.period_end):
        return isinstance(value, Variance)
    return bounds[0] <= last_day(value.period_end) <= bounds[1]


def _policies_until(policies: Iterable[Policy], end: date) -> Iterator[Policy]:
    """Yield the policies with the stages up to a day; none that began after it."""
    for policy in policies:
        stages = tuple(each for each in policy.stages if _is_until(each, end))
        if stages or not any(is_date(each.date) for each in policy.stages):
            yield replace(policy, stages=stages)


def _is_until(stage: PolicyStage, end: date) -> bool:
    return is_date(stage.date) and first_day(stage.date) <= end


def _within(records: Iterable[Record], bounds: Bounds, *names: str) -> tuple[Record, ...]:
    """Return the records whose days, from the first to the last field, touch the bounds."""
    kept = []
    for record in records:
        days = [day for name in names if is_date(day := getattr(record, name))]
        is_outside = days and (last_day(days[-1]) < bounds[0] or first_day(days[0]) > bounds[1])
        if not is_outside:
            kept.append(record)
    return tuple(kept)
