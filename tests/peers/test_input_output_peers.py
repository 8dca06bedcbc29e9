"""Do other programs find the same multipliers and effects in the same official table?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pymrio
import pytest
from quadrium import diagnostics

from brecha.economy import (
    EmploymentAccount,
    HouseholdClosure,
    InputOutputTable,
    aggregate,
    build_model,
    care_column_shock,
    domestic_table,
    economic_effects,
    employment_effects,
    employment_multipliers,
    income_coefficients,
    leontief_inverse,
    model_radius,
    multipliers,
    output_multipliers,
    required_output,
    table_from_sheet,
)
from brecha.sources.inegi_input_output import read_inegi_input_output
from economy_tables import jobs_of

pytestmark = pytest.mark.needs_data

NURSERIES = "6244"
TOLERANCE = 1e-9
WAGES = HouseholdClosure({"D.1": 1.0})
ALL_INCOME = HouseholdClosure({"D.1": 1.0, "B.2b": 1.0})


@pytest.fixture(scope="module", params=[2013, 2018])
def total(request: pytest.FixtureRequest, data_folder: Path) -> InputOutputTable:
    path = data_folder / "io_tables" / "inegi_mip" / f"mip_pcn_ixi_t_{request.param}.xlsx"
    return table_from_sheet(read_inegi_input_output(path))


@pytest.fixture(scope="module", params=["total_use", "domestic"])
def table(request: pytest.FixtureRequest, total: InputOutputTable) -> InputOutputTable:
    return total if request.param == "total_use" else domestic_table(total)


@pytest.fixture(scope="module")
def account(table: InputOutputTable) -> EmploymentAccount:
    return jobs_of(table)


@pytest.fixture(scope="module")
def inverse(table: InputOutputTable) -> np.ndarray:
    """Return pymrio's Leontief inverse of the table."""
    return np.asarray(pymrio.calc_L(pymrio.calc_A(table.Z, table.x)))


def test_pymrio_finds_the_same_coefficients_and_inverse(
    table: InputOutputTable, inverse: np.ndarray
) -> None:
    np.testing.assert_allclose(table.A, pymrio.calc_A(table.Z, table.x), rtol=TOLERANCE, atol=1e-15)
    np.testing.assert_allclose(
        leontief_inverse(build_model(table)), inverse, rtol=TOLERANCE, atol=1e-12
    )


def test_pymrio_finds_the_same_output_multipliers(
    table: InputOutputTable, inverse: np.ndarray
) -> None:
    found = output_multipliers(build_model(table)).total

    np.testing.assert_allclose(found, inverse.sum(axis=0), rtol=TOLERANCE)


def test_pymrio_finds_the_same_employment_multipliers(
    table: InputOutputTable, account: EmploymentAccount, inverse: np.ndarray
) -> None:
    S = pymrio.calc_S(account.jobs.reshape(len(table.codes), 4).T, table.x)
    M = np.asarray(pymrio.calc_M(S, inverse))

    found = employment_multipliers(build_model(table), account)

    np.testing.assert_allclose(found.total, M.sum(axis=0), rtol=TOLERANCE)


def test_pymrio_finds_the_same_jobs_of_a_shock(
    table: InputOutputTable, account: EmploymentAccount, inverse: np.ndarray
) -> None:
    model = build_model(table)
    shock = care_column_shock(table, NURSERIES, [1000.0, 250.0])

    jobs = employment_effects(
        table, economic_effects(model, build_model(table, ALL_INCOME), shock), account
    )

    S = np.asarray(pymrio.calc_S(account.jobs.reshape(len(table.codes), 4).T, table.x))
    x = np.asarray(pymrio.calc_x_from_L(inverse, shock.demand))
    by_cell = (S @ x.reshape(shock.demand.shape)).reshape(2, 2, 2)
    np.testing.assert_allclose(jobs.direct + jobs.indirect.sum(axis=0), by_cell, rtol=TOLERANCE)


def test_pymrio_finds_the_same_output_for_final_demand(
    table: InputOutputTable, inverse: np.ndarray
) -> None:
    demand = np.abs(table.final_demand)

    found = required_output(build_model(table), demand)

    expected = np.column_stack(
        [np.asarray(pymrio.calc_x_from_L(inverse, column)).ravel() for column in demand.T]
    )
    np.testing.assert_allclose(found, expected, rtol=TOLERANCE, atol=1e-9)


def test_pymrio_adds_sectors_up_to_the_same_table(total: InputOutputTable) -> None:
    groups = {code: code[:2] for code in total.codes}
    codes = list(dict.fromkeys(groups.values()))
    bridge = np.array([[float(groups[code] == group) for code in total.codes] for group in codes])

    small = aggregate(total, groups)

    np.testing.assert_allclose(small.Z, bridge @ total.Z @ bridge.T, rtol=TOLERANCE, atol=1e-9)
    found = output_multipliers(build_model(small)).total
    L = np.asarray(pymrio.calc_L(pymrio.calc_A(small.Z, small.x)))
    np.testing.assert_allclose(found, L.sum(axis=0), rtol=TOLERANCE)


def test_quadrium_finds_the_same_multipliers_and_radius(table: InputOutputTable) -> None:
    peer = diagnostics.compute(table.Z, table.x)

    model = build_model(table)

    np.testing.assert_allclose(output_multipliers(model).total, peer["multipliers"], rtol=TOLERANCE)
    assert model_radius(model) == pytest.approx(peer["spectral_radius"], rel=TOLERANCE)


def test_quadrium_finds_the_same_effects_of_a_satellite(table: InputOutputTable) -> None:
    model = build_model(table)
    L = leontief_inverse(model)

    peer = diagnostics.satellite_effects(table.income_of("compensation"), table.x, L)

    found = multipliers(model, "income", income_coefficients(table, "compensation"))
    np.testing.assert_allclose(found.direct, peer["direct"], rtol=TOLERANCE)
    np.testing.assert_allclose(found.total, peer["total"], rtol=TOLERANCE)


def test_quadrium_finds_the_same_multipliers_with_households_inside(
    total: InputOutputTable,
) -> None:
    """Quadrium divides home consumption by the income that is counted, as we do without a share."""
    table = domestic_table(total)
    for closure, kinds in ((WAGES, ("compensation",)), (ALL_INCOME, ("compensation", "surplus"))):
        income = table.income_of(*kinds)
        consumption = table.demand_of("private_consumption")
        peer = diagnostics.type_ii_multipliers(table.A, income, consumption, table.x)

        model = build_model(table, closure)

        np.testing.assert_allclose(
            output_multipliers(model).total, peer["multipliers"], rtol=TOLERANCE
        )
        assert model_radius(model) == pytest.approx(peer["closure_spectral_radius"], rel=TOLERANCE)
        assert model.households is not None
        assert model.households.spending.sum() == pytest.approx(peer["propensity"], rel=TOLERANCE)
