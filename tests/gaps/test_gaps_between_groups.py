"""Do the parts of a gap add up to the gap, and are they those of another program?"""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings

from brecha.core import InputError
from brecha.gaps import (
    dummies,
    find_indicators,
    gap_between,
    kitagawa,
    oaxaca_blinder,
    quantities_of,
)
from brecha.population.inference import SampleDesign, compare_domains
from gaps_people import by_name, design_of, drawn_people, numbers, people, seeds, wages, women

REFERENCES = ("first", "second", "average", "pooled", "pooled_with_group")


def test_a_gap_is_the_difference_and_the_quotient_of_two_figures() -> None:
    frame = people(sex=["woman", "woman", "man", "man"], lacks_food=[1.0, 1.0, 1.0, 0.0])
    (indicator,) = find_indicators(["lacks_food"])

    told = by_name(gap_between(frame, indicator, "sex", ("woman", "man")))

    assert told == {"first": 1.0, "second": 0.5, "difference": 0.5, "ratio": 2.0}


def test_a_gap_says_on_how_many_rows_it_rests() -> None:
    frame = people(sex=["woman", "woman", "man", "man"], lacks_food=[1.0, None, 1.0, 0.0])
    (indicator,) = find_indicators(["lacks_food"])

    rows = by_name(gap_between(frame, indicator, "sex", ("woman", "man")), "n")

    assert rows == {"first": 1, "second": 2, "difference": 3, "ratio": 3}


def test_a_gap_without_people_on_one_side_is_refused() -> None:
    frame = people(sex=["woman", "woman"], lacks_food=[1.0, 1.0])
    indicators = find_indicators(["lacks_food", "earnings_monthly_median"])

    with pytest.raises(InputError, match=r"nobody is in man\. There are: woman"):
        gap_between(frame, indicators[0], "sex", ("woman", "man"))
    with pytest.raises(InputError, match="is a median"):
        gap_between(frame, indicators[1], "sex", ("woman", "man"))


@settings(max_examples=20)
@given(seed=seeds)
def test_the_error_of_a_gap_is_that_of_the_covariance_of_the_groups(seed: int) -> None:
    frame = drawn_people(seed)
    indicators = find_indicators(["social_security_any", "workers_without_cover", "care_hours"])
    design = SampleDesign.of(frame)

    for indicator in indicators:
        mine = gap_between(frame, indicator, "sex", ("woman", "man"), design)
        theirs = compare_domains(design, quantities_of([indicator], frame), {"sex": frame["sex"]})

        assert by_name(mine)["difference"] == pytest.approx(theirs["difference"][0])
        error = by_name(mine, "standard_error")["difference"]
        assert error == pytest.approx(theirs["standard_error"][0])


@settings(max_examples=20)
@given(seed=seeds)
def test_the_parts_of_kitagawa_leave_nothing_over(seed: int) -> None:
    frame = drawn_people(seed)
    outcome = numbers(frame, "lacks_health_care")
    design = SampleDesign.of(frame)

    told = by_name(kitagawa(design, outcome, women(frame), frame["schooling"]))

    assert told["gap"] == pytest.approx(told["first"] - told["second"], abs=1e-12)
    assert told["composition"] + told["rates"] == pytest.approx(told["gap"], abs=1e-12)
    for part in ("composition", "rates"):
        by_class = [value for name, value in told.items() if name.startswith(f"{part}:")]
        assert sum(by_class) == pytest.approx(told[part], abs=1e-12)


def test_kitagawa_by_hand() -> None:
    outcome = np.array([1, 1, 0, 0, 1, 0, 0, 0, 0, 0], dtype=float)
    is_first = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0], dtype=float)
    classes = ["a", "a", "a", "b", "a", "a", "b", "b", "b", "b"]

    told = by_name(kitagawa(design_of(np.ones(10)), outcome, is_first, classes))

    # Shares of a: 3/4 and 1/3. Rates in a: 2/3 and 1/2; in b none lack.
    assert told["composition"] == pytest.approx((3 / 4 - 1 / 3) * (2 / 3 + 1 / 2) / 2)
    assert told["rates"] == pytest.approx((2 / 3 - 1 / 2) * (3 / 4 + 1 / 3) / 2)
    assert told["gap"] == pytest.approx(1 / 2 - 1 / 6)


def test_equal_shares_leave_the_gap_to_the_rates() -> None:
    outcome = np.array([1, 0, 1, 1, 0, 0], dtype=float)
    is_first = np.array([1, 1, 1, 0, 0, 0], dtype=float)

    told = by_name(kitagawa(design_of(np.ones(6)), outcome, is_first, list("aabaab")))

    assert told["composition"] == pytest.approx(0, abs=1e-15)


def test_a_class_of_one_group_has_no_rate_in_the_other() -> None:
    with pytest.raises(InputError, match="b holds those of one"):
        kitagawa(
            design_of(np.ones(3)),
            np.array([1.0, 0.0, 1.0]),
            np.array([1.0, 0.0, 1.0]),
            ["a", "a", "b"],
        )
    with pytest.raises(InputError, match="there are none"):
        kitagawa(design_of(np.ones(1)), np.array([np.nan]), np.array([1.0]), ["a"])


