from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import AlignmentError, InputError
from brecha.engine import Input, Rows, build, rule, run
from brecha.engine.running import run_chunk
from engine_models import INPUTS, UNITS, Hours, Money, example, program
from strategies import columns, nested_rows


def test_the_small_example_gives_what_a_pencil_gives() -> None:
    rows, inputs = example()

    results = run(program((*results_of_interest(), "days_in_year")), inputs, rows)

    # Hours 10, 20, 4 at half cover are 5, 10, 2; at 3 an hour in the first town they cost
    # 15, 30, 6. Homes: 45, 6 and an empty one. The first town costs 51, 45 beyond its budget of 6.
    assert results["cost"].tolist() == [15.0, 30.0, 6.0]
    assert results["cost_home"].tolist() == [45.0, 6.0, 0.0]
    assert results["cost_highest"].tolist() == [45.0, 45.0, 0.0]
    assert results["cost_added"].tolist() == [39.0, -39.0, -7.0]
    assert results["cost_town"].tolist() == [45.0, -7.0]
    np.testing.assert_allclose(results["cost_share"], [15 / 45, 30 / 45, 6 / 45], rtol=1e-15)
    assert results["days_in_year"].tolist() == [365.0, 365.0]


def results_of_interest() -> tuple[str, ...]:
    return ("cost", "cost_home", "cost_highest", "cost_added", "cost_town", "cost_share")


@given(st.data(), nested_rows(UNITS), st.integers(1, 30))
def test_chunks_of_any_size_give_the_very_same_bits(
    data: st.DataObject, rows: Rows, chunk_rows: int
) -> None:
    inputs = {
        "hours_needed": data.draw(columns(rows.number_of("person"), st.floats(0, 1e6))),
        "price": data.draw(columns(rows.number_of("town"), st.floats(0, 1000))),
        "budget": data.draw(columns(rows.number_of("town"))),
    }

    whole = run(program(), inputs, rows, chunk_rows=10**9)
    parts = run(program(), inputs, rows, chunk_rows=chunk_rows)

    assert whole.keys() == parts.keys()
    for name, column in whole.items():
        assert column.tobytes() == parts[name].tobytes(), name
        assert len(column) == rows.number_of(program().row_of(name))


@given(st.data(), nested_rows(UNITS))
def test_rules_agree_with_loops_over_rows(data: st.DataObject, rows: Rows) -> None:
    hours = data.draw(columns(rows.number_of("person"), st.floats(0, 1e6)))
    prices = data.draw(columns(rows.number_of("town"), st.floats(0, 1000)))
    budgets = data.draw(columns(rows.number_of("town"), st.floats(0, 1e6)))

    results = run(
        program(), {"hours_needed": hours, "price": prices, "budget": budgets}, rows, chunk_rows=3
    )

    towns = [rows.ancestor(row, "person", "town") for row in range(len(hours))]
    costs = [0.5 * hour * prices[town] for hour, town in zip(hours, towns, strict=True)]
    for town in range(len(prices)):
        expected = sum(cost for cost, at in zip(costs, towns, strict=True) if at == town)
        assert results["cost_town"][town] == pytest.approx(expected - budgets[town], abs=1e-3)


def test_no_rows_give_empty_columns() -> None:
    rows = Rows.nested(UNITS, (np.array([], dtype=np.int64), np.array([], dtype=np.int64)))

    results = run(program(), {"hours_needed": [], "price": [], "budget": []}, rows)

    assert {len(column) for column in results.values()} == {0}


def test_a_column_is_freed_after_its_last_use() -> None:
    steps = program().steps

    freed = {name: at for at, step in enumerate(steps) for name in step.frees}
    users = {
        name: [at for at, step in enumerate(steps) if name in step.rule.argument_units]
        for name in freed
    }

    assert freed == {name: max(at) for name, at in users.items()}
    assert {"hours_needed", "hours_covered", "price", "cost", "budget"} <= freed.keys()
    assert not set(program().targets) & freed.keys()


