"""Is what a diagnosis tells of use to a reader: cells that say something, intervals, a reform?"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from brecha.plans.diagnosis import (
    find_diagnosis,
    read_diagnosis,
    reform_of,
    run_diagnosis,
    shipped_diagnoses,
    synthetic_survey,
)
from brecha.plans.diagnosis.figures import without_idle_cells


def test_a_breakdown_that_only_says_what_the_indicator_means_is_left_out() -> None:
    cells = pl.DataFrame(
        [
            ("women", "group", "", 0.9),
            ("women", "group", "sex", 0.0),
            ("women", "group", "sex", 1.0),
            ("women", "group", "rural", 0.8),
            ("women", "group", "rural", 1.0),
            ("mothers", "group", "", 0.7),
            ("mothers", "group", "sex", 0.7),
            ("bonus", "group", "sex", 0.0),
            ("bonus", "group", "sex", 0.0),
        ],
        schema=["indicator", "audience", "breakdown", "estimate"],
        orient="row",
    ).with_columns(kind=pl.lit("share"), unit=pl.lit("1"))

    kept = without_idle_cells(cells)

    assert kept.select("indicator", "breakdown").rows() == [
        ("women", ""),
        ("women", "rural"),
        ("women", "rural"),
        ("mothers", ""),
        ("bonus", "sex"),
        ("bonus", "sex"),
    ]


@pytest.mark.parametrize("name", shipped_diagnoses())
def test_no_interval_of_a_share_leaves_zero_to_one(name: str) -> None:
    diagnosis, country = read_diagnosis(find_diagnosis(name))

    figures = run_diagnosis(diagnosis, country, synthetic_survey(country, 5_000)).indicators

    shares = figures.filter(pl.col("kind") == "share")
    assert not shares.is_empty()
    assert shares.filter((pl.col("low") < 0) | (pl.col("high") > 1)).is_empty()


def test_the_shipped_reform_says_that_it_is_hypothetical_and_lowers_what_employers_pay() -> None:
    path = find_diagnosis("domestic-workers")
    diagnosis, country = read_diagnosis(path)
    reform = reform_of(diagnosis, path, Path("half-fixed-quota"))
    assert reform is not None
    assert reform.title.es.startswith("Hipótesis")

    result = run_diagnosis(diagnosis, country, synthetic_survey(country, 20_000), reform=reform)

    assert result.reform is not None
    whole = result.reform.figures.filter(pl.col("breakdown") == "")
    told = dict(zip(whole["indicator"], whole["estimate"], strict=True))
    assert told["employer_gainers"] == 1
    assert told["gainers"] == 0
    assert told["employer_total_change"] < 0 == told["worker_total_change"]
