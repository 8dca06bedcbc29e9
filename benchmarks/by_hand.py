"""The ten rules as a programmer would write them in NumPy by hand: the measure of the engine.

One function for a block of whole households, written for speed: no names but those it needs,
nothing computed twice, columns freed by falling out of use.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from brecha.engine import Column
from ten_rules import NUMBERS, TARGETS

BLOCK_ROWS = 12_000
Counts = NDArray[np.int64]
RATE_FROM, RATE_OF = np.array(NUMBERS["rate_from"]), np.array(NUMBERS["rate_of"])
LOWER, RATES = np.array(NUMBERS["bracket_from"]), np.array(NUMBERS["bracket_rate"])
FIXED = np.concatenate([[0.0], np.cumsum(np.diff(LOWER) * RATES[:-1])])
CAP, CREDIT, TAPER, WITHDRAWAL = (NUMBERS[n] for n in ("cap", "credit", "taper", "withdrawal"))
ADULT_AGE, ADULT_NEED, CHILD_NEED = (NUMBERS[n] for n in ("adult_age", "adult_need", "child_need"))


def block(
    wage: Column, other_income: Column, age: Column, starts: Counts, sizes: Counts
) -> tuple[Column, ...]:
    """Return the four results of a block."""
    base = np.minimum(wage, CAP)
    contribution = base * RATE_OF[row_of(base, RATE_FROM)]
    taxable = np.maximum(wage + other_income - contribution, 0.0)
    at = row_of(taxable, LOWER)
    tax = FIXED[at] + (taxable - LOWER[at]) * RATES[at]
    tax = np.maximum(tax - np.maximum(CREDIT - TAPER * taxable, 0.0), 0.0)
    net = wage + other_income - contribution - tax
    is_adult = age >= ADULT_AGE
    need = np.add.reduceat(np.where(is_adult, ADULT_NEED, CHILD_NEED), starts)
    due = np.maximum(need - WITHDRAWAL * np.add.reduceat(net, starts), 0.0)
    return contribution, tax, net, np.where(is_adult, np.repeat(due, sizes), 0.0)


def row_of(column: Column, starts: Column) -> NDArray[np.intp]:
    """Return the bracket of each value."""
    passed = np.zeros(len(column), dtype=np.int8)
    for start in starts[1:]:
        passed += column >= start
    return passed.astype(np.intp)


def run_blocks(
    columns: dict[str, Column], sizes: Counts, block_rows: int = BLOCK_ROWS
) -> dict[str, Column]:
    """Return the results of all rows, block by block of whole households."""
    ends = np.concatenate([[0], np.cumsum(sizes)])
    results = {name: np.empty(ends[-1]) for name in TARGETS}
    first = 0
    while first < len(sizes):
        last = max(int(np.searchsorted(ends, ends[first] + block_rows, "right")) - 1, first + 1)
        here = slice(ends[first], ends[last])
        pieces = block(
            columns["wage"][here],
            columns["other_income"][here],
            columns["age"][here],
            ends[first:last] - ends[first],
            sizes[first:last],
        )
        for name, piece in zip(TARGETS, pieces, strict=True):
            results[name][here] = piece
        first = last
    return results
