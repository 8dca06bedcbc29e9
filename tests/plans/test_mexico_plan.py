"""The national plan for ages 0 to 5: identities, golden headlines, published results."""

from __future__ import annotations

import json

import numpy as np
import polars as pl
import pytest

from brecha.plans import ComputedPlan, PlanResult, compute_plan, find_plan, read_plan, run_plan
from brecha.plans.make_result import make_result
from repository import ROOT

GOLDEN = ROOT / "tests" / "golden" / "mexico-early-childhood.json"
EXACT = 1e-9


@pytest.fixture(scope="module")
def computed() -> ComputedPlan:
    return compute_plan(*read_plan(find_plan("mexico/early-childhood")))


@pytest.fixture(scope="module")
def result(computed: ComputedPlan) -> PlanResult:
    return make_result(computed)


def test_gross_cost_is_running_plus_capital_plus_training(result: PlanResult) -> None:
    for year in (*result.years, result.mean):
        parts = year.running_cost + year.capital_cost + year.training_cost

        assert year.gross_cost == pytest.approx(parts, rel=EXACT)
        assert year.gross_cost_share_gdp * result.gdp == pytest.approx(parts, rel=EXACT)


def test_running_cost_is_wages_plus_the_rest(result: PlanResult) -> None:
    for year in result.years:
        assert year.running_cost == pytest.approx(
            year.wage_bill + year.other_running_cost, rel=EXACT
        )


def test_gap_is_gross_less_existing_less_additional_revenue(result: PlanResult) -> None:
    for year in (*result.years, result.mean):
        additional = year.revenue_share_gdp - year.baseline_revenue_share_gdp
        gap = year.gross_cost_share_gdp - year.existing_cost_share_gdp - additional

        assert year.gap_share_gdp == pytest.approx(gap, rel=EXACT)


def test_direct_jobs_are_the_posts(result: PlanResult) -> None:
    for year in result.years:
        assert year.jobs.direct == pytest.approx(year.posts_fte, rel=EXACT)


def test_posts_are_the_sum_over_kinds_of_job(result: PlanResult) -> None:
    for year in result.years:
        posts = sum(job.posts for job in result.jobs if job.year == year.year)

        assert posts == pytest.approx(year.posts_fte, rel=EXACT)


def test_type_2_is_at_least_type_1_and_that_at_least_direct(computed: ComputedPlan) -> None:
    output = computed.returns.effects.total_output

    assert (output.type_1 >= output.direct).all()
    assert (output.type_2 >= output.type_1).all()


def test_spending_goes_to_wages_imports_taxes_surplus_and_domestic_purchases(
    computed: ComputedPlan,
) -> None:
    shock = computed.returns.effects.shock
    built = shock.building.total
    displaced = computed.values["economy.displacement_share"] * (
        1 - np.sum(list(computed.existing.values()), axis=0) / computed.spending.total
    )
    capital = sum(computed.spending.capital.values())
    running = (computed.spending.total - capital) * (1 - displaced)
    unit = computed.economy.money_per_unit

    np.testing.assert_allclose(built * unit, capital, rtol=EXACT)
    np.testing.assert_allclose(shock.running.total * unit, running, rtol=EXACT)


def test_all_spending_is_the_gross_cost(computed: ComputedPlan) -> None:
    np.testing.assert_allclose(computed.spending.total, computed.accounts["gross_cost"], rtol=EXACT)


def test_territories_sum_to_the_nation(result: PlanResult) -> None:
    names = ("people_covered", "places_new", "posts_fte", "running_cost", "gross_cost")
    assert len({row.territory for row in result.territories}) == 32
    for year in result.years:
        rows = [row for row in result.territories if row.year == year.year]
        for name in (*names, "existing_cost"):
            total = sum(getattr(row, name) for row in rows)

            assert total == pytest.approx(getattr(year, name), rel=EXACT), name


def test_states_run_on_their_own_sum_to_the_nation(result: PlanResult) -> None:
    plan, country = read_plan(find_plan("mexico/early-childhood"))
    totals = np.zeros((3, len(result.years)))
    for territory in country.table("territories")["territory"]:
        alone = compute_plan(plan.model_copy(update={"territories": (territory,)}), country)
        totals += [
            alone.accounts["gross_cost"],
            alone.columns["posts_fte"],
            alone.columns["existing_cost"],
        ]

    expected = [
        [getattr(year, name) for year in result.years]
        for name in ("gross_cost", "posts_fte", "existing_cost")
    ]
    np.testing.assert_allclose(totals, expected, rtol=EXACT)


def test_mean_is_the_mean_of_the_years(result: PlanResult) -> None:
    for name in ("gross_cost_share_gdp", "gap_share_gdp", "posts_fte", "jobs_change_pct"):
        mean = np.mean([getattr(year, name) for year in result.years])

        assert getattr(result.mean, name) == pytest.approx(mean, rel=EXACT)
    women = sum(year.jobs.total * year.jobs.women_share for year in result.years)
    jobs = sum(year.jobs.total for year in result.years)
    assert result.mean.jobs.women_share == pytest.approx(women / jobs, rel=EXACT)


def test_no_formal_wage_is_below_the_minimum_wage_of_the_price_year(computed: ComputedPlan) -> None:
    minimum = computed.law["minimum_wage_daily"].value["general"] * 30

    assert computed.care.jobs["wage_monthly"].min() >= minimum - EXACT


def test_published_gross_cost_imposed_brackets_the_published_output_change(
    result: PlanResult,
) -> None:
    line = next(line for line in result.comparison.lines if line.quantity == "output_change_pct")
    values = [reading.value for reading in line.readings if reading.is_same_concept]

    assert line.published == 1.77
    assert min(values) < 1.77 < max(values)
    assert not any(reading.is_same_concept for reading in line.readings if reading.value < 0.9)


def test_every_headline_of_the_study_stands_on_the_validation_page(
    result: PlanResult, computed: ComputedPlan
) -> None:
    published = computed.country.table("published_results").filter(
        pl.col("study") == result.comparison.study
    )
    lines = {(line.quantity, line.statistic, line.published) for line in result.comparison.lines}

    assert lines == set(published.select("quantity", "statistic", "value").iter_rows())
    assert result.comparison.calibration is None


def test_every_assumption_has_a_source_and_a_range(result: PlanResult) -> None:
    for entry in result.assumptions:
        assert entry.source.title, entry.path
        assert entry.low <= entry.central <= entry.high, entry.path


def test_headlines_do_not_drift(result: PlanResult, updates_golden: bool) -> None:
    found = {
        str(year.year or "mean"): {
            "gross_cost_share_gdp": round(year.gross_cost_share_gdp, 6),
            "running_cost": round(year.running_cost),
            "capital_cost": round(year.capital_cost),
            "training_cost": round(year.training_cost),
            "posts_fte": round(year.posts_fte),
            "output_type_1_pct": round(year.output_change_pct["type_1"], 5),
            "output_type_2_pct": round(year.output_change_pct["type_2"], 5),
            "jobs_change_pct": round(year.jobs_change_pct, 5),
            "revenue_share_gdp": round(year.revenue_share_gdp, 6),
            "baseline_revenue_share_gdp": round(year.baseline_revenue_share_gdp, 6),
            "gap_share_gdp": round(year.gap_share_gdp, 6),
        }
        for year in (*result.years, result.mean)
    }
    if updates_golden:
        GOLDEN.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")

    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_same_plan_twice_gives_the_same_result(result: PlanResult) -> None:
    again = run_plan(*read_plan(find_plan("mexico/early-childhood")))

    assert again.mean == result.mean
    assert again.cost_range == result.cost_range
