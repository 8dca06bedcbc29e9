from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from brecha.core import InputError
from brecha.economy import InputOutputTable, build_model
from economy_tables import changed, made_up_table, tables, textbook_table

ARRAYS = ("Z", "final_demand", "value_added", "x", "imports", "imported_inputs", "demand_taxes")


def with_cell(name: str, place: tuple[int, ...], value: float) -> dict[str, Any]:
    array = np.array(getattr(made_up_table(), name))
    array[place] = value
    return {name: array}


BAD: dict[str, tuple[Callable[[], dict[str, Any]], list[str]]] = {
    "a missing column": (lambda: {"Z": made_up_table().Z[:, :3]}, ["Z", "(4, 4)", "(4, 3)"]),
    "a missing name": (lambda: {"names": ("a",)}, ["4 codes", "1 names"]),
    "a repeated code": (lambda: {"codes": ("s0", "s1", "s1", "s3")}, ["s1", "once"]),
    "a cell that is not a number": (lambda: with_cell("Z", (1, 2), np.nan), ["Z", "s1 x s2"]),
    "an infinite cell": (lambda: with_cell("x", (3,), np.inf), ["x", "s3"]),
    "a negative zero": (lambda: with_cell("final_demand", (2, 2), -0.0), ["-0.0", "s2 x P.51b"]),
    "a negative transaction": (lambda: with_cell("Z", (0, 1), -5.0), ["Z", "s0 x s1", "-5.0"]),
    "a negative output": (lambda: with_cell("x", (1,), -2000.0), ["x", "s1", "-2000.0"]),
    "an unbalanced row": (lambda: with_cell("imports", (0,), 1e3), ["row", "s0 ("]),
    "an unbalanced column": (
        lambda: with_cell("value_added", (1, 2), 181.0),
        ["column", "s2 (+1)"],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_table_is_refused_with_the_cell_and_a_remedy(name: str) -> None:
    make, words = BAD[name]

    with pytest.raises(InputError) as caught:
        changed(made_up_table(), **make())

    text = str(caught.value)
    assert [word for word in words if word not in text] == []
    assert text.startswith("made-up table")
    assert text.endswith((".", "…"))


def test_all_faults_are_told_at_once() -> None:
    bad = with_cell("Z", (0, 1), -5.0) | with_cell("value_added", (1, 2), 181.0)

    with pytest.raises(InputError) as caught:
        changed(made_up_table(), **bad)

    text = str(caught.value)
    assert len(caught.value.faults) == 3
    assert [
        word for word in ("negative", "each row", "s1 (-205), s2 (+1)") if word not in text
    ] == []


def test_an_economy_that_needs_more_than_it_makes_is_refused() -> None:
    Z = np.array([[700.0, 500.0], [600.0, 400.0]])
    x = np.array([1000.0, 800.0])
    value_added = np.vstack([np.zeros(2), x - Z.sum(axis=0)])
    demand = np.column_stack([np.zeros(2), x - Z.sum(axis=1)])

    with pytest.raises(
        InputError, match=r"spectral radius .* it is 1\.2205.*exceed output in 1, 2"
    ):
        changed(textbook_table(), Z=Z, x=x, value_added=value_added, final_demand=demand)


def test_a_column_that_exceeds_output_passes_where_the_economy_is_productive() -> None:
    Z = np.array([[100.0, 500.0], [50.0, 600.0]])
    x = np.array([1000.0, 1000.0])
    value_added = np.vstack([np.zeros(2), x - Z.sum(axis=0)])
    demand = np.column_stack([np.zeros(2), x - Z.sum(axis=1)])

    table = changed(textbook_table(), Z=Z, x=x, value_added=value_added, final_demand=demand)

    assert table.A.sum(axis=0).max() == pytest.approx(1.1)


def test_a_sector_without_output_counts_as_nothing_and_is_flagged() -> None:
    table = idle_sector_table()

    model = build_model(table)

    assert table.A[:, 2].tolist() == [0.0, 0.0, 0.0]
    caveats = [caveat.text() for caveat in model.note.caveats]
    assert any("without output" in text and "3" in text for text in caveats)


def test_the_arrays_cannot_be_changed() -> None:
    table = made_up_table()

    for name in (*ARRAYS, "A"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(table, name)[...] = 1.0


def test_the_caller_keeps_an_array_of_their_own() -> None:
    Z = np.array(made_up_table().Z)
    table = changed(made_up_table(), Z=Z)

    Z[:] = 0.0

    assert table.Z.sum() > 0


def test_gross_domestic_product_is_the_same_from_income_and_from_spending() -> None:
    table = made_up_table()

    spending = table.final_demand.sum() + table.demand_taxes.sum() - table.imports.sum()

    assert table.gdp == pytest.approx(spending, rel=1e-12)


def test_the_identity_tells_tables_apart() -> None:
    table = made_up_table()

    assert table.identity == made_up_table().identity
    assert table.identity != changed(table, year=2019).identity


def test_an_unknown_sector_is_named_with_some_that_are_known() -> None:
    with pytest.raises(InputError, match=r"care is not.*s0, s1"):
        made_up_table().position("care")


@given(tables())
def test_output_is_what_inputs_and_final_demand_need(table: InputOutputTable) -> None:
    final = table.final_demand.sum(axis=1) - table.imports

    np.testing.assert_allclose(table.A @ table.x + final, table.x, rtol=1e-9)


def idle_sector_table() -> InputOutputTable:
    base = textbook_table()
    grown = np.zeros((3, 3))
    grown[:2, :2] = base.Z
    return changed(
        base,
        codes=("1", "2", "3"),
        names=("a", "b", "c"),
        Z=grown,
        x=np.append(base.x, 0.0),
        imports=np.zeros(3),
        final_demand=np.vstack([base.final_demand, np.zeros((1, 2))]),
        value_added=np.column_stack([base.value_added, np.zeros(2)]),
        imported_inputs=np.zeros(3),
    )
