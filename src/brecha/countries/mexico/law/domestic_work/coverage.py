"""Do the quotas of all employers cover the month, or only the days that were reported?

The floor is the quotas on the integrated general minimum wage of Mexico City for the days that can
be covered (LSS 239-C VII and VIII). Only quotas of IMSS count, not the housing fund. The text
speaks of the amount paid and of one or several employers; it is read as the sum of them all.
"""

from __future__ import annotations

import numpy as np

from brecha.countries.law import MoneyPerDay, Rate, Rates
from brecha.countries.mexico.law.amounts import to_cents
from brecha.countries.mexico.law.domestic_work.columns import (
    Days,
    Flag,
    MinimumWages,
    Money,
    Offsets,
    Share,
    UmaDaily,
    as_flag,
)
from brecha.countries.mexico.law.quotas import Brackets, cesantia_rate
from brecha.engine import Column, group_sum, rule
from brecha.engine.group_choices import group_minimum

HALF_A_CENT = 0.005


@rule(row="worker", law=("LSS 13-II until DOF 16-11-2022", "LSS 12-IV"), since="2019-04-01")
def regime(domestic_work_regime: Rate) -> Share:
    """Regime in force: 1 and 2 the phases of the pilot, 3 the mandatory regime."""
    return domestic_work_regime  # type: ignore[return-value]  # one number for all rows


@rule(
    row="worker",
    law=("Reglas de la prueba piloto, DOF 29-03-2019",),
    since="2019-04-01",
    until="2022-11-17",
)
def is_registration_mandatory() -> Flag:
    """Whether the employer must register her: not in the pilots, where it may."""
    return 0.0  # type: ignore[return-value]  # one number for all rows


@rule(
    row="worker",
    law=("LSS 12-IV", "LSS 239-C I", "LFT 337-IV"),
    since="2022-11-17",
    name="is_registration_mandatory",
)
def is_registration_mandatory_since_2022() -> Flag:
    """Whether the employer must register her: yes, each one, from the first day."""
    return 1.0  # type: ignore[return-value]  # one number for all rows


@rule(row="worker", law=("LSS 239-C VII", "LSS 239-C VIII"), since="2019-04-01")
def quotas_total(employer_total: Money, worker_total: Money, employers_in_worker: Offsets) -> Money:
    """Quotas that all employers pay to IMSS for her, without the housing fund."""
    return to_cents(group_sum(employer_total + worker_total, employers_in_worker))


@rule(row="worker", law=("LSS 239-C VIII",), since="2019-04-01")
def days_reported(days: Days, employers_in_worker: Offsets) -> Days:
    """Days that all employers report together."""
    return group_sum(days, employers_in_worker)


@rule(row="worker", law=("LSS 239-C VII", "LSS 239-C VIII"), since="2019-04-01")
def days_coverable(
    days_in_month: Days, days_before_start: Days, employers_in_worker: Offsets
) -> Days:
    """Days that can be covered: from the first insured day to the last of the month."""
    before = group_minimum(days_before_start, employers_in_worker)
    return np.maximum(days_in_month - before, 0)


@rule(
    row="worker",
    law=("Reglas de la prueba piloto, DOF 29-03-2019",),
    since="2019-04-01",
    until="2022-11-17",
    name="floor",
)
def floor_of_the_pilots() -> Money:
    """Floor of quotas in the pilots: none is known, a payment covers the whole following month."""
    return 0.0  # type: ignore[return-value]  # one number for all rows


@rule(row="worker", law=("LSS 239-C VII", "LSS 239-C VIII"), since="2022-11-17")
def floor(
    floor_base_daily: MoneyPerDay,
    days_coverable: Days,
    uma_daily: UmaDaily,
    minimum_wage_daily: MinimumWages,
    work_risk_premium: Rate,
    health_fixed_quota_rate: Rate,
    health_excess_threshold_uma: Rate,
    social_security_rates_employer: Rates,
    social_security_rates_worker: Rates,
    severance_old_age_employer_rate: Brackets,
) -> Money:
    """Quotas that cover to the end of the month: those on the integrated general minimum wage."""
    base = floor_base_daily * days_coverable
    above = np.maximum(floor_base_daily - health_excess_threshold_uma * uma_daily, 0)
    cesantia = cesantia_rate(
        floor_base_daily, minimum_wage_daily["general"], uma_daily, severance_old_age_employer_rate
    )
    quotas = (
        to_cents(days_coverable * uma_daily * health_fixed_quota_rate)
        + to_cents(base * work_risk_premium)
        + to_cents(base * cesantia)
        + _quotas(base, above * days_coverable, social_security_rates_employer)
        + _quotas(base, above * days_coverable, social_security_rates_worker)
    )
    return to_cents(quotas)


@rule(
    row="worker",
    law=("Reglas de la prueba piloto, DOF 29-03-2019",),
    since="2019-04-01",
    until="2022-11-17",
)
def is_covered_full_month(quotas_total: Money) -> Flag:
    """Whether the whole month that was paid for is covered: in the pilots, by any payment."""
    return as_flag(quotas_total > 0)


@rule(
    row="worker",
    law=("LSS 239-C VII", "LSS 239-C VIII"),
    since="2022-11-17",
    name="is_covered_full_month",
)
def is_covered_full_month_since_2022(quotas_total: Money, floor: Money) -> Flag:
    """Whether the quotas of all employers together reach the floor and cover to the month's end."""
    return as_flag((quotas_total > 0) & (quotas_total >= floor - HALF_A_CENT))


@rule(
    row="worker",
    law=("Reglas de la prueba piloto, DOF 29-03-2019",),
    since="2019-04-01",
    until="2022-11-17",
)
def days_covered(days_in_month: Days, is_covered_full_month: Flag) -> Days:
    """Days covered: in the pilots the whole month that was paid for in advance."""
    return days_in_month * is_covered_full_month


@rule(
    row="worker",
    law=("LSS 239-C VII", "LSS 239-C VIII"),
    since="2022-11-17",
    name="days_covered",
)
def days_covered_since_2022(
    days_coverable: Days, days_reported: Days, is_covered_full_month: Flag
) -> Days:
    """Days covered: to the end of the month if the floor is reached, else the days reported."""
    reported = np.minimum(days_reported, days_coverable)
    return np.where(is_covered_full_month > 0, days_coverable, reported)


def _quotas(base: Column, excess: Column, rates: Rates) -> Column:
    quotas = to_cents(excess * rates["sickness_excess"])
    for branch, rate in rates.items():
        if branch != "sickness_excess":
            quotas = quotas + to_cents(base * rate)
    return quotas
