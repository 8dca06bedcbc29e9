from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import AlignmentError
from brecha.economy import (
    Effects,
    HouseholdClosure,
    InputOutputTable,
    NewService,
    build_model,
    care_column_shock,
    domestic_table,
    economic_effects,
    output_multipliers,
    split_shock,
    without_displaced,
)
from economy_tables import made_up_table, tables

HOME = domestic_table(made_up_table())
CLOSURE = HouseholdClosure({"D.1": 1.0, "B.2b": 0.3}, 0.9)
MODELS = (build_model(HOME), build_model(HOME, CLOSURE))
SERVICE = NewService(
    wages=[60.0, 90.0],
    purchases=[30.0, 40.0],
    purchase_profile={"s0": 0.5, "s1": 0.5},
    capital={"s3": [20.0, 10.0], "s1": [5.0, 0.0]},
    product_tax_rate={"s1": 0.16},
)


def test_spending_in_a_column_calls_forth_its_multiplier() -> None:
    effects = economic_effects(*MODELS, care_column_shock(HOME, "s2", [10.0, 20.0]))

    totals = (effects.total_output.type_1, effects.total_output.type_2)
    for model, total in zip(MODELS, totals, strict=True):
        expected = output_multipliers(model).total[2]
        np.testing.assert_allclose(total, expected * np.array([10.0, 20.0]), rtol=1e-9)


def test_parts_add_up_to_the_whole_in_every_sector() -> None:
    effects = economic_effects(*MODELS, split_shock(HOME, SERVICE))

    output = effects.output
    np.testing.assert_allclose(output.direct + output.indirect + output.induced, output.type_2)
    sectors = output.type_2.sum(axis=0)
    np.testing.assert_allclose(
        effects.total_output.type_2, sectors + effects.shock.new_activity, rtol=1e-12
    )


@given(tables(), st.floats(0.0, 0.9), st.floats(0.0, 1.0))
def test_type_two_is_at_least_type_one_and_that_at_least_direct(
    table: InputOutputTable, spent: float, mixed: float
) -> None:
    home = domestic_table(table)
    closure = HouseholdClosure({"D.1": 1.0, "B.2b": mixed}, spent)
    code = table.codes[-1]
    service = NewService(60.0, 40.0, {table.codes[0]: 1.0}, {code: 25.0}, 0.1)

    for shock in (split_shock(home, service), care_column_shock(home, code, 100.0)):
        effects = economic_effects(build_model(home), build_model(home, closure), shock)

        for part in (effects.total_output, effects.value_added, effects.labour_income):
            assert (part.indirect >= -1e-9).all()
            assert (part.induced >= -1e-9).all()
        assert (effects.output_change_pct["type_2"] >= effects.output_change_pct["type_1"]).all()


def test_the_open_effect_of_a_new_service_is_its_output_and_its_suppliers() -> None:
    shock = split_shock(HOME, SERVICE)
    multiplier = output_multipliers(MODELS[0]).total

    effects = economic_effects(*MODELS, shock)

    expected = shock.new_activity + multiplier @ (shock.purchases + shock.capital)
    np.testing.assert_allclose(effects.total_output.type_1, expected, rtol=1e-9)


def test_a_new_service_that_pays_as_a_sector_does_has_the_sector_s_effect() -> None:
    column, place = care_column_shock(HOME, "s2", 100.0), 2
    inputs = made_up_table().Z[:, place]
    running = column.running
    alike = NewService(
        wages=running.wages,
        purchases=100.0 * inputs.sum() / HOME.x[place],
        purchase_profile=dict(zip(HOME.codes, inputs / inputs.sum(), strict=True)),
        capital={},
        surplus=running.surplus,
        production_taxes=running.production_taxes + running.product_taxes,
    )

    by_column = economic_effects(*MODELS, column)
    by_service = economic_effects(*MODELS, split_shock(HOME, alike))

    for name in ("type_1", "type_2"):
        np.testing.assert_allclose(
            getattr(by_service.total_output, name), getattr(by_column.total_output, name), rtol=1e-9
        )
    np.testing.assert_allclose(
        by_service.labour_income.type_2, by_column.labour_income.type_2, rtol=1e-9
    )


def test_spending_ends_as_value_added_taxes_and_imports() -> None:
    """Without households inside, what is spent is earned at home, taxed or paid abroad."""
    shock = split_shock(HOME, SERVICE)
    effects = economic_effects(*MODELS, shock)

    imported = (HOME.imported_inputs / HOME.x) @ effects.output.type_1
    imported += shock.running.imports + shock.building.imports
    product_taxes = (HOME.value_added[0] / HOME.x) @ effects.output.type_1
    product_taxes += shock.running.product_taxes + shock.building.product_taxes

    ends = effects.value_added.type_1 + imported + product_taxes
    np.testing.assert_allclose(ends, shock.total, rtol=1e-9)


def test_change_is_in_per_cent_of_the_table_s_output() -> None:
    effects = effects_of(41.0)

    change = 100.0 * effects.total_output.type_1 / HOME.x.sum()
    np.testing.assert_allclose(effects.output_change_pct["type_1"], change)


def test_effects_grow_in_proportion_to_spending() -> None:
    once, twice = effects_of(10.0), effects_of(20.0)

    np.testing.assert_allclose(twice.output.type_2, 2.0 * once.output.type_2)


def test_displaced_provision_lowers_the_effect_in_proportion() -> None:
    shock = care_column_shock(HOME, "s2", 10.0)

    net = economic_effects(*MODELS, without_displaced(shock, 0.3))

    np.testing.assert_allclose(net.output.type_2, 0.7 * effects_of(10.0).output.type_2)


def test_both_models_tell_their_choices() -> None:
    notes = effects_of(1.0).notes

    assert "outside" in notes["type_1"].closure.text()
    assert "30% B.2b" in notes["type_2"].closure.text()


def test_a_shock_of_another_table_is_refused() -> None:
    shock = care_column_shock(HOME, "s2", 1.0)

    with pytest.raises(AlignmentError, match="made for the model's table"):
        economic_effects(*MODELS, replace(shock, codes=("a", "b", "c", "d")))


def effects_of(amount: float) -> Effects:
    return economic_effects(*MODELS, care_column_shock(HOME, "s2", amount))
