"""Do whole numbers keep the sum and stand next to what they round?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from brecha.core import InputError
from brecha.population.synthesis import round_in_total, share_out


@given(
    values=arrays(np.float64, st.integers(1, 60), elements=st.floats(0, 1000)),
    seed=st.integers(0, 99),
)
def test_the_sum_is_the_rounded_sum(values: np.ndarray, seed: int) -> None:
    whole = round_in_total(values, np.random.default_rng(seed))

    assert whole.sum() == round(float(values.sum()))
    assert (np.abs(whole - values) <= 1).all()


def test_the_expected_number_is_the_fraction() -> None:
    values = np.array([0.1, 0.25, 0.65, 2.5, 0.5])
    random = np.random.default_rng(3)

    mean = np.mean([round_in_total(values, random) for _ in range(20_000)], axis=0)

    np.testing.assert_allclose(mean, values, atol=0.02)


@given(
    counts=arrays(np.int64, st.integers(1, 40), elements=st.integers(0, 500)),
    parts=st.integers(1, 9),
)
def test_parts_sum_to_the_whole_and_are_alike(counts: np.ndarray, parts: int) -> None:
    shared = share_out(counts, parts, np.random.default_rng(1))

    assert (shared.sum(axis=0) == counts).all()
    assert (shared.max(axis=0) - shared.min(axis=0) <= 1).all()


def test_a_negative_number_is_told() -> None:
    with pytest.raises(InputError, match="finite and at least zero"):
        round_in_total(np.array([-0.5]), np.random.default_rng(1))
