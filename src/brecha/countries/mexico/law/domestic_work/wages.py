"""What is her wage of a day, is it lawful, and what does it become once integrated?

Cash wage of the pay period, over the days of the period, times what food and lodging add, times
the integration factor.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np

from brecha.countries.law import MoneyPerDay, MoneyPerMonth, Rate, Rates
from brecha.countries.mexico.law.amounts import LEAST_DIFFERENCE, by_name, of_zone, to_cents
from brecha.countries.mexico.law.domestic_work.columns import (
    Days,
    Flag,
    MinimumWages,
    Money,
    Share,
    Texts,
    as_flag,
)
from brecha.engine import rule

DaysOfPeriods = Annotated[Mapping[str, float], "days"]
MEALS_OF_A_DAY = 3
DaysOfMonth = Annotated[float, "days / month"]


@rule(row="employer", law=("LSS 29-II",), since="2019-04-01")
def wage_daily(wage: Money, pay_period: Texts, days_per_pay_period: DaysOfPeriods) -> MoneyPerDay:
    """Cash wage of a day: the wage of the pay period over seven, fifteen or thirty days."""
    return wage / by_name(pay_period, days_per_pay_period, "pay_period")


@rule(row="worker", law=("CPEUM 123-A-VI", "LFT 92"), since="2019-04-01")
def minimum_wage_general_daily(zone: Texts, minimum_wage_daily: MinimumWages) -> MoneyPerDay:
    """General minimum wage of her zone."""
    return of_zone(zone, minimum_wage_daily)


@rule(row="worker", law=("LFT 335",), since="2019-04-01", until="2021-01-01")
def minimum_wage_of_trade_daily(minimum_wage_general_daily: MoneyPerDay) -> MoneyPerDay:
    """Minimum wage of domestic work: the general one, for the trade had none of its own yet."""
    return minimum_wage_general_daily


@rule(row="worker", law=("LFT 335",), since="2021-01-01", name="minimum_wage_of_trade_daily")
def minimum_wage_of_trade_daily_since_2021(
    zone: Texts, minimum_wage_domestic_work_daily: MinimumWages
) -> MoneyPerDay:
    """Minimum wage of domestic work: the professional minimum wage of her zone."""
    return of_zone(zone, minimum_wage_domestic_work_daily)


@rule(row="worker", law=("LFT 335",), since="2019-04-01")
def minimum_wage_general_monthly(
    minimum_wage_general_daily: MoneyPerDay, days_per_average_month: DaysOfMonth
) -> MoneyPerMonth:
    """General minimum wage of an average month of 30.4 days, in cents."""
    return to_cents(minimum_wage_general_daily * days_per_average_month)


@rule(row="employer", law=("LFT 335",), since="2019-04-01")
def minimum_wage_of_days(minimum_wage_of_trade_daily: MoneyPerDay, days: Days) -> Money:
    """Least cash wage for the days worked: the minimum wage of domestic work times the days."""
    return to_cents(minimum_wage_of_trade_daily * days)


@rule(row="employer", law=("LFT 335",), since="2019-04-01")
def is_underpaid(wage_daily: MoneyPerDay, minimum_wage_of_trade_daily: MoneyPerDay) -> Flag:
    """Whether the cash wage of a day lies below the minimum wage of domestic work."""
    return as_flag(wage_daily < minimum_wage_of_trade_daily - LEAST_DIFFERENCE)


@rule(row="employer", law=("LSS 32",), since="2019-04-01")
def in_kind_factor(has_food: Flag, has_lodging: Flag, in_kind_wage_rates: Rates) -> Share:
    """What food and lodging add to the wage: a quarter for one, half for both, less for a meal."""
    meals = np.rint(has_food * MEALS_OF_A_DAY).astype(int)
    rates = np.array([0.0, in_kind_wage_rates["one"], in_kind_wage_rates["both"]])
    whole = rates[(meals == MEALS_OF_A_DAY).astype(int) + (has_lodging > 0).astype(int)]
    return np.asarray(1 + whole + in_kind_wage_rates["meal"] * (meals % MEALS_OF_A_DAY))


@rule(row="employer", law=("LSS 27", "LSS 32", "LSS 239-G"), since="2019-04-01")
def integrated_wage_daily(
    wage_daily: MoneyPerDay, in_kind_factor: Share, integration_factor: Share
) -> MoneyPerDay:
    """Integrated wage of a day: cash, what is given in kind, the integration factor; in cents."""
    return to_cents(wage_daily * in_kind_factor * integration_factor)


@rule(row="worker", law=("LSS 239-C VII", "LSS 239-C VIII", "LSS 28"), since="2019-04-01")
def floor_base_daily(
    integration_factor: Share,
    minimum_wage_daily: MinimumWages,
    uma_daily: Annotated[float, "money / day"],
    contribution_ceiling_uma: Rate,
) -> MoneyPerDay:
    """Integrated general minimum wage of Mexico City, in cents."""
    integrated = to_cents(minimum_wage_daily["general"] * integration_factor)
    return np.minimum(integrated, contribution_ceiling_uma * uma_daily)
