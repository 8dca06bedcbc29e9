"""Is the plan of the made-up country what a student computes by hand, and do its parts fit?"""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brecha.care import SHAPES
from brecha.core.yaml_files import read_yaml
from brecha.countries import load_country
from brecha.plans import (
    ComputedPlan,
    Plan,
    PlanResult,
    compute_plan,
    find_plan,
    read_plan,
    run_plan,
)

CENTRES = "centres_0_2"
TOLERANCE = 1e-9


@pytest.fixture(scope="module")
def result() -> PlanResult:
    return run_plan(*read_plan(find_plan("arcadia/early-childhood")))


@pytest.fixture(scope="module")
def computed() -> ComputedPlan:
    return compute_plan(*read_plan(find_plan("arcadia/early-childhood")))


@pytest.fixture(scope="module")
def costa() -> PlanResult:
    plan, country = read_plan(find_plan("arcadia/early-childhood"))
    return run_plan(plan.model_copy(update={"territories": ("01",)}), country)


def test_care_centres_of_costa_in_2026_by_hand(costa: PlanResult) -> None:
    [centres] = [row for row in costa.services if (row.service, row.year) == (CENTRES, 2026)]

    # Need: 23,800 children of 0-2, half of whom need care. Coverage goes from 20 % to 80 % in five
    # equal steps, so it stands at 20 + 60 / 5 = 32 % after the first.
    assert centres.people_in_need == exactly(23_800 * 0.5)  # 11,900
    assert centres.people_covered == exactly(11_900 * 0.32)  # 3,808
    # Places: at 80 % occupancy 3,808 / 0.8 = 4,760. In 2025 they were 24,000 × 0.5 × 0.2 / 0.8.
    assert centres.places_new == exactly(4_760 - 3_000)  # 1,760
    # Running: wage bill 19,608,820 (next test) + 400 of food and 200 of materials for each child.
    assert centres.running_cost == exactly(19_608_820 + 3_808 * 600)  # 21,893,620
    # Capital in cash: 10,000 a place.
    assert centres.capital_cost == exactly(1_760 * 10_000)  # 17,600,000
    # Posts: 595 + 297.5 + 119 + 119. Today's 3,000 of 4,760 places would have 712.5 of them.
    assert centres.posts_fte == exactly(1_130.5)
    # Training: 500 for each new post and for each tenth that leaves: (418 + 113.05) × 500.
    assert centres.training_cost == exactly((1_130.5 - 712.5 + 113.05) * 500)  # 265,525
    assert centres.gross_cost == exactly(21_893_620 + 17_600_000 + 265_525)  # 39,759,145


def test_wage_bill_of_the_care_centres_of_costa_in_2026_by_hand(costa: PlanResult) -> None:
    jobs = {row.job: row for row in costa.jobs if (row.service, row.year) == (CENTRES, 2026)}

    # Open 45 × 48 = 2,160 hours; a post is present 40 × 45 × 0.96 = 1,728: 1.25 posts a position.
    # 4,760 places in centres of 40 are 119 centres, each with one director and one cook.
    assert jobs["educator"].posts == exactly(3_808 / 8 * 1.25)  # 595
    assert jobs["assistant"].posts == exactly(3_808 / 16 * 1.25)  # 297.5
    assert jobs["director"].posts == jobs["cook"].posts == exactly(4_760 / 40)  # 119
    # Wages of 2020 × 100 / 80 are wages of 2025; the cook's 600 are raised to the minimum of 700.
    wages = {name: row.wage_monthly for name, row in jobs.items()}
    assert wages == exactly({"educator": 1_200, "assistant": 800, "director": 2_000, "cook": 700})
    # A post costs 12 × 1.2 wages (20 % of contributions) and a bonus of one: 15.4 wages a year.
    for row in jobs.values():
        assert row.labour_cost_per_post == exactly(15.4 * row.wage_monthly)
    bill = sum(row.posts * row.labour_cost_per_post for row in jobs.values())
    # 595 × 18,480 + 297.5 × 12,320 + 119 × 30,800 + 119 × 10,780
    assert bill == exactly(10_995_600 + 3_665_200 + 3_665_200 + 1_282_820)  # 19,608,820


