"""No formal wage of a plan lies below the minimum wage: its whole range is raised to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from brecha.countries import Country
from brecha.parameters import ParameterValue
from brecha.plans.economy_side import pay_by_law
from brecha.plans.values import ResolvedAssumption

WAGE = ".wage_monthly"


def at_least_minimum_wage(
    assumptions: tuple[ResolvedAssumption, ...],
    country: Country,
    law: Mapping[str, ParameterValue],
) -> tuple[ResolvedAssumption, ...]:
    """Return the assumptions with low, central and high wages as the law lets them be paid.

    Args:
        assumptions: Every assumption of a plan.
        country: Whose law.
        law: Its parameters.
    """
    return tuple(
        _raised(entry, country, law) if entry.path.endswith(WAGE) else entry
        for entry in assumptions
    )


def _raised(
    entry: ResolvedAssumption, country: Country, law: Mapping[str, ParameterValue]
) -> ResolvedAssumption:
    stated = np.array([entry.low, entry.central, entry.high])
    low, central, high = (float(wage) for wage in pay_by_law(stated, country, law)["wage_monthly"])
    is_raised = low > entry.low
    return replace(entry, low=low, central=central, high=high, is_raised_to_minimum=is_raised)
