"""Are small samples estimated as one does by hand?"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy import stats

from brecha.core.errors import CoverageError
from brecha.population.inference import (
    ESTIMATE_COLUMNS,
    Quantity,
    Replicates,
    Rules,
    SampleDesign,
    conventions_of,
    estimate,
    suppress,
)
from brecha.population.inference.design import SingleCluster

NAN = float("nan")


@pytest.fixture
def people() -> pl.DataFrame:
    """Return six persons: stratum a with clusters 1 and 2, stratum b with 3 and 4."""
    return pl.DataFrame(
        {
            "weight": [10.0, 10.0, 20.0, 5.0, 5.0, 10.0],
            "stratum": list("aaabbb"),
            "cluster": list("112344"),
            "sex": ["man", "woman", "woman", "man", "woman", None],
        }
    )


def asked(kind: str, *values: float, name: str = "it") -> Quantity:
    return Quantity(name, kind, np.array(values))


def test_a_total_and_its_error_are_those_by_hand(people: pl.DataFrame) -> None:
    found = estimate(SampleDesign.of(people), [asked("total", 1, 2, 3, 4, 5, 6)]).to_dicts()[0]

    # Cluster totals 30, 60 in a and 20, 85 in b: n / (n - 1) = 2, each (difference)^2 / 2.
    assert found["estimate"] == 195
    assert found["standard_error"] == pytest.approx(math.sqrt(30**2 + 65**2))
    assert found["degrees_of_freedom"] == 2
    assert found["population"] == 60
    critical = stats.t.ppf(0.975, 2)
    assert found["high"] == pytest.approx(195 + critical * math.sqrt(30**2 + 65**2))


def test_a_domain_keeps_the_clusters_it_does_not_reach(people: pl.DataFrame) -> None:
    found = estimate(
        SampleDesign.of(people), [asked("total", 1, 2, 3, 4, 5, 6)], {"sex": people["sex"]}
    )

    man = found.row(by_predicate=pl.col("sex") == "man", named=True)
    # Cluster totals of men: 10, 0 in a and 20, 0 in b.
    assert man["estimate"] == 30
    assert man["n"] == 2
    assert found["sex"].to_list() == ["man", "woman", None]
    assert found["n"].to_list() == [2, 3, 6]


def test_rows_outside_the_universe_count_for_nothing(people: pl.DataFrame) -> None:
    mean = asked("mean", 1, NAN, NAN, 4, 5, NAN)

    found = estimate(SampleDesign.of(people), [mean]).to_dicts()[0]

    assert found["estimate"] == pytest.approx((10 * 1 + 5 * 4 + 5 * 5) / 20)
    assert found["n"] == 3
    assert found["population"] == 20
    assert found["degrees_of_freedom"] == 3 - 2


def test_a_cell_without_universe_has_no_estimate(people: pl.DataFrame) -> None:
    mean = asked("mean", NAN, 1, 1, NAN, 1, 1)

    found = estimate(SampleDesign.of(people), [mean], {"sex": people["sex"]})

    man = found.row(by_predicate=pl.col("sex") == "man", named=True)
    assert man["n"] == 0
    assert [man[name] for name in ("estimate", "standard_error", "low", "high")] == [None] * 4
    assert man["quality"] == "suppressed"


def test_a_ratio_by_nothing_has_no_estimate(people: pl.DataFrame) -> None:
    ratio = Quantity("ratio", "ratio", np.ones(6), np.zeros(6))

    assert estimate(SampleDesign.of(people), [ratio])["estimate"].to_list() == [None]


def test_cells_are_the_combinations_that_occur(people: pl.DataFrame) -> None:
    domains = {"sex": people["sex"], "year": [2020, 2021, 2021, 2020, 2021, 2020]}

    found = estimate(SampleDesign.of(people), [asked("total", *[1] * 6)], domains)

    assert found.columns == ["indicator", "sex", "year", *ESTIMATE_COLUMNS]
    assert found.select("sex", "year", "estimate").rows() == [
        ("man", 2020, 15.0),
        ("woman", 2021, 35.0),
        (None, None, 60.0),
    ]


@pytest.mark.parametrize(
    "values",
    [
        ["man", "woman", "woman", "man", "woman", None],
        np.array(["man", "woman", "woman", "man", "woman", None], dtype=object),
        pl.Series(["man", "woman", "woman", "man", "woman", None], dtype=pl.Categorical),
        pl.Series(["man", "woman", "woman", "man", "woman", None], dtype=pl.Enum(["man", "woman"])),
        np.array([1.0, 2.0, 2.0, 1.0, 2.0, NAN]),
        pl.Series([False, True, True, False, True, None]),
    ],
)
def test_a_domain_may_hold_values_of_any_kind(people: pl.DataFrame, values: Any) -> None:  # noqa: ANN401 - any kind
    found = estimate(SampleDesign.of(people), [asked("total", *[1] * 6)], {"domain": values})

    assert found["estimate"].to_list() == [15, 35, 60]
    assert found["domain"].null_count() == 1


def test_a_domain_that_nobody_is_in_leaves_the_whole(people: pl.DataFrame) -> None:
    empty = pl.Series([None] * 6, dtype=pl.String)

    found = estimate(SampleDesign.of(people), [asked("total", *[1] * 6)], {"domain": empty})

    assert found.select("domain", "estimate").rows() == [(None, 60.0)]


@pytest.mark.parametrize(
    ("probability", "expected"), [(0.1, 1.0), (0.5, 3.0), (2 / 3, 3.0), (0.7, 4.0), (0.99, 6.0)]
)
def test_a_quantile_is_the_least_value_that_reaches_the_share(
    people: pl.DataFrame, probability: float, expected: float
) -> None:
    # Weights 10, 10, 20, 5, 5, 10 of 1 to 6: cumulated 10, 20, 40, 45, 50, 60.
    median = Quantity("q", "quantile", np.arange(1.0, 7.0), probability=probability)

    assert estimate(SampleDesign.of(people), [median])["estimate"].to_list() == [expected]


@pytest.mark.parametrize(
    ("rule", "expected"), [("certainty", 60.0), ("centred", 61.0), ("average", 60 * math.sqrt(2))]
)
def test_a_stratum_of_one_cluster_adds_what_the_rule_says(
    rule: SingleCluster, expected: float
) -> None:
    people = pl.DataFrame(
        {"weight": [1.0, 1.0, 1.0], "stratum": list("aab"), "cluster": list("123")}
    )
    total = asked("total", 40, 100, 11)

    found = estimate(SampleDesign.of(people, single_cluster=rule), [total])

    assert found["standard_error"].item() == pytest.approx(expected)


@pytest.mark.parametrize("interval", ["logit", "beta"])
def test_intervals_of_shares_stay_inside_zero_and_one(interval: str) -> None:
    rows = 200
    people = pl.DataFrame(
        {
            "weight": np.ones(rows),
            "stratum": np.arange(rows) % 4,
            "cluster": np.arange(rows) // 8,
        }
    )
    share = Quantity("rare", "proportion", (np.arange(rows) == 7).astype(float))

    found = estimate(SampleDesign.of(people), [share], rules=Rules(share_interval=interval))

    row = found.to_dicts()[0]
    assert 0 < row["low"] < row["estimate"] < row["high"] < 1


def test_the_beta_interval_of_none_is_the_exact_binomial_one() -> None:
    rows = 50
    people = pl.DataFrame(
        {"weight": np.ones(rows), "stratum": ["a"] * rows, "cluster": np.arange(rows)}
    )
    none = Quantity("none", "proportion", np.zeros(rows))

    found = estimate(SampleDesign.of(people), [none], rules=Rules(share_interval="beta"))

    assert found["low"].item() == 0
    assert found["high"].item() == pytest.approx(1 - 0.025 ** (1 / rows))


def test_quality_follows_the_coefficient_of_variation_and_the_rows() -> None:
    rules = Rules(least_rows=3)
    people = pl.DataFrame(
        {
            "weight": np.ones(18),
            "stratum": ["s"] * 18,
            "cluster": [str(row) for row in range(18)],
            "domain": ["exact"] * 4 + ["fair"] * 4 + ["rough"] * 4 + ["thin"] * 2 + ["none"] * 4,
        }
    )
    values = [10, 10, 10, 11, 5, 8, 12, 15, 1, 2, 20, 60, 3, 3, 0, 0, 0, 0]

    found = estimate(
        SampleDesign.of(people),
        [asked("mean", *values)],
        {"domain": people["domain"]},
        rules=rules,
    )

    quality = dict(found.drop_nulls("domain").select("domain", "quality").rows())
    assert quality == {
        "exact": "high",
        "fair": "moderate",
        "rough": "low",
        "thin": "suppressed",
        "none": "unrated",
    }
    told = suppress(found).row(by_predicate=pl.col("domain") == "thin", named=True)
    assert told["estimate"] is None
    assert told["n"] == 2


def test_replicate_weights_that_are_the_weights_show_no_error(people: pl.DataFrame) -> None:
    design = SampleDesign.of(people)
    weights = np.repeat(design.weights[:, None], 4, axis=1)

    found = estimate(
        design,
        [asked("mean", 1, 2, 3, 4, 5, 6)],
        replicates=Replicates.given(design, weights, "brr"),
    )

    assert found["standard_error"].item() == 0
    assert found["degrees_of_freedom"].item() == 3


def test_a_jackknife_of_a_median_is_refused(people: pl.DataFrame) -> None:
    design = SampleDesign.of(people)
    median = Quantity("median", "quantile", np.arange(6.0), probability=0.5)

    with pytest.raises(CoverageError, match="not consistent"):
        estimate(design, [median], replicates=Replicates.jackknife(design))


def test_the_conventions_are_told_in_both_languages(people: pl.DataFrame) -> None:
    design = SampleDesign.of(people)
    bootstrap = Replicates.bootstrap(design, 50, seed=1)

    english = " ".join(note.text("en") for note in conventions_of(design))
    spanish = " ".join(note.text("es") for note in conventions_of(design, replicates=bootstrap))

    assert "Taylor linearisation" in english
    assert "4 clusters in 2 strata" in english
    assert "below a coefficient of variation of 15 %" in english
    assert "bootstrap" in spanish
    assert "50 réplicas" in spanish
    assert "4 conglomerados en 2 estratos" in spanish
