"""On which wage does each employer pay, and which wage counts for benefits?

Each employer pays on its own integrated wage. Together they pay on 25 UMA at most: beyond, each
takes its part of the ceiling, by wage (LSS 28 and 33).
"""

from __future__ import annotations

import numpy as np

from brecha.countries.law import MoneyPerDay, Rate
from brecha.countries.mexico.law.amounts import LEAST_DIFFERENCE
from brecha.countries.mexico.law.domestic_work.columns import (
    Days,
    Flag,
    Money,
    Offsets,
    UmaDaily,
    as_flag,
)
from brecha.engine import group_sum, rule


@rule(row="worker", law=("LSS 33",), since="2019-04-01")
def integrated_wage_daily_total(
    integrated_wage_daily: MoneyPerDay, employers_in_worker: Offsets
) -> MoneyPerDay:
    """Sum of the integrated wages of all employers."""
    return group_sum(integrated_wage_daily, employers_in_worker)


@rule(row="worker", law=("LSS 28", "LSS 33"), since="2019-04-01")
def is_cap_applied(
    integrated_wage_daily_total: MoneyPerDay,
    uma_daily: UmaDaily,
    contribution_ceiling_uma: Rate,
) -> Flag:
    """Whether the wages together go beyond the ceiling of 25 UMA."""
    ceiling = contribution_ceiling_uma * uma_daily
    return as_flag(integrated_wage_daily_total > ceiling + LEAST_DIFFERENCE)


@rule(row="employer", law=("LSS 28", "LSS 33"), since="2019-04-01")
def contribution_base_daily(
    integrated_wage_daily: MoneyPerDay,
    integrated_wage_daily_total: MoneyPerDay,
    uma_daily: UmaDaily,
    contribution_ceiling_uma: Rate,
) -> MoneyPerDay:
    """Contribution base of a day: the integrated wage, or its part of the ceiling by wage."""
    ceiling = contribution_ceiling_uma * uma_daily
    return integrated_wage_daily * ceiling / np.maximum(integrated_wage_daily_total, ceiling)


@rule(row="employer", law=("LSS 28", "LSS 29-III"), since="2019-04-01")
def is_base_below_minimum(
    integrated_wage_daily: MoneyPerDay, minimum_wage_general_daily: MoneyPerDay
) -> Flag:
    """Whether the integrated wage lies below the least base that IMSS may take quotas on."""
    return as_flag(integrated_wage_daily < minimum_wage_general_daily - LEAST_DIFFERENCE)


@rule(row="employer", law=("LSS 29",), since="2019-04-01")
def contribution_base(contribution_base_daily: MoneyPerDay, days: Days) -> Money:
    """Contribution base of the days reported."""
    return contribution_base_daily * days


@rule(row="employer", law=("LSS 106-II",), since="2019-04-01")
def sickness_excess_base(
    contribution_base_daily: MoneyPerDay,
    days: Days,
    uma_daily: UmaDaily,
    health_excess_threshold_uma: Rate,
) -> Money:
    """Part of the contribution base above three UMA, for the days reported."""
    threshold = health_excess_threshold_uma * uma_daily
    return np.maximum(contribution_base_daily - threshold, 0) * days


@rule(row="worker", law=("LSS 33",), since="2019-04-01")
def daily_base_for_cash_benefits(
    contribution_base_daily: MoneyPerDay, employers_in_worker: Offsets
) -> MoneyPerDay:
    """Wage of a day on which cash benefits are counted: the sum of the bases of all employers."""
    return group_sum(contribution_base_daily, employers_in_worker)
