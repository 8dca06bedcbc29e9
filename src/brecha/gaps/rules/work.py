"""In which conditions do people work, against what the law and the ILO's standards set?"""

from __future__ import annotations

import numpy as np

from brecha.engine import rule
from brecha.gaps.rules.answers import both, flag
from brecha.gaps.rules.units import (
    Flag,
    HoursPerWeek,
    Jobs,
    MoneyPerDay,
    MoneyPerHour,
    MoneyPerMonth,
)

DAYS_PER_MONTH = 365 / 12
WEEKS_PER_MONTH = 365 / 7 / 12
LONG_WEEK_HOURS = 48  # ILO Conventions 1 (1919) and 30 (1930): the longest regular week


@rule(row="person")
def is_unemployed(is_in_labour_force: Flag, is_employed: Flag) -> Flag:
    """Looks for work and has none."""
    return both(is_in_labour_force, 1 - is_employed)


@rule(row="person")
def works_long_hours(hours_weekly: HoursPerWeek) -> Flag:
    """Works more than 48 hours a week."""
    return flag(hours_weekly > LONG_WEEK_HOURS, hours_weekly)


@rule(row="person")
def has_several_jobs(number_of_jobs: Jobs) -> Flag:
    """Holds more than one job."""
    return flag(number_of_jobs > 1, number_of_jobs)


@rule(row="person")
def minimum_wage_due_monthly(
    minimum_wage_daily: MoneyPerDay, hours_weekly: HoursPerWeek, working_week_hours: HoursPerWeek
) -> MoneyPerMonth:
    """The least monthly pay for the hours worked.

    The minimum wage of every day of a month, in proportion to the hours up to a full week.
    """
    part_of_week = np.minimum(hours_weekly / working_week_hours, 1)
    return minimum_wage_daily * DAYS_PER_MONTH * part_of_week


@rule(row="person")
def earns_below_minimum(
    earnings_monthly: MoneyPerMonth, minimum_wage_due_monthly: MoneyPerMonth
) -> Flag:
    """Earns less than the minimum wage for the hours worked."""
    return flag(
        earnings_monthly < minimum_wage_due_monthly, earnings_monthly, minimum_wage_due_monthly
    )


@rule(row="person")
def earnings_hourly(earnings_monthly: MoneyPerMonth, hours_weekly: HoursPerWeek) -> MoneyPerHour:
    """Earnings for an hour of work; not known without hours."""
    hours_monthly = np.where(hours_weekly > 0, hours_weekly * WEEKS_PER_MONTH, np.nan)
    return earnings_monthly / hours_monthly
