from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import AlignmentError
from brecha.economy import (
    HouseholdClosure,
    InputOutputTable,
    build_model,
    domestic_table,
    effects_per_unit,
    employment_multipliers,
    import_multipliers,
    income_coefficients,
    income_multipliers,
    multiplier_parts,
    output_multipliers,
    value_added_multipliers,
)
from economy_tables import changed, jobs_of, made_up_table, tables, textbook_table

CLOSURE = HouseholdClosure({"D.1": 1.0}, 0.9)
TEXTBOOK_CLOSURE = HouseholdClosure({"D.1": 1.0}, spent_share=450.0 / 950.0)


def test_the_textbook_s_output_multipliers() -> None:
    """Miller and Blair (2009): column sums of the inverses of sections 2.3 and 2.5."""
    simple = output_multipliers(build_model(textbook_table()))
    truncated = output_multipliers(build_model(textbook_table(), TEXTBOOK_CLOSURE))

    np.testing.assert_allclose(simple.total, [1.518, 1.452], atol=0.0006)
    np.testing.assert_allclose(truncated.total, [1.892, 1.773], atol=0.0006)


def test_the_textbook_s_income_multipliers_have_the_same_ratio_in_each_sector() -> None:
    """Miller and Blair (2009), chapter 6: closed over open is one number for all sectors."""
    opened = income_multipliers(build_model(textbook_table()))
    closed = income_multipliers(build_model(textbook_table(), TEXTBOOK_CLOSURE))

    np.testing.assert_allclose(opened.direct, [0.30, 0.25])
    np.testing.assert_allclose(
        opened.total, 0.30 * np.array([1.254, 0.330]) + 0.25 * np.array([0.264, 1.122]), atol=0.0006
    )
    ratios = closed.total / opened.total
    assert ratios[0] == pytest.approx(ratios[1], rel=1e-12)


@given(tables())
def test_type_two_is_at_least_type_one_and_that_at_least_direct(table: InputOutputTable) -> None:
    home = domestic_table(table)
    coefficients = income_coefficients(home, "compensation")

    parts = multiplier_parts(build_model(home), build_model(home, CLOSURE), coefficients)

    assert (parts.indirect >= -1e-12).all()
    assert (parts.induced >= -1e-12).all()
    total = parts.direct + parts.indirect + parts.induced
    np.testing.assert_allclose(total, effects_per_unit(build_model(home, CLOSURE), coefficients))


@given(tables())
def test_value_added_taxes_and_imports_take_up_each_unit_of_demand(
    table: InputOutputTable,
) -> None:
    model = build_model(domestic_table(table))
    taxes = effects_per_unit(model, income_coefficients(model.table, "product_taxes"))

    unit = value_added_multipliers(model).total + import_multipliers(model).total + taxes

    np.testing.assert_allclose(unit, 1.0, rtol=1e-9)


@given(tables(), st.sampled_from([1e-6, 1e-3, 1e3, 1e6]))
def test_multipliers_do_not_depend_on_the_unit_of_money(
    table: InputOutputTable, unit: float
) -> None:
    names = ("Z", "final_demand", "value_added", "x", "imports", "demand_taxes")
    other = changed(table, **{name: getattr(table, name) * unit for name in names})

    first = output_multipliers(build_model(domestic_table(table), CLOSURE)).total
    second = output_multipliers(build_model(domestic_table(other), CLOSURE)).total

    np.testing.assert_allclose(first, second, rtol=1e-9)


def test_jobs_per_unit_of_all_output_add_up_to_all_jobs() -> None:
    home = domestic_table(made_up_table())
    account = jobs_of(home)

    jobs = employment_multipliers(build_model(home), account)

    assert jobs.total @ home.final_demand.sum(axis=1) == pytest.approx(account.total)
    assert (jobs.total >= jobs.direct).all()


def test_models_of_different_tables_are_refused() -> None:
    home = domestic_table(made_up_table())
    other = replace(home, year=1999)

    with pytest.raises(AlignmentError, match="of the same table"):
        multiplier_parts(build_model(home), build_model(other, CLOSURE), np.ones(4))
    with pytest.raises(AlignmentError, match="type_1 and type_1"):
        multiplier_parts(build_model(home), build_model(home), np.ones(4))
