"""Do the numbers that the tutorials tell come out of the plan, and of the change they ask for?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brecha.core import InputError
from brecha.plans import PlanResult, find_plan, read_plan, run_plan
from repository import ROOT

PLAN = find_plan("arcadia/early-childhood")
FIRST = (ROOT / "docs" / "tutorials" / "first-care-plan.md").read_text("utf-8")
BY_HAND = (ROOT / "docs" / "tutorials" / "arcadia-by-hand.md").read_text("utf-8")


def test_headlines_of_the_first_tutorial_are_those_of_the_plan() -> None:
    mean = run_plan(*read_plan(PLAN)).mean

    gross, existing, revenue, baseline, gap = (
        percent(share)
        for share in (
            mean.gross_cost_share_gdp,
            mean.existing_cost_share_gdp,
            mean.revenue_share_gdp,
            mean.baseline_revenue_share_gdp,
            mean.gap_share_gdp,
        )
    )

    assert f"{gross} − {existing} − ({revenue} − {baseline}) = {gap} %" in words_of(FIRST)


def test_cost_of_an_educator_and_of_2030_are_those_of_the_plan() -> None:
    result = run_plan(*read_plan(PLAN))
    educators = {row.labour_cost_per_post for row in result.jobs if row.job == "educator"}

    assert {f"{cost:,.0f}" for cost in educators} == {"18,480"}
    assert "18,480 ARC a year for an educator" in words_of(FIRST)
    assert f"gross_cost = {result.years[-1].gross_cost:,.0f} " in FIRST


def test_the_change_of_the_first_tutorial_gives_the_numbers_it_tells(tmp_path: Path) -> None:
    old, new = re.findall(r"`(low: \d+, central: \d+, high: \d+)`", FIRST)
    before, after = run_plan(*read_plan(PLAN)), run_changed(old, new, tmp_path)

    costs = [percent(result.mean.gross_cost_share_gdp) for result in (before, after)]
    posts = [f"{result.years[-1].posts_fte:,.0f}" for result in (before, after)]

    assert f"gross cost goes from {costs[0]} % to {costs[1]} % of GDP" in words_of(FIRST)
    assert f"the posts of 2030 from {posts[0]} to {posts[1]}" in words_of(FIRST)


def test_the_mistake_of_the_first_tutorial_is_told_as_it_shows(tmp_path: Path) -> None:
    [wrong] = re.findall(r"`(low: 0\.1, central: 0\.1, high: 0\.1)`", FIRST)

    with pytest.raises(InputError) as caught:
        run_changed("low: 0.7, central: 0.8, high: 0.9", wrong, tmp_path)

    assert f"```text\n{caught.value}\n```" in FIRST


def test_multipliers_told_by_hand_are_those_of_the_account() -> None:
    multiplier = run_plan(*read_plan(PLAN)).economy.output_multiplier

    assert f"{multiplier['type_1']:.2f} (type I)" in words_of(BY_HAND)
    assert f"and {multiplier['type_2']:.2f} once households spend" in words_of(BY_HAND)


def run_changed(old: str, new: str, folder: Path) -> PlanResult:
    text = PLAN.read_text("utf-8")
    assert old in text
    path = folder / "my-plan.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return run_plan(*read_plan(path))


def words_of(page: str) -> str:
    return " ".join(page.split())


def percent(share: float) -> str:
    return f"{100 * share:.2f}"