def test_existing_spending_by_hand(result: PlanResult) -> None:
    # 0.24 % of the GDP of 2025 for ages 0-2 and 0.50 % for ages 3-5.
    assert result.gdp == exactly(10_000e6)
    for year in result.years:
        assert year.existing_cost == exactly(24e6 + 50e6)


def test_users_of_today_are_those_covered_before_the_plan(computed: ComputedPlan) -> None:
    existing = computed.country.table("existing_care")
    people = computed.country.table("population").filter(year=2025)

    for service in computed.plan.services.values():
        band = {"age_from": service.ages.first, "age_to": service.ages.last}
        share = service.need_share.central * service.coverage.start.central
        assert existing.filter(**band)["users"].item() == exactly(
            people.filter(**band)["people"].sum() * share
        )


def test_gross_cost_is_running_capital_and_training(result: PlanResult) -> None:
    for row in (*result.years, result.mean, *result.services, *result.territories):
        parts = row.running_cost + row.capital_cost + row.training_cost

        assert row.gross_cost == exactly(parts)


def test_running_cost_is_wages_and_other(result: PlanResult) -> None:
    for year in result.years:
        assert year.running_cost == exactly(year.wage_bill + year.other_running_cost)


def test_gap_is_gross_less_existing_less_additional_revenue(result: PlanResult) -> None:
    for year in (*result.years, result.mean):
        additional_revenue = year.revenue_share_gdp - year.baseline_revenue_share_gdp

        assert year.gap_share_gdp == exactly(
            year.gross_cost_share_gdp - year.existing_cost_share_gdp - additional_revenue
        )
        assert year.gross_cost_share_gdp == exactly(year.gross_cost / result.gdp)
        assert year.revenue_share_gdp == exactly(year.revenue.counted / result.gdp)


def test_counted_revenue_is_the_sum_of_its_parts(result: PlanResult) -> None:
    for year in result.years:
        parts = year.revenue

        assert parts.counted == exactly(
            parts.income_tax
            + sum(parts.social_security.values())
            + parts.value_added_tax
            + parts.production_taxes
        )


def test_direct_jobs_are_the_posts(result: PlanResult) -> None:
    for year in result.years:
        posts = sum(row.posts for row in result.jobs if row.year == year.year)

        assert year.jobs.direct == exactly(year.posts_fte)
        assert posts == exactly(year.posts_fte)


@pytest.mark.parametrize("part", ["territories", "services"])
@pytest.mark.parametrize(
    "name", ["people_covered", "places_new", "posts_fte", "running_cost", "gross_cost"]
)
def test_parts_sum_to_the_nation(result: PlanResult, part: str, name: str) -> None:
    for year in result.years:
        rows = [row for row in getattr(result, part) if row.year == year.year]

        assert sum(getattr(row, name) for row in rows) == exactly(getattr(year, name))


def test_existing_spending_of_the_territories_sums_to_the_nation(result: PlanResult) -> None:
    for year in result.years:
        rows = [row.existing_cost for row in result.territories if row.year == year.year]

        assert sum(rows) == exactly(year.existing_cost)


def test_territories_computed_apart_sum_to_the_nation(result: PlanResult) -> None:
    plan, country = read_plan(find_plan("arcadia/early-childhood"))

    alone = [
        compute_plan(plan.model_copy(update={"territories": (code,)}), country).accounts
        for code in ("01", "02", "03")
    ]

    costs = sum(accounts["gross_cost"] for accounts in alone)
    assert costs.tolist() == exactly([year.gross_cost for year in result.years])


def test_type_2_is_above_type_1_is_above_direct(computed: ComputedPlan) -> None:
    effects = computed.returns.effects

    for effect in (effects.total_output, effects.value_added, effects.labour_income):
        assert (effect.type_2 >= effect.type_1).all()
        assert (effect.type_1 >= effect.direct).all()
        assert (effect.direct > 0).all()


