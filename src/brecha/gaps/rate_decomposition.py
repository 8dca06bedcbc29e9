r"""How much of a gap in a rate comes from who the groups are, and how much from their rates?

Two groups $g$ of people, cut into the same classes $k$ with shares $p_{gk}$ and rates $r_{gk}$:
$R_g = \sum_k p_{gk} r_{gk}$. The gap is the sum of two parts, with nothing left over:

$$ R_1 - R_2 = \underbrace{\sum_k (p_{1k} - p_{2k}) \frac{r_{1k} + r_{2k}}{2}}_{composition}
   + \underbrace{\sum_k (r_{1k} - r_{2k}) \frac{p_{1k} + p_{2k}}{2}}_{rates} $$
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from brecha.core.errors import FaultList, InputError
from brecha.engine import Column
from brecha.gaps.linearisation import Linearised, mean, sum_of, with_standard_errors
from brecha.population.inference import SampleDesign


def kitagawa(
    design: SampleDesign, outcome: Column, is_first: Column, classes: Sequence[str] | pl.Series
) -> pl.DataFrame:
    """Return the parts of a gap between two groups, whole and by class.

    Args:
        design: The sample.
        outcome: What is told apart, often 1 or 0; NaN outside the universe. Shape: persons.
        is_first: 1 in the first group, 0 in the second, NaN in neither. Shape: persons.
        classes: The class of each person; null where it is not known. Shape: persons.

    Returns:
        Rows: first, second, gap, composition, rates, and `composition:CLASS` and `rates:CLASS` of
        each class. Columns: name, estimate, standard_error (by linearisation), low, high, p_value.

    Raises:
        InputError: A class has people of one of the groups only: it has no rate in the other.

    Source:
        Kitagawa, E. M. (1955), Components of a difference between two rates, Journal of the
        American Statistical Association 50(272), 1168-1194.
    """
    names = pl.Series("class", classes, dtype=pl.String)
    is_told = ~np.isnan(outcome) & ~np.isnan(is_first) & names.is_not_null().to_numpy()
    groups = tuple((is_told & (is_first == side)).astype(float) for side in (1, 0))
    held = sorted(set(names.filter(pl.Series(is_told)).to_list()))
    memberships = {name: (names == name).fill_null(value=False).to_numpy() for name in held}
    _check_classes(memberships, groups)
    parts = _parts(design.weights, outcome, groups, memberships)
    return with_standard_errors(parts, design)


def _check_classes(memberships: dict[str, Column], groups: tuple[Column, ...]) -> None:
    faults = FaultList()
    if not memberships:
        faults.add("Two groups must have people whose answer is known; there are none.")
    for name, members in memberships.items():
        if not all((members * group).any() for group in groups):
            faults.add(
                "Each class must hold people of both groups; {name} holds those of one. Join it "
                "with another class.",
                name=name,
            )
    faults.raise_as(InputError)


def _parts(
    weights: Column,
    outcome: Column,
    groups: tuple[Column, ...],
    memberships: dict[str, Column],
) -> dict[str, Linearised]:
    known = np.nan_to_num(outcome)
    first, second = (mean(weights, known, group) for group in groups)
    composition: dict[str, Linearised] = {}
    rates: dict[str, Linearised] = {}
    for name, members in memberships.items():
        shares = [mean(weights, members.astype(float), group) for group in groups]
        levels = [mean(weights, known, group * members) for group in groups]
        composition[name] = (shares[0] - shares[1]) * (levels[0] + levels[1]) * 0.5
        rates[name] = (levels[0] - levels[1]) * (shares[0] + shares[1]) * 0.5
    return {
        "first": first,
        "second": second,
        "gap": first - second,
        "composition": sum_of(list(composition.values())),
        "rates": sum_of(list(rates.values())),
        **{f"composition:{name}": part for name, part in composition.items()},
        **{f"rates:{name}": part for name, part in rates.items()},
    }
