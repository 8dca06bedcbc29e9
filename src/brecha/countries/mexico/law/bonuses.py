"""Which bonuses does the Federal Labour Law add to the wage, and what is the integrated wage?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.countries.law import MoneyPerDay, MoneyPerMonth, MoneyPerYear, Rate
from brecha.engine import Column, rule

MinimumWages = Annotated[Mapping[str, float], "money / day"]
Flags = NDArray[np.bool_]
DaysOfPeriods = Annotated[Mapping[str, float], "days"]
MONTH = "month"  # the pay period of these wages
DAYS_PER_YEAR = 365


@rule(row="job", law=("LFT 90", "CPEUM 123-A-VI"))
def wage_monthly(
    wage_offered_monthly: MoneyPerMonth,
    minimum_wage_daily: MinimumWages,
    days_per_pay_period: DaysOfPeriods,
) -> MoneyPerMonth:
    """Cash wage of a full month: the wage offered, at least the general minimum wage."""
    least = minimum_wage_daily["general"] * days_per_pay_period[MONTH]
    return np.maximum(wage_offered_monthly, least)


@rule(row="job", law=("LSS 29-II",))
def wage_daily(wage_monthly: MoneyPerMonth, days_per_pay_period: DaysOfPeriods) -> MoneyPerDay:
    """Daily cash wage: a monthly wage divided by thirty."""
    return wage_monthly / days_per_pay_period[MONTH]


@rule(row="job", law=("LFT 76", "LFT 80", "LFT 87"))
def bonus_days(
    christmas_bonus_days: Rate, vacation_days_first_year: Rate, vacation_premium_rate: Rate
) -> Rate:
    """Days of wage that Christmas bonus and vacation premium add in a year."""
    return christmas_bonus_days + vacation_days_first_year * vacation_premium_rate


@rule(row="job", law=("LFT 80", "LFT 87"))
def bonus_yearly(wage_daily: MoneyPerDay, bonus_days: Rate) -> MoneyPerYear:
    """Christmas bonus and vacation premium of a year at the legal minimum."""
    return wage_daily * bonus_days


@rule(row="job", law=("LSS 27", "LSS 30"))
def integrated_wage_daily(wage_daily: MoneyPerDay, bonus_days: Rate) -> MoneyPerDay:
    """Integrated daily wage: the cash wage with its part of the yearly bonuses."""
    return wage_daily * (1 + bonus_days / DAYS_PER_YEAR)


def is_minimum_wage(
    wage_monthly: Column,
    minimum_wage_daily: Mapping[str, float],
    days_per_pay_period: Mapping[str, float],
) -> Flags:
    """Say who earns no more than the general minimum wage, which the law spares withholding."""
    return wage_monthly <= minimum_wage_daily["general"] * days_per_pay_period[MONTH]
