r"""What comes back to the treasury? Taxes and contributions of jobs, of spending, of production.

The law is applied job by job elsewhere; here its results are added up:
$T = \sum_c n_c (t_c + \sum_b q_{bc}) + v \, s \sum_c n_c d_c + \sum_i \tau_i \Delta x_i$.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from brecha.core.errors import FaultList, InputError
from brecha.economy.arrays import Array, by_year


@dataclass(frozen=True, eq=False)
class JobCells:
    """Kinds of jobs with what each pays by law. Unit of money: that of the table.

    Attributes:
        jobs: Jobs of each kind. Shape: (cells, years), or cells for one year.
        income_tax: Tax on income per job and year. Shape: cells.
        social_security: Contributions per job and year, by branch. Shape of each: cells.
        disposable_income: What is left to spend per job and year. Shape: cells.
    """

    jobs: Array
    income_tax: Array
    social_security: Mapping[str, Array]
    disposable_income: Array


@dataclass(frozen=True, eq=False)
class Revenue:
    """Public revenue by part. Shape of each: years.

    Attributes:
        income_tax: Tax on the income of the jobs.
        social_security: Contributions by branch.
        consumption_tax: Value added tax on what the jobs' income buys, at its effective rate.
        production_taxes: Net taxes on production and on the products that producers buy.
    """

    income_tax: Array
    social_security: Mapping[str, Array]
    consumption_tax: Array
    production_taxes: Array

    @property
    def contributions(self) -> Array:
        """Return contributions of all branches. Shape: years."""
        return sum(self.social_security.values(), np.zeros_like(self.income_tax))

    @property
    def total(self) -> Array:
        """Return the sum of all parts. Shape: years."""
        taxes = self.income_tax + self.consumption_tax + self.production_taxes
        return taxes + self.contributions


def revenue_of(
    cells: JobCells,
    consumption_tax_rate: float,
    spent_share: float,
    production_taxes: ArrayLike = 0.0,
) -> Revenue:
    """Return the revenue that jobs and production yield.

    Args:
        cells: Jobs with what each pays.
        consumption_tax_rate: Effective rate of value added tax: tax over household consumption
            at the prices paid, tax included. Between 0 and 1.
        spent_share: Share of disposable income that is spent. Between 0 and 1.
        production_taxes: Net taxes on production and bought products, such as
            `Effects.production_taxes.type_2`. Shape: years.

    Raises:
        InputError: Every fault found: rates outside 0..1, shapes that do not fit, negative jobs.
    """
    jobs = np.asarray(cells.jobs, dtype=np.float64)
    jobs = jobs[:, None] if jobs.ndim == 1 else jobs
    _check_cells(
        cells, jobs, {"consumption_tax_rate": consumption_tax_rate, "spent_share": spent_share}
    )
    years = jobs.shape[1]
    return Revenue(
        income_tax=cells.income_tax @ jobs,
        social_security={name: paid @ jobs for name, paid in cells.social_security.items()},
        consumption_tax=consumption_tax_rate * spent_share * (cells.disposable_income @ jobs),
        production_taxes=np.broadcast_to(by_year(production_taxes), (years,)) + 0.0,
    )


def baseline_revenue(revenue: Revenue, existing: ArrayLike, gross: ArrayLike) -> Revenue:
    """Return the revenue that existing spending already yields, T0.

    It is the revenue of the gross spending in proportion: existing spending is taken to buy the
    same wages and purchases as the planned one. Where its jobs are known, give them to
    `revenue_of` instead.

    Raises:
        InputError: Existing spending is negative or above gross spending, or gross is 0.
    """
    part, whole = by_year(existing), by_year(gross)
    if not ((whole > 0) & (part >= 0) & (part <= whole)).all():
        raise InputError.of(
            "Existing spending must lie between 0 and gross spending; it is {existing} of {gross}. "
            "Correct one of the two.",
            existing=part.tolist(),
            gross=whole.tolist(),
        )
    share = part / whole
    return Revenue(
        revenue.income_tax * share,
        {name: paid * share for name, paid in revenue.social_security.items()},
        revenue.consumption_tax * share,
        revenue.production_taxes * share,
    )


def _check_cells(cells: JobCells, jobs: Array, rates: Mapping[str, float]) -> None:
    faults = FaultList()
    if not (np.isfinite(jobs) & (jobs >= 0)).all():
        faults.add("Jobs must be numbers of 0 or more; some are not. Correct them.")
    columns = {"income_tax": cells.income_tax, "disposable_income": cells.disposable_income}
    for name, values in {**columns, **cells.social_security}.items():
        if np.shape(values) != (len(jobs),) or not np.isfinite(values).all():
            faults.add(
                "{name} must be one finite number for each of {number} kinds of jobs; it has the "
                "shape {found}. Complete it.",
                name=name,
                number=len(jobs),
                found=str(np.shape(values)),
            )
    for name, rate in rates.items():
        if not 0 <= rate <= 1:
            faults.add(
                "{name} must lie between 0 and 1; it is {rate}. Correct it.", name=name, rate=rate
            )
    faults.raise_as(InputError)
