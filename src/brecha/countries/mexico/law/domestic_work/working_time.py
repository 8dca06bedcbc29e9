"""Are her hours, her rest and, for the young, the work itself within the law?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from brecha.countries.law import Rate
from brecha.countries.mexico.law.amounts import by_name
from brecha.countries.mexico.law.domestic_work.columns import (
    Days,
    Flag,
    Hours,
    Share,
    Texts,
    Years,
    as_flag,
)
from brecha.engine import rule

HoursLimits = Annotated[Mapping[str, float], "hours"]
HoursLimit = Annotated[float, "hours"]
DaysLimit = Annotated[float, "days"]
Ages = Annotated[Mapping[str, float], "years"]


@rule(row="worker", law=("LFT 331 Bis",), since="2019-07-03")
def is_of_working_age(age: Years, working_ages: Ages) -> Flag:
    """Whether she is old enough to be employed in a home: fifteen or older."""
    return as_flag(age >= working_ages["minimum"])


@rule(row="worker", law=("LFT 331 Bis",), since="2019-07-03")
def is_working_minor(age: Years, working_ages: Ages) -> Flag:
    """Whether the limits for workers of fifteen to seventeen apply."""
    return as_flag((age >= working_ages["minimum"]) & (age < working_ages["adult"]))


@rule(row="worker", law=("LFT 331 Bis I", "LFT 331 Bis II"), since="2019-07-03")
def is_minor_within_limits(
    is_working_minor: Flag,
    hours_daily: Hours,
    hours_weekly: Hours,
    medical_certificates_yearly: Share,
    minor_hours_limits: HoursLimits,
    minor_medical_certificates: Rate,
) -> Flag:
    """Whether hours and medical certificates of a minor keep the limits; true of an adult."""
    is_within = (
        (hours_daily <= minor_hours_limits["daily"])
        & (hours_weekly <= minor_hours_limits["weekly"])
        & (medical_certificates_yearly >= minor_medical_certificates)
    )
    return as_flag((is_working_minor == 0) | is_within)


@rule(row="worker", law=("LFT 61", "LFT 333"), since="2019-07-03")
def is_daily_limit_kept(shift: Texts, hours_daily: Hours, daily_hours_limits: HoursLimits) -> Flag:
    """Whether the day has no more than eight hours, seven and a half if mixed, seven at night."""
    return as_flag(hours_daily <= by_name(shift, daily_hours_limits, "shift"))


@rule(row="worker", law=("CPEUM 123-A-IV",), since="2026-05-01")
def is_weekly_limit_kept(hours_weekly: Hours, weekly_hours_limit: HoursLimit) -> Flag:
    """Whether the week has no more hours than the reform of 2026 allows in that year."""
    return as_flag(hours_weekly <= weekly_hours_limit)


@rule(row="worker", law=("LFT 333",), since="2019-07-03")
def is_live_in_rest_kept(
    is_live_in: Flag,
    night_rest_hours: Hours,
    midday_rest_hours: Hours,
    live_in_rest_hours: HoursLimits,
) -> Flag:
    """Whether she who lives in rests nine hours at night and three by day; true of others."""
    is_within = (night_rest_hours >= live_in_rest_hours["night"]) & (
        midday_rest_hours >= live_in_rest_hours["midday"]
    )
    return as_flag((is_live_in == 0) | is_within)


@rule(row="worker", law=("LFT 336",), since="2019-07-03")
def is_weekly_rest_kept(weekly_rest_days: Days, weekly_rest_days_domestic_work: DaysLimit) -> Flag:
    """Whether she rests a day and a half in a row each week."""
    return as_flag(weekly_rest_days >= weekly_rest_days_domestic_work)
