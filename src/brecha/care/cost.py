"""Posts and places → running cost, training, capital, gross cost."""

from __future__ import annotations

import numpy as np

from brecha.care.units import (
    MoneyPerPlace,
    MoneyPerPost,
    MoneyPerUserYear,
    MoneyPerYear,
    People,
    Places,
    Posts,
    Share,
    SharePerYear,
    Years,
)
from brecha.engine import rule


@rule(row="year")
def other_running_cost(
    people_covered: People,
    other_cost_per_user: MoneyPerUserYear,
    wage_bill: MoneyPerYear,
    overhead_share: Share,
) -> MoneyPerYear:
    """Running cost other than staff: itemised per user, or as a share of running cost."""
    return people_covered * other_cost_per_user + wage_bill * overhead_share / (1 - overhead_share)


@rule(row="year")
def running_cost(wage_bill: MoneyPerYear, other_running_cost: MoneyPerYear) -> MoneyPerYear:
    """Cost of running the service for the year."""
    return wage_bill + other_running_cost


@rule(row="year")
def training_cost(
    posts_new: Posts,
    posts_fte: Posts,
    turnover_share: SharePerYear,
    training_cost_per_post: MoneyPerPost,
) -> MoneyPerYear:
    """Training of those who take a new post or replace one who left."""
    return (posts_new + turnover_share * posts_fte) * training_cost_per_post


@rule(row="year")
def capital_cost(places_new: Places, capital_cost_per_place: MoneyPerPlace) -> MoneyPerYear:
    """Cash spent on building and equipping the places created in the year."""
    return places_new * capital_cost_per_place


@rule(row="year")
def capital_annuity(
    places_standing: Places,
    capital_cost_per_place: MoneyPerPlace,
    capital_life: Years,
    discount_rate: SharePerYear,
) -> MoneyPerYear:
    """Yearly economic cost of all places that stand, whenever they were paid."""
    rate = np.where(discount_rate > 0, discount_rate, 1.0)
    repaid = -np.expm1(-capital_life * np.log1p(rate))  # 1 - (1 + rate) ** -life, exact near zero
    factor = np.where(discount_rate > 0, rate / repaid, 1 / capital_life)
    return places_standing * capital_cost_per_place * factor


@rule(row="year")
def gross_cost(
    running_cost: MoneyPerYear, capital_cost: MoneyPerYear, training_cost: MoneyPerYear
) -> MoneyPerYear:
    """Gross cost: running, capital in cash, and training."""
    return running_cost + capital_cost + training_cost
