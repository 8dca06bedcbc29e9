from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care_services import Services, random_services, run_care

EXACT = 1e-9
few = settings(max_examples=25)  # each draws three tables and runs the whole model
LINEAR_IN_PEOPLE = (
    "people_in_need",
    "people_covered",
    "places_required",
    "places_standing",
    "posts_fte",
    "wage_bill",
    "other_running_cost",
    "running_cost",
    "capital_annuity",
)


def per_service(years: pl.DataFrame, name: str) -> list[np.ndarray]:
    return [part[name].to_numpy() for part in years.partition_by("service_id")]


def close(left: pl.Series | np.ndarray, right: pl.Series | np.ndarray, size: float) -> None:
    np.testing.assert_allclose(left, right, rtol=EXACT, atol=EXACT * max(size, 1e-300))


@few
@given(random_services())
def test_places_never_fall_and_new_ones_are_never_negative(tables: Services) -> None:
    years = run_care(tables).years

    for standing in per_service(years, "places_standing"):
        assert (np.diff(standing) >= 0).all()
    assert (years["places_new"] >= 0).all()
    assert (years["places_standing"] >= years["places_required"]).all()


@few
@given(random_services())
def test_new_places_lead_from_the_first_to_those_that_stand(tables: Services) -> None:
    model = run_care(tables)

    for standing, new in zip(
        per_service(model.years, "places_standing"),
        per_service(model.years, "places_new"),
        strict=True,
    ):
        before = standing[0] - new[0]
        close(before + np.cumsum(new), standing, float(standing[-1]))


@few
@given(random_services())
def test_coverage_never_falls_and_ends_at_its_goal(tables: Services) -> None:
    years = run_care(tables).years
    goals = tables.services.sort("service_id")["coverage_goal"]

    for coverage, goal in zip(per_service(years, "coverage_share"), goals, strict=True):
        assert (np.diff(coverage) >= -EXACT).all()
        assert coverage[-1] == pytest.approx(goal, abs=EXACT)


@few
@given(random_services())
def test_gross_cost_is_running_and_capital_and_training(tables: Services) -> None:
    years = run_care(tables).years

    close(
        years["gross_cost"],
        years["running_cost"] + years["capital_cost"] + years["training_cost"],
        float(years["gross_cost"].max()),
    )
    close(
        years["running_cost"],
        years["wage_bill"] + years["other_running_cost"],
        float(years["running_cost"].max()),
    )


@few
@given(random_services())
def test_posts_and_wages_of_the_jobs_sum_to_those_of_the_year(tables: Services) -> None:
    model = run_care(tables)

    jobs = model.jobs.drop("job_id")
    sums = jobs.group_by("service_id", "year", maintain_order=True).sum()

    close(sums["posts"], model.years["posts_fte"], float(model.years["posts_fte"].max()))
    close(sums["labour_cost"], model.years["wage_bill"], float(model.years["wage_bill"].max()))


@few
@given(random_services(), st.sampled_from([0.5, 2.0, 4.0, 3.7]))
def test_all_is_linear_in_the_number_of_people(tables: Services, factor: float) -> None:
    once, scaled = run_care(tables).years, run_care(tables.scaled(factor)).years

    for name in LINEAR_IN_PEOPLE:
        close(scaled[name], once[name] * factor, float(once[name].max()) * factor)
    # What is new is a difference: compared on the scale of what it is taken from.
    scale = factor * float(once["places_standing"].max())
    close(scaled["places_new"], once["places_new"] * factor, scale)
    close(scaled["posts_new"], once["posts_new"] * factor, factor * most_posts(once))


def most_posts(years: pl.DataFrame) -> float:
    return float(years["posts_fte"].max()) + float(years["posts_new"].max())


@few
@given(random_services(), st.floats(0, 1))
def test_more_users_for_each_member_of_staff_never_raise_posts(
    tables: Services, factor: float
) -> None:
    usual, fewer = run_care(tables).jobs, run_care(tables.with_ratio(factor)).jobs

    assert (fewer["posts"] <= usual["posts"] * (1 + EXACT)).all()
    assert (fewer["labour_cost"] <= usual["labour_cost"] * (1 + EXACT)).all()


@few
@given(random_services())
def test_no_quantity_is_negative_or_without_end(tables: Services) -> None:
    years = run_care(tables).years.drop("service_id")

    for name in years.columns:
        assert years[name].is_finite().all(), name
        assert (years[name] >= 0).all(), name


@few
@given(random_services())
def test_the_annuity_of_places_is_above_their_straight_line_cost(tables: Services) -> None:
    model = run_care(tables)
    services = model.years.join(tables.services, on="service_id", maintain_order="left")

    straight = (
        services["places_standing"] * services["capital_cost_per_place"] / services["capital_life"]
    )

    assert (services["capital_annuity"] >= straight * (1 - EXACT)).all()
    is_built = straight > 0
    assert (services["capital_annuity"].filter(is_built) > 0).all()


@few
@given(random_services())
def test_a_zero_rate_spreads_capital_evenly(tables: Services) -> None:
    free = Services(
        tables.services.with_columns(discount_rate=pl.lit(0.0)), tables.years, tables.jobs
    )
    model = run_care(free)
    services = model.years.join(free.services, on="service_id", maintain_order="left")

    spread = (
        services["places_standing"] * services["capital_cost_per_place"] / services["capital_life"]
    )

    close(services["capital_annuity"], spread, float(spread.max()))


@few
@given(random_services())
def test_services_do_not_touch_one_another(tables: Services) -> None:
    together = run_care(tables).years

    for name in tables.services["service_id"]:
        alone = Services(
            *(
                table.filter(pl.col("service_id") == name)
                for table in (tables.services, tables.years, tables.jobs)
            )
        )
        assert run_care(alone).years.equals(together.filter(pl.col("service_id") == name))
