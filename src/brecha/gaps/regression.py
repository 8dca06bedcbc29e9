"""Which line goes best through the people of a group? Weighted least squares, with scores."""

from __future__ import annotations

import numpy as np

from brecha.core.errors import InputError
from brecha.engine import Column
from brecha.gaps.linearisation import Linearised

GREATEST_CONDITION = 1e12


def least_squares(
    weights: Column, outcome: Column, predictors: Column, is_in: Column
) -> list[Linearised]:
    r"""Return the coefficients of a group.

    $\hat\beta = A^{-1} \sum w x y$ with $A = \sum w x x'$; the score of a row is
    $A^{-1} x (y - x'\hat\beta)$.

    Args:
        weights: Shape: persons.
        outcome: Shape: persons.
        predictors: Shape: persons, predictors. A column of ones is the constant.
        is_in: Who is in the group: 1 or 0. Shape: persons.

    Raises:
        InputError: The predictors of the group repeat one another.

    Source:
        Binder, D. A. (1983), On the variances of asymptotically normal estimators from complex
        surveys, International Statistical Review 51(3), 279-292.
    """
    weighted = predictors * (weights * is_in)[:, None]
    moments = weighted.T @ predictors
    scale = np.sqrt(np.diag(moments))
    if not scale.all() or np.linalg.cond(moments / np.outer(scale, scale)) > GREATEST_CONDITION:
        raise InputError.of(
            "The predictors of each group must differ from one another; some repeat others, or "
            "are the same for everyone. Leave one out, or join small classes.",
        )
    coefficients = np.linalg.solve(moments, weighted.T @ outcome)
    residuals = (outcome - predictors @ coefficients) * is_in
    scores = np.linalg.solve(moments, (predictors * residuals[:, None]).T)
    return [
        Linearised(float(value), score) for value, score in zip(coefficients, scores, strict=True)
    ]
