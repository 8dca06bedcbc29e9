"""What follows from answers of which some are not known? Yes is 1, no is 0, not known is NaN.

Logic of three values (Kleene): "no and not known" is no, "yes or not known" is yes, and all else
that rests on an unknown answer is unknown.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from brecha.engine import Column

UNKNOWN_TEXT = ""


def is_any_of(text: NDArray[np.object_], *values: str) -> Column:
    """Say whether a text is one of some; an empty text is not known.

    Examples:
        >>> is_any_of(np.array(["woman", "man", ""], dtype=object), "woman")
        array([ 1.,  0., nan])
    """
    is_one = np.zeros(len(text), dtype=bool)
    for value in values:
        is_one |= text == value
    return np.where(text == UNKNOWN_TEXT, np.nan, is_one)


def both(first: Column, second: Column) -> Column:
    """Say whether both hold.

    Examples:
        >>> both(np.array([1.0, 0.0, 1.0]), np.array([1.0, np.nan, np.nan]))
        array([ 1.,  0., nan])
    """
    return np.where((first == 0) | (second == 0), 0.0, first * second)


def either(first: Column, second: Column) -> Column:
    """Say whether at least one holds.

    Examples:
        >>> either(np.array([1.0, 0.0, 0.0]), np.array([np.nan, np.nan, 0.0]))
        array([ 1., nan,  0.])
    """
    return np.where((first == 1) | (second == 1), 1.0, first + second)


def flag(condition: NDArray[np.bool_], *known: Column) -> Column:
    """Return a condition as 1 and 0; not known where one of the columns it rests on is not.

    Examples:
        >>> age = np.array([70.0, 3.0, np.nan])
        >>> flag(age >= 65, age)
        array([ 1.,  0., nan])
    """
    column = condition.astype(float)
    for values in known:
        column = np.where(np.isnan(values), np.nan, column)
    return column
