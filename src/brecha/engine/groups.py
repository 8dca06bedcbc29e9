"""What happens inside a group of rows: sums, the row before, the highest so far?

Each function takes the offsets that a rule gets by naming an argument `<fine>s_in_<coarse>`.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from brecha.engine.rows import Offsets, group_of_rows
from brecha.engine.rules import Column


def group_sum(column: Column, offsets: Offsets) -> Column:
    """Return the sum of each group, row after row; an empty group sums to zero.

    Args:
        column: Shape: finer rows.
        offsets: Shape: groups + 1.

    Examples:
        >>> group_sum(np.array([1.0, 2.0, 4.0]), np.array([0, 2, 2, 3]))
        array([3., 0., 4.])
    """
    sums = np.zeros(len(offsets) - 1)
    np.add.at(sums, group_of_rows(offsets), np.asarray(column, dtype=float))
    return sums


def previous_in_group(column: Column, offsets: Offsets, before_first: Column) -> Column:
    """Return the value of the row before in its group.

    Args:
        column: Shape: finer rows.
        offsets: Shape: groups + 1.
        before_first: What stands before the first row of a group, read at that row. Shape: finer
            rows.

    Examples:
        >>> start = np.array([9.0, 9.0, 8.0])
        >>> previous_in_group(np.array([1.0, 2.0, 4.0]), np.array([0, 2, 3]), start)
        array([9., 1., 8.])
    """
    before = np.empty_like(column)
    before[1:] = column[:-1]
    starts = offsets[:-1][np.diff(offsets) > 0]
    before[starts] = before_first[starts]
    return before


def running_maximum(column: Column, offsets: Offsets) -> Column:
    """Return the highest value so far in each group.

    Examples:
        >>> running_maximum(np.array([3.0, 2.0, 4.0]), np.array([0, 2, 3]))
        array([3., 3., 4.])
    """
    highest = np.empty_like(column)
    for start, stop in pairwise(offsets):
        highest[start:stop] = np.maximum.accumulate(column[start:stop])
    return highest
