"""Which kinds of columns do the rules take, and how are amounts rounded?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import InputError
from brecha.engine import Column

Money = Annotated[Column, "money"]
Days = Annotated[Column, "days"]
Weeks = Annotated[Column, "weeks"]
Years = Annotated[Column, "years"]
Hours = Annotated[Column, "hours"]
Share = Annotated[Column, "1"]
Flag = Annotated[Column, "1"]
Texts = Annotated[NDArray[np.str_], "text"]
Offsets = Annotated[NDArray[np.int64], "1"]

UmaDaily = Annotated[float, "money / day"]
MinimumWages = Annotated[Mapping[str, float], "money / day"]
Brackets = Annotated[list[Mapping[str, float]], "1"]

EXACT_DECIMALS = 8  # below this, binary fractions say nothing about decimal ones
LEAST_DIFFERENCE = 1e-6  # pesos; wages are stated in cents, so that a true difference is larger
ZONES = {"general": "general", "frontera_norte": "northern_border"}


def to_cents(amount: Column) -> Column:
    """Return amounts rounded to cents, half up.

    Example:
        >>> to_cents(np.array([1.005, 2.674999]))
        array([1.01, 2.67])
    """
    return np.asarray(np.floor(np.round(amount * 100, EXACT_DECIMALS) + 0.5) / 100)


def as_flag(condition: NDArray[np.bool_]) -> Column:
    """Return one where a condition holds, else zero."""
    return condition.astype(float)


def by_name(names: NDArray[np.str_], values: Mapping[str, float], column: str) -> Column:
    """Return the value of each name.

    Args:
        names: Shape: rows.
        values: By name.
        column: What the names are, for the error.

    Raises:
        InputError: A name has no value.
    """
    found = np.full(len(names), np.nan)
    for name, value in values.items():
        found[names == name] = value
    if np.isnan(found).any():
        raise InputError.of(
            "The column {name} must hold one of {known}; it holds {found}. Correct it.",
            name=column,
            known=", ".join(values),
            found=", ".join(sorted({str(name) for name in names[np.isnan(found)]})[:5]),
        )
    return found


def of_zone(zone: NDArray[np.str_], minimum_wages: Mapping[str, float]) -> Column:
    """Return the minimum wage of each zone of minimum wages."""
    return by_name(zone, {zone: minimum_wages[key] for zone, key in ZONES.items()}, "zone")
