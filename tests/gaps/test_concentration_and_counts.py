"""Are concentration indices and deprivation counts those of the textbook?"""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brecha.core import CoverageError, InputError
from brecha.gaps import concentration, deprivation_counts, gini, lorenz_points
from brecha.gaps.concentration_index import concentration_index
from brecha.population.inference import SampleDesign, estimate
from gaps_people import design_of, drawn_people, people, seeds

amounts = st.lists(st.integers(0, 1000), min_size=2, max_size=30).filter(any)


def by_name(told: pl.DataFrame) -> dict[str, float]:
    return dict(zip(told["name"], told["estimate"], strict=True))


def counted(frame: pl.DataFrame, cutoff: float, **weights: float) -> dict[str, float]:
    counts = deprivation_counts(frame, cutoff, weights or None)
    told = estimate(SampleDesign.of(frame), counts.quantities())
    return dict(zip(told["indicator"], told["estimate"], strict=True))


@given(level=st.floats(0.1, 1e6), rows=st.integers(2, 30), seed=seeds)
def test_what_all_have_alike_is_not_concentrated(level: float, rows: int, seed: int) -> None:
    draw = np.random.default_rng(seed)

    index = concentration_index(draw.uniform(1, 9, rows), np.full(rows, level), draw.random(rows))

    assert index.value == pytest.approx(0, abs=1e-9)


@given(having=amounts, seed=seeds)
def test_the_index_lies_between_its_bounds_and_turns_with_the_rank(
    having: list[int], seed: int
) -> None:
    weights = np.random.default_rng(seed).uniform(1, 9, len(having))
    amount, rank = np.array(having, dtype=float), np.arange(len(having), dtype=float)

    index = concentration_index(weights, amount, rank).value

    assert -1 < index < 1
    assert concentration_index(weights, amount, -rank).value == pytest.approx(-index, abs=1e-9)


@given(having=amounts, seed=seeds)
def test_the_index_is_one_less_twice_the_area_under_the_curve(having: list[int], seed: int) -> None:
    draw = np.random.default_rng(seed)
    weights = draw.uniform(1, 9, len(having))
    amount, rank = np.array(having, dtype=float), draw.integers(0, 5, len(having)).astype(float)

    curve = lorenz_points(weights, amount, rank)

    area = np.trapezoid(curve["having_share"], curve["people_share"])
    index = concentration_index(weights, amount, rank).value
    assert index == pytest.approx(1 - 2 * area, abs=1e-9)


def test_gini_of_one_who_has_all_is_all_but_one_share() -> None:
    told = by_name(gini(design_of(np.ones(4)), np.array([0.0, 0.0, 0.0, 8.0])))

    assert told == {"mean": 2.0, "gini": pytest.approx(0.75)}


def test_a_weight_of_two_is_two_people() -> None:
    once = concentration_index(
        np.array([1.0, 2.0, 1.0]), np.array([1.0, 4.0, 9.0]), np.array([1.0, 2.0, 3.0])
    )
    twice = concentration_index(
        np.ones(4), np.array([1.0, 4.0, 4.0, 9.0]), np.array([1.0, 2.0, 2.0, 3.0])
    )

    assert once.value == pytest.approx(twice.value)


@settings(max_examples=20)
@given(seed=seeds)
def test_scores_of_the_index_are_derivatives_by_weight(seed: int) -> None:
    draw = np.random.default_rng(seed)
    weights, having = draw.uniform(1, 5, 25), draw.random(25)
    rank = draw.integers(0, 8, 25).astype(float)

    exact = concentration_index(weights, having, rank)

    for row in (0, 11, 24):
        step = np.zeros(25)
        step[row] = 1e-5
        above, below = (
            concentration_index(weights + side * step, having, rank).value for side in (1, -1)
        )
        assert exact.scores[row] == pytest.approx((above - below) / 2e-5, abs=1e-7)


