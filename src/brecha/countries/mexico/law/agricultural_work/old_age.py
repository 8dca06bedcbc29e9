"""What goes to a farm worker's individual account, and what is due in all?"""

from __future__ import annotations

from brecha.countries.law import MoneyPerDay, MoneyPerMonth, Rate, Rates
from brecha.countries.mexico.law.agricultural_work.inputs import WORKER, Share
from brecha.countries.mexico.law.agricultural_work.wages import MoneyOfADay
from brecha.countries.mexico.law.quotas import Brackets, cesantia_rate
from brecha.engine import rule


@rule(row=WORKER, law=("LSS 168-I",))
def retirement_employer(
    contribution_base_monthly: MoneyPerMonth, social_security_rates_employer: Rates
) -> MoneyPerMonth:
    """Retirement, paid by the employer."""
    return contribution_base_monthly * social_security_rates_employer["retirement"]


@rule(row=WORKER, law=("LSS 168-II",))
def cesantia_y_vejez_rate_employer(
    contribution_base_daily: MoneyPerDay,
    minimum_wage_of_area_daily: MoneyPerDay,
    uma_daily: MoneyOfADay,
    severance_old_age_employer_rate: Brackets,
) -> Share:
    """Employer's rate for severance and old age, by the base in UMA rounded to two decimals."""
    return cesantia_rate(
        contribution_base_daily,
        minimum_wage_of_area_daily,
        uma_daily,
        severance_old_age_employer_rate,
    )


@rule(row=WORKER, law=("LSS 36", "LSS 168-II"))
def cesantia_y_vejez_employer(
    contribution_base_monthly: MoneyPerMonth,
    cesantia_y_vejez_rate_employer: Share,
    worker_pays_own_share: Share,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Severance at advanced age and old age, paid by the employer."""
    other = social_security_rates_worker["cesantia_y_vejez"] * (1 - worker_pays_own_share)
    return contribution_base_monthly * (cesantia_y_vejez_rate_employer + other)


@rule(row=WORKER, law=("LSS 36", "LSS 168-II"))
def cesantia_y_vejez_worker(
    contribution_base_monthly: MoneyPerMonth,
    worker_pays_own_share: Share,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Severance at advanced age and old age, paid by the worker."""
    rate = social_security_rates_worker["cesantia_y_vejez"]
    return contribution_base_monthly * rate * worker_pays_own_share


@rule(row=WORKER, law=("LSS 15-III", "LSS 36"))
def employer_total(
    work_risk_employer: MoneyPerMonth,
    sickness_and_maternity_employer: MoneyPerMonth,
    disability_and_life_employer: MoneyPerMonth,
    childcare_and_social_benefits_employer: MoneyPerMonth,
    retirement_employer: MoneyPerMonth,
    cesantia_y_vejez_employer: MoneyPerMonth,
) -> MoneyPerMonth:
    """All that the employer owes IMSS, before the farm decree and without the housing fund."""
    return (
        work_risk_employer
        + sickness_and_maternity_employer
        + disability_and_life_employer
        + childcare_and_social_benefits_employer
        + retirement_employer
        + cesantia_y_vejez_employer
    )


@rule(row=WORKER, law=("LSS 36", "LSS 38"))
def worker_total(
    sickness_and_maternity_worker: MoneyPerMonth,
    disability_and_life_worker: MoneyPerMonth,
    cesantia_y_vejez_worker: MoneyPerMonth,
) -> MoneyPerMonth:
    """All that is withheld from the worker for IMSS, before the farm decree."""
    return sickness_and_maternity_worker + disability_and_life_worker + cesantia_y_vejez_worker


@rule(row=WORKER, law=("LSS 39",))
def quotas_total(employer_total: MoneyPerMonth, worker_total: MoneyPerMonth) -> MoneyPerMonth:
    """All quotas of IMSS of employer and worker, before the farm decree."""
    return employer_total + worker_total


@rule(row=WORKER, law=("LINF 29-II", "LFT 136"))
def housing_fund(
    contribution_base_monthly: MoneyPerMonth, housing_fund_rate: Rate
) -> MoneyPerMonth:
    """Housing fund (Infonavit), employer: a line of its own, never part of the quotas."""
    return contribution_base_monthly * housing_fund_rate
