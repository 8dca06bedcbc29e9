from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.engine.brackets import FEW, bracket_of


@given(
    st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=2 * FEW, unique=True),
    st.lists(st.integers(-60, 60).map(float), max_size=30),
)
def test_a_value_falls_in_the_last_bracket_that_starts_at_or_below_it(
    starts: list[float], values: list[float]
) -> None:
    found = bracket_of(np.array(values), sorted(starts))

    expected = [max(sum(start <= value for start in starts) - 1, 0) for value in values]
    assert found.tolist() == expected


@pytest.mark.parametrize("number", [3, FEW, FEW + 1, 3 * FEW])
def test_few_and_many_brackets_are_told_apart_alike(number: int) -> None:
    starts = np.arange(number) * 10.0

    assert bracket_of(starts, starts).tolist() == list(range(number))
    assert bracket_of(starts - 0.01, starts).tolist() == [0, *range(number - 1)]