def test_what_is_freed_is_gone_from_the_chunk() -> None:
    rows, inputs = example()
    values = dict(inputs)

    results = run_chunk(program(), values, rows)

    assert sorted(results) == sorted(program().targets)
    assert sorted(values) == sorted(program().targets)


def test_all_columns_are_kept_where_an_explanation_needs_them() -> None:
    rows, inputs = example()

    kept = run_chunk(program(), dict(inputs), rows, keep_all=True)

    assert sorted(kept) == sorted([*inputs, *(step.rule.name for step in program().steps)])


def test_a_run_leaves_the_columns_of_its_caller_alone() -> None:
    rows, inputs = example()
    copies = {name: column.copy() for name, column in inputs.items()}

    run(program(), inputs, rows)

    assert sorted(inputs) == sorted(copies)
    for name, column in copies.items():
        np.testing.assert_array_equal(inputs[name], column)


def test_absent_and_short_columns_are_told_at_once() -> None:
    rows, inputs = example()

    with pytest.raises(AlignmentError) as caught:
        run(program(), {"price": inputs["price"][:1], "budget": 5.0}, rows)

    told = str(caught.value)
    assert "hours_needed must be given" in told
    assert "price must have one value per town, 2 in all; it has 1" in told
    assert "budget must have one value per town, 2 in all; it has 1" in told


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"hours_needed": [1.0, np.nan, 2.0]}, "hours_needed must hold numbers from 0 to inf"),
        ({"hours_needed": [1.0, None, 2.0]}, "rows 1 hold nan"),
        ({"hours_needed": [1.0, "many", 2.0]}, "rows 1 hold nan"),
        ({"hours_needed": [1.0, 2.0, -0.5]}, "rows 2 hold -0.5"),
        ({"price": [np.inf, 1.0]}, "price must hold numbers from 0 to 1000; rows 0 hold inf"),
        ({"price": [1.0, 1001.0]}, "rows 1 hold 1001.0"),
    ],
)
def test_a_number_that_is_none_or_out_of_range_is_told(
    changes: dict[str, list[object]], words: str
) -> None:
    rows, inputs = example()

    with pytest.raises(InputError) as caught:
        run(program(), {**inputs, **changes}, rows)

    assert words in str(caught.value)


def test_all_wrong_numbers_are_told_at_once() -> None:
    rows, inputs = example()
    wrong = {"hours_needed": [-1.0, -2.0, -3.0], "price": [5000.0, 1.0]}

    with pytest.raises(InputError) as caught:
        run(program(), {**inputs, **wrong}, rows)

    assert len(caught.value.faults) == 2


def test_a_rule_of_another_length_is_told() -> None:
    @rule(row="person")
    def halved(hours_needed: Hours) -> Hours:
        return hours_needed[:1]

    rows, inputs = example()
    broken = build((halved,), INPUTS, {}, ("halved",), UNITS)

    with pytest.raises(AlignmentError, match="one value per person, 3 in all; halved returned 1"):
        run(broken, inputs, rows)


def test_a_text_column_passes_as_it_is() -> None:
    @rule(row="person")
    def premium(hours_needed: Hours, sector: Money) -> Hours:
        return np.where(sector == "health", 2 * hours_needed, hours_needed)

    inputs = (INPUTS[0], Input("sector", "money", "person", "Sector", kind="text"))
    texts = build((premium,), inputs, {}, ("premium", "sector"), ("person",))

    results = run(
        texts,
        {"hours_needed": [1.0, 2.0, 3.0], "sector": ["health", "home", "health"]},
        Rows.flat("person", 3),
        chunk_rows=2,
    )

    assert results["premium"].tolist() == [2.0, 2.0, 6.0]
    assert results["sector"].tolist() == ["health", "home", "health"]


def test_whole_numbers_become_numbers() -> None:
    rows, inputs = example()
    whole = {name: column.astype(int).tolist() for name, column in inputs.items()}

    results = run(program(), whole, rows)

    assert results["cost_town"].tolist() == [45.0, -7.0]
