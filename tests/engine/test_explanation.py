from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import Certainty, InputError, weakest
from brecha.engine import (
    Explanation,
    Input,
    Labels,
    Origin,
    Rows,
    build,
    explain,
    parameter_node,
    rule,
    run,
)
from engine_models import RULES, UNITS, Hours, example, parameter, program
from strategies import columns, nested_rows

RULE = {entry.name: entry for entry in RULES}
WITHIN_ONE_ROW = {"hours_covered", "cost", "cost_share"}


def origin_of(name: str, row: int) -> Origin | None:
    """Say that the second town's price is assumed and all hours are from a survey."""
    if name == "price" and row == 1:
        return Origin(("A guess",), Certainty.ASSUMED)
    if name == "hours_needed":
        return Origin(("Time use survey",), Certainty.DERIVED)
    return Origin(("Register",), Certainty.OFFICIAL)


def name_of_row(unit: str, row: int) -> str:
    return {"town": ("Alba", "Brea")}.get(unit, ("first", "second", "third"))[row]


LABELS = Labels(origin_of, name_of_row)


def tree_of(name: str, row: int, labels: Labels | None = LABELS) -> Explanation:
    rows, inputs = example()
    return explain(program(), inputs, rows, name, row, labels)


def nodes_of(tree: Explanation) -> Iterator[Explanation]:
    yield tree
    for child in tree.children:
        yield from nodes_of(child)


def test_the_tree_names_rules_inputs_and_parameters() -> None:
    tree = tree_of("cost", 0)

    assert [(node.name, node.kind, node.value, node.unit) for node in nodes_of(tree)] == [
        ("cost", "rule", 15.0, "money"),
        ("hours_covered", "rule", 5.0, "hours"),
        ("hours_needed", "input", 10.0, "hours"),
        ("covered_share", "parameter", 0.5, "1"),
        ("price", "input", 3.0, "money / hour"),
    ]


def test_each_node_says_its_row_law_source_and_day() -> None:
    cost, covered, needed, share, price = nodes_of(tree_of("cost", 2))

    assert (cost.row, covered.row, needed.row, price.row) == ("third", "third", "third", "Alba")
    assert covered.law == ("Care Act 1",)
    assert needed.law == ("Time use survey",)
    assert price.law == ("Register",)
    assert (share.law, share.since, share.row) == (("Gazette",), "2020-01-01", "")


def test_a_sum_has_each_row_of_its_group_as_a_child() -> None:
    tree = tree_of("cost_town", 0)

    parts = [child for child in tree.children if child.name == "cost"]
    assert [part.row for part in parts] == ["first", "second", "third"]
    assert sum(part.value for part in parts) - 6.0 == tree.value


def test_an_empty_group_has_no_child() -> None:
    tree = tree_of("cost_home", 2)

    assert tree.value == 0.0
    assert tree.children == ()


@given(st.data(), nested_rows(UNITS))
def test_the_root_is_the_value_of_the_run(data: st.DataObject, rows: Rows) -> None:
    inputs = {
        "hours_needed": data.draw(columns(rows.number_of("person"), st.floats(0, 1e6))),
        "price": data.draw(columns(rows.number_of("town"), st.floats(0, 1000))),
        "budget": data.draw(columns(rows.number_of("town"))),
    }
    results = run(program(), inputs, rows)
    asked = [name for name, column in results.items() if len(column)]
    name = data.draw(st.sampled_from(asked))
    row = data.draw(st.integers(0, len(results[name]) - 1))

    assert explain(program(), inputs, rows, name, row).value == results[name][row]


@pytest.mark.parametrize("row", [0, 1, 2])
def test_the_children_of_a_rule_give_its_value_again(row: int) -> None:
    computed = [node for node in nodes_of(tree_of("cost_share", row)) if node.kind == "rule"]

    assert {node.name for node in computed} >= WITHIN_ONE_ROW
    for node in computed:
        if node.name in WITHIN_ONE_ROW:
            values = {child.name: child.value for child in node.children}
            arguments = {
                name: value if name == "covered_share" else np.array([value])
                for name, value in values.items()
            }
            assert RULE[node.name](**arguments).tolist() == [node.value]


