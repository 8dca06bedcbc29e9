"""What is due for one job in Arcadia? Minimum wage, bonus, two branches, three brackets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np

from brecha.countries.law import MoneyPerMonth, MoneyPerYear, Rates
from brecha.engine import rule

MinimumWage = Annotated[float, "money / month"]
Brackets = Annotated[list[Mapping[str, float]], "money / month"]
MonthsPerYear = Annotated[float, "months / year"]

MADE_UP = ("Made-up rule for teaching",)


@rule(row="job", law=MADE_UP)
def wage_monthly(
    wage_offered_monthly: MoneyPerMonth, minimum_wage_monthly: MinimumWage
) -> MoneyPerMonth:
    """Cash wage of a full month: the wage offered, at least the minimum wage."""
    return np.maximum(wage_offered_monthly, minimum_wage_monthly)


@rule(row="job", law=MADE_UP)
def bonus_yearly(wage_monthly: MoneyPerMonth, bonus_months: MonthsPerYear) -> MoneyPerYear:
    """Year-end bonus: so many months of wage."""
    return wage_monthly * bonus_months


@rule(row="job", law=MADE_UP)
def health_insurance(
    wage_monthly: MoneyPerMonth,
    social_security_rates_employer: Rates,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Health insurance, employer and worker."""
    rate = social_security_rates_employer["health"] + social_security_rates_worker["health"]
    return wage_monthly * rate


@rule(row="job", law=MADE_UP)
def pension_insurance(
    wage_monthly: MoneyPerMonth,
    social_security_rates_employer: Rates,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Pension insurance, employer and worker."""
    rate = social_security_rates_employer["pension"] + social_security_rates_worker["pension"]
    return wage_monthly * rate


@rule(row="job", law=MADE_UP)
def employer_contributions_monthly(
    wage_monthly: MoneyPerMonth, social_security_rates_employer: Rates
) -> MoneyPerMonth:
    """All that the employer pays on top of the wage, both branches."""
    return wage_monthly * sum(social_security_rates_employer.values())


@rule(row="job", law=MADE_UP)
def worker_contributions_monthly(
    wage_monthly: MoneyPerMonth, social_security_rates_worker: Rates
) -> MoneyPerMonth:
    """All that is withheld from the worker, both branches."""
    return wage_monthly * sum(social_security_rates_worker.values())


@rule(row="job", law=MADE_UP)
def income_tax_monthly(wage_monthly: MoneyPerMonth, income_tax_brackets: Brackets) -> MoneyPerMonth:
    """Income tax by brackets: each rate on the part of the wage that lies in its bracket."""
    tax = np.zeros_like(wage_monthly)
    below = 0.0
    for bracket in income_tax_brackets:
        tax = tax + np.maximum(wage_monthly - bracket["from"], 0) * (bracket["rate"] - below)
        below = bracket["rate"]
    return tax


@rule(row="job", law=MADE_UP)
def net_wage_monthly(
    wage_monthly: MoneyPerMonth,
    worker_contributions_monthly: MoneyPerMonth,
    income_tax_monthly: MoneyPerMonth,
) -> MoneyPerMonth:
    """What the worker takes home in the month."""
    return wage_monthly - worker_contributions_monthly - income_tax_monthly
