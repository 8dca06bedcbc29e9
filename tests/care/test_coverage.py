from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.care import SHAPES, CoveragePath, progress_of
from brecha.core import InputError
from strategies import shares

shapes = st.sampled_from(sorted(SHAPES))


@given(shapes, st.integers(1, 60))
def test_every_shape_ends_at_the_goal(shape: str, years: int) -> None:
    assert progress_of(CoveragePath(0, 1, shape), years)[-1] == 1.0


@given(shapes, st.integers(1, 60))
def test_no_shape_falls_or_leaves_its_way(shape: str, years: int) -> None:
    progress = progress_of(CoveragePath(0, 1, shape), years)

    assert len(progress) == years
    assert (np.diff(progress) >= 0).all()
    assert (progress >= 0).all()
    assert (progress <= 1).all()


@given(st.integers(2, 60))
def test_shapes_are_what_their_names_say(years: int) -> None:
    front, linear, back, at_once = (
        progress_of(CoveragePath(0, 1, shape), years)
        for shape in ("front_loaded", "linear", "back_loaded", "at_once")
    )

    assert (front[:-1] > linear[:-1]).all()
    assert (linear[:-1] > back[:-1]).all()
    assert at_once.tolist() == [1.0] * years


def test_five_years_of_each_shape() -> None:
    paths = {shape: progress_of(CoveragePath(0, 1, shape), 5) for shape in SHAPES}

    np.testing.assert_allclose(paths["linear"], [0.2, 0.4, 0.6, 0.8, 1])
    np.testing.assert_allclose(paths["front_loaded"], [0.36, 0.64, 0.84, 0.96, 1])
    np.testing.assert_allclose(paths["back_loaded"], [0.04, 0.16, 0.36, 0.64, 1])
    np.testing.assert_allclose(paths["s_curve"], [0.104, 0.352, 0.648, 0.896, 1])


@given(st.lists(shares, min_size=1, max_size=10).map(sorted))
def test_a_list_of_shares_that_rises_is_taken_as_it_is(shares: list[float]) -> None:
    path = CoveragePath(0, 1, (*shares, 1.0))

    assert progress_of(path, len(shares) + 1).tolist() == [*shares, 1.0]


def test_a_goal_below_the_start_is_refused_and_one_at_the_start_is_not() -> None:
    with pytest.raises(InputError, match=r"plan.yaml, line 3: .*from 0.6 to 0.5"):
        progress_of(CoveragePath(0.6, 0.5), 5, "plan.yaml, line 3")

    assert progress_of(CoveragePath(0.5, 0.5), 5)[-1] == 1.0


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ("sudden", "must be one of linear, .*; it is sudden"),
        ((0.5, 1.0), "for each of the 3 years; it has 2"),
        ((0.5, 0.4, 1.0), "goes from 0.5 to 0.4 in year 2"),
        ((0.5, 0.6, 1.2), "must lie in 0 to 1; they go from 0.5 to 1.2"),
        ((-0.1, 0.6, 1.0), "must lie in 0 to 1; they go from -0.1 to 1.0"),
    ],
)
def test_a_path_that_cannot_be_walked_is_told(shape: str | tuple[float, ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        progress_of(CoveragePath(0.1, 0.9, shape), 3)
