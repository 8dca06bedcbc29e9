"""What does labour law add to her cash wage: vacation, bonuses, overtime, work on rest days, kind?

All at the legal minimum; a contract may give more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np

from brecha.core.errors import CoverageError
from brecha.countries.law import MoneyPerDay, Rate, Rates
from brecha.countries.mexico.law.amounts import to_cents
from brecha.countries.mexico.law.domestic_work.columns import Days, Hours, Money, Share, Years
from brecha.engine import Column, rule

DAYS_PER_YEAR = 365
Schedule = Annotated[Mapping[str, float], "1"]
HoursLimit = Annotated[float, "hours"]


@rule(row="worker", law=("LFT 76 until DOF 27-12-2022",), until="2023-01-01")
def vacation_days(years_of_service: Years, vacation_days_first_year: Rate) -> Share:
    """Days of vacation by completed years of service: the first year, as the law was until 2022."""
    years = np.floor(years_of_service)
    if (years > 1).any():
        raise CoverageError.of(
            "Days of vacation before 2023 are known for the first year of service only; rows "
            "{rows} have more. Ask for a day from 2023 on, or add the old table with its source.",
            rows=", ".join(str(row) for row in np.flatnonzero(years > 1)[:5]),
        )
    return np.where(years == 1, vacation_days_first_year, 0.0)


@rule(row="worker", law=("LFT 76",), since="2023-01-01", name="vacation_days")
def vacation_days_since_2023(years_of_service: Years, vacation_schedule: Schedule) -> Share:
    """Days of vacation by completed years of service: twelve, two more a year, then every five."""
    years = np.floor(years_of_service)
    stepped = vacation_schedule["stepped_years"]
    early = np.clip(years, 1, stepped) - 1
    late = np.ceil(np.maximum(years - stepped, 0) / vacation_schedule["later_years"])
    days = (
        vacation_schedule["first_year"]
        + early * vacation_schedule["yearly_step"]
        + late * vacation_schedule["later_step"]
    )
    return np.where(years >= 1, days, 0.0)


@rule(row="worker", law=("LFT 80",))
def vacation_premium(
    vacation_days: Share, cash_wage_daily: MoneyPerDay, vacation_premium_rate: Rate
) -> Money:
    """Vacation premium: a quarter of the wage of the vacation days."""
    return to_cents(vacation_days * cash_wage_daily * vacation_premium_rate)


@rule(row="worker", law=("LFT 87",))
def aguinaldo(
    cash_wage_daily: MoneyPerDay, days_worked_in_year: Days, christmas_bonus_days: Rate
) -> Money:
    """Christmas bonus (aguinaldo): fifteen days of wage, by the part of the year employed."""
    part = np.minimum(days_worked_in_year / DAYS_PER_YEAR, 1)
    return to_cents(cash_wage_daily * christmas_bonus_days * part)


@rule(row="worker", law=("LFT 80", "LFT 87", "LSS 27"))
def legal_minimum_integration_factor(
    vacation_days: Share, christmas_bonus_days: Rate, vacation_premium_rate: Rate
) -> Share:
    """Integration factor of the legal minimum bonuses; no value of the Council of IMSS."""
    return 1 + (christmas_bonus_days + vacation_days * vacation_premium_rate) / DAYS_PER_YEAR


@rule(row="worker", law=("LFT 67", "LFT 68", "LFT 333"), since="2019-07-03")
def overtime_pay(
    cash_wage_daily: MoneyPerDay,
    hours_daily: Hours,
    overtime_hours_weekly: Hours,
    overtime_weekly_hours_at_double: HoursLimit,
    overtime_multiples: Rates,
) -> Money:
    """Pay of a week's overtime, time at the household's disposal included: double, then triple."""
    at_double = np.minimum(overtime_hours_weekly, overtime_weekly_hours_at_double)
    at_triple = overtime_hours_weekly - at_double
    multiples = (
        at_double * overtime_multiples["first_hours"] + at_triple * overtime_multiples["beyond"]
    )
    return to_cents(_hourly(cash_wage_daily, hours_daily) * multiples)


@rule(row="worker", law=("LFT 73", "LFT 75"))
def rest_day_pay(
    cash_wage_daily: MoneyPerDay, rest_days_worked: Days, rest_day_multiple: Rate
) -> Money:
    """Pay for work on rest days and holidays, beside the wage of the day: twice the wage."""
    return to_cents(cash_wage_daily * rest_days_worked * rest_day_multiple)


@rule(row="worker", law=("LFT 71",))
def sunday_premium(
    cash_wage_daily: MoneyPerDay, sundays_worked: Days, sunday_premium_rate: Rate
) -> Money:
    """Sunday premium: a quarter of the wage of the Sundays worked."""
    return to_cents(cash_wage_daily * sundays_worked * sunday_premium_rate)


@rule(row="worker", law=("LFT 334",), since="2019-07-03")
def in_kind_value_daily(
    cash_wage_daily: MoneyPerDay, in_kind_share_domestic_work: Rate
) -> MoneyPerDay:
    """Value of food and lodging unless agreed otherwise: half of the cash wage."""
    return to_cents(cash_wage_daily * in_kind_share_domestic_work)


def _hourly(wage_daily: Column, hours_daily: Column) -> Column:
    hours = np.where(hours_daily > 0, hours_daily, np.inf)
    return np.asarray(wage_daily / hours)
