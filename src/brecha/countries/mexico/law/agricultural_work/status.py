"""Is a farm worker eventual or permanent, and which cash does she get in sickness and maternity?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np

from brecha.countries.law import MoneyPerDay, MoneyPerMonth, Rate, Rates
from brecha.countries.mexico.law.agricultural_work.inputs import (
    WORKER,
    Days,
    DaysPerMonth,
    Flag,
    Weeks,
)
from brecha.engine import Column, rule

WeeksRequired = Annotated[float, "weeks"]
WeeksRequiredBy = Annotated[Mapping[str, float], "weeks"]
DaysOf = Annotated[Mapping[str, float], "days"]
DaysAtMost = Annotated[float, "days"]
SINCE_2024 = "2024-01-25"  # the day after DOF 24-01-2024


@rule(row=WORKER, law=("LSS 5 A-XIX", "LFT 280"), since=SINCE_2024)
def is_permanent(continuous_weeks: Weeks, farm_weeks_until_permanent: WeeksRequired) -> Flag:
    """Whether the worker is permanent: more than 27 continuous weeks, one employer or several."""
    return (continuous_weeks > farm_weeks_until_permanent).astype(float)


@rule(row=WORKER, law=("LSS 97",))
def has_sickness_cash(
    is_permanent: Flag,
    weeks_immediately_before: Weeks,
    weeks_in_four_months: Weeks,
    benefit_qualifying_weeks: WeeksRequiredBy,
) -> Flag:
    """Right to sickness cash: 6 weeks in four months if eventual, else 4 immediately before."""
    eventual = weeks_in_four_months >= benefit_qualifying_weeks["sickness_cash_eventual"]
    permanent = weeks_immediately_before >= benefit_qualifying_weeks["sickness_cash"]
    return np.where(is_permanent > 0, permanent, eventual).astype(float)


@rule(row=WORKER, law=("LSS 96", "LSS 98"))
def sickness_cash_monthly(
    has_sickness_cash: Flag,
    contribution_base_daily: MoneyPerDay,
    sick_days: DaysPerMonth,
    sick_days_before: Days,
    cash_benefit_rates: Rates,
    farm_sickness_cash_days: DaysOf,
) -> MoneyPerMonth:
    """Sickness cash of IMSS in the month: 60 per cent of the base from the fourth day."""
    first, most = farm_sickness_cash_days["waiting"], farm_sickness_cash_days["most"]
    paid = days_between(sick_days, sick_days_before, first, most)
    return has_sickness_cash * contribution_base_daily * cash_benefit_rates["sickness"] * paid


@rule(row=WORKER, law=("LFT 283-VII",), since=SINCE_2024)
def employer_sick_pay_monthly(
    wage_daily: MoneyPerDay,
    sick_days: DaysPerMonth,
    sick_days_before: Days,
    farm_employer_sick_pay_rate: Rate,
    farm_employer_sick_pay_days: DaysAtMost,
) -> MoneyPerMonth:
    """Pay of the employer in incapacity: 75 per cent of the wage for up to 90 days."""
    paid = days_between(sick_days, sick_days_before, 0, farm_employer_sick_pay_days)
    return wage_daily * farm_employer_sick_pay_rate * paid


@rule(row=WORKER, law=("LSS 237-E",), since=SINCE_2024)
def has_maternity_care(days: DaysPerMonth) -> Flag:
    """Right of a pregnant eventual worker to medical and hospital care while she works."""
    return (days > 0).astype(float)


@rule(row=WORKER, law=("LSS 102-I",))
def has_maternity_cash(
    weeks_in_twelve_months: Weeks, benefit_qualifying_weeks: WeeksRequiredBy
) -> Flag:
    """Right to maternity cash of IMSS: 30 weeks in twelve months."""
    return (weeks_in_twelve_months >= benefit_qualifying_weeks["maternity_cash"]).astype(float)


@rule(row=WORKER, law=("LSS 101", "LSS 102"))
def maternity_cash_monthly(
    has_maternity_cash: Flag,
    contribution_base_daily: MoneyPerDay,
    maternity_days_paid: DaysPerMonth,
) -> MoneyPerMonth:
    """Maternity cash of IMSS in the month: the whole base."""
    return has_maternity_cash * contribution_base_daily * maternity_days_paid


@rule(row=WORKER, law=("LSS 103", "LFT 170-V"))
def employer_maternity_pay_monthly(
    has_maternity_cash: Flag,
    wage_daily: MoneyPerDay,
    productivity_pay_daily: MoneyPerDay,
    maternity_days_paid: DaysPerMonth,
) -> MoneyPerMonth:
    """Full wage that the employer owes in maternity leave where IMSS does not pay."""
    full_wage = wage_daily + productivity_pay_daily
    return (1 - has_maternity_cash) * full_wage * maternity_days_paid


@rule(row=WORKER, law=("LSS 101", "LFT 170-II"))
def maternity_days_paid(
    maternity_days: DaysPerMonth, maternity_days_before: Days, farm_maternity_days: DaysAtMost
) -> DaysPerMonth:
    """Days of maternity leave in the month that are paid: 84 in all."""
    return days_between(maternity_days, maternity_days_before, 0, farm_maternity_days)


@rule(row=WORKER, law=("LSS 122",))
def has_invalidity_weeks(weeks_in_all: Weeks, benefit_qualifying_weeks: WeeksRequiredBy) -> Flag:
    """Weeks enough for an invalidity pension: 250."""
    return (weeks_in_all >= benefit_qualifying_weeks["invalidity_pension"]).astype(float)


@rule(row=WORKER, law=("LSS 122",))
def has_severe_invalidity_weeks(
    weeks_in_all: Weeks, benefit_qualifying_weeks: WeeksRequiredBy
) -> Flag:
    """Weeks enough for a pension for 75 per cent of invalidity or more: 150."""
    return (weeks_in_all >= benefit_qualifying_weeks["severe_invalidity_pension"]).astype(float)


def days_between(days: Column, before: Column, first: float, most: float) -> Column:
    """Return the days of a spell in a month that lie after its first ones and within its most.

    Args:
        days: Days of the spell in the month.
        before: Days of the same spell before the month.
        first: Days at the start that do not count.
        most: Days of the spell after which none counts.

    Examples:
        >>> days_between(np.array([10.0]), np.array([85.0]), 3, 90)
        array([5.])
    """
    return np.clip(before + days, first, most) - np.clip(before, first, most)
