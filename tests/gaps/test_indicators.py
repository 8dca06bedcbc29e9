"""Are indicators what they say, by hand and always?"""

from __future__ import annotations

import re

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings

from brecha.core import CoverageError, InputError
from brecha.gaps import (
    BARRIERS,
    DIMENSIONS,
    INDICATORS,
    estimate_indicators,
    find_dimensions,
    find_indicators,
    group_codes,
    missing_for,
    needed_columns,
    quantities_of,
    with_income_decile,
)
from brecha.population import PEOPLE
from gaps_people import drawn_people, people, seeds

SDG_CODES = {"1.3.1", "5.4.1", "8.3.1", "8.5.1", "8.5.2"}
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
SHARES = tuple(entry.id for entry in find_indicators(SUMMED) if entry.kind == "share")


def figure(name: str, frame: pl.DataFrame, **law: float) -> float:
    told = estimate_indicators(frame, find_indicators([name]), law=law).frame
    return float(told["estimate"][0])


def test_every_indicator_rests_on_columns_that_are_declared() -> None:
    declared = {column.name for column in PEOPLE.columns}
    law = {"minimum_wage_daily", "working_week_hours", "short_week_hours"}

    strange = {
        indicator.id: set(needed_columns(indicator.targets)) - declared - law
        for indicator in INDICATORS
    }

    assert {name: found for name, found in strange.items() if found} == {}
    assert all(needed_columns(indicator.targets) for indicator in INDICATORS)


