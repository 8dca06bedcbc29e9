"""Is a difference told from chance as textbooks do?"""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from scipy import stats

from brecha.population.inference import (
    Quantity,
    Replicates,
    SampleDesign,
    compare,
    compare_domains,
    estimate,
    holm,
)
from survey_samples import made_sample


def simple(values: np.ndarray) -> pl.DataFrame:
    """Return the mean of a simple random sample."""
    people = pl.DataFrame(
        {"weight": np.ones(len(values)), "stratum": ["s"] * len(values)}
    ).with_row_index("cluster")
    return estimate(SampleDesign.of(people), [Quantity("mean", "mean", values)])


def test_two_simple_samples_are_compared_by_the_test_of_welch() -> None:
    random = np.random.default_rng(1)
    first, second = random.normal(10, 2, 40), random.normal(11, 5, 25)

    found = compare(simple(first), simple(second)).to_dicts()[0]

    expected = stats.ttest_ind(second, first, equal_var=False)
    assert found["difference"] == pytest.approx(second.mean() - first.mean())
    assert found["degrees_of_freedom"] == pytest.approx(expected.df)
    assert found["p_value"] == pytest.approx(expected.pvalue)
    assert found["low"] == pytest.approx(expected.confidence_interval().low)


def test_a_sample_does_not_differ_from_itself() -> None:
    table = simple(np.arange(30.0))

    found = compare(table, table).to_dicts()[0]

    assert found["difference"] == 0
    assert found["p_value"] == 1


def test_a_difference_of_domains_is_the_slope_of_a_flag() -> None:
    sample = made_sample(2000, 4).drop_nulls("domain").filter(pl.col("domain").is_in(["a", "b"]))
    design = SampleDesign.of(sample)
    flag = (sample["domain"] == "b").to_numpy()
    values = sample["y"].fill_nan(0.0).to_numpy()

    found = compare_domains(design, [Quantity("y", "mean", values)], {"domain": flag}).to_dicts()[0]

    # Linearised by hand: the score of the difference is that of b less that of a.
    weights = design.weights
    score = np.zeros(len(values))
    for inside, sign in ((flag, 1.0), (~flag, -1.0)):
        mean = np.average(values[inside], weights=weights[inside])
        score += sign * inside * weights * (values - mean) / weights[inside].sum()
    by_cluster = np.bincount(design.cluster, weights=score)
    variance = 0.0
    for stratum, size in enumerate(design.clusters_in_stratum):
        held = by_cluster[design.stratum_of_cluster == stratum]
        if size > 1:
            variance += size / (size - 1) * np.square(held - held.mean()).sum()
    assert found["standard_error"] == pytest.approx(np.sqrt(variance), rel=1e-10)
    assert found["first_domain"] is False
    assert found["second_domain"] is True


def test_domains_that_share_clusters_are_not_taken_as_independent() -> None:
    random = np.random.default_rng(2)
    cluster = np.repeat(np.arange(40), 20)
    values = random.normal(0, 3, 40)[cluster] + random.normal(0, 1, 800)
    people = pl.DataFrame({"weight": np.ones(800), "stratum": cluster // 10, "cluster": cluster})
    half = {"half": np.arange(800) % 2}
    design, mean = SampleDesign.of(people), [Quantity("y", "mean", values)]

    cells = estimate(design, mean, half).drop_nulls("half")
    together = compare_domains(design, mean, half)["standard_error"].item()

    assert together < 0.5 * np.sqrt(np.square(cells["standard_error"]).sum())


@pytest.mark.parametrize("kind", ["mean", "quantile"])
def test_replicates_compare_domains_too(kind: str) -> None:
    sample = made_sample(3000, 8)
    design = SampleDesign.of(sample)
    probability = 0.5 if kind == "quantile" else None
    quantity = [Quantity("y", kind, sample["y"].to_numpy(), probability=probability)]
    domains = {"domain": sample["domain"]}
    replicates = Replicates.bootstrap(design, 300, seed=5)

    found = compare_domains(design, quantity, domains, replicates=replicates)

    cells = estimate(design, quantity, domains, replicates=replicates).drop_nulls("domain")
    estimates = dict(cells.select("domain", "estimate").rows())
    assert found.height == 6
    for row in found.to_dicts():
        expected = estimates[row["second_domain"]] - estimates[row["first_domain"]]
        assert row["difference"] == pytest.approx(expected)
        assert row["standard_error"] > 0


def test_holm_multiplies_the_least_by_their_number_and_never_falls() -> None:
    adjusted = holm(np.array([0.04, 0.01, np.nan, 0.03, 0.005]))

    np.testing.assert_allclose(adjusted, [0.06, 0.03, np.nan, 0.06, 0.02])


def test_holm_stays_within_one() -> None:
    assert holm(np.array([0.9, 0.8])).tolist() == [1.0, 1.0]