@settings(max_examples=20)
@given(seed=seeds)
def test_the_parts_of_oaxaca_and_blinder_leave_nothing_over(seed: int) -> None:
    frame = drawn_people(seed)
    outcome, predictors = wages(frame)

    for reference in REFERENCES:
        told = by_name(
            oaxaca_blinder(SampleDesign.of(frame), outcome, women(frame), predictors, reference)
        )

        gap = pytest.approx(told["gap"], abs=1e-9)
        assert told["explained"] + told["unexplained"] == gap
        assert told["endowments"] + told["coefficients"] + told["interaction"] == gap
        for part in ("explained", "unexplained"):
            single = [value for name, value in told.items() if name.startswith(f"{part}:")]
            assert sum(single) == pytest.approx(told[part], abs=1e-9)


@settings(max_examples=10)
@given(seed=seeds)
def test_turning_the_groups_round_turns_the_gap_round(seed: int) -> None:
    frame = drawn_people(seed)
    outcome, predictors = wages(frame)
    design, is_first = SampleDesign.of(frame), women(frame)

    told = oaxaca_blinder(design, outcome, is_first, predictors, "first")
    turned = oaxaca_blinder(design, outcome, 1 - is_first, predictors, "second")

    for part in ("gap", "explained", "unexplained"):
        assert by_name(told)[part] == pytest.approx(-by_name(turned)[part], abs=1e-9)
        errors = (by_name(result, "standard_error")[part] for result in (told, turned))
        assert next(errors) == pytest.approx(next(errors), rel=1e-6)


def test_one_line_for_both_groups_leaves_nothing_unexplained() -> None:
    draw = np.random.default_rng(5)
    years = draw.uniform(0, 18, 200)
    is_first = (draw.random(200) < 0.5).astype(float)
    outcome = 1.5 + 0.1 * years

    for reference in REFERENCES:
        told = by_name(
            oaxaca_blinder(
                design_of(draw.uniform(1, 5, 200)), outcome, is_first, {"years": years}, reference
            )
        )

        assert told["unexplained"] == pytest.approx(0, abs=1e-9)
        assert told["explained"] == pytest.approx(told["gap"], abs=1e-9)


def test_coefficients_are_those_of_numpy() -> None:
    frame = drawn_people(3).drop_nulls("has_written_contract")
    outcome, predictors = wages(frame)
    matrix = np.column_stack([np.ones(len(outcome)), *predictors.values()])
    weights, is_first = numbers(frame, "weight"), women(frame) == 1
    lines, means = [], []
    for group in (is_first, ~is_first):
        root = np.sqrt(weights[group])
        found = np.linalg.lstsq(matrix[group] * root[:, None], outcome[group] * root, rcond=None)
        lines.append(found[0])
        means.append(np.average(matrix[group], axis=0, weights=weights[group]))

    told = by_name(
        oaxaca_blinder(
            SampleDesign.of(frame), outcome, is_first.astype(float), predictors, "second"
        )
    )

    assert told["explained"] == pytest.approx((means[0] - means[1]) @ lines[1])
    assert told["coefficients"] == pytest.approx(means[1] @ (lines[0] - lines[1]))
    assert told["interaction"] == pytest.approx((means[0] - means[1]) @ (lines[0] - lines[1]))


def test_predictors_that_repeat_one_another_are_refused() -> None:
    ones = np.ones(6)
    is_first = np.array([1, 1, 1, 0, 0, 0], dtype=float)

    with pytest.raises(InputError, match="repeat others"):
        oaxaca_blinder(design_of(ones), np.arange(6.0), is_first, {"same": ones})
    with pytest.raises(InputError, match="one has none"):
        oaxaca_blinder(design_of(ones), np.arange(6.0), ones, {"x": np.arange(6.0)})
    with pytest.raises(InputError, match="neither is not"):
        oaxaca_blinder(design_of(ones), np.arange(6.0), is_first, {"x": np.arange(6.0)}, "neither")
    with pytest.raises(InputError, match="c is not"):
        dummies(pl.Series(["a", "b"]), base="c")


def test_statsmodels_finds_the_same() -> None:
    # statsmodels 0.15, OaxacaBlinder on these rows; its gap is turned round.
    draw = np.random.default_rng(3)
    features = draw.normal(size=(500, 2))
    is_first = (draw.random(500) < 0.4).astype(float)
    treatment = is_first * 0.3 + is_first * features[:, 0] * 0.2
    outcome = 1 + features @ [0.5, -0.2] + treatment + draw.normal(size=500)
    predictors = {"a": features[:, 0], "b": features[:, 1]}

    def told(reference: str) -> dict[str, float]:
        return by_name(
            oaxaca_blinder(design_of(np.ones(500)), outcome, is_first, predictors, reference)
        )

    assert told("first")["gap"] == pytest.approx(0.2867549489802359)
    assert told("pooled_with_group")["explained"] == pytest.approx(-0.04850319395284296)
    assert told("average")["explained"] == pytest.approx(-0.048934675446476915)
    assert told("second")["unexplained"] == pytest.approx(0.331683425326558)
    assert told("first")["explained"] == pytest.approx(-0.052940874546630726)
    assert told("first")["interaction"] == pytest.approx(-0.008012398200307622)
