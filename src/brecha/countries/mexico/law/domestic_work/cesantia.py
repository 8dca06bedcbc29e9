"""Which rate does the employer pay for severance at advanced age and old age?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from brecha.countries.mexico.law.domestic_work.columns import LEAST_DIFFERENCE, to_cents
from brecha.engine import Column


def cesantia_rate(
    base_daily: Column,
    minimum_wage: Column | float,
    uma_daily: float,
    brackets: Sequence[Mapping[str, float]],
) -> Column:
    """Return the employer's rate by the contribution base.

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
    starts = np.array([bracket["from"] for bracket in brackets])
    rates = np.array([bracket["rate"] for bracket in brackets])
    base_in_uma = to_cents(base_daily / uma_daily)
    row = np.clip(np.searchsorted(starts, base_in_uma, side="right") - 1, 0, None)
    is_at_minimum = base_daily <= minimum_wage + LEAST_DIFFERENCE
    return np.where(is_at_minimum, rates[0], rates[row])
