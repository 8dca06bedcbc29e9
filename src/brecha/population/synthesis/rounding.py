"""How do fractions of households become whole ones, with the same sum?

Each number becomes the whole one below or above it; which, chance decides, so that the expected
number is the fraction itself, and the sum is the rounded sum.

Source: Lovelace, R. and Ballas, D. (2013), "Truncate, replicate, sample": a method for creating
integer weights for spatial microsimulation; the sample is drawn systematically (Madow, 1949).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import InputError

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]


def round_in_total(values: Numbers, random: np.random.Generator) -> Whole:
    """Return whole numbers next to the values, whose sum is the rounded sum of the values.

    Args:
        values: Expected numbers, none negative. Shape: any.
        random: Decides which are rounded up; in expectation nothing changes.

    Raises:
        InputError: A value is negative or not finite.
    """
    flat = np.asarray(values, dtype=np.float64).ravel()
    if not np.isfinite(flat).all() or (flat < 0).any():
        raise InputError.of("Numbers to be rounded must be finite and at least zero. Correct them.")
    below = np.floor(flat)
    rest = flat - below
    missing = round(float(flat.sum())) - int(below.sum())
    whole = below.astype(np.int64)
    whole[_systematic(rest, missing, random)] += 1
    return whole.reshape(np.shape(values))


def share_out(counts: Whole, parts: int, random: np.random.Generator) -> Whole:
    """Return each count in as many parts, as equal as whole numbers can be.

    Args:
        counts: Whole numbers. Shape: (kind,).
        parts: Number of parts.
        random: Decides which parts get the rest, so that no part is larger than others overall.

    Returns:
        Shape: (part, kind); each column sums to its count.
    """
    start = random.integers(0, parts, size=len(counts))
    edges = (np.arange(parts + 1)[:, None] * counts + start) // parts
    shared: Whole = np.diff(edges, axis=0)
    return shared


def _systematic(rest: Numbers, number: int, random: np.random.Generator) -> Whole:
    """Return positions, each with the chance of its rest, so many in all."""
    if number <= 0:
        return np.empty(0, dtype=np.int64)
    order = random.permutation(np.flatnonzero(rest > 0))
    reach = np.cumsum(rest[order]) * (number / rest.sum())
    at = np.searchsorted(reach, np.arange(number) + random.random(), side="right")
    chosen: Whole = np.unique(order[np.minimum(at, len(order) - 1)])
    if len(chosen) < number:  # two ticks fell on one position that the rescaling had made wide
        others = np.setdiff1d(order, chosen)
        chosen = np.append(chosen, others[: number - len(chosen)])
    return chosen
