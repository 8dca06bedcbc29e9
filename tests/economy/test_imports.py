from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from brecha.core import InputError
from brecha.economy import ImportMatrix, InputOutputTable, domestic_table, import_shares
from economy_tables import EXPORTS, changed, made_up_table, tables


def test_the_share_is_imports_over_all_use_but_exports() -> None:
    table = made_up_table()
    home = [place for place in range(6) if place != EXPORTS]

    found = import_shares(table)

    use = table.Z.sum(axis=1) + table.final_demand[:, home].sum(axis=1)
    np.testing.assert_allclose(found.shares, table.imports / use, rtol=1e-12)
    assert found.clipped == ()


@given(tables())
def test_a_domestic_table_balances_and_keeps_product_and_output(table: InputOutputTable) -> None:
    home = domestic_table(table)

    assert home.basis == "domestic"
    assert home.gdp == pytest.approx(table.gdp, rel=1e-12)
    np.testing.assert_array_equal(home.x, table.x)
    np.testing.assert_allclose(
        home.Z.sum(axis=0) + home.imported_inputs, table.Z.sum(axis=0), rtol=1e-9, atol=1e-9
    )
    imports = home.imported_inputs.sum() + home.imported_demand.sum()
    assert imports == pytest.approx(table.imports.sum(), rel=1e-9, abs=1e-9)


def test_imports_above_home_use_are_cut_named_and_taken_as_reexports() -> None:
    table = made_up_table()
    demand = np.array(table.final_demand)
    imports = np.array(table.imports)
    demand[0, EXPORTS] += 5000.0
    imports[0] += 5000.0

    home = domestic_table(changed(table, final_demand=demand, imports=imports))

    assert home.import_shares is not None
    assert home.import_shares[0] == 1.0
    assert home.Z[0].sum() == 0.0
    assert home.final_demand[0, EXPORTS] == pytest.approx(home.x[0])
    assert "s0" in home.caveats[0].text()
    assert "s0" in home.caveats[0].text("es")


def test_the_treatment_is_stated_in_words() -> None:
    total = made_up_table()

    assert "overstated" in total.import_treatment.text()
    assert "statistical discrepancy" in domestic_table(total).import_treatment.text()


def test_a_domestic_table_comes_back_as_it_is() -> None:
    home = domestic_table(made_up_table())

    assert domestic_table(home) is home


def test_an_import_matrix_takes_the_place_of_shares() -> None:
    table = made_up_table()
    inputs = np.zeros_like(table.Z)
    inputs[:, 1] = np.minimum(table.Z[:, 1], table.imports)
    final = np.zeros_like(table.final_demand)
    final[:, 0] = table.imports - inputs.sum(axis=1)

    home = domestic_table(table, ImportMatrix(inputs, final))

    np.testing.assert_allclose(home.Z, table.Z - inputs)
    assert home.imported_inputs[0] == 0.0
    assert "import matrix" in home.import_treatment.text()


def test_an_import_matrix_that_does_not_fit_is_refused_with_all_faults() -> None:
    table = made_up_table()
    inputs = np.array(table.Z) * 2.0

    with pytest.raises(InputError) as caught:
        domestic_table(table, ImportMatrix(inputs, np.zeros_like(table.final_demand)))

    assert len(caught.value.faults) == 2
    assert "add up" in str(caught.value)
    assert "between 0 and the transactions" in str(caught.value)


def test_an_import_matrix_of_another_shape_is_refused() -> None:
    table = made_up_table()

    with pytest.raises(InputError, match=r"shape \(4, 4\) in intermediate; it has \(2, 2\)"):
        domestic_table(table, ImportMatrix(np.zeros((2, 2)), np.zeros_like(table.final_demand)))
