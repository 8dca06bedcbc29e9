"""Which report is meant by a kind and a period, and which day do its files bear?"""

from __future__ import annotations

from brecha.core import InputError
from brecha.programme.dates import first_day, is_date, last_day
from brecha.programme.kinds import PartialDate, ReportKind
from brecha.programme.model import Programme, Report


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


def _ends_in(day: PartialDate, period: PartialDate) -> bool:
    return is_date(day) and first_day(period) <= last_day(day) <= last_day(period)
