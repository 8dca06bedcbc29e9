"""How many rows has a group, which is its least or greatest value, does any row of it hold?

Each function takes the offsets that a rule gets by naming an argument `<fine>s_in_<coarse>`.
"""

from __future__ import annotations

import numpy as np

from brecha.engine.rows import Offsets
from brecha.engine.rules import Column


def group_count(offsets: Offsets) -> Column:
    """Return how many rows each group has.

    Args:
        offsets: Shape: groups + 1.

    Examples:
        >>> group_count(np.array([0, 2, 2, 3]))
        array([2., 0., 1.])
    """
    return np.diff(offsets).astype(float)


def group_minimum(column: Column, offsets: Offsets, of_empty: float = np.inf) -> Column:
    """Return the least value of each group.

    Args:
        column: Shape: finer rows.
        offsets: Shape: groups + 1.
        of_empty: What a group without rows gets.

    Examples:
        >>> group_minimum(np.array([3.0, 2.0, 4.0]), np.array([0, 2, 2, 3]))
        array([ 2., inf,  4.])
    """
    return _chosen(np.minimum, column, offsets, of_empty)


def group_maximum(column: Column, offsets: Offsets, of_empty: float = -np.inf) -> Column:
    """Return the greatest value of each group.

    Args:
        column: Shape: finer rows.
        offsets: Shape: groups + 1.
        of_empty: What a group without rows gets.

    Examples:
        >>> group_maximum(np.array([3.0, 2.0, 4.0]), np.array([0, 2, 2, 3]), of_empty=0)
        array([3., 0., 4.])
    """
    return _chosen(np.maximum, column, offsets, of_empty)


def group_any(column: Column, offsets: Offsets) -> Column:
    """Return one for each group in which a row is above zero, else zero; zero without rows.

    Examples:
        >>> group_any(np.array([0.0, 1.0, 0.0]), np.array([0, 2, 2, 3]))
        array([1., 0., 0.])
    """
    return (group_maximum(column, offsets, of_empty=0) > 0).astype(float)


def group_all(column: Column, offsets: Offsets) -> Column:
    """Return one for each group in which every row is above zero, else zero; one without rows.

    Examples:
        >>> group_all(np.array([0.0, 1.0, 2.0]), np.array([0, 2, 2, 3]))
        array([0., 1., 1.])
    """
    return (group_minimum(column, offsets, of_empty=1) > 0).astype(float)


def _chosen(choice: np.ufunc, column: Column, offsets: Offsets, of_empty: float) -> Column:
    chosen = np.full(len(offsets) - 1, of_empty, dtype=float)
    starts, stops = np.asarray(offsets[:-1]), np.asarray(offsets[1:])
    is_filled = stops > starts
    if is_filled.any():
        chosen[is_filled] = choice.reduceat(column, starts[is_filled], dtype=float)
    return chosen
