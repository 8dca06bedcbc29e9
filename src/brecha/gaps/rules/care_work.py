"""Who gives care without pay, and how many hours of the week does it take?"""

from __future__ import annotations

from brecha.engine import rule
from brecha.gaps.rules.answers import flag
from brecha.gaps.rules.units import Flag, HoursPerWeek, Share

HOURS_PER_WEEK = 168


@rule(row="person")
def gives_care(care_hours_weekly: HoursPerWeek) -> Flag:
    """Gives unpaid care in the week."""
    return flag(care_hours_weekly > 0, care_hours_weekly)


@rule(row="person")
def unpaid_hours_weekly(
    care_hours_weekly: HoursPerWeek, domestic_hours_weekly: HoursPerWeek
) -> HoursPerWeek:
    """Unpaid care and other unpaid domestic work together."""
    return care_hours_weekly + domestic_hours_weekly


@rule(row="person")
def unpaid_share_of_time(unpaid_hours_weekly: HoursPerWeek) -> Share:
    """Part of all hours of the week that unpaid care and domestic work take."""
    return unpaid_hours_weekly / HOURS_PER_WEEK


@rule(row="person")
def care_hours_of_women(care_hours_weekly: HoursPerWeek, is_woman: Flag) -> HoursPerWeek:
    """Unpaid care hours where a woman gives them, else none."""
    return care_hours_weekly * is_woman


@rule(row="person")
def unpaid_hours_of_women(unpaid_hours_weekly: HoursPerWeek, is_woman: Flag) -> HoursPerWeek:
    """Unpaid care and domestic hours where a woman gives them, else none."""
    return unpaid_hours_weekly * is_woman
