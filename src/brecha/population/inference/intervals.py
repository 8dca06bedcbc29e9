"""Between which bounds does the true figure lie, at a stated confidence?"""

from __future__ import annotations

import numpy as np
from scipy import special

from brecha.core.errors import InputError
from brecha.population.inference.codes import Floats
from brecha.population.inference.rules import ShareInterval

Bounds = tuple[Floats, Floats]


def check_confidence(confidence: float) -> None:
    """Refuse a confidence that is no share.

    Raises:
        InputError: It does not lie between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise InputError.of(
            "Confidence must lie between 0 and 1; it is {came}. Write 0.95 for 95 %.",
            place="confidence",
            came=confidence,
        )


def critical_value(confidence: float, degrees_of_freedom: Floats) -> Floats:
    """Return Student's t that leaves out half of the rest on each side, NaN without freedom.

    Examples:
        >>> critical_value(0.95, np.array([10.0])).round(3).tolist()
        [2.228]
    """
    usable = np.where(degrees_of_freedom > 0, degrees_of_freedom, np.nan)
    return np.asarray(special.stdtrit(usable, (1 + confidence) / 2), dtype=np.float64)


def symmetric(estimate: Floats, error: Floats, freedom: Floats, confidence: float) -> Bounds:
    r"""Return $\hat\theta \pm t \cdot se$."""
    half = critical_value(confidence, freedom) * error
    return estimate - half, estimate + half


def of_share(
    share: Floats,
    error: Floats,
    freedom: Floats,
    rows: Floats,
    confidence: float,
    method: ShareInterval,
) -> Bounds:
    r"""Return the bounds of a proportion.

    - t: symmetric, and may leave 0 to 1
    - logit: $\operatorname{logit}^{-1}(\operatorname{logit} p \pm t \cdot se / (p (1 - p)))$
    - beta: the exact binomial interval of an effective sample size
      $n_e = \frac{p (1 - p)}{se^2} (t_{n-1} / t_{df})^2$; of $n$ rows where the share is 0 or 1

    Source:
        Korn and Graubard (1998), Confidence intervals for proportions with small expected number
        of positive counts estimated from survey data, Survey Methodology 24.
    """
    if method == "t":
        return symmetric(share, error, freedom, confidence)
    if method == "beta":
        return _beta(share, error, freedom, rows, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        centre = np.log(share / (1 - share))
        low, high = symmetric(centre, error / (share * (1 - share)), freedom, confidence)
    return special.expit(low), special.expit(high)


def _beta(share: Floats, error: Floats, freedom: Floats, rows: Floats, confidence: float) -> Bounds:
    tail = (1 - confidence) / 2
    correction = critical_value(confidence, rows - 1) / critical_value(confidence, freedom)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = share * (1 - share) / np.square(error) * np.square(correction)
    effective = np.where((share == 0) | (share == 1), rows, effective)
    yes, no = effective * share, effective * (1 - share)
    low = np.where(yes == 0, 0.0, special.betaincinv(yes, no + 1, tail))
    high = np.where(no == 0, 1.0, special.betaincinv(yes + 1, no, 1 - tail))
    return np.where(np.isnan(effective), np.nan, low), np.where(np.isnan(effective), np.nan, high)
