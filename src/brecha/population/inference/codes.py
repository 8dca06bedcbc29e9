"""Which value does each row hold, as a whole number? Labels in order, codes from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Values = NDArray[Any] | Sequence[Any] | pl.Series
NO_VALUE = -1
LARGEST_TABLE = 50_000_000  # flags of one byte; beyond, sorting needs less memory


@dataclass(frozen=True)
class Codes:
    """The values of a column as whole numbers.

    Attributes:
        labels: The values, each once, in order.
        codes: Place in `labels` of each row's value; `NO_VALUE` where there is none.
            Shape: rows.
    """

    labels: pl.Series
    codes: Integers


def encode(values: pl.Series) -> Codes:
    """Return the values of a column as whole numbers.

    Examples:
        >>> encode(pl.Series(["b", None, "a"])).codes.tolist()
        [1, -1, 0]
    """
    if values.dtype.is_float():
        values = values.fill_nan(None)
    if isinstance(values.dtype, pl.Categorical | pl.Enum):
        values = values.cast(pl.String)
    labels = values.drop_nulls().unique().sort()
    if values.dtype == pl.String:
        places = values.cast(pl.Enum(labels)).to_physical().cast(pl.Int64)
        return Codes(labels, places.fill_null(NO_VALUE).to_numpy())
    where = labels.search_sorted(values.fill_null(labels[0]) if len(labels) else values)
    codes = np.asarray(where, dtype=np.int64)
    return Codes(labels, np.where(values.is_null().to_numpy(), NO_VALUE, codes))


def cross(first: Integers, second: Integers, size: int) -> Integers:
    """Return one code for two, `NO_VALUE` where either has none.

    Args:
        first: Codes. Shape: rows.
        second: Codes. Shape: rows.
        size: How many codes the second may hold.
    """
    crossed = first * size + second
    crossed[(first == NO_VALUE) | (second == NO_VALUE)] = NO_VALUE
    return crossed


def compress(codes: Integers) -> tuple[Integers, Integers]:
    """Return the codes that occur, in order, and every row's place among them.

    `NO_VALUE` stays what it is.
    """
    largest = int(codes.max(initial=0))
    if largest > LARGEST_TABLE:
        found = np.unique(codes[codes != NO_VALUE])
        return found, np.where(codes == NO_VALUE, NO_VALUE, np.searchsorted(found, codes))
    occurs = np.zeros(largest + 1, dtype=bool)
    occurs[codes[codes != NO_VALUE]] = True
    place = np.cumsum(occurs) - 1
    return np.flatnonzero(occurs), np.where(codes == NO_VALUE, NO_VALUE, place[codes])


def sum_by(codes: Integers, values: Floats | Flags, count: int) -> Floats:
    """Return the sum of the values of each code.

    Args:
        codes: None is `NO_VALUE`. Shape: values.
        values: What is added up.
        count: How many codes there are.
    """
    return np.asarray(np.bincount(codes, weights=values, minlength=count), dtype=np.float64)