@settings(max_examples=20)
@given(seed=seeds)
def test_having_and_lacking_are_as_far_from_equal_where_corrected(seed: int) -> None:
    frame = drawn_people(seed)
    design = SampleDesign.of(frame)
    lacks = frame["lacks_food"].to_numpy()
    income = frame["income_monthly_per_person"].to_numpy()

    lacking = by_name(concentration(design, lacks, income, (0, 1)))
    having = by_name(concentration(design, 1 - lacks, income, (0, 1)))

    for corrected in ("wagstaff", "erreygers"):
        assert having[corrected] == pytest.approx(-lacking[corrected], abs=1e-9)
    share = lacking["mean"]
    assert lacking["wagstaff"] == pytest.approx(lacking["concentration"] / (1 - share))
    assert lacking["erreygers"] == pytest.approx(4 * share * lacking["concentration"])
    assert abs(lacking["wagstaff"]) <= 1


def test_what_nobody_has_has_no_index() -> None:
    told = concentration(design_of(np.ones(3)), np.zeros(3), np.arange(3.0), (0, 1))

    assert told["estimate"].to_list() == [0.0, None, None, None]


def test_what_is_had_must_lie_in_its_bounds() -> None:
    with pytest.raises(InputError, match="between 0"):
        concentration(design_of(np.ones(2)), np.array([-1.0, 2.0]), np.arange(2.0))
    with pytest.raises(InputError, match="between 0 and 1"):
        concentration(design_of(np.ones(2)), np.array([0.5, 2.0]), np.arange(2.0), (0, 1))
    with pytest.raises(InputError, match="there are none"):
        concentration(design_of(np.ones(1)), np.array([np.nan]), np.ones(1))


def test_counts_by_hand() -> None:
    frame = people(
        weight=[1.0, 1.0, 2.0, 7.0],
        lacks_food=[1.0, 1.0, 0.0, None],
        lacks_schooling=[1.0, 0.0, 0.0, 1.0],
    )

    half = counted(frame, 0.5, lacks_food=1, lacks_schooling=1)
    whole = counted(frame, 1.0, lacks_food=1, lacks_schooling=1)

    assert half["headcount"] == pytest.approx(2 / 4)
    assert half["adjusted_headcount"] == pytest.approx((1 + 0.5) / 4)
    assert half["intensity"] == pytest.approx(0.75)
    assert half["contribution:lacks_food"] == pytest.approx(2 / 3)
    assert whole["headcount"] == pytest.approx(1 / 4)
    assert whole["intensity"] == pytest.approx(1)


def test_three_of_six_rights_reach_one_half() -> None:
    names = (
        "lacks_social_security",
        "lacks_health_care",
        "lacks_schooling",
        "lacks_housing_quality",
        "lacks_housing_services",
        "lacks_food",
    )
    frame = people(**{name: [float(at % 2), 0.0] for at, name in enumerate(names)})

    assert counted(frame, 0.5)["headcount"] == 0.5


@settings(max_examples=20)
@given(seed=seeds, cutoff=st.floats(0.05, 1))
def test_counts_keep_their_identities(seed: int, cutoff: float) -> None:
    told = counted(drawn_people(seed), cutoff, lacks_food=2, lacks_schooling=1, lacks_health_care=1)

    if told["headcount"] == 0:
        assert told["intensity"] is None
        return
    product = told["headcount"] * told["intensity"]
    assert told["adjusted_headcount"] == pytest.approx(product)
    assert cutoff - 1e-9 <= told["intensity"] <= 1 + 1e-9
    parts = [value for name, value in told.items() if name.startswith("contribution:")]
    assert sum(parts) == pytest.approx(1)


@settings(max_examples=10)
@given(seed=seeds)
def test_a_higher_cutoff_never_finds_more(seed: int) -> None:
    frame = drawn_people(seed)

    found = [counted(frame, cutoff)["headcount"] for cutoff in (0.1, 0.4, 0.7, 1.0)]

    assert found == sorted(found, reverse=True)


def test_cutoff_and_weights_are_checked() -> None:
    frame = people(lacks_food=[1.0])

    with pytest.raises(InputError, match="cut-off") as refused:
        deprivation_counts(frame, 1.5, {"lacks_food": 0.0})
    with pytest.raises(CoverageError, match="lacks_schooling"):
        deprivation_counts(frame, 0.5)

    assert len(refused.value.faults) == 2
