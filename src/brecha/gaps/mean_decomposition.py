r"""How much of a gap in a mean do the groups' features explain, and how much how they are treated?

Each group $g$ has its own line $\bar y_g = \bar x_g' \hat\beta_g$, by weighted least squares.

$$ \bar y_1 - \bar y_2 = \underbrace{(\bar x_1 - \bar x_2)'\beta^*}_{explained}
   + \underbrace{\bar x_1'(\beta_1 - \beta^*) + \bar x_2'(\beta^* - \beta_2)}_{unexplained} $$

and, threefold, $(\bar x_1 - \bar x_2)'\beta_2$ (endowments), $\bar x_2'(\beta_1 - \beta_2)$
(coefficients) and $(\bar x_1 - \bar x_2)'(\beta_1 - \beta_2)$ (interaction).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.core.errors import InputError
from brecha.engine import Column
from brecha.gaps.linearisation import Linearised, mean, sum_of, with_standard_errors
from brecha.gaps.regression import least_squares
from brecha.population.inference import SampleDesign

Reference = Literal["first", "second", "average", "pooled", "pooled_with_group"]
CONSTANT = "constant"


def dummies(codes: pl.Series, base: str) -> dict[str, Column]:
    """Return a class as columns of 1 and 0, one for each code but the base; NaN where null.

    Raises:
        InputError: Nobody has the base.

    Examples:
        >>> dummies(pl.Series(["a", "b", "b"]), base="a")
        {'b': array([0., 1., 1.])}
    """
    held = sorted(codes.drop_nulls().unique().to_list())
    if base not in held:
        raise InputError.of(
            "The base must be one of the codes ({known}); {base} is not. Choose one of these.",
            known=", ".join(held),
            base=base,
        )
    return {
        code: (codes == code).cast(pl.Float64).fill_null(np.nan).to_numpy()
        for code in held
        if code != base
    }


def oaxaca_blinder(
    design: SampleDesign,
    outcome: Column,
    is_first: Column,
    predictors: Mapping[str, Column],
    reference: Reference = "pooled_with_group",
) -> pl.DataFrame:
    """Return the parts of a gap between the means of two groups, whole and by predictor.

    A row counts where outcome, group and all predictors are known.

    Args:
        design: The sample.
        outcome: For example the logarithm of hourly earnings. Shape: persons.
        is_first: 1 in the first group, 0 in the second, NaN in neither. Shape: persons.
        predictors: Numbers or dummies by name; a constant is added. Shape of each: persons.
        reference: Whose coefficients would hold without a difference in treatment: those of the
            first or second group, their average, or of both groups pooled, with or without a
            dummy of the group; without, part of the treatment counts as explained.

    Returns:
        Rows: first, second, gap, explained, unexplained, endowments, coefficients, interaction,
        and `explained:NAME`, `unexplained:NAME` by predictor. What is unexplained by dummy depends
        on their base. Columns: name, estimate, standard_error (by linearisation, features and
        coefficients both taken as sampled), low, high, p_value.

    Raises:
        InputError: The reference is not known, a group is empty or its predictors repeat one
            another.

    Source:
        Oaxaca, R. (1973), Male-female wage differentials in urban labor markets, International
        Economic Review 14(3), 693-709. Blinder, A. S. (1973), Wage discrimination: reduced form
        and structural estimates, Journal of Human Resources 8(4), 436-455. Jann, B. (2008), The
        Blinder-Oaxaca decomposition for linear regression models, Stata Journal 8(4), 453-479.
    """
    if reference not in get_args(Reference):
        raise InputError.of(
            "The reference must be one of {known}; {reference} is not. Choose one of these.",
            known=", ".join(get_args(Reference)),
            reference=reference,
        )
    sample = _Sample.of(design.weights, outcome, is_first, predictors)
    first, second = _Side.of(sample, 1), _Side.of(sample, 0)
    star = _reference(sample, first, second, reference)
    return with_standard_errors(_parts(sample.names, first, second, star), design)


@dataclass(frozen=True)
class _Sample:
    names: tuple[str, ...]
    weights: Column
    outcome: Column
    matrix: Column
    is_first: Column
    is_in: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        weights: Column,
        outcome: Column,
        is_first: Column,
        predictors: Mapping[str, Column],
    ) -> _Sample:
        matrix = np.column_stack([np.ones(len(outcome)), *predictors.values()])
        is_in = ~(np.isnan(outcome) | np.isnan(is_first) | np.isnan(matrix).any(axis=1))
        return cls(
            (CONSTANT, *predictors),
            weights,
            np.where(is_in, outcome, 0.0),
            np.where(is_in[:, None], matrix, 0.0),
            is_first,
            is_in,
        )


@dataclass(frozen=True)
class _Side:
    outcome: Linearised
    means: list[Linearised]
    coefficients: list[Linearised]

    @classmethod
    def of(cls, sample: _Sample, side: int) -> _Side:
        members = (sample.is_in & (sample.is_first == side)).astype(float)
        if not members.any():
            raise InputError.of(
                "Both groups must have people whose answers are all known; one has none. "
                "Leave out the predictors that it is not asked.",
            )
        return cls(
            mean(sample.weights, sample.outcome, members),
            [mean(sample.weights, column, members) for column in sample.matrix.T],
            least_squares(sample.weights, sample.outcome, sample.matrix, members),
        )


def _reference(
    sample: _Sample, first: _Side, second: _Side, reference: Reference
) -> list[Linearised]:
    pairs = zip(first.coefficients, second.coefficients, strict=True)
    match reference:
        case "first":
            return first.coefficients
        case "second":
            return second.coefficients
        case "average":
            return [(one + other) * 0.5 for one, other in pairs]
        case "pooled" | "pooled_with_group":
            matrix = sample.matrix
            if reference == "pooled_with_group":
                group = np.where(sample.is_in, sample.is_first, 0.0)
                matrix = np.column_stack([matrix, group])
            is_in = sample.is_in.astype(float)
            pooled = least_squares(sample.weights, sample.outcome, matrix, is_in)
            return pooled[: len(sample.names)]


def _parts(
    names: tuple[str, ...], first: _Side, second: _Side, star: list[Linearised]
) -> dict[str, Linearised]:
    explained: dict[str, Linearised] = {}
    unexplained: dict[str, Linearised] = {}
    threefold: dict[str, list[Linearised]] = {
        "endowments": [],
        "coefficients": [],
        "interaction": [],
    }
    sides = (first.means, second.means, first.coefficients, second.coefficients)
    for name, x1, x2, b1, b2, b in zip(names, *sides, star, strict=True):
        explained[name] = (x1 - x2) * b
        unexplained[name] = x1 * (b1 - b) + x2 * (b - b2)
        threefold["endowments"].append((x1 - x2) * b2)
        threefold["coefficients"].append(x2 * (b1 - b2))
        threefold["interaction"].append((x1 - x2) * (b1 - b2))
    return {
        "first": first.outcome,
        "second": second.outcome,
        "gap": first.outcome - second.outcome,
        "explained": sum_of(list(explained.values())),
        "unexplained": sum_of(list(unexplained.values())),
        **{name: sum_of(parts) for name, parts in threefold.items()},
        **{f"explained:{name}": part for name, part in explained.items() if name != CONSTANT},
        **{f"unexplained:{name}": part for name, part in unexplained.items()},
    }
