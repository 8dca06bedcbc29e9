r"""How many are deprived of several things at once, and of how many? After Alkire and Foster.

Person $i$ lacks item $j$ ($d_{ij}$ 1 or 0); items have weights $\omega_j$ that sum to one; the
score is $c_i = \sum_j \omega_j d_{ij}$. Who has $c_i \ge k$ counts as poor.

$$ H = \overline{1[c_i \ge k]}, \qquad M_0 = \overline{c_i 1[c_i \ge k]}, \qquad A = M_0 / H $$
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from brecha.core.errors import FaultList, InputError
from brecha.engine import Column
from brecha.gaps.columns_of_people import person_columns
from brecha.population.inference import Quantity

RIGHTS = (
    "lacks_social_security",
    "lacks_health_care",
    "lacks_schooling",
    "lacks_housing_quality",
    "lacks_housing_services",
    "lacks_food",
)
TOLERANCE = 1e-9  # three sixths must reach one half, whatever the last digit of the sum


@dataclass(frozen=True)
class DeprivationCounts:
    """What each person lacks, weighed and counted.

    Attributes:
        weights: Weight of each item; they sum to one.
        cutoff: Score from which a person counts as poor.
        score: Weighted share of the items that a person lacks; NaN where one is not known.
            Shape: persons.
        is_poor: Whether the score reaches the cut-off. Shape: persons.
        lacking: What each person lacks, by item. Shape of each: persons.
    """

    weights: Mapping[str, float]
    cutoff: float
    score: Column
    is_poor: Column
    lacking: Mapping[str, Column]

    def quantities(self) -> list[Quantity]:
        """Return what has to be estimated: H, M0, A, and each item's headcount and contribution.

        `headcount_poor:ITEM` is the share of all people who are poor and lack the item;
        `contribution:ITEM` the part of M0 that the item makes up: they sum to one.
        """
        censored = self.score * self.is_poor
        told = [
            Quantity("headcount", "proportion", self.is_poor),
            Quantity("intensity", "ratio", censored, self.is_poor),
            Quantity("adjusted_headcount", "mean", censored),
        ]
        for name, weight in self.weights.items():
            both = self.lacking[name] * self.is_poor
            told += [
                Quantity(f"headcount_poor:{name}", "proportion", both),
                Quantity(f"contribution:{name}", "ratio", weight * both, censored),
            ]
        return told


def deprivation_counts(
    people: pl.DataFrame, cutoff: float, weights: Mapping[str, float] | None = None
) -> DeprivationCounts:
    """Return how much each person lacks.

    Args:
        people: Columns of `PEOPLE`.
        cutoff: Share of the weighted items from which a person counts as poor: above 0, up to 1.
        weights: Weight by item, a column or rule that is 1 where something is lacking; they are
            divided by their sum. By default the six social rights, alike.

    Raises:
        InputError: The cut-off or a weight is out of its range.
        CoverageError: The source lacks an item.

    Source:
        Alkire, S. and Foster, J. (2011), Counting and multidimensional poverty measurement,
        Journal of Public Economics 95(7-8), 476-487.
    """
    given = dict.fromkeys(RIGHTS, 1.0) if weights is None else dict(weights)
    _check(cutoff, given)
    whole = sum(given.values())
    shares = {name: weight / whole for name, weight in given.items()}
    lacking = person_columns(people, tuple(shares))
    score = np.sum([weight * lacking[name] for name, weight in shares.items()], axis=0)
    is_known = ~np.isnan(score)
    is_poor = np.where(is_known, score >= cutoff - TOLERANCE, np.nan)
    told = {name: np.where(is_known, column, np.nan) for name, column in lacking.items()}
    return DeprivationCounts(shares, cutoff, score, is_poor, told)


def _check(cutoff: float, weights: Mapping[str, float]) -> None:
    faults = FaultList()
    if not 0 < cutoff <= 1:
        faults.add(
            "The cut-off must lie above 0 and not above 1; it is {cutoff}. State which share of "
            "the items makes a person poor.",
            cutoff=cutoff,
        )
    if not weights:
        faults.add("At least one item must be counted; there is none. Name some.")
    for name, weight in weights.items():
        if not (np.isfinite(weight) and weight > 0):
            faults.add(
                "The weight of an item must be above 0; that of {name} is {weight}. Leave the "
                "item out, or correct its weight.",
                name=name,
                weight=weight,
            )
    faults.raise_as(InputError)
