"""What is to be estimated? A total, a mean, a share, a ratio or a quantile of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from brecha.core.errors import FaultList, InputError
from brecha.population.inference.codes import Floats

QuantityKind = Literal["total", "mean", "proportion", "ratio", "quantile"]


@dataclass(frozen=True)
class Quantity:
    r"""One figure to be estimated, in every domain.

    With weights $w$, over the rows of the domain that belong to the universe:

    - total: $\hat T = \sum w y$
    - mean: $\hat T / \sum w$; a proportion is a mean of ones and zeros
    - ratio: $\sum w y / \sum w x$
    - quantile: the least $y$ up to which at least the share `probability` of the weight lies

    Attributes:
        name: The indicator's name in the results.
        kind: Which of these.
        numerator: $y$; not a number where the row is not in the universe. Shape: rows.
        denominator: $x$ of a ratio; not a number where the row is not in the universe.
            Shape: rows.
        probability: Of a quantile: 0.5 is the median.
    """

    name: str
    kind: QuantityKind
    numerator: Floats
    denominator: Floats | None = None
    probability: float | None = None


def check_quantities(quantities: Sequence[Quantity], rows: int) -> None:
    """Tell every quantity that cannot be estimated.

    Args:
        quantities: What is asked.
        rows: Rows of the sample.

    Raises:
        InputError: Every fault found.
    """
    faults = FaultList("quantities")
    if not quantities:
        faults.add("At least one quantity must be asked for; none is.")
    names = [quantity.name for quantity in quantities]
    for name in sorted({name for name in names if names.count(name) > 1}):
        faults.add("Names of quantities must differ; {name} is there twice.", name=name)
    for quantity in quantities:
        _check_parts(quantity, faults)
        _check_columns(quantity, rows, faults)
    faults.raise_as(InputError)


def _check_parts(quantity: Quantity, faults: FaultList) -> None:
    if quantity.kind not in get_args(QuantityKind):
        faults.add(
            "A quantity must be one of {known}; {came} is not. Choose one of these.",
            place=quantity.name,
            known=get_args(QuantityKind),
            came=quantity.kind,
        )
    if (quantity.kind == "ratio") != (quantity.denominator is not None):
        faults.add(
            "A ratio has a denominator and no other quantity has one; this is a {kind}. "
            "Give or leave out the denominator.",
            place=quantity.name,
            kind=quantity.kind,
        )
    probability = quantity.probability
    is_inside = probability is not None and 0 < probability < 1
    if (quantity.kind == "quantile") != (probability is not None) or (
        probability is not None and not is_inside
    ):
        faults.add(
            "A quantile has a probability between 0 and 1 and no other quantity has one; this is "
            "a {kind} with {came}. Give 0.5 for a median.",
            place=quantity.name,
            kind=quantity.kind,
            came=str(probability),
        )


def _check_columns(quantity: Quantity, rows: int, faults: FaultList) -> None:
    for column in (quantity.numerator, quantity.denominator):
        if column is None:
            continue
        if column.shape != (rows,):
            faults.add(
                "Columns must have one value for each of the {rows} rows of the sample; this one "
                "has the shape {shape}. Keep every row and write NaN outside the universe.",
                place=quantity.name,
                rows=rows,
                shape=str(column.shape),
            )
        elif np.isinf(column).any():
            faults.add(
                "Values must be finite or NaN; {count} are infinite. Mend the rule that made them.",
                place=quantity.name,
                count=int(np.isinf(column).sum()),
            )
    if quantity.kind == "proportion":
        values = quantity.numerator
        others = ~((values == 0) | (values == 1) | np.isnan(values))
        if others.any():
            faults.add(
                "A proportion is of ones and zeros; {count} rows hold another value, the first "
                "is {came}. Ask for a mean, or mend the column.",
                place=quantity.name,
                count=int(others.sum()),
                came=float(values[others][0]),
            )