def test_indicators_have_ids_of_their_own_and_both_languages() -> None:
    ids = [indicator.id for indicator in INDICATORS]

    assert len(set(ids)) == len(ids)
    assert [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []
    assert [i.id for i in INDICATORS if i.title.es == i.title.en] == []
    assert [i.id for i in INDICATORS if i.definition.es == i.definition.en] == []
    assert {i.sdg for i in INDICATORS if i.sdg} <= SDG_CODES


def test_only_a_ratio_has_a_denominator() -> None:
    assert [i.id for i in INDICATORS if (i.kind == "ratio") != (i.denominator is not None)] == []


def test_direct_cover_is_told_of_those_who_work() -> None:
    frame = people(
        weight=[1.0, 3.0, 6.0, 5.0],
        is_employed=[1.0, 1.0, 0.0, 1.0],
        has_direct_social_security=[1.0, 0.0, 1.0, None],
    )

    assert figure("social_security_direct", frame) == 0.25
    assert figure("workers_without_cover", frame) == 3.0


def test_women_carry_three_quarters_of_care() -> None:
    frame = people(
        weight=[1.0, 2.0, 1.0],
        age=[30.0, 40.0, 9.0],
        sex=["woman", "man", "woman"],
        care_hours_weekly=[30.0, 5.0, 99.0],
    )

    assert figure("women_share_of_care_hours", frame) == 0.75
    assert figure("care_hours", frame) == pytest.approx(40 / 3)


def test_a_household_counts_once() -> None:
    frame = people(kinship=["head", "child", "head"], children_under_15=[1.0, 1.0, 0.0])

    assert figure("households_with_children", frame) == 0.5


def test_the_median_is_that_of_wage_workers() -> None:
    frame = people(
        is_employed=[1.0] * 4,
        position=["employee", "employee", "employee", "own_account"],
        earnings_monthly=[100.0, 300.0, 200.0, 9000.0],
    )

    assert 200.0 <= figure("earnings_monthly_median", frame) <= 250.0


def test_what_the_source_does_not_ask_is_a_hole_and_no_zero() -> None:
    frame = people(age=[30.0, 70.0], has_disability=[None, None])
    asked = find_indicators(["older_people", "people_with_disability", "hours_weekly_mean"])

    told = estimate_indicators(frame, asked, by=["sex", "age_group"])

    assert set(told.frame["indicator"]) == {"older_people"}
    assert [hole.text("en") for hole in told.holes] == [
        "People with a disability cannot be told: the source does not ask disability.",
        (
            "Hours of work a week cannot be told: the source does not ask employment, "
            "hours of work a week."
        ),
        "There is no breakdown by sex: the source does not ask sex.",
    ]
    assert all(hole.text("es") != hole.text("en") for hole in told.holes)


def test_a_value_of_the_law_that_nobody_gave_is_a_hole() -> None:
    (indicator,) = find_indicators(["below_minimum_wage"])
    asked = {"is_employed", "position", "hours_weekly", "earnings_monthly", "working_week_hours"}

    hole = missing_for(indicator, asked)

    assert hole is not None
    assert hole.text("en").endswith(
        "the law's values are not given: daily minimum wage (minimum_wage_daily)."
    )
    assert missing_for(indicator, asked | {"minimum_wage_daily"}) is None


def test_quantities_of_what_is_not_asked_are_refused() -> None:
    with pytest.raises(CoverageError, match="does not ask poverty"):
        quantities_of(find_indicators(["poverty"]), people(age=[1.0]))


def test_an_unknown_indicator_is_told_with_those_near() -> None:
    with pytest.raises(InputError, match="domestic_workers_women"):
        find_indicators(["poverty", "domestic_worker_women"])
    with pytest.raises(InputError, match="age_group"):
        find_dimensions(["age_groups"])


def test_labels_stand_beside_codes_in_both_languages() -> None:
    frame = people(sex=["woman", "man", None], lacks_food=[1.0, 0.0, 0.0])

    told = estimate_indicators(frame, find_indicators(["lacks_food"]), by=["sex"]).frame

    rows = {row["sex"]: row for row in told.iter_rows(named=True)}
    assert rows["woman"]["sex_es"] == "Mujeres"
    assert rows["unknown"]["sex_en"] == "Not known"
    assert rows[None]["sex_en"] is None
    assert rows["woman"]["title_es"] == "Carencia por acceso a la alimentación"
    assert rows["woman"]["estimate"] == 1.0


def test_deciles_hold_a_tenth_of_the_people_each() -> None:
    frame = drawn_people(7, rows=2000)

    told = with_income_decile(frame).group_by("income_decile").agg(pl.col("weight").sum())

    assert told.height == 10
    assert np.allclose(told["weight"] / told["weight"].sum(), 0.1, atol=0.005)


def test_deciles_are_made_where_the_income_is_known() -> None:
    frame = drawn_people(8)

    told = estimate_indicators(frame, find_indicators(["lacks_food"]), by=["income_decile"])

    assert told.holes == ()
    assert told.frame["income_decile"].n_unique() == 11


@settings(max_examples=25)
@given(seed=seeds)
def test_shares_lie_between_none_and_all(seed: int) -> None:
    told = estimate_indicators(
        drawn_people(seed), find_indicators(SHARES), by=["sex", "schooling"]
    ).frame

    assert told["estimate"].drop_nulls().is_between(0, 1).all()


def test_every_dimension_gives_labels_or_codes_of_its_own() -> None:
    frame = people(
        sex=["man"],
        age=[66.0],
        is_indigenous=[0.0],
        has_disability=[1.0],
        is_rural=[None],
        territory=["07"],
        municipality=["07001"],
        schooling=["none"],
        worker_group=["other"],
        modality=["live_in"],
        position=["unpaid"],
        income_decile=["03"],
    )

    codes = group_codes(frame, DIMENSIONS)

    labels = {entry.id: entry.label(codes[entry.id][0]).en for entry in DIMENSIONS}
    assert labels == {
        "sex": "Men",
        "age_group": "65 years and more",
        "indigenous": "Not indigenous",
        "disability": "With a disability",
        "rural": "Not known",
        "territory": "07",
        "municipality": "07001",
        "schooling": "None",
        "worker_group": "Other workers",
        "modality": "Living in",
        "position": "Without pay",
        "income_decile": "Decile 3",
    }


def test_barriers_have_ids_of_their_own() -> None:
    ids = [barrier.id for barrier in BARRIERS]

    assert len(set(ids)) == len(ids)
