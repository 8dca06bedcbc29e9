"""The tree behind a yearly result: it recomputes, and it ends in sources."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from brecha.core import InputError
from brecha.engine import Explanation
from brecha.plans import EXPLAINED, ComputedPlan, compute_plan, explain_result, find_plan, read_plan


@pytest.fixture(scope="module")
def computed() -> ComputedPlan:
    return compute_plan(*read_plan(find_plan("mexico/early-childhood")))


def nodes(tree: Explanation) -> Iterator[Explanation]:
    yield tree
    for child in tree.children:
        yield from nodes(child)


@pytest.mark.parametrize("name", EXPLAINED)
def test_the_root_is_the_result(computed: ComputedPlan, name: str) -> None:
    tree = explain_result(computed, name, 2028)
    column = computed.accounts.get(name, computed.columns.get(name))

    assert tree.value == pytest.approx(float(column[2]))


def test_sums_are_the_sum_of_their_parts(computed: ComputedPlan) -> None:
    tree = explain_result(computed, "gap_share_gdp", 2030)
    sums = [node for node in nodes(tree) if node.kind == "sum" and node.children]

    assert {"running_cost", "capital_cost", "revenue", "existing_cost"} <= {n.name for n in sums}
    for node in sums:
        total = sum(child.value for child in node.children)
        assert total == pytest.approx(node.value, rel=1e-9), node.name


def test_the_leaves_have_sources(computed: ComputedPlan) -> None:
    tree = explain_result(computed, "gross_cost", 2030)
    leaves = [node for node in nodes(tree) if not node.children and node.kind != "sum"]

    assert {"people", "wage_offered_monthly", "uma_daily"} <= {leaf.name for leaf in leaves}
    for leaf in leaves:
        assert leaf.law, leaf.name


def test_an_article_of_law_stands_behind_a_wage(computed: ComputedPlan) -> None:
    tree = explain_result(computed, "gross_cost", 2030)
    laws = {article for node in nodes(tree) for article in node.law}

    assert {"LSS 168-II", "LFT 87"} <= laws


def test_unknown_results_and_years_are_told(computed: ComputedPlan) -> None:
    with pytest.raises(InputError, match="gap_share is not"):
        explain_result(computed, "gap_share", 2030)
    with pytest.raises(InputError, match="2026 to 2030; it is 2035"):
        explain_result(computed, "gap_share_gdp", 2035)