def test_shock_is_wages_imports_taxes_surplus_and_domestic_purchases(
    computed: ComputedPlan,
) -> None:
    shock = computed.returns.effects.shock

    parts = [
        getattr(side, name)
        for side in (shock.running, shock.building)
        for name in (
            "wages",
            "imports",
            "product_taxes",
            "production_taxes",
            "surplus",
            "domestic_purchases",
        )
    ]

    assert sum(parts).tolist() == exactly(shock.total.tolist())


def test_mean_is_the_mean_of_the_years(result: PlanResult) -> None:
    for name in ("gross_cost", "gap_share_gdp", "people_covered", "jobs_change_pct"):
        mean = np.mean([getattr(year, name) for year in result.years])

        assert getattr(result.mean, name) == exactly(mean)
    assert result.mean.year is None


def test_reader_is_told_that_all_is_made_up(result: PlanResult) -> None:
    told = [warning.text("en") for warning in result.warnings]

    assert "All figures are made up for teaching." in told
    assert any("minimum wage" in text and "Cook" in text for text in told)
    assert result.is_made_up


def test_comparison_has_headlines_that_are_reached_and_one_that_is_not(
    result: PlanResult,
) -> None:
    assert result.comparison is not None

    reached = {
        line.quantity: any(reading.reaches for reading in line.readings)
        for line in result.comparison.lines
    }

    assert reached["gross_cost_share_gdp"]
    assert reached["output_change_pct"]
    assert not reached["gap_share_gdp"]


def test_unchanged_coverage_of_fewer_children_builds_nothing() -> None:
    content = shipped_content()
    content["territories"] = ["01"]  # in Costa both bands shrink
    for service in content["services"].values():
        service["coverage"]["goal"] = service["coverage"]["start"]

    years = accounts_of(content)

    assert years.columns["places_new"].tolist() == [0, 0, 0, 0, 0]
    assert years.columns["capital_cost"].tolist() == [0, 0, 0, 0, 0]


@settings(max_examples=15)
@given(
    shape=st.sampled_from(sorted(SHAPES)),
    goal=st.floats(0.55, 1.0),
    ratio=st.floats(2, 30),
    displaced=st.floats(0, 1),
    way=st.sampled_from(["split", "care_column"]),
)
def test_identities_hold_whatever_the_plan_assumes(
    shape: str, goal: float, ratio: float, displaced: float, way: str
) -> None:
    content = shipped_content()
    for service in content["services"].values():
        service["coverage"]["shape"] = shape
        set_to(service["coverage"]["goal"], goal)
        set_to(service["staff"]["assistant"]["users_per_staff"], ratio)
    set_to(content["economy"]["displacement_share"], displaced)
    content["economy"]["shock"] = way

    computed = accounts_of(content)

    given_columns, accounts = computed.columns, computed.accounts
    parts = [given_columns[f"{name}_cost"] for name in ("running", "capital", "training")]
    assert accounts["gross_cost"].tolist() == exactly(sum(parts).tolist())
    assert given_columns["jobs_direct"].tolist() == exactly(given_columns["posts_fte"].tolist())
    revenue = accounts["revenue_share_gdp"] - accounts["baseline_revenue_share_gdp"]
    gap = accounts["gross_cost_share_gdp"] - accounts["existing_cost_share_gdp"] - revenue
    assert accounts["gap_share_gdp"].tolist() == exactly(gap.tolist())
    assert (np.diff(accounts["coverage_share"]) >= -TOLERANCE).all()
    output = computed.returns.effects.total_output
    slack = TOLERANCE * output.type_2
    assert (output.type_2 >= output.type_1 - slack).all()
    assert (output.type_1 >= output.direct - slack).all()


def exactly(value: Any) -> Any:  # noqa: ANN401 - as pytest.approx
    return pytest.approx(value, rel=TOLERANCE, abs=1e-12)


def shipped_content() -> dict[str, Any]:
    content, _ = read_yaml(find_plan("arcadia/early-childhood"))
    return copy.deepcopy(content)


def set_to(assumption: dict[str, Any], value: float) -> None:
    assumption.update(low=value, central=value, high=value)


def accounts_of(content: dict[str, Any]) -> ComputedPlan:
    return compute_plan(Plan.model_validate(content), load_country("arcadia"))
