"""The ten rules as a programmer would write them in NumPy by hand: the measure of the engine.

One function for a block of whole households, written for speed: no names but those it needs,
nothing computed twice, columns freed by falling out of use.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from brecha.engine import Column
from ten_rules import NUMBERS, TARGETS

BLOCK_ROWS = 48_000
Places = NDArray[np.int64]
RATE_FROM, RATE_OF = np.array(NUMBERS["rate_from"]), np.array(NUMBERS["rate_of"])
LOWER, RATES = np.array(NUMBERS["bracket_from"]), np.array(NUMBERS["bracket_rate"])
FIXED = np.concatenate([[0.0], np.cumsum(np.diff(LOWER) * RATES[:-1])])
CAP, CREDIT, TAPER, WITHDRAWAL = (NUMBERS[n] for n in ("cap", "credit", "taper", "withdrawal"))
ADULT_AGE, ADULT_NEED, CHILD_NEED = (NUMBERS[n] for n in ("adult_age", "adult_need", "child_need"))


def block(
    wage: Column, other_income: Column, age: Column, home: Places, homes: int
) -> tuple[Column, ...]:
    """Return the four results of a block; `home` is the household of each person."""
    base = np.minimum(wage, CAP)
    contribution = base * RATE_OF[row_of(base, RATE_FROM)]
    taxable = np.maximum(wage + other_income - contribution, 0.0)
    at = row_of(taxable, LOWER)
    tax = FIXED[at] + (taxable - LOWER[at]) * RATES[at]
    tax = np.maximum(tax - np.maximum(CREDIT - TAPER * taxable, 0.0), 0.0)
    net = wage + other_income - contribution - tax
    is_adult = age >= ADULT_AGE
    need = np.bincount(home, CHILD_NEED + (ADULT_NEED - CHILD_NEED) * is_adult, homes)
    due = np.maximum(need - WITHDRAWAL * np.bincount(home, net, homes), 0.0)
    return contribution, tax, net, due.take(home) * is_adult


def row_of(column: Column, starts: Column) -> NDArray[np.intp]:
    """Return the bracket of each value."""
    passed = np.zeros(len(column), dtype=np.int8)
    for start in starts[1:]:
        passed += (column >= start).view(np.int8)
    return passed.astype(np.intp)


def homes_of(offsets: Places) -> NDArray[np.intp]:
    """Return the household of each person of a block."""
    number = int(offsets[-1])
    begin = np.bincount(offsets[1:-1], minlength=number)
    return np.cumsum(begin, out=begin)


def run_blocks(
    columns: dict[str, Column], offsets: Places, block_rows: int = BLOCK_ROWS
) -> dict[str, Column]:
    """Return the results of all rows, block by block of whole households."""
    results = {name: np.empty(offsets[-1]) for name in TARGETS}
    first, end = 0, len(offsets) - 1
    while first < end:
        last = int(np.searchsorted(offsets, offsets[first] + block_rows, "right")) - 1
        here = slice(offsets[first], offsets[last])
        home = homes_of(offsets[first : last + 1] - offsets[first])
        taken = (columns[name][here] for name in ("wage", "other_income", "age"))
        pieces = block(*taken, home, last - first)
        for name, piece in zip(TARGETS, pieces, strict=True):
            results[name][here] = piece
        first = last
    return results