def test_the_mark_of_a_node_is_the_weakest_below_it() -> None:
    for tree in (tree_of("cost_town", 0), tree_of("cost_share", 1), tree_of("cost_town", 1)):
        for node in nodes_of(tree):
            below = [inner.certainty for inner in nodes_of(node) if not inner.children]
            assert node.certainty is weakest(below)


def test_an_assumption_marks_all_above_it() -> None:
    rows = Rows.nested(UNITS, (np.array([1, 1]), np.array([1, 1])))
    inputs = {
        "hours_needed": np.array([1.0, 1.0]),
        "price": np.array([1.0, 1.0]),
        "budget": np.array([0.0, 0.0]),
    }

    marks = [
        explain(program(), inputs, rows, "cost_town", town, Labels(origin_of)).certainty
        for town in (0, 1)
    ]

    assert marks == [Certainty.DERIVED, Certainty.ASSUMED]


def test_a_parameter_that_is_assumed_marks_the_result() -> None:
    @rule(row="person")
    def covered(hours_needed: Hours, covered_share: Hours) -> Hours:
        return hours_needed * covered_share

    assumed = {"covered_share": parameter("covered_share", 0.5, "hours", Certainty.ASSUMED)}
    entries = (Input("hours_needed", "hours", "person", "Hours"),)
    small = build((covered,), entries, assumed, ("covered",), ("person",))

    tree = explain(small, {"hours_needed": [2.0]}, Rows.flat("person", 1), "covered", 0)

    assert tree.certainty is Certainty.ASSUMED


def test_rows_without_names_are_numbered_by_the_whole_table() -> None:
    tree = tree_of("cost", 2, None)

    assert tree.row == "person 2"
    assert [node.row for node in nodes_of(tree) if node.name == "price"] == ["town 0"]


def test_an_input_and_a_text_can_be_explained() -> None:
    @rule(row="person")
    def doubled(hours_needed: Hours, sector: Hours) -> Hours:
        return np.where(sector == "health", 2 * hours_needed, hours_needed)

    entries = (
        Input("hours_needed", "hours", "person", "Hours"),
        Input("sector", "hours", "person", "Sector", kind="text"),
    )
    texts = build((doubled,), entries, {}, ("doubled",), ("person",))
    inputs = {"hours_needed": [1.0, 2.0], "sector": ["home", "health"]}

    tree = explain(texts, inputs, Rows.flat("person", 2), "doubled", 1)

    assert [child.value for child in tree.children] == [2.0, "health"]
    assert tree_of("price", 1).kind == "input"
    assert tree_of("price", 1).law == ("A guess",)


def test_a_name_or_row_that_does_not_exist_is_told() -> None:
    with pytest.raises(InputError, match=r"nothing is none\. .*near: .*cost_town"):
        tree_of("nothing", 0)
    with pytest.raises(InputError, match="must lie in 0 to 1; it is 2"):
        tree_of("cost_town", 2)
    with pytest.raises(InputError, match="it is -1"):
        tree_of("cost_town", -1)


def test_a_tree_can_be_written_as_json_in_both_languages() -> None:
    tree = tree_of("cost_town", 1)
    share = parameter_node(parameter("covered_share", 0.5))

    assert json.loads(json.dumps(tree.as_dict()))["children"][0]["name"] == "budget"
    assert share.as_dict("es")["title"] == "covered_share (es)"
    assert share.as_dict("en")["title"] == "covered_share (en)"
    assert set(share.as_dict()) == {
        "name",
        "kind",
        "title",
        "value",
        "unit",
        "row",
        "law",
        "certainty",
        "since",
        "children",
    }


def test_an_explanation_takes_only_the_rows_of_its_own_group() -> None:
    tree = tree_of("cost_town", 1)

    assert [child.name for child in tree.children] == ["budget"]
    assert tree.children[0].row == "Brea"
