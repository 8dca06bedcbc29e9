"""What is due to IMSS for one job in a full month, by branch?

Base: the integrated daily wage, at most 25 UMA. Housing (Infonavit) is savings of the worker and
no branch of social security: it is a cost of the employer and counted apart.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np

from brecha.countries.law import MoneyPerDay, MoneyPerMonth, Rate, Rates
from brecha.countries.mexico.law.bonuses import MONTH, DaysOfPeriods, MinimumWages, is_minimum_wage
from brecha.countries.mexico.law.quotas import Brackets, cesantia_rate, health_quota
from brecha.engine import Column, rule

UmaPerDay = Annotated[float, "money / day"]
ShareOfBase = Annotated[Column, "1"]

BRANCHES = {
    "work_risk": ("Riesgos de trabajo", "Work injury"),
    "sickness_and_maternity": ("Enfermedades y maternidad", "Sickness and maternity"),
    "disability_and_life": ("Invalidez y vida", "Disability and life"),
    "childcare_and_social_benefits": (
        "Guarderías y prestaciones sociales",
        "Childcare and social benefits",
    ),
    "retirement": ("Retiro", "Retirement"),
    "cesantia_y_vejez": (
        "Cesantía en edad avanzada y vejez",
        "Severance at advanced age and old age",
    ),
}


@rule(row="job", law=("LSS 28",))
def contribution_base_monthly(
    integrated_wage_daily: MoneyPerDay,
    uma_daily: UmaPerDay,
    contribution_ceiling_uma: Rate,
    days_per_pay_period: DaysOfPeriods,
) -> MoneyPerMonth:
    """Contribution base of a full month: the integrated wage up to the ceiling in UMA."""
    ceiling = contribution_ceiling_uma * uma_daily
    return np.minimum(integrated_wage_daily, ceiling) * days_per_pay_period[MONTH]


@rule(row="job", law=("LSS 106-II",))
def health_excess_monthly(
    contribution_base_monthly: MoneyPerMonth,
    uma_daily: UmaPerDay,
    health_excess_threshold_uma: Rate,
    days_per_pay_period: DaysOfPeriods,
) -> MoneyPerMonth:
    """Part of the base above three UMA."""
    threshold = health_excess_threshold_uma * uma_daily * days_per_pay_period[MONTH]
    return np.maximum(contribution_base_monthly - threshold, 0)


@rule(row="job", law=("LSS 72", "LSS 73"))
def work_risk(contribution_base_monthly: MoneyPerMonth, work_risk_premium: Rate) -> MoneyPerMonth:
    """Work injury, employer: premium of risk class I."""
    return contribution_base_monthly * work_risk_premium


@rule(row="job", law=("LSS 25", "LSS 106", "LSS 107"))
def sickness_and_maternity_employer(
    contribution_base_monthly: MoneyPerMonth,
    health_excess_monthly: MoneyPerMonth,
    uma_daily: UmaPerDay,
    health_fixed_quota_rate: Rate,
    social_security_rates_employer: Rates,
    days_per_pay_period: DaysOfPeriods,
) -> MoneyPerMonth:
    """Sickness and maternity, employer: fixed quota, excess, cash benefits, pensioners."""
    fixed = health_fixed_quota_rate * uma_daily * days_per_pay_period[MONTH]
    rates = social_security_rates_employer
    return fixed + health_quota(contribution_base_monthly, health_excess_monthly, rates)


@rule(row="job", law=("LSS 25", "LSS 106", "LSS 107"))
def sickness_and_maternity_worker(
    contribution_base_monthly: MoneyPerMonth,
    health_excess_monthly: MoneyPerMonth,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Sickness and maternity, worker: excess, cash benefits, pensioners."""
    rates = social_security_rates_worker
    return health_quota(contribution_base_monthly, health_excess_monthly, rates)


@rule(row="job", law=("LSS 25", "LSS 106", "LSS 107"))
def sickness_and_maternity(
    sickness_and_maternity_employer: MoneyPerMonth, sickness_and_maternity_worker: MoneyPerMonth
) -> MoneyPerMonth:
    """Sickness and maternity, employer and worker."""
    return sickness_and_maternity_employer + sickness_and_maternity_worker


