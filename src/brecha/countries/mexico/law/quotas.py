"""What do the rates of IMSS give on a contribution base?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np

from brecha.countries.mexico.law.amounts import LEAST_DIFFERENCE, to_cents
from brecha.engine import Column
from brecha.engine.brackets import bracket_of

Brackets = Annotated[list[Mapping[str, float]], "1"]


def health_quota(base: Column, excess: Column, rates: Mapping[str, float]) -> Column:
    """Return what one side owes for sickness and maternity, without the fixed quota.

    Args:
        base: Contribution base. Unit: money.
        excess: Part of the base above three UMA. Unit: money.
        rates: Rates of that side, by part of the branch.
    """
    on_base = rates["sickness_cash"] + rates["medical_pensioners"]
    return base * on_base + excess * rates["sickness_excess"]


def cesantia_rate(
    base_daily: Column,
    minimum_wage: Column | float,
    uma_daily: float,
    brackets: Sequence[Mapping[str, float]],
) -> Column:
    """Return the employer's rate for severance and old age by the contribution base.

    The first bracket is of those at the minimum wage; the others count the base in UMA, rounded
    to two decimals, for the law names no rule for what lies between two brackets.

    Args:
        base_daily: Contribution base, not cash wage. Unit: money per day.
        minimum_wage: General minimum wage. Unit: money per day.
        uma_daily: Unit: money per day.
        brackets: Each with `from`, in UMA, and `rate`.

    Source:
        LSS 168-II and second transitory of DOF 16-12-2020.
    """
    rates = np.array([bracket["rate"] for bracket in brackets])
    bracket = bracket_of(to_cents(base_daily / uma_daily), [row["from"] for row in brackets])
    is_at_minimum = base_daily <= minimum_wage + LEAST_DIFFERENCE
    return np.where(is_at_minimum, rates[0], rates[bracket])
