"""What is withheld as income tax (ISR) from one formal wage in a month?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.countries.law import MoneyPerMonth
from brecha.countries.mexico.law.bonuses import DaysOfPeriods, MinimumWages, is_minimum_wage
from brecha.engine import rule
from brecha.engine.brackets import bracket_of

Tariff = Annotated[list[Mapping[str, float]], "money / month"]


@rule(row="job", law=("LISR 96",))
def income_tax_before_subsidy_monthly(
    wage_monthly: MoneyPerMonth, income_tax_monthly_tariff: Tariff
) -> MoneyPerMonth:
    """Income tax by the monthly tariff: fixed quota plus a rate on the excess."""
    row = _row(wage_monthly, income_tax_monthly_tariff)
    start, fixed, rate = (
        np.array([bracket[key] for bracket in income_tax_monthly_tariff])[row]
        for key in ("from", "fixed", "rate")
    )
    return np.where(wage_monthly > 0, fixed + (wage_monthly - start) * rate, 0.0).clip(min=0)


@rule(row="job", law=("Decreto del subsidio para el empleo",))
def employment_subsidy_monthly(
    wage_monthly: MoneyPerMonth, employment_subsidy: Tariff
) -> MoneyPerMonth:
    """Subsidy for employment of the month, before the tax limits it."""
    amounts = np.array([bracket["amount"] for bracket in employment_subsidy])
    return np.where(wage_monthly > 0, amounts[_row(wage_monthly, employment_subsidy)], 0.0)


@rule(row="job", law=("LISR 96", "Decreto del subsidio para el empleo"))
def income_tax_monthly(
    wage_monthly: MoneyPerMonth,
    minimum_wage_daily: MinimumWages,
    days_per_pay_period: DaysOfPeriods,
    income_tax_before_subsidy_monthly: MoneyPerMonth,
    employment_subsidy_monthly: MoneyPerMonth,
) -> MoneyPerMonth:
    """Income tax withheld: the tariff less the subsidy; none from the general minimum wage."""
    tax = np.maximum(income_tax_before_subsidy_monthly - employment_subsidy_monthly, 0)
    is_spared = is_minimum_wage(wage_monthly, minimum_wage_daily, days_per_pay_period)
    return np.where(is_spared, 0, tax)


def _row(wage_monthly: MoneyPerMonth, brackets: Tariff) -> NDArray[np.intp]:
    return bracket_of(wage_monthly, [bracket["from"] for bracket in brackets])
