"""Which value has a name, which a zone of minimum wages, and how does the law round?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import CoverageError, InputError
from brecha.engine import Column

ZONES: Mapping[str, str] = {"general": "general", "frontera_norte": "northern_border"}
BINARY_DUST = 5e-9  # of a cent: a tie in decimals may lie this far below itself in binary
LEAST_DIFFERENCE = 1e-6  # pesos; wages are stated in cents, so that a true difference is larger
SHOWN_NAMES = 5


def to_cents(amount: Column) -> Column:
    """Return amounts rounded to cents, half up.

    Examples:
        >>> to_cents(np.array([1.005, 157.395, 2.674999]))
        array([  1.01, 157.4 ,   2.67])
    """
    return np.asarray(np.floor(amount * 100 + (0.5 + BINARY_DUST)) / 100)


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
        unknown = sorted({str(name) for name in names[np.isnan(found)]})
        raise InputError.of(
            "The column {name} must hold one of {known}; it holds {found}. Correct it.",
            name=column,
            known=", ".join(values),
            found=", ".join(unknown[:SHOWN_NAMES]),
        )
    return found


def of_zone(zone: NDArray[np.str_], values: Mapping[str, float]) -> Column:
    """Return the value of each row's zone of minimum wages.

    Args:
        zone: By row, as a user names it.
        values: By key of the parameter.

    Raises:
        InputError: A zone is not known.
        CoverageError: The zone has no value that day: the northern border zone began in 2019.
    """
    known = {name: values[key] for name, key in ZONES.items() if key in values}
    for name in ZONES.keys() - known.keys():
        if (zone == name).any():
            raise CoverageError.of(
                "The zone {zone} has no value of its own on that day; only {known} have. Ask for "
                "a later day, or for one of these.",
                zone=name,
                known=", ".join(known),
            )
    return by_name(zone, known, "zone")
