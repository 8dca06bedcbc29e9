"""On which daily wage does a farm worker contribute, and is she paid what the trade must be paid?

Cash wage → integrated wage → productivity pay above a fifth of the base joins it → the base lies
between the minimum wage of the area and 25 UMA.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np

from brecha.countries.law import MoneyPerDay, Rate
from brecha.countries.mexico.law.agricultural_work.inputs import WORKER, Flag, Share, Texts
from brecha.countries.mexico.law.amounts import of_zone, to_cents
from brecha.engine import rule

WagesByZone = Annotated[Mapping[str, float], "money / day"]
MoneyOfADay = Annotated[float, "money / day"]


@rule(row=WORKER, law=("LFT 90", "CPEUM 123-A-VI"))
def minimum_wage_of_area_daily(zone: Texts, minimum_wage_daily: WagesByZone) -> MoneyPerDay:
    """General minimum wage of the area."""
    return of_zone(zone, minimum_wage_daily)


@rule(
    row=WORKER,
    law=("LFT 90", "CPEUM 123-A-VI"),
    name="minimum_wage_of_trade_daily",
    until="2021-01-01",
)
def general_minimum_wage_of_trade_daily(minimum_wage_of_area_daily: MoneyPerDay) -> MoneyPerDay:
    """Least wage of the trade: the general minimum wage, while the trade has none of its own."""
    return minimum_wage_of_area_daily


@rule(row=WORKER, law=("LFT 280 Bis",), name="minimum_wage_of_trade_daily", since="2021-01-01")
def professional_minimum_wage_of_trade_daily(
    zone: Texts, professional_minimum_wage_farm_daily: WagesByZone
) -> MoneyPerDay:
    """Least wage of the trade: the professional minimum wage of farm workers."""
    return of_zone(zone, professional_minimum_wage_farm_daily)


@rule(row=WORKER, law=("LFT 280 Bis", "LFT 90"))
def underpayment_daily(
    wage_daily: MoneyPerDay, minimum_wage_of_trade_daily: MoneyPerDay
) -> MoneyPerDay:
    """What the daily wage lacks to the least wage of the trade."""
    return np.maximum(minimum_wage_of_trade_daily - wage_daily, 0)


@rule(row=WORKER, law=("LFT 280 Bis", "LFT 90"))
def is_underpaid(underpayment_daily: MoneyPerDay) -> Flag:
    """Whether the daily wage lies below the least wage of the trade."""
    return (underpayment_daily > 0).astype(float)


@rule(row=WORKER, law=("LSS 28",))
def contribution_ceiling_daily(
    contribution_ceiling_uma: Rate, uma_daily: MoneyOfADay
) -> MoneyOfADay:
    """Highest contribution base of a day."""
    return contribution_ceiling_uma * uma_daily


@rule(row=WORKER, law=("LSS 27", "LSS 28", "LSS 29-III", "LSS 30"))
def base_without_productivity_daily(
    wage_daily: MoneyPerDay,
    integration_factor: Share,
    minimum_wage_of_area_daily: MoneyPerDay,
    contribution_ceiling_daily: MoneyPerDay,
) -> MoneyPerDay:
    """Daily contribution base before any pay for productivity."""
    integrated = to_cents(wage_daily * integration_factor)
    return np.clip(integrated, minimum_wage_of_area_daily, contribution_ceiling_daily)


@rule(row=WORKER, law=("LSS 237-C",))
def productivity_excluded_daily(
    productivity_pay_daily: MoneyPerDay,
    base_without_productivity_daily: MoneyPerDay,
    farm_productivity_exclusion_share: Rate,
) -> MoneyPerDay:
    """Pay for productivity that stays out of the base: up to a fifth of it."""
    most = farm_productivity_exclusion_share * base_without_productivity_daily
    return np.minimum(productivity_pay_daily, most)


@rule(row=WORKER, law=("LSS 27", "LSS 28", "LSS 29-III", "LSS 237-C"))
def contribution_base_daily(
    base_without_productivity_daily: MoneyPerDay,
    productivity_pay_daily: MoneyPerDay,
    productivity_excluded_daily: MoneyPerDay,
    contribution_ceiling_daily: MoneyPerDay,
) -> MoneyPerDay:
    """Daily contribution base, with the pay for productivity that is not excluded."""
    included = productivity_pay_daily - productivity_excluded_daily
    base = to_cents(base_without_productivity_daily + included)
    return np.minimum(base, contribution_ceiling_daily)
