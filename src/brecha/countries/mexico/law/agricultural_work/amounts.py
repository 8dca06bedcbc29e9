"""Which value has a zone, and how does the law round?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import CoverageError, InputError
from brecha.engine import Column

ZONES: Mapping[str, str] = {"general": "general", "frontera_norte": "northern_border"}
BINARY_DUST = 1e-6  # of a cent: a tie in decimals may lie this far below itself in binary


def by_zone(values: Mapping[str, float], zone: NDArray[np.str_]) -> Column:
    """Return the value of each row's zone.

    Args:
        values: By key of the parameter.
        zone: By row, as a user names it.

    Raises:
        InputError: A zone is not known.
        CoverageError: The zone has no value that day: the northern border zone began in 2019.
    """
    unknown = sorted({str(name) for name in np.unique(zone)} - set(ZONES))
    if unknown:
        raise InputError.of(
            "A zone must be one of {known}; {came} is not. Choose one of these.",
            known=", ".join(ZONES),
            came=", ".join(unknown),
        )
    result = np.empty(len(zone))
    for name, key in ZONES.items():
        is_here = zone == name
        if is_here.any() and key not in values:
            raise CoverageError.of(
                "The zone {zone} has no value of its own on that day; only {known} have. Ask for "
                "a later day, or for one of these.",
                zone=name,
                known=", ".join(zone for zone, other in ZONES.items() if other in values),
            )
        result[is_here] = values.get(key, np.nan)
    return result


def rounded_to_cents(amount: Column) -> Column:
    """Return an amount in whole cents, half a cent up.

    Example:
        >>> rounded_to_cents(np.array([157.395, 422.316]))
        array([157.4 , 422.32])
    """
    return np.floor(amount * 100 + 0.5 + BINARY_DUST) / 100
