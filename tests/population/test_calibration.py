"""Do calibrated weights meet their totals, within their bounds, and are they the textbook's?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from brecha.core import AlignmentError, CoverageError, InputError
from brecha.population.calibration import Distance, calibrate
from brecha.population.synthesis import Margin, fit_proportionally

UNITS = 30
DISTANCES: tuple[Distance, ...] = ("linear", "raking", "logit")


def weights() -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float64, UNITS, elements=st.floats(1, 10))


def groups() -> st.SearchStrategy[np.ndarray]:
    return arrays(np.int64, UNITS, elements=st.integers(0, 2))


@pytest.mark.parametrize("distance", DISTANCES)
@given(
    design=weights(), group=groups(), change=arrays(np.float64, 3, elements=st.floats(0.8, 1.25))
)
def test_totals_are_met_within_the_bounds(
    distance: Distance, design: np.ndarray, group: np.ndarray, change: np.ndarray
) -> None:
    x = np.eye(3)[group]
    totals = (x.T @ design) * change

    made = calibrate(design, x, totals, distance, bounds=(0.5, 2.0))

    np.testing.assert_allclose(x.T @ made.weights, totals, rtol=1e-7, atol=1e-7)
    assert (made.ratios >= 0.5).all()
    assert (made.ratios <= 2.0).all()
    np.testing.assert_allclose(made.ratios, change[group], rtol=1e-6)


@given(design=weights(), number=arrays(np.float64, UNITS, elements=st.floats(0, 50)))
def test_linear_without_bounds_is_the_regression_estimator(
    design: np.ndarray, number: np.ndarray
) -> None:
    assume(number.std() > 1)
    x = np.column_stack([np.ones(UNITS), number])
    totals = np.array([1.1, 1.3]) * (x.T @ design)

    made = calibrate(design, x, totals, "linear")

    by_hand = np.linalg.solve((x * design[:, None]).T @ x, totals - x.T @ design)
    np.testing.assert_allclose(made.weights, design * (1 + x @ by_hand), rtol=1e-6, atol=1e-6)


@given(design=weights())
def test_raking_is_proportional_fitting(design: np.ndarray) -> None:
    first, second = np.divmod(np.arange(UNITS) % 9, 3)
    cells = np.bincount(first * 3 + second, design, minlength=9).reshape(3, 3)
    truth = cells * np.array([1.2, 0.9, 1.0])[:, None] * np.array([1.0, 1.1, 0.8])
    rows, columns = truth.sum(axis=1), truth.sum(axis=0)

    made = calibrate(
        design, np.hstack([np.eye(3)[first], np.eye(3)[second]]), np.concatenate([rows, columns])
    )

    fitted = fit_proportionally(cells, [Margin((0,), rows), Margin((1,), columns)]).table
    raked = np.bincount(first * 3 + second, made.weights, minlength=9).reshape(3, 3)
    np.testing.assert_allclose(raked, fitted, rtol=1e-6)


def test_weights_that_meet_the_totals_already_stay() -> None:
    x = np.array([[1.0, 0.0], [1.0, 1.0]])

    made = calibrate(np.array([2.0, 3.0]), x, np.array([5.0, 3.0]))

    assert made.rounds == 0
    assert made.weights.tolist() == [2.0, 3.0]


def test_totals_beyond_the_bounds_are_told() -> None:
    with pytest.raises(CoverageError, match="total 1 is missed"):
        calibrate(np.ones(4), np.ones((4, 1)), np.array([12.0]), "logit", bounds=(0.5, 2.0))


def test_a_total_that_no_unit_adds_to_is_told() -> None:
    x = np.array([[1.0, 0.0], [1.0, 0.0]])

    with pytest.raises(CoverageError, match="total 2 is missed"):
        calibrate(np.ones(2), x, np.array([2.0, 5.0]))


def test_shapes_that_do_not_fit_are_told() -> None:
    with pytest.raises(AlignmentError, match="total, 3, 1; they have 2, 1"):
        calibrate(np.ones(3), np.ones((2, 1)), np.ones(1))


@pytest.mark.parametrize("wrong", [0.0, -1.0])
def test_a_weight_that_is_not_positive_is_told(wrong: float) -> None:
    with pytest.raises(InputError, match="above zero to be calibrated; 1 are not"):
        calibrate(np.array([1.0, wrong]), np.ones((2, 1)), np.ones(1))


def test_bounds_without_one_between_them_are_told() -> None:
    with pytest.raises(InputError, match="must hold one between them"):
        calibrate(np.ones(2), np.ones((2, 1)), np.ones(1), "logit", bounds=(1.1, 2.0))
