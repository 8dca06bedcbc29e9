"""Do sums of parts give the figures of the whole?"""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings

from brecha.core import CoverageError, InputError
from brecha.gaps import (
    aggregate,
    combine,
    decile_limits,
    estimate_indicators,
    figures,
    find_indicators,
    with_income_decile,
)
from gaps_people import drawn_people, people, seeds

SUMMED = (
    "social_security_direct",
    "social_security_any",
    "workers_without_cover",
    "written_contract",
    "domestic_workers",
    "domestic_workers_women",
    "care_hours",
    "women_share_of_care_hours",
    "number_of_deprivations",
    "long_hours",
)


@settings(max_examples=25)
@given(seed=seeds)
def test_groups_of_a_partition_add_up_to_the_whole(seed: int) -> None:
    frame = drawn_people(seed)
    asked = find_indicators(SUMMED)

    whole = aggregate(frame, asked)
    parts = aggregate(frame, asked, by=["age_group", "sex"])

    sums = parts.group_by("indicator").agg(pl.col("numerator", "denominator", "n").sum())
    both = whole.join(sums, on="indicator", suffix="_of_parts")
    assert both.height == len(asked)
    for name in ("numerator", "denominator", "n"):
        assert np.allclose(both[name], both[f"{name}_of_parts"], rtol=1e-12)


@settings(max_examples=25)
@given(seed=seeds)
def test_chunks_add_up_to_what_the_whole_file_gives(seed: int) -> None:
    frame = drawn_people(seed)
    asked = find_indicators(SUMMED)

    streamed = combine(
        aggregate(frame[start : start + 90], asked, by=["sex"]) for start in range(0, 400, 90)
    )
    told = estimate_indicators(frame, asked, by=["sex"]).frame.filter(pl.col("sex").is_not_null())

    both = figures(streamed, asked).join(told, on=["sex", "indicator"], suffix="_of_sample")
    assert both.height == streamed.height
    assert np.allclose(both["estimate"], both["estimate_of_sample"], rtol=1e-12)
    assert (both["n"] == both["n_of_sample"]).all()


def test_a_median_is_not_summed() -> None:
    with pytest.raises(InputError, match="earnings_monthly_median is a median"):
        aggregate(people(age=[1.0]), find_indicators(["earnings_monthly_median"]))


def test_weights_that_are_none_are_told_with_their_row() -> None:
    asked = find_indicators(["older_people"])
    frame = people(age=[70.0, 80.0, 90.0])

    with pytest.raises(InputError, match="they have household_id"):
        aggregate(frame.drop("weight"), asked)
    with pytest.raises(InputError, match=r"2 are not, the first is -1\.0 in row 2"):
        aggregate(frame.with_columns(weight=pl.Series([1.0, -1.0, None])), asked)


def test_deciles_of_a_part_need_the_limits_of_the_whole() -> None:
    frame = drawn_people(9)
    asked = find_indicators(["lacks_food"])
    limits = decile_limits(frame)

    with pytest.raises(CoverageError, match="does not ask household income per person"):
        aggregate(frame, asked, by=["income_decile"])

    parts = (with_income_decile(frame[at : at + 100], limits) for at in range(0, 400, 100))
    told = figures(combine(aggregate(part, asked, ["income_decile"]) for part in parts), asked)
    whole = estimate_indicators(frame, asked, by=["income_decile"]).frame
    both = told.join(whole, on="income_decile", suffix="_whole")
    assert both.height == 10
    assert np.allclose(both["estimate"], both["estimate_whole"])
