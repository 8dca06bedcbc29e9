"""Does the fitted table have its margins, and is the rest the seed's?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from brecha.core import AlignmentError, CoverageError, InputError
from brecha.population.synthesis import Margin, fit_proportionally

CELLS = st.floats(0.5, 20)


def tables(*shape: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float64, shape, elements=CELLS)


@given(seed=tables(4, 3), truth=tables(4, 3))
def test_two_margins_are_met(seed: np.ndarray, truth: np.ndarray) -> None:
    margins = [Margin((0,), truth.sum(axis=1)), Margin((1,), truth.sum(axis=0))]

    fitted = fit_proportionally(seed, margins)

    np.testing.assert_allclose(fitted.table.sum(axis=1), truth.sum(axis=1), rtol=1e-8)
    np.testing.assert_allclose(fitted.table.sum(axis=0), truth.sum(axis=0), rtol=1e-8)


@given(seed=tables(3, 2, 4), truth=tables(3, 2, 4))
def test_one_two_and_three_way_margins_are_met(seed: np.ndarray, truth: np.ndarray) -> None:
    margins = [
        Margin((0, 1), truth.sum(axis=2)),
        Margin((2,), truth.sum(axis=(0, 1))),
    ]

    fitted = fit_proportionally(seed, margins)
    whole = fit_proportionally(seed, [Margin((0, 1, 2), truth)])

    np.testing.assert_allclose(fitted.table.sum(axis=2), truth.sum(axis=2), rtol=1e-8)
    np.testing.assert_allclose(fitted.table.sum(axis=(0, 1)), truth.sum(axis=(0, 1)), rtol=1e-8)
    np.testing.assert_allclose(whole.table, truth)


@given(seed=tables(3, 3), truth=tables(3, 3))
def test_odds_ratios_stay_those_of_the_seed(seed: np.ndarray, truth: np.ndarray) -> None:
    margins = [Margin((0,), truth.sum(axis=1)), Margin((1,), truth.sum(axis=0))]

    table = fit_proportionally(seed, margins).table

    np.testing.assert_allclose(odds(table), odds(seed), rtol=1e-6)


def odds(table: np.ndarray) -> np.ndarray:
    return table[:-1, :-1] * table[1:, 1:] / (table[1:, :-1] * table[:-1, 1:])


@given(seed=tables(3, 3), rows=arrays(np.float64, 3, elements=CELLS))
def test_a_zero_of_the_seed_stays_zero(seed: np.ndarray, rows: np.ndarray) -> None:
    seed[1, 2] = 0.0

    fitted = fit_proportionally(seed, [Margin((0,), rows)])

    assert fitted.table[1, 2] == 0.0
    assert fitted.empty_cells == 1


def test_a_margin_over_nothing_but_zeros_is_told() -> None:
    seed = np.array([[1.0, 1.0], [0.0, 0.0]])

    with pytest.raises(CoverageError, match=r"1 have none, the first at \(1,\)"):
        fit_proportionally(seed, [Margin((0,), np.array([1.0, 1.0]))])


def test_zeros_that_keep_margins_apart_are_told() -> None:
    seed = np.array([[1.0, 0.0], [1.0, 1.0]])
    margins = [Margin((0,), np.array([5.0, 5.0])), Margin((1,), np.array([4.0, 6.0]))]

    with pytest.raises(CoverageError, match="1 cells of the seed are zero"):
        fit_proportionally(seed, margins, rounds=50)


def test_margins_of_different_sums_are_told() -> None:
    margins = [Margin((0,), np.array([1.0, 1.0])), Margin((1,), np.array([1.0, 2.0]))]

    with pytest.raises(AlignmentError, match="one sum; they sum to 2, 3"):
        fit_proportionally(np.ones((2, 2)), margins)


def test_a_margin_of_another_shape_is_told() -> None:
    with pytest.raises(AlignmentError, match="the shape 2 of its axes; it has 3"):
        fit_proportionally(np.ones((2, 2)), [Margin((0,), np.ones(3))])


@pytest.mark.parametrize("wrong", [-1.0, np.nan, np.inf])
def test_a_number_that_is_no_count_is_told(wrong: float) -> None:
    with pytest.raises(InputError, match="finite and at least zero"):
        fit_proportionally(np.array([1.0, wrong]), [Margin((0,), np.array([1.0, 1.0]))])


def test_deming_and_stephan_by_hand() -> None:
    seed = np.array([[40.0, 30.0], [35.0, 45.0]])
    margins = [Margin((0,), np.array([60.0, 90.0])), Margin((1,), np.array([80.0, 70.0]))]

    table = fit_proportionally(seed, margins).table

    ratio = 40 * 45 / (30 * 35)  # x (70 - (60 - x)) / ((60 - x)(80 - x)) is the odds ratio
    x = table[0, 0]
    assert x * (10 + x) / ((60 - x) * (80 - x)) == pytest.approx(ratio)
