"""What is due, and with which notice, when the employment ends?

Amounts are at the wage of the day that is given, for completed years of service: articles 50 and
162 grant days for each year, and no source at hand says whether a part of a year counts too.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np

from brecha.countries.law import MoneyPerDay, Rate
from brecha.countries.mexico.law.amounts import of_zone, to_cents
from brecha.countries.mexico.law.domestic_work.columns import (
    Days,
    Flag,
    MinimumWages,
    Money,
    Texts,
    Years,
    as_flag,
)
from brecha.engine import rule

DaysGiven = Annotated[float, "days"]


@rule(row="worker", law=("LFT 48",))
def indemnity_constitutional(
    cash_wage_daily: MoneyPerDay, indemnity_days_constitutional: DaysGiven
) -> Money:
    """Constitutional indemnity for unjust dismissal: three months of wage."""
    return to_cents(cash_wage_daily * indemnity_days_constitutional)


@rule(row="worker", law=("LFT 49-IV", "LFT 50"))
def indemnity_of_years(
    cash_wage_daily: MoneyPerDay, years_of_service: Years, indemnity_days_per_year: DaysGiven
) -> Money:
    """Indemnity by years of service, where the employer need not reinstate: twenty days a year."""
    return to_cents(cash_wage_daily * np.floor(years_of_service) * indemnity_days_per_year)


@rule(row="worker", law=("LFT 162", "LFT 485", "LFT 486"))
def seniority_premium(
    cash_wage_daily: MoneyPerDay,
    years_of_service: Years,
    zone: Texts,
    minimum_wage_daily: MinimumWages,
    seniority_premium_days: DaysGiven,
    seniority_wage_ceiling: Rate,
) -> Money:
    """Seniority premium: twelve days a year, on a wage of two minimum wages at most."""
    ceiling = of_zone(zone, minimum_wage_daily) * seniority_wage_ceiling
    wage = np.minimum(cash_wage_daily, ceiling)
    return to_cents(wage * np.floor(years_of_service) * seniority_premium_days)


@rule(row="worker", law=("LFT 343",), since="2019-07-03")
def is_in_trial_period(days_of_service: Days, trial_days_domestic_work: DaysGiven) -> Flag:
    """Whether the first thirty days run, in which the employer may end it without notice."""
    return as_flag(days_of_service <= trial_days_domestic_work)


@rule(row="worker", law=("LFT 343",), since="2019-07-03")
def notice_days_of_employer(is_in_trial_period: Flag, notice_days_domestic_work: DaysGiven) -> Days:
    """Days of notice the employer must give: none in the trial period, then eight."""
    return (1 - is_in_trial_period) * notice_days_domestic_work


@rule(row="worker", law=("LFT 342",), since="2019-07-03")
def notice_days_of_worker(notice_days_domestic_work: DaysGiven) -> Days:
    """Days of notice the worker must give: eight."""
    return notice_days_domestic_work  # type: ignore[return-value]  # one number for all rows


@rule(row="worker", law=("LFT 343", "LFT 49-IV", "LFT 50"), since="2019-07-03")
def exit_indemnity(
    is_in_trial_period: Flag, indemnity_constitutional: Money, indemnity_of_years: Money
) -> Money:
    """Indemnity when the employer ends it: none in the trial period, then articles 49 and 50."""
    return (1 - is_in_trial_period) * (indemnity_constitutional + indemnity_of_years)
