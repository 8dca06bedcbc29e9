r"""Which weights are nearest to those of the design and meet the totals that are known?

Weights $w_i = d_i F(x_i^\top \lambda)$, with $\lambda$ such that $\sum_i w_i x_i = t$, found by
Newton's method. `linear`: $F(u) = 1 + u$ (the GREG estimator), cut off at the bounds where there
are any; `raking`: $F(u) = e^u$; `logit`: bounded by construction.

Source: Deville, J.-C. and Särndal, C.-E. (1992), Calibration estimators in survey sampling, Journal
of the American Statistical Association 87(418), cases 1, 2, 6 and 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import AlignmentError, CoverageError, InputError

Numbers = NDArray[np.float64]
Distance = Literal["linear", "raking", "logit"]
NO_BOUNDS = (0.0, np.inf)
TOLERANCE = 1e-9
ROUNDS = 200
HALVINGS = 40
LARGEST_EXPONENT = 50.0


@dataclass(frozen=True)
class Calibrated:
    """Calibrated weights.

    Attributes:
        weights: Shape: (unit,).
        ratios: New weight by old one. Shape: (unit,).
        rounds: Newton's steps.
        error: Largest miss of a total, relative to the total (to one where it is below one).
    """

    weights: Numbers
    ratios: Numbers
    rounds: int
    error: float


def calibrate(
    weights: Numbers,
    auxiliaries: Numbers,
    totals: Numbers,
    distance: Distance = "raking",
    bounds: tuple[float, float] | None = None,
    tolerance: float = TOLERANCE,
) -> Calibrated:
    """Return the weights nearest to the given ones that meet the totals.

    Args:
        weights: Design weights, positive. Shape: (unit,).
        auxiliaries: What each unit adds to each total for a weight of one. Shape: (unit, total).
        totals: What must be met. Shape: (total,).
        distance: How far is measured: `linear`, `raking` or `logit`.
        bounds: Least and greatest ratio of new to old weight, around one; `logit` needs them.
        tolerance: Largest relative miss allowed.

    Raises:
        AlignmentError: The shapes do not fit.
        InputError: A weight is not positive, a number not finite, the bounds do not hold one.
        CoverageError: No weights within the bounds meet the totals.
    """
    _check(weights, auxiliaries, totals, distance, bounds)
    scale = np.maximum(np.abs(totals), 1.0)
    x = auxiliaries / scale  # the same question in numbers of like size
    goal = totals / scale
    multipliers = np.zeros(x.shape[1])
    miss = goal - x.T @ weights
    for done in range(ROUNDS):
        error = float(np.abs(miss).max(initial=0.0))
        if error <= tolerance:
            ratios, _ = _ratios(x @ multipliers, distance, bounds)
            return Calibrated(weights * ratios, ratios, done, error)
        _, slope = _ratios(x @ multipliers, distance, bounds)
        slopes = (x * (weights * slope)[:, None]).T @ x
        step = np.asarray(np.linalg.lstsq(slopes, miss, rcond=1e-12)[0], dtype=np.float64)
        multipliers, miss = _damped(multipliers, step, miss, (weights, x, goal, distance, bounds))
    raise CoverageError.of(
        "Weights within the bounds must be able to meet the totals; total {number} is missed by "
        "{error} of itself. Widen the bounds, or merge or drop totals.",
        number=int(np.abs(miss).argmax()) + 1,
        error=f"{np.abs(miss).max():.2g}",
    )


def _damped(
    multipliers: Numbers,
    step: Numbers,
    miss: Numbers,
    problem: tuple[Numbers, Numbers, Numbers, Distance, tuple[float, float] | None],
) -> tuple[Numbers, Numbers]:
    """Return the step, halved until it brings the totals nearer."""
    weights, x, goal, distance, bounds = problem
    now = np.abs(miss).max()
    for _ in range(HALVINGS):
        tried = multipliers + step
        ratios, _ = _ratios(x @ tried, distance, bounds)
        left = goal - x.T @ (weights * ratios)
        if np.abs(left).max() < now:
            return tried, left
        step = step / 2
    return tried, left


def _ratios(
    u: Numbers, distance: Distance, bounds: tuple[float, float] | None
) -> tuple[Numbers, Numbers]:
    """Return $F(u)$ and its slope."""
    low, high = bounds or (-np.inf, np.inf)
    if distance == "logit":
        return _logit(u, low, high)
    if distance == "linear":
        free = 1.0 + u
        slope = np.ones_like(u)
    else:
        free = np.exp(np.clip(u, -LARGEST_EXPONENT, LARGEST_EXPONENT))
        slope = free
    is_free = (free > low) & (free < high)
    return np.clip(free, low, high), np.where(is_free, slope, 0.0)


def _logit(u: Numbers, low: float, high: float) -> tuple[Numbers, Numbers]:
    rate = (high - low) / ((1.0 - low) * (high - 1.0))
    grown = np.exp(np.clip(rate * u, -LARGEST_EXPONENT, LARGEST_EXPONENT))
    below = (high - 1.0) + (1.0 - low) * grown
    ratios = (low * (high - 1.0) + high * (1.0 - low) * grown) / below
    slope = rate * (ratios - low) * (high - ratios) / (high - low)
    return ratios, slope


def _check(
    weights: Numbers,
    auxiliaries: Numbers,
    totals: Numbers,
    distance: Distance,
    bounds: tuple[float, float] | None,
) -> None:
    if auxiliaries.shape != (len(weights), len(totals)):
        raise AlignmentError.of(
            "The auxiliaries must have a row per weight and a column per total, {expected}; they "
            "have {came}. Align them.",
            expected=(len(weights), len(totals)),
            came=auxiliaries.shape,
        )
    if not all(np.isfinite(numbers).all() for numbers in (weights, auxiliaries, totals)):
        raise InputError.of("Weights, auxiliaries and totals must be finite. Correct them.")
    if (weights <= 0).any():
        raise InputError.of(
            "A weight must be above zero to be calibrated; {number} are not. Drop these units.",
            number=int((weights <= 0).sum()),
        )
    low, high = bounds or NO_BOUNDS
    if not low < 1.0 < high or (distance == "logit" and not np.isfinite(high)):
        raise InputError.of(
            "The bounds must hold one between them, and be finite for logit; they are {low} and "
            "{high}. Correct them.",
            low=low,
            high=high,
        )
