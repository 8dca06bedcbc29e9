"""Are synthetic people whole, the same for a seed, and near the margins they are made from?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brecha.core import CoverageError, InputError
from brecha.countries import country_names, load_country
from brecha.countries.synthesis import read_recipe
from brecha.population.people import check_people
from brecha.population.synthesis import (
    CompiledRecipe,
    compile_recipe,
    describe_people,
    expect_households,
    is_synthetic,
    people_in_blocks,
    plan_people,
    read_mark,
    stream_people,
    sum_people,
    write_people,
)

PEOPLE = 200_000
DIAGNOSED = [
    "territory", "is_rural", "sex", "age", "kinship", "schooling", "is_indigenous",
    "has_disability", "is_employed", "position", "worker_group", "sector", "is_informal",
    "has_written_contract", "has_christmas_bonus", "has_direct_social_security",
    "has_family_social_security", "has_health_care", "lacks_social_security", "hours_weekly",
    "earnings_monthly", "care_hours_weekly", "domestic_hours_weekly", "children_under_6",
    "children_under_15", "household_size", "number_of_jobs",
]  # fmt: skip


def compiled_of(country: str) -> CompiledRecipe:
    return compile_recipe(read_recipe(load_country(country)))


@pytest.fixture(scope="module")
def mexico() -> CompiledRecipe:
    return compiled_of("mexico")


@pytest.fixture(scope="module")
def people(mexico: CompiledRecipe) -> pl.DataFrame:
    return pl.concat(people_in_blocks(plan_people(mexico, PEOPLE, seed=1)))


@pytest.mark.parametrize("country", country_names())
def test_every_country_makes_people_as_they_are_declared(country: str) -> None:
    made = pl.concat(people_in_blocks(plan_people(compiled_of(country), 3_000, seed=5)))

    assert check_people(made, country).equals(made)
    assert made.height == 3_000


@settings(max_examples=25)
@given(people=st.integers(1, 3_000), seed=st.integers(0, 2**40))
def test_there_are_as_many_as_were_asked_for_and_they_stand_for_all(people: int, seed: int) -> None:
    compiled = compiled_of("arcadia")

    made = pl.concat(people_in_blocks(plan_people(compiled, people, seed, block_people=500)))

    assert made.height == people
    assert made["weight"].sum() == pytest.approx(compiled.recipe.population)


def test_the_people_have_what_the_diagnoses_ask_for(people: pl.DataFrame) -> None:
    assert [name for name in DIAGNOSED if name not in people.columns] == []


def test_households_are_whole(people: pl.DataFrame) -> None:
    homes = people.group_by("household_id").agg(
        pl.len(),
        pl.first("household_size"),
        pl.n_unique("stratum", "cluster", "territory"),
        heads=(pl.col("kinship") == "head").sum(),
        young=(pl.col("age") < 6).sum(),
        told=pl.first("children_under_6"),
    )

    assert (homes["len"] == homes["household_size"]).all()
    assert (homes["heads"] == 1).all()
    assert (homes["young"] == homes["told"]).all()
    assert homes.select(pl.max("stratum", "cluster", "territory")).row(0) == (1, 1, 1)


def test_every_stratum_has_two_clusters_or_more(people: pl.DataFrame) -> None:
    clusters = people.group_by("stratum").agg(pl.n_unique("cluster"))

    assert clusters["cluster"].min() >= 2


def test_expected_households_meet_every_margin(mexico: CompiledRecipe) -> None:
    expected = expect_households(mexico)

    people = mexico.recipe.people.group_by("territory").agg(pl.sum("people")).sort("territory")
    assert expected.errors.max() < 1e-8
    np.testing.assert_allclose(
        expected.households @ expected.sizes, people["people"].to_numpy(), rtol=1e-8
    )


def test_people_by_state_and_age_are_near_their_margins(
    mexico: CompiledRecipe, people: pl.DataFrame
) -> None:
    edges = [6, 15, 60]
    given = banded(mexico.recipe.people, "age_from", edges).agg(pl.sum("people"))
    made = banded(people, "age", edges).agg(pl.sum("weight"))

    joined = given.join(made, on=["territory", "band"], validate="1:1")

    missed = (joined["weight"] - joined["people"]).abs()
    noise = (joined["people"] * people["weight"][0]).sqrt()
    assert joined.height == 32 * 4
    assert (missed < 5 * noise).all()


def banded(frame: pl.DataFrame, age: str, edges: list[int]) -> pl.dataframe.group_by.GroupBy:
    band = sum((pl.col(age) >= edge).cast(pl.Int8) for edge in edges)
    return frame.group_by("territory", band=band)


def test_what_follows_from_a_definition_holds_for_everyone(people: pl.DataFrame) -> None:
    worker = pl.col("is_employed") == 1
    contradictions = people.select(
        (~worker & pl.col("worker_group").is_not_null()).sum().alias("job without work"),
        ((pl.col("age") < 15) & worker).sum().alias("work below 15"),
        (pl.col("has_health_care") == pl.col("lacks_health_care")).sum().alias("health"),
        ((pl.col("position") == "unpaid") & (pl.col("is_informal") == 0)).sum().alias("unpaid"),
        (pl.col("hours_weekly").is_null() & worker).sum().alias("hours"),
        ((pl.col("has_direct_social_security") == 1) & (pl.col("lacks_social_security") == 1))
        .sum()
        .alias("covered and deprived"),
    )

    assert contradictions.row(0) == (0, 0, 0, 0, 0, 0)


def test_domestic_workers_look_like_those_of_the_survey(people: pl.DataFrame) -> None:
    workers = people.filter(pl.col("worker_group") == "domestic_worker")

    assert (workers["sex"] == "woman").mean() == pytest.approx(0.91, abs=0.02)
    assert workers["has_direct_social_security"].mean() == pytest.approx(0.043, abs=0.012)


def test_same_seed_same_bytes_whoever_works(mexico: CompiledRecipe, tmp_path: Path) -> None:
    plan = plan_people(mexico, 20_000, seed=9)

    for workers in (1, 2, 3):
        write_people(plan, tmp_path / f"{workers}.parquet", workers=workers)

    first, *others = [(tmp_path / f"{workers}.parquet").read_bytes() for workers in (1, 2, 3)]
    assert others == [first, first]


def test_another_seed_makes_others(mexico: CompiledRecipe) -> None:
    made = [pl.concat(people_in_blocks(plan_people(mexico, 2_000, seed))) for seed in (1, 2)]

    assert not made[0].equals(made[1])


def test_a_file_says_that_it_is_synthetic(mexico: CompiledRecipe, tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"

    write_people(plan_people(mexico, 2_000, seed=4), path)

    assert is_synthetic(path)
    assert read_mark(path)["brecha.seed"] == "4"
    assert describe_people(path)["persons"] == 2_000
    pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "other.parquet")
    assert not is_synthetic(tmp_path / "other.parquet")


def test_sums_of_chunks_are_sums_of_all(mexico: CompiledRecipe, tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    write_people(plan_people(mexico, 5_000, seed=2), path)

    def employed(some: pl.DataFrame) -> pl.DataFrame:
        worked = pl.col("weight") * pl.col("is_employed").fill_null(0)
        return some.group_by("sex").agg(worked=worked.sum(), n=pl.len())

    columns = ["sex", "weight", "is_employed"]
    summed = sum_people(path, employed, ["sex"], columns, chunk=700)

    whole = employed(pl.read_parquet(path)).sort("sex")
    assert summed["n"].to_list() == whole["n"].to_list()
    np.testing.assert_allclose(summed["worked"], whole["worked"])
    assert sum(len(part) for part in stream_people(path, columns, 700)) == 5_000


def test_people_of_a_later_year_are_as_many_as_projected() -> None:
    mexico = load_country("mexico")

    recipe = read_recipe(mexico, 2030)

    projected = mexico.table("population").filter(pl.col("year") == 2030)["people"].sum()
    assert recipe.population == pytest.approx(projected, rel=1e-6)


def test_a_year_without_projection_is_told() -> None:
    with pytest.raises(CoverageError, match="2019 to 2035; 1990 was asked for"):
        read_recipe(load_country("mexico"), 1990)


@pytest.mark.parametrize(("people", "seed"), [(0, 1), (-5, 1), (10, -1)])
def test_no_people_and_no_seed_are_told(mexico: CompiledRecipe, people: int, seed: int) -> None:
    with pytest.raises(InputError, match="must be at least"):
        plan_people(mexico, people, seed)


def test_chances_that_do_not_sum_to_one_are_told() -> None:
    recipe = read_recipe(load_country("arcadia"))
    halved = recipe.chances.with_columns(
        share=pl.when(pl.col("draw") == "job").then(0.1).otherwise("share")
    )

    with pytest.raises(InputError, match=r"sum to one; .* of draw job do not"):
        compile_recipe(type(recipe)(**{**vars(recipe), "chances": halved}))


def test_no_thin_cell_is_shipped() -> None:
    recipe = read_recipe(load_country("mexico"))
    narrow = recipe.chances.filter(~pl.col("cell").str.contains(r"^\*(\|\*)*$"))

    assert narrow["sample"].min() >= 30
    assert recipe.types["sample"].min() >= 30
