from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brecha.core import InputError
from brecha.economy import (
    HouseholdClosure,
    InputOutputTable,
    build_model,
    domestic_table,
    effects_per_unit,
    leontief_inverse,
    model_radius,
    required_output,
)
from brecha.economy.table_checks import is_productive, spectral_radius
from economy_tables import changed, made_up_table, tables, textbook_table

WAGES = {"D.1": 1.0}
# Households of the textbook also buy 50 from each other, of an income of 1,000: of each unit that
# the two sectors pay, 450 / (1000 - 50) is spent on their products.
TEXTBOOK_CLOSURE = HouseholdClosure(WAGES, spent_share=450.0 / 950.0, consumption=("CP",))


def test_the_textbook_s_coefficients_and_inverse() -> None:
    """Miller and Blair (2009), section 2.3: A and (I - A)^-1 of the two-sector example."""
    model = build_model(textbook_table())

    np.testing.assert_allclose(model.table.A, [[0.15, 0.25], [0.20, 0.05]], rtol=1e-12)
    np.testing.assert_allclose(
        leontief_inverse(model), [[1.254, 0.330], [0.264, 1.122]], atol=0.0005
    )


def test_the_textbook_s_demand_is_met_by_its_output() -> None:
    """Miller and Blair (2009), section 2.3: f = (350, 1700) needs x = (1000, 2000)."""
    model = build_model(textbook_table())

    output = required_output(model, np.array([350.0, 1700.0]))

    np.testing.assert_allclose(output, [1000.0, 2000.0], rtol=1e-12)


def test_the_textbook_s_inverse_with_households_inside() -> None:
    """Miller and Blair (2009), section 2.5: upper left block of the closed inverse."""
    model = build_model(textbook_table(), TEXTBOOK_CLOSURE)

    np.testing.assert_allclose(
        leontief_inverse(model), [[1.365, 0.425], [0.527, 1.348]], atol=0.0005
    )


def test_the_textbook_s_households_as_a_third_sector_give_its_full_inverse() -> None:
    """Miller and Blair (2009), section 2.5: households as the third row and column."""
    Z = np.array([[150.0, 500.0, 50.0], [200.0, 100.0, 400.0], [300.0, 500.0, 50.0]])
    x = np.array([1000.0, 2000.0, 1000.0])
    demand = x - Z.sum(axis=1)
    table = changed(
        textbook_table(),
        codes=("1", "2", "3"),
        names=("Agriculture", "Manufacturing", "Households"),
        Z=Z,
        x=x,
        imports=np.zeros(3),
        imported_inputs=np.zeros(3),
        final_demand=np.column_stack([np.zeros(3), demand]),
        value_added=np.vstack([np.zeros(3), x - Z.sum(axis=0)]),
    )

    inverse = leontief_inverse(build_model(table))

    expected = [[1.365, 0.425, 0.251], [0.527, 1.348, 0.595], [0.570, 0.489, 1.289]]
    np.testing.assert_allclose(inverse, expected, atol=0.0005)


@given(tables())
def test_the_table_s_own_demand_needs_the_table_s_own_output(table: InputOutputTable) -> None:
    home = domestic_table(table)

    output = required_output(build_model(home), home.final_demand.sum(axis=1))

    np.testing.assert_allclose(output, table.x, rtol=1e-9)


@given(tables())
def test_a_solution_holds_what_it_uses_and_what_is_demanded(table: InputOutputTable) -> None:
    home = domestic_table(table)
    demand = np.linspace(1.0, 9.0, 2 * len(home.codes)).reshape(-1, 2)

    output = required_output(build_model(home), demand)

    np.testing.assert_allclose(output, home.A @ output + demand, rtol=1e-9)


@given(tables())
def test_households_inside_never_lower_output(table: InputOutputTable) -> None:
    home = domestic_table(table)
    demand = np.eye(len(home.codes))

    open_output = required_output(build_model(home), demand)
    closed = required_output(build_model(home, HouseholdClosure(WAGES, 0.9)), demand)

    assert (open_output >= demand - 1e-12).all()
    assert (closed >= open_output - 1e-12).all()


def test_income_paid_to_households_is_spent_only_where_they_are_inside() -> None:
    home = domestic_table(made_up_table())
    nothing = np.zeros((4, 2))

    open_output = required_output(build_model(home), nothing, np.array([100.0, 200.0]))
    closed = required_output(
        build_model(home, HouseholdClosure(WAGES, 0.9)), nothing, np.array([100.0, 200.0])
    )

    assert not open_output.any()
    assert (closed > 0).all()
    np.testing.assert_allclose(closed[:, 1], 2.0 * closed[:, 0])


def test_many_demands_at_once_equal_one_after_the_other() -> None:
    model = build_model(domestic_table(made_up_table()), HouseholdClosure(WAGES, 0.9))
    demand = np.arange(12.0).reshape(4, 3)

    together = required_output(model, demand)

    for column in range(3):
        np.testing.assert_allclose(together[:, column], required_output(model, demand[:, column]))


@given(tables())
def test_transposed_solves_equal_sums_over_the_inverse(table: InputOutputTable) -> None:
    model = build_model(domestic_table(table), HouseholdClosure(WAGES, 0.9))
    coefficients = np.vstack([np.ones(len(table.codes)), 1.0 / table.x])

    found = effects_per_unit(model, coefficients)

    np.testing.assert_allclose(found, coefficients @ leontief_inverse(model), rtol=1e-9)


def test_a_model_cannot_be_changed() -> None:
    model = build_model(textbook_table())

    with pytest.raises(ValueError, match="read-only"):
        model.factors[0][0, 0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        leontief_inverse(model)[0, 0] = 1.0


@pytest.mark.parametrize("demand", [np.zeros(3), np.array([1.0, np.nan]), np.zeros((2, 2, 2))])
def test_a_demand_that_does_not_fit_is_refused(demand: np.ndarray) -> None:
    with pytest.raises(InputError, match="for the 2 sectors"):
        required_output(build_model(textbook_table()), demand)


def test_every_result_says_method_closure_imports_caveats_and_table() -> None:
    total = made_up_table()
    open_note = build_model(total).note
    closed_note = build_model(domestic_table(total), HouseholdClosure(WAGES, 0.9)).note

    assert "type I" in open_note.method.text()
    assert "type II" in closed_note.method.text()
    assert "outside" in open_note.closure.text()
    assert "inside" in closed_note.closure.text()
    assert "as if produced at home" in open_note.import_treatment.text()
    assert "upper bound" in closed_note.caveats[0].text()
    assert open_note.table_identity == total.identity


def test_the_radius_of_the_textbook_economy() -> None:
    radius = model_radius(build_model(textbook_table()))

    assert radius == pytest.approx(max(np.linalg.eigvals([[0.15, 0.25], [0.20, 0.05]])))


@given(st.integers(2, 8), st.floats(0.2, 1.8), st.integers(0, 2**32 - 1))
def test_an_economy_is_productive_exactly_where_the_radius_is_below_one(
    n: int, radius: float, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    raw = rng.random((n, n)) * (rng.random((n, n)) > 0.4) + 0.01
    assume(abs(radius - 1.0) > 1e-6)

    matrix = raw * (radius / spectral_radius(raw))

    assert is_productive(matrix) == (radius < 1)


def test_a_radius_of_exactly_one_is_not_productive() -> None:
    assert not is_productive(np.array([[0.5, 0.5], [0.5, 0.5]]))
    assert not is_productive(np.array([[0.3, 0.7], [0.7, 0.3]]))
