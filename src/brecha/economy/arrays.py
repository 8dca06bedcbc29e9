"""How does an array stay what it was checked to be? Copied, float64, read-only."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


def read_only(values: ArrayLike) -> Array:
    """Return a private float64 copy that cannot be written to."""
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array


def by_year(values: ArrayLike) -> Array:
    """Return an amount or a series of amounts as one row of years.

    Shape: `(years,)`; a single number is one year.
    """
    return np.atleast_1d(np.asarray(values, dtype=np.float64))


def ratio(above: Array, below: Array) -> Array:
    """Return `above / below`, and 0 where `below` is 0."""
    return np.divide(above, below, out=np.zeros(np.broadcast(above, below).shape), where=below != 0)
