"""Which bracket of a table does each value fall in?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from brecha.engine.rules import Column

FEW = 40  # so many comparisons of whole columns cost less than one search per value


def bracket_of(column: Column, starts: Sequence[float] | Column) -> NDArray[np.intp]:
    """Return the last bracket that starts at or below each value; the first for all lower ones.

    Args:
        column: Numbers. Unit: that of `starts`.
        starts: Where the brackets start, rising.

    Returns:
        Position of the bracket, to take its rate or quota with. Shape: that of `column`.

    Examples:
        >>> bracket_of(np.array([0.5, 10.0, 25.0]), [1.0, 10.0, 20.0])
        array([0, 1, 2])
    """
    if len(starts) > FEW:
        found = np.searchsorted(np.asarray(starts), column, side="right") - 1
        return np.maximum(found, 0)
    passed = np.zeros(np.shape(column), dtype=np.int8)
    for start in starts[1:]:
        passed += (column >= start).view(np.int8)  # without a conversion of each truth value
    return passed.astype(np.intp)
