"""What must hold of every estimate, whatever the sample?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from brecha.population.inference import (
    Quantity,
    Replicates,
    SampleDesign,
    compare_domains,
    estimate,
)
from survey_samples import made_sample, quantities_of

TOLD = ["estimate", "standard_error", "low", "high", "n", "population"]
seeds = st.integers(0, 2**32 - 1)
sizes = st.integers(40, 400)
factors = st.floats(0.01, 1000)
rules = st.sampled_from(["certainty", "centred", "average"])


def numbers(frame: pl.DataFrame, *names: str) -> np.ndarray:
    return frame.select(names or TOLD).fill_null(np.nan).to_numpy().astype(np.float64)


def same(first: pl.DataFrame, second: pl.DataFrame, *names: str) -> None:
    scale = np.nanmax(np.abs(numbers(first, *names)), initial=1.0)
    np.testing.assert_allclose(
        numbers(first, *names), numbers(second, *names), rtol=1e-9, atol=1e-12 * scale
    )


@settings(max_examples=25)
@given(seed=seeds, rows=sizes, rule=rules)
def test_names_of_strata_and_clusters_change_nothing(seed: int, rows: int, rule: str) -> None:
    sample = made_sample(rows, seed)
    strata = sample["stratum"].unique(maintain_order=True)
    names = dict(zip(strata, np.random.default_rng(seed).permutation(len(strata)), strict=True))
    renamed = sample.with_columns(
        pl.col("stratum").replace_strict(names, return_dtype=pl.Int64),
        pl.col("cluster").str.reverse() + "x",
    )

    first, second = (
        estimate(
            SampleDesign.of(frame, single_cluster=rule),
            quantities_of(frame),
            {"domain": frame["domain"]},
        )
        for frame in (sample, renamed)
    )

    same(first, second)


@settings(max_examples=25)
@given(seed=seeds, rows=sizes)
def test_the_order_of_rows_changes_nothing(seed: int, rows: int) -> None:
    sample = made_sample(rows, seed)
    shuffled = sample.sample(fraction=1, shuffle=True, seed=seed)

    first, second = (
        estimate(SampleDesign.of(frame), quantities_of(frame), {"domain": frame["domain"]})
        for frame in (sample, shuffled)
    )

    same(first, second)


@settings(max_examples=25)
@given(seed=seeds, rows=sizes)
def test_domains_and_the_rest_add_up_to_the_whole(seed: int, rows: int) -> None:
    sample = made_sample(rows, seed)
    quantity = [Quantity("total", "total", sample["y"].to_numpy())]
    domain = sample["domain"].fill_null("rest")

    found = estimate(SampleDesign.of(sample), quantity, {"domain": domain})

    cells, whole = found.drop_nulls("domain"), found.filter(pl.col("domain").is_null())
    for name in ("estimate", "n", "population"):
        assert cells[name].sum() == pytest.approx(whole[name].item(), rel=1e-12)


@settings(max_examples=25)
@given(seed=seeds, rows=sizes)
def test_shares_of_a_partition_sum_to_one_with_no_error(seed: int, rows: int) -> None:
    sample = made_sample(rows, seed)
    domain = sample["domain"].fill_null("rest")
    parts = [
        Quantity(part, "proportion", (domain == part).cast(pl.Float64).to_numpy())
        for part in domain.unique().sort()
    ]
    every = Quantity("every", "mean", np.sum([part.numerator for part in parts], axis=0))

    found = estimate(SampleDesign.of(sample), [*parts, every])

    assert found["estimate"][:-1].sum() == pytest.approx(1.0, rel=1e-12)
    assert found["standard_error"][-1] == pytest.approx(0.0, abs=1e-12)


@settings(max_examples=25)
@given(seed=seeds, rows=sizes, factor=factors, rule=rules)
def test_a_factor_on_weights_scales_totals_only(
    seed: int, rows: int, factor: float, rule: str
) -> None:
    sample = made_sample(rows, seed)
    scaled = sample.with_columns(pl.col("weight") * factor)
    first, second = (
        estimate(SampleDesign.of(frame, single_cluster=rule), quantities_of(frame))
        for frame in (sample, scaled)
    )
    is_total = pl.col("indicator") == "total"
    figures = ("estimate", "standard_error", "low", "high")

    same(first.filter(~is_total), second.filter(~is_total), *figures)
    times = first.filter(is_total).with_columns(pl.col(name) * factor for name in figures)
    same(times, second.filter(is_total), *figures)


@settings(max_examples=25)
@given(seed=seeds, rows=sizes, slope=st.floats(-50, 50), shift=st.floats(-1000, 1000))
def test_a_linear_change_of_values_is_one_of_means(
    seed: int, rows: int, slope: float, shift: float
) -> None:
    sample = made_sample(rows, seed)
    values = sample["y"].to_numpy()
    asked = [Quantity("y", "mean", values), Quantity("other", "mean", slope * values + shift)]

    first, second = estimate(SampleDesign.of(sample), asked).to_dicts()

    assert second["estimate"] == pytest.approx(
        slope * first["estimate"] + shift, rel=1e-9, abs=1e-6
    )
    if first["standard_error"] is not None:
        expected = abs(slope) * first["standard_error"]
        assert second["standard_error"] == pytest.approx(expected, rel=1e-6, abs=1e-8)


@settings(max_examples=25)
@given(seed=seeds, rows=sizes)
def test_a_domain_of_all_rows_equals_the_whole(seed: int, rows: int) -> None:
    sample = made_sample(rows, seed)
    every = {"domain": ["all"] * rows}

    found = estimate(SampleDesign.of(sample), quantities_of(sample), every)

    cell = found.drop_nulls("domain").drop("domain")
    whole = found.filter(pl.col("domain").is_null()).drop("domain")
    assert_frame_equal(cell, whole, rel_tol=1e-12)


@settings(max_examples=25)
@given(seed=seeds, rows=sizes)
def test_a_domain_is_the_same_estimate_as_a_universe(seed: int, rows: int) -> None:
    sample = made_sample(rows, seed)
    inside = (sample["domain"] == "a").fill_null(value=False).to_numpy()
    asked = [
        replace(entry, numerator=np.where(inside, entry.numerator, np.nan))
        for entry in quantities_of(sample)
    ]
    design = SampleDesign.of(sample)

    by_domain = estimate(design, quantities_of(sample), {"domain": sample["domain"]})
    by_universe = estimate(design, asked)

    if inside.any():
        same(by_domain.filter(pl.col("domain") == "a"), by_universe)


@settings(max_examples=15)
@given(seed=seeds, rule=rules)
def test_errors_of_differences_obey_the_triangle(seed: int, rule: str) -> None:
    sample = made_sample(300, seed)
    design = SampleDesign.of(sample, single_cluster=rule)
    quantity = [Quantity("mean", "mean", sample["y"].to_numpy())]
    domains = {"domain": sample["domain"]}

    cells = estimate(design, quantity, domains).drop_nulls("domain")
    found = compare_domains(design, quantity, domains)

    errors = dict(zip(cells["domain"], cells["standard_error"], strict=True))
    estimates = dict(zip(cells["domain"], cells["estimate"], strict=True))
    for row in found.to_dicts():
        first, second = row["first_domain"], row["second_domain"]
        assert row["difference"] == pytest.approx(estimates[second] - estimates[first])
        if rule == "certainty":
            assert row["standard_error"] <= errors[first] + errors[second] + 1e-9
            assert row["standard_error"] >= abs(errors[first] - errors[second]) - 1e-9


def test_jackknife_comes_near_linearisation_in_a_large_sample() -> None:
    sample = made_sample(20_000, 5)
    design = SampleDesign.of(sample)
    asked = [entry for entry in quantities_of(sample) if entry.kind != "quantile"]

    taylor = estimate(design, asked)
    jackknife = estimate(design, asked, replicates=Replicates.jackknife(design))

    np.testing.assert_allclose(jackknife["standard_error"], taylor["standard_error"], rtol=1e-2)
    np.testing.assert_allclose(jackknife["estimate"], taylor["estimate"], rtol=1e-12)


def test_jackknife_of_a_total_is_linearisation() -> None:
    sample = made_sample(800, 6)
    design = SampleDesign.of(sample)
    total = [Quantity("total", "total", sample["y"].to_numpy())]
    domains = {"domain": sample["domain"]}

    taylor = estimate(design, total, domains)
    jackknife = estimate(design, total, domains, replicates=Replicates.jackknife(design))

    same(taylor, jackknife)


def test_bootstrap_comes_near_linearisation_with_many_replicates() -> None:
    sample = made_sample(4000, 7)
    design = SampleDesign.of(sample)

    taylor = estimate(design, quantities_of(sample))
    bootstrap = estimate(
        design, quantities_of(sample), replicates=Replicates.bootstrap(design, 2000, seed=1)
    )

    is_smooth = ~pl.col("indicator").str.starts_with("quantile")
    ratio = bootstrap["standard_error"] / taylor["standard_error"]
    told = taylor.select("indicator", off=(ratio - 1).abs())
    assert told.filter(is_smooth)["off"].max() < 0.05
    assert told.filter(~is_smooth)["off"].max() < 0.20
