"""What of a programme belongs to a period? Its values, and the records with a day inside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from brecha.core import InputError
from brecha.programme.dates import first_day, is_date, last_day
from brecha.programme.kinds import PartialDate, ReportKind
from brecha.programme.model import Programme, Report, Value, Variance

Record = TypeVar("Record")


def report_of(programme: Programme, kind: ReportKind, period: PartialDate) -> Report:
    """Return the report of a kind and period that the programme keeps, or one of its own making.

    Args:
        programme: Its reports are looked through.
        kind: Annual or final.
        period: Year, month or day the report ends in; empty for the final report.

    Raises:
        InputError: If the period is no date, or an annual report has none.
    """
    if (period and not is_date(period)) or (kind == "annual" and not period):
        raise InputError.of(
            "The period of a report must be a year (2021) or a month (2021-06); it is {period}. "
            "Give it with --period.",
            period=period or "–",
        )
    found = [
        report
        for report in programme.reports
        if report.kind == kind and (not period or _ends_in(report.period_end, period))
    ]
    if found:
        return found[-1]
    key = f"{kind}-{period}" if period else kind
    return Report(key=key, kind=kind, period_start=period, period_end=period)


def day_of(programme: Programme, report: Report) -> PartialDate:
    """Return the day that every file of a report bears."""
    known = (report.date, report.period_end, programme.actual_end, programme.original_end)
    return next((day for day in known if is_date(day)), "2000-01-01")


def restricted(programme: Programme, report: Report) -> Programme:
    """Return the programme as an annual report sees it: what is of other periods is left out.

    A record without a date stays. Baselines, budgets and registers without days stay whole.
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
        products=_within(programme.products, bounds, "finalised"),
        campaigns=_within(programme.campaigns, bounds, "start", "end"),
        campaign_metrics=_within(programme.campaign_metrics, bounds, "as_of"),
        persons=None,  # counted over the whole programme
    )


def _is_value_of(value: Value | Variance, bounds: tuple[date, date]) -> bool:
    if isinstance(value, Value) and value.kind == "baseline":
        return True
    if not is_date(value.period_end):
        return isinstance(value, Variance)
    return bounds[0] <= last_day(value.period_end) <= bounds[1]


def _within(
    records: Iterable[Record], bounds: tuple[date, date], *names: str
) -> tuple[Record, ...]:
    """Return the records whose days, from the first to the last field, touch the bounds."""
    kept = []
    for record in records:
        days = [day for name in names if is_date(day := getattr(record, name))]
        is_outside = days and (last_day(days[-1]) < bounds[0] or first_day(days[0]) > bounds[1])
        if not is_outside:
            kept.append(record)
    return tuple(kept)


def _ends_in(day: PartialDate, period: PartialDate) -> bool:
    return is_date(day) and first_day(period) <= last_day(day) <= last_day(period)
