"""Against what is she protected: which benefit do her weeks of quotas open, and how much?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np

from brecha.countries.law import MoneyPerDay, Rate, Rates
from brecha.countries.mexico.law.amounts import to_cents
from brecha.countries.mexico.law.domestic_work.columns import (
    Days,
    Flag,
    Share,
    Weeks,
    Years,
    as_flag,
)
from brecha.engine import rule

WeeksRequired = Annotated[Mapping[str, float], "weeks"]
GapYears = Annotated[Mapping[str, float], "years"]
DaysLimit = Annotated[float, "days"]


@rule(row="worker", law=("LSS 84", "LSS 91"), since="2019-04-01")
def is_entitled_medical_care(is_insured: Flag) -> Flag:
    """Medical care, hospital and medicines: from the first day of insurance."""
    return as_flag(is_insured > 0)


@rule(row="worker", law=("LSS 96", "LSS 97", "LSS 98"), since="2019-04-01")
def is_entitled_sickness_cash(
    is_insured: Flag,
    is_eventual: Flag,
    weeks_uninterrupted: Weeks,
    weeks_in_last_4_months: Weeks,
    benefit_qualifying_weeks: WeeksRequired,
) -> Flag:
    """Cash benefit of sickness: four weeks before; eventual workers six in four months."""
    usual = weeks_uninterrupted >= benefit_qualifying_weeks["sickness_cash"]
    eventual = weeks_in_last_4_months >= benefit_qualifying_weeks["sickness_cash_eventual"]
    return as_flag((is_insured > 0) & np.where(is_eventual > 0, usual | eventual, usual))


@rule(row="worker", law=("LSS 101", "LSS 102"), since="2019-04-01")
def is_entitled_maternity_cash(
    is_insured: Flag, weeks_in_last_12_months: Weeks, benefit_qualifying_weeks: WeeksRequired
) -> Flag:
    """Cash benefit of maternity: thirty weeks in the twelve months before."""
    weeks = benefit_qualifying_weeks["maternity_cash"]
    return as_flag((is_insured > 0) & (weeks_in_last_12_months >= weeks))


@rule(row="worker", law=("LSS 103",), since="2019-04-01")
def is_maternity_wage_due_by_employer(is_entitled_maternity_cash: Flag) -> Flag:
    """Whether the employer pays the full wage of maternity leave, for the weeks do not suffice."""
    return 1 - is_entitled_maternity_cash


@rule(row="worker", law=("LSS 58-I",), since="2019-04-01")
def is_entitled_work_injury_cash(is_insured: Flag) -> Flag:
    """Cash benefit of a work injury: no weeks required."""
    return as_flag(is_insured > 0)


@rule(row="worker", law=("LSS 104",), since="2019-04-01")
def is_entitled_funeral_aid(
    weeks_in_last_9_months: Weeks, benefit_qualifying_weeks: WeeksRequired
) -> Flag:
    """Funeral aid: twelve weeks in the last nine months."""
    return as_flag(weeks_in_last_9_months >= benefit_qualifying_weeks["funeral_aid"])


@rule(row="worker", law=("LSS 109",), since="2019-04-01")
def is_entitled_medical_care_after_end(
    weeks_uninterrupted: Weeks, benefit_qualifying_weeks: WeeksRequired
) -> Flag:
    """Medical care for eight weeks after the end: eight uninterrupted weeks before it."""
    return as_flag(weeks_uninterrupted >= benefit_qualifying_weeks["medical_care_after_end"])


@rule(row="worker", law=("LSS 122",), since="2019-04-01")
def is_entitled_invalidity_pension(
    weeks_contributed: Weeks,
    invalidity_degree: Share,
    benefit_qualifying_weeks: WeeksRequired,
    severe_invalidity_degree: Rate,
) -> Flag:
    """Invalidity pension: 250 weeks, 150 if the degree is three quarters or more."""
    weeks = np.where(
        invalidity_degree >= severe_invalidity_degree,
        benefit_qualifying_weeks["severe_invalidity_pension"],
        benefit_qualifying_weeks["invalidity_pension"],
    )
    return as_flag((invalidity_degree > 0) & (weeks_contributed >= weeks))


@rule(row="worker", law=("LSS 128",), since="2019-04-01")
def is_entitled_survivors_pension(
    weeks_contributed: Weeks, benefit_qualifying_weeks: WeeksRequired
) -> Flag:
    """Pensions of her survivors: 150 weeks."""
    return as_flag(weeks_contributed >= benefit_qualifying_weeks["survivors_pension"])


@rule(row="worker", law=("LSS 201", "LSS 205", "LSS 206"), since="2019-04-01")
def is_entitled_nursery(is_insured: Flag) -> Flag:
    """Nursery for her children of 43 days to four years: from registration."""
    return as_flag(is_insured > 0)


@rule(row="worker", law=("LSS 165",), since="2019-04-01")
def is_entitled_marriage_aid(
    weeks_contributed: Weeks, benefit_qualifying_weeks: WeeksRequired
) -> Flag:
    """Marriage aid: 150 weeks."""
    return as_flag(weeks_contributed >= benefit_qualifying_weeks["marriage_aid"])


@rule(row="worker", law=("LSS 191",), since="2019-04-01")
def is_entitled_unemployment_withdrawal(
    days_without_work: Days, unemployment_withdrawal_day: DaysLimit
) -> Flag:
    """Partial withdrawal for unemployment: from the 46th day without work."""
    return as_flag(days_without_work >= unemployment_withdrawal_day)


@rule(row="worker", law=("LSS 96", "LSS 98"), since="2019-04-01")
def sickness_cash_daily(
    daily_base_for_cash_benefits: MoneyPerDay,
    is_entitled_sickness_cash: Flag,
    cash_benefit_rates: Rates,
) -> MoneyPerDay:
    """Cash benefit of a day of sickness from the fourth on: sixty per cent of the base."""
    rate = cash_benefit_rates["sickness"]
    return to_cents(daily_base_for_cash_benefits * rate) * is_entitled_sickness_cash


@rule(row="worker", law=("LSS 101",), since="2019-04-01")
def maternity_cash_daily(
    daily_base_for_cash_benefits: MoneyPerDay,
    is_entitled_maternity_cash: Flag,
    cash_benefit_rates: Rates,
) -> MoneyPerDay:
    """Cash benefit of a day of maternity leave: the whole base."""
    rate = cash_benefit_rates["maternity"]
    return to_cents(daily_base_for_cash_benefits * rate) * is_entitled_maternity_cash


@rule(row="worker", law=("LSS 58-I",), since="2019-04-01")
def work_injury_cash_daily(
    daily_base_for_cash_benefits: MoneyPerDay,
    is_entitled_work_injury_cash: Flag,
    cash_benefit_rates: Rates,
) -> MoneyPerDay:
    """Cash benefit of a day of incapacity by work injury: the whole base."""
    rate = cash_benefit_rates["work_injury"]
    return to_cents(daily_base_for_cash_benefits * rate) * is_entitled_work_injury_cash


@rule(row="worker", law=("LSS 150",), since="2019-04-01")
def weeks_of_kept_pension_rights(
    weeks_contributed: Weeks,
    kept_rights_share: Rate,
    kept_rights_least_weeks: Annotated[float, "weeks"],
) -> Weeks:
    """Weeks for which pension rights last after the end: a quarter of the time, a year at least."""
    return np.maximum(weeks_contributed * kept_rights_share, kept_rights_least_weeks)


@rule(row="worker", law=("LSS 151",), since="2019-04-01")
def weeks_recognised_after_gap(
    weeks_before_gap: Weeks,
    weeks_after_gap: Weeks,
    gap_years: Years,
    gap_limits: GapYears,
    gap_weeks_required: WeeksRequired,
) -> Weeks:
    """Weeks that count after a gap: the earlier ones at once, after 26 or after 52 new weeks."""
    required = np.select(
        [gap_years <= gap_limits["short"], gap_years <= gap_limits["long"]],
        [0.0, gap_weeks_required["medium_gap"]],
        gap_weeks_required["long_gap"],
    )
    return weeks_after_gap + np.where(weeks_after_gap >= required, weeks_before_gap, 0.0)