@rule(row="job", law=("LSS 147", "LSS 148"))
def disability_and_life(
    contribution_base_monthly: MoneyPerMonth,
    social_security_rates_employer: Rates,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Disability and life, employer and worker."""
    employer = social_security_rates_employer["disability_and_life"]
    worker = social_security_rates_worker["disability_and_life"]
    return contribution_base_monthly * (employer + worker)


@rule(row="job", law=("LSS 211", "LSS 212"))
def childcare_and_social_benefits(
    contribution_base_monthly: MoneyPerMonth, social_security_rates_employer: Rates
) -> MoneyPerMonth:
    """Childcare and social benefits, employer."""
    return contribution_base_monthly * social_security_rates_employer["childcare"]


@rule(row="job", law=("LSS 168-I",))
def retirement(
    contribution_base_monthly: MoneyPerMonth, social_security_rates_employer: Rates
) -> MoneyPerMonth:
    """Retirement, employer."""
    return contribution_base_monthly * social_security_rates_employer["retirement"]


@rule(row="job", law=("LSS 168-II",))
def cesantia_y_vejez_rate_employer(
    contribution_base_monthly: MoneyPerMonth,
    uma_daily: UmaPerDay,
    minimum_wage_daily: MinimumWages,
    severance_old_age_employer_rate: Brackets,
    days_per_pay_period: DaysOfPeriods,
) -> ShareOfBase:
    """Employer's rate for severance and old age, by the base in UMA rounded to two decimals."""
    base_daily = contribution_base_monthly / days_per_pay_period[MONTH]
    return cesantia_rate(
        base_daily, minimum_wage_daily["general"], uma_daily, severance_old_age_employer_rate
    )


@rule(row="job", law=("LSS 168-II",))
def cesantia_y_vejez(
    contribution_base_monthly: MoneyPerMonth,
    cesantia_y_vejez_rate_employer: ShareOfBase,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Severance at advanced age and old age, employer and worker."""
    worker = social_security_rates_worker["cesantia_y_vejez"]
    return contribution_base_monthly * (cesantia_y_vejez_rate_employer + worker)


@rule(row="job", law=("LSS 25", "LSS 106", "LSS 107", "LSS 148", "LSS 168"))
def worker_share_monthly(
    contribution_base_monthly: MoneyPerMonth,
    sickness_and_maternity_worker: MoneyPerMonth,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Worker's share of all branches of IMSS."""
    rates = social_security_rates_worker
    on_base = rates["disability_and_life"] + rates["cesantia_y_vejez"]
    return sickness_and_maternity_worker + contribution_base_monthly * on_base


@rule(row="job", law=("LSS 36",))
def worker_contributions_monthly(
    wage_monthly: MoneyPerMonth,
    minimum_wage_daily: MinimumWages,
    days_per_pay_period: DaysOfPeriods,
    worker_share_monthly: MoneyPerMonth,
) -> MoneyPerMonth:
    """All that is withheld from the worker for IMSS: nothing from the general minimum wage."""
    is_spared = is_minimum_wage(wage_monthly, minimum_wage_daily, days_per_pay_period)
    return np.where(is_spared, 0, worker_share_monthly)


@rule(row="job", law=("LINF 29-II",))
def housing_fund_monthly(
    contribution_base_monthly: MoneyPerMonth, housing_fund_rate: Rate
) -> MoneyPerMonth:
    """Housing fund (Infonavit), employer."""
    return contribution_base_monthly * housing_fund_rate


@rule(row="job", law=("LSS 15", "LSS 36", "LINF 29-II"))
def employer_contributions_monthly(
    work_risk: MoneyPerMonth,
    sickness_and_maternity: MoneyPerMonth,
    disability_and_life: MoneyPerMonth,
    childcare_and_social_benefits: MoneyPerMonth,
    retirement: MoneyPerMonth,
    cesantia_y_vejez: MoneyPerMonth,
    worker_contributions_monthly: MoneyPerMonth,
    housing_fund_monthly: MoneyPerMonth,
) -> MoneyPerMonth:
    """All that the employer pays on top of the wage: IMSS branches and housing fund."""
    branches = (
        work_risk
        + sickness_and_maternity
        + disability_and_life
        + childcare_and_social_benefits
        + retirement
        + cesantia_y_vejez
    )
    return branches - worker_contributions_monthly + housing_fund_monthly
