"""Are the errors of gaps and indices right? Against numerical derivatives and a jackknife."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given, settings

from brecha.gaps import Linearised, concentration, kitagawa, oaxaca_blinder
from brecha.gaps.linearisation import mean, total
from brecha.population.inference import SampleDesign
from gaps_people import drawn_people, numbers, seeds, wages, women


@settings(max_examples=10)
@given(seed=seeds)
def test_scores_are_derivatives_by_the_weight_of_a_row(seed: int) -> None:
    frame = drawn_people(seed, rows=60)
    weights, values = numbers(frame, "weight"), numbers(frame, "hours_weekly")
    group = women(frame)
    assume(5 < group.sum() < 55)

    def figure(of: np.ndarray) -> Linearised:
        gap = mean(of, values, group) - mean(of, values, 1 - group)
        return gap * gap / total(of, group)

    exact = figure(weights)
    for row in (0, 17, 42):
        step = np.zeros(60)
        step[row] = 1e-5
        slope = (figure(weights + step).value - figure(weights - step).value) / 2e-5
        assert exact.scores[row] == pytest.approx(slope, rel=1e-4, abs=1e-9)


def test_linearised_errors_are_those_of_a_jackknife_of_clusters() -> None:
    frame = drawn_people(11, rows=2000)
    outcome, predictors = wages(frame)
    income = numbers(frame, "income_monthly_per_person")
    is_first = women(frame)

    def all_figures(sample: pl.DataFrame) -> pl.DataFrame:
        design = SampleDesign.of(sample)
        lacks = numbers(frame, "lacks_food")
        told = [
            oaxaca_blinder(design, outcome, is_first, predictors),
            kitagawa(design, lacks, is_first, frame["schooling"]),
            concentration(design, lacks, income, (0, 1)),
        ]
        return pl.concat(told)

    whole = all_figures(frame)
    squares = np.zeros(whole.height)
    for stratum, cluster in frame.select("stratum", "cluster").unique().iter_rows():
        part = all_figures(without(frame, stratum, cluster))
        squares += 9 / 10 * np.square((part["estimate"] - whole["estimate"]).to_numpy())

    jackknife = np.sqrt(squares)
    assert len(jackknife) == 32
    assert np.allclose(whole["standard_error"], jackknife, rtol=0.1)


def without(frame: pl.DataFrame, stratum: str, cluster: str) -> pl.DataFrame:
    """Return the sample with a cluster of ten at no weight and the others at more."""
    is_here = pl.col("stratum") == stratum
    weight = (
        pl.when(is_here & (pl.col("cluster") == cluster))
        .then(1e-9)
        .when(is_here)
        .then(pl.col("weight") * 10 / 9)
        .otherwise(pl.col("weight"))
    )
    return frame.with_columns(weight.alias("weight"))
