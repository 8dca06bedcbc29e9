"""Is a sample or a question that cannot be answered told with what to do?"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest

from brecha.core.errors import AlignmentError, CoverageError, InputError
from brecha.population.inference import (
    Quantity,
    Replicates,
    Rules,
    SampleDesign,
    compare,
    compare_domains,
    estimate,
)
from brecha.population.inference.replicates import Method

PEOPLE = pl.DataFrame(
    {"weight": [1.0, 2.0, 3.0, 4.0], "stratum": list("aabb"), "cluster": list("1234")}
)
FOUR = np.arange(4.0)


@pytest.mark.parametrize(
    ("column", "values", "told"),
    [
        ("weight", [1.0, 0.0, 3.0, 4.0], "above zero.*first is 0.0"),
        ("weight", [1.0, -2.0, 3.0, 4.0], "rows 3.*above zero"),
        ("weight", [1.0, None, 3.0, 4.0], "rows 3.*first is nan"),
        ("weight", [1.0, float("nan"), 3.0, 4.0], "first is nan"),
        ("weight", [1.0, float("inf"), 3.0, 4.0], "first is inf"),
        ("weight", ["1", "2", "3", "4"], "must be numbers.*String"),
        ("stratum", ["a", None, "b", None], "rows 3, 5.*empty in 2"),
        ("cluster", [None, "2", "3", "4"], "rows 2.*empty in 1"),
        ("stratum", [1.0, float("nan"), 2.0, 2.0], "rows 3.*empty in 1"),
    ],
)
def test_a_faulty_design_column_is_told_with_its_rows(
    column: str, values: list[Any], told: str
) -> None:
    people = PEOPLE.with_columns(pl.Series(column, values))

    with pytest.raises(InputError, match=told):
        SampleDesign.of(people)


def test_all_faults_of_a_design_are_told_at_once() -> None:
    people = PEOPLE.with_columns(
        weight=pl.Series([0.0, 1, 1, 1]), stratum=pl.Series(["a", None, "b", "b"])
    )

    with pytest.raises(InputError) as caught:
        SampleDesign.of(people)

    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("column", ["weight", "stratum", "cluster"])
def test_an_absent_column_is_named(column: str) -> None:
    with pytest.raises(InputError, match=f"needs the column {column}"):
        SampleDesign.of(PEOPLE.drop(column))


def test_a_sample_without_rows_is_refused() -> None:
    with pytest.raises(InputError, match="must have rows"):
        SampleDesign.of(PEOPLE.clear())


def test_single_clusters_are_refused_where_asked() -> None:
    people = PEOPLE.with_columns(stratum=pl.Series(list("aaab")))

    with pytest.raises(InputError, match="stratum b has one"):
        SampleDesign.of(people, single_cluster="refuse")


def test_an_unknown_rule_for_single_clusters_is_refused() -> None:
    with pytest.raises(InputError, match="certainty, centred, average, refuse"):
        SampleDesign.of(PEOPLE, single_cluster="adjust")


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        (Quantity("q", "mode", FOUR), "one of total, mean"),
        (Quantity("q", "ratio", FOUR), "A ratio has a denominator"),
        (Quantity("q", "mean", FOUR, FOUR), "no other quantity has one; this is a mean"),
        (Quantity("q", "quantile", FOUR), "a quantile with None"),
        (Quantity("q", "quantile", FOUR, probability=1.0), "between 0 and 1"),
        (Quantity("q", "mean", FOUR, probability=0.5), "a mean with 0.5"),
        (Quantity("q", "mean", FOUR[:3]), r"4 rows of the sample.*\(3,\)"),
        (Quantity("q", "mean", np.array([0.0, 1, np.inf, np.inf])), "2 are infinite"),
        (Quantity("q", "proportion", FOUR), "2 rows hold another value, the first is 2.0"),
    ],
)
def test_a_question_that_makes_no_sense_is_told(quantity: Quantity, told: str) -> None:
    with pytest.raises(InputError, match=told):
        estimate(SampleDesign.of(PEOPLE), [quantity])


def test_two_quantities_of_one_name_are_told() -> None:
    with pytest.raises(InputError, match="twice"):
        estimate(SampleDesign.of(PEOPLE), [Quantity("q", "mean", FOUR)] * 2)


def test_no_quantity_is_told() -> None:
    with pytest.raises(InputError, match="At least one"):
        estimate(SampleDesign.of(PEOPLE), [])


def test_a_domain_of_other_rows_is_told() -> None:
    with pytest.raises(InputError, match="sex has 3"):
        estimate(SampleDesign.of(PEOPLE), [Quantity("q", "mean", FOUR)], {"sex": list("abc")})


def test_a_domain_named_as_a_result_is_told() -> None:
    with pytest.raises(InputError, match="may not be called low"):
        estimate(SampleDesign.of(PEOPLE), [Quantity("q", "mean", FOUR)], {"low": list("abcd")})


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0])
def test_a_confidence_that_is_no_share_is_told(confidence: float) -> None:
    with pytest.raises(InputError, match=r"Write 0\.95"):
        estimate(SampleDesign.of(PEOPLE), [Quantity("q", "mean", FOUR)], confidence=confidence)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"share_interval": "wald"}, "one of t, logit, beta"),
        ({"moderate_from": 0.4}, "must be above zero and rise"),
    ],
)
def test_rules_that_contradict_themselves_are_told(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told):
        Rules(**wrong)


@pytest.mark.parametrize(
    ("weights", "method", "fay", "told"),
    [
        (np.ones((3, 5)), "brr", 0.0, r"4 rows.*\(3, 5\)"),
        (np.ones(4), "brr", 0.0, "two columns or more"),
        (np.full((4, 5), np.nan), "brr", 0.0, "finite"),
        (np.ones((4, 5)), "jackknife", 0.0, "gives its factors"),
        (np.ones((4, 5)), "guess", 0.0, "one of bootstrap"),
        (np.ones((4, 5)), "fay", 0.0, "Fay's coefficient"),
        (np.ones((4, 5)), "brr", 0.5, "Fay's coefficient"),
    ],
)
def test_replicate_weights_that_do_not_fit_are_told(
    weights: np.ndarray, method: Method, fay: float, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        Replicates.given(SampleDesign.of(PEOPLE), weights, method, fay=fay)


def test_replicates_of_another_sample_are_told() -> None:
    other = Replicates.bootstrap(SampleDesign.of(PEOPLE[:2]), 10, seed=1)

    with pytest.raises(InputError, match="they have 2"):
        estimate(SampleDesign.of(PEOPLE), [Quantity("q", "mean", FOUR)], replicates=other)


def test_too_few_replicates_are_told() -> None:
    with pytest.raises(InputError, match="At least two"):
        Replicates.bootstrap(SampleDesign.of(PEOPLE), 1, seed=1)


def test_tables_of_other_domains_are_not_compared() -> None:
    design, quantity = SampleDesign.of(PEOPLE), [Quantity("q", "mean", FOUR)]
    first = estimate(design, quantity)
    second = estimate(design, quantity, {"sex": list("abab")})

    with pytest.raises(AlignmentError, match="same domains"):
        compare(first, second)


def test_tables_without_a_common_indicator_are_not_compared() -> None:
    design = SampleDesign.of(PEOPLE)
    first, second = (estimate(design, [Quantity(name, "mean", FOUR)]) for name in "ab")

    with pytest.raises(AlignmentError, match="no row is in both"):
        compare(first, second)


def test_one_domain_cannot_be_compared() -> None:
    with pytest.raises(InputError, match="the domains make 1"):
        compare_domains(SampleDesign.of(PEOPLE), [Quantity("q", "mean", FOUR)], {"sex": ["a"] * 4})


def test_medians_of_domains_need_replicates_to_compare() -> None:
    median = Quantity("q", "quantile", FOUR, probability=0.5)

    with pytest.raises(CoverageError, match="needs replicate weights"):
        compare_domains(SampleDesign.of(PEOPLE), [median], {"sex": list("abab")})
