"""What do employer and worker owe IMSS for a farm worker in a month, branch by branch?

Rates are those of every insured worker; the work-risk premium is the farm's own. Where the worker
earns the minimum wage, the employer pays her share too (LSS 36).
"""

from __future__ import annotations

import numpy as np

from brecha.countries.law import MoneyPerDay, MoneyPerMonth, Rate, Rates
from brecha.countries.mexico.law.agricultural_work.inputs import (
    PROFESSIONAL,
    WORKER,
    DaysPerMonth,
    Share,
    Texts,
)
from brecha.countries.mexico.law.agricultural_work.wages import MoneyOfADay
from brecha.countries.mexico.law.quotas import health_quota
from brecha.engine import rule


@rule(row=WORKER, law=("LSS 36",))
def worker_pays_own_share(
    wage_daily: MoneyPerDay,
    article_36_reference: Texts,
    minimum_wage_of_area_daily: MoneyPerDay,
    minimum_wage_of_trade_daily: MoneyPerDay,
) -> Share:
    """Whether the worker pays her own share; the employer pays it for her at the minimum wage."""
    is_of_trade = article_36_reference == PROFESSIONAL
    least = np.where(is_of_trade, minimum_wage_of_trade_daily, minimum_wage_of_area_daily)
    return (wage_daily > least).astype(float)


@rule(row=WORKER, law=("LSS 28", "LSS 29"))
def contribution_base_monthly(
    contribution_base_daily: MoneyPerDay, days: DaysPerMonth
) -> MoneyPerMonth:
    """Contribution base of the days of the month."""
    return contribution_base_daily * days


@rule(row=WORKER, law=("LSS 106-II",))
def health_excess_monthly(
    contribution_base_daily: MoneyPerDay,
    days: DaysPerMonth,
    uma_daily: MoneyOfADay,
    health_excess_threshold_uma: Rate,
) -> MoneyPerMonth:
    """Part of the base above three UMA."""
    return np.maximum(contribution_base_daily - health_excess_threshold_uma * uma_daily, 0) * days


@rule(row=WORKER, law=("LSS 72", "LSS 73", "LSS 74"))
def work_risk_employer(
    contribution_base_monthly: MoneyPerMonth, farm_work_risk_premium: Share
) -> MoneyPerMonth:
    """Work injury, employer: premium of the farm."""
    return contribution_base_monthly * farm_work_risk_premium


@rule(row=WORKER, law=("LSS 25", "LSS 106-II", "LSS 107"))
def sickness_and_maternity_worker_share(
    contribution_base_monthly: MoneyPerMonth,
    health_excess_monthly: MoneyPerMonth,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Sickness and maternity, share of the worker whoever pays it."""
    return health_quota(
        contribution_base_monthly, health_excess_monthly, social_security_rates_worker
    )


@rule(row=WORKER, law=("LSS 25", "LSS 36", "LSS 106", "LSS 107"))
def sickness_and_maternity_employer(
    contribution_base_monthly: MoneyPerMonth,
    health_excess_monthly: MoneyPerMonth,
    health_fixed_quota_monthly: MoneyPerMonth,
    sickness_and_maternity_worker_share: MoneyPerMonth,
    worker_pays_own_share: Share,
    social_security_rates_employer: Rates,
) -> MoneyPerMonth:
    """Sickness and maternity, paid by the employer."""
    own = health_quota(
        contribution_base_monthly, health_excess_monthly, social_security_rates_employer
    )
    taken_over = sickness_and_maternity_worker_share * (1 - worker_pays_own_share)
    return health_fixed_quota_monthly + own + taken_over


@rule(row=WORKER, law=("LSS 106-I",))
def health_fixed_quota_monthly(
    days: DaysPerMonth, health_fixed_quota_rate: Rate, uma_daily: MoneyOfADay
) -> MoneyPerMonth:
    """Sickness and maternity, fixed quota of the employer: the same on every wage."""
    return health_fixed_quota_rate * uma_daily * days


@rule(row=WORKER, law=("LSS 25", "LSS 36", "LSS 106", "LSS 107"))
def sickness_and_maternity_worker(
    sickness_and_maternity_worker_share: MoneyPerMonth, worker_pays_own_share: Share
) -> MoneyPerMonth:
    """Sickness and maternity, paid by the worker."""
    return sickness_and_maternity_worker_share * worker_pays_own_share


@rule(row=WORKER, law=("LSS 36", "LSS 147"))
def disability_and_life_employer(
    contribution_base_monthly: MoneyPerMonth,
    worker_pays_own_share: Share,
    social_security_rates_employer: Rates,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Disability and life, paid by the employer."""
    own = social_security_rates_employer["disability_and_life"]
    other = social_security_rates_worker["disability_and_life"]
    return contribution_base_monthly * (own + other * (1 - worker_pays_own_share))


@rule(row=WORKER, law=("LSS 36", "LSS 147"))
def disability_and_life_worker(
    contribution_base_monthly: MoneyPerMonth,
    worker_pays_own_share: Share,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Disability and life, paid by the worker."""
    rate = social_security_rates_worker["disability_and_life"]
    return contribution_base_monthly * rate * worker_pays_own_share


@rule(row=WORKER, law=("LSS 211", "LSS 212"))
def childcare_and_social_benefits_employer(
    contribution_base_monthly: MoneyPerMonth, social_security_rates_employer: Rates
) -> MoneyPerMonth:
    """Childcare and social benefits, paid by the employer."""
    return contribution_base_monthly * social_security_rates_employer["childcare"]
