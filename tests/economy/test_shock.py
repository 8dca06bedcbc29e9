from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from brecha.core import InputError
from brecha.economy import (
    InputOutputTable,
    NewService,
    ShockParts,
    additional_share,
    care_column_shock,
    domestic_table,
    split_shock,
    without_displaced,
)
from economy_tables import made_up_table, tables

HOME = domestic_table(made_up_table())
AMOUNTS = arrays(np.float64, 3, elements=st.floats(0.0, 1e5, allow_subnormal=False))
SERVICE = NewService(
    wages=[60.0, 90.0],
    purchases=[30.0, 40.0],
    purchase_profile={"s0": 0.5, "s1": 0.5},
    capital={"s3": [20.0, 10.0], "s1": [5.0, 0.0]},
    product_tax_rate={"s1": 0.16},
)


def parts_sum(parts: ShockParts) -> np.ndarray:
    return (
        parts.wages
        + parts.imports
        + parts.product_taxes
        + parts.production_taxes
        + parts.surplus
        + parts.domestic_purchases
    )


@given(tables(), AMOUNTS)
def test_a_column_shock_is_wages_imports_taxes_surplus_and_home_purchases(
    table: InputOutputTable, amount: np.ndarray
) -> None:
    shock = care_column_shock(domestic_table(table), table.codes[0], amount)

    np.testing.assert_allclose(parts_sum(shock.running), amount, rtol=1e-9)
    np.testing.assert_allclose(shock.total, amount, rtol=1e-9)
    np.testing.assert_allclose(shock.demand[0], amount, rtol=1e-9)


@given(tables(), AMOUNTS, AMOUNTS, AMOUNTS, st.floats(0.0, 0.5))
def test_a_split_shock_is_wages_imports_taxes_surplus_and_home_purchases(
    table: InputOutputTable,
    wages: np.ndarray,
    purchases: np.ndarray,
    capital: np.ndarray,
    rate: float,
) -> None:
    first, last = table.codes[0], table.codes[-1]
    service = NewService(wages, purchases, {first: 0.25, last: 0.75}, {last: capital}, rate, 2.0)

    shock = split_shock(domestic_table(table), service)

    running = wages + purchases + 2.0
    np.testing.assert_allclose(parts_sum(shock.running), running, rtol=1e-9)
    np.testing.assert_allclose(shock.new_activity, running, rtol=1e-9)
    np.testing.assert_allclose(parts_sum(shock.building), capital, rtol=1e-9)
    np.testing.assert_allclose(shock.total, running + capital, rtol=1e-9)
    home = shock.running.domestic_purchases + shock.building.domestic_purchases
    np.testing.assert_allclose(shock.demand.sum(axis=0), home, rtol=1e-9)


def test_purchases_lose_taxes_first_and_then_imports() -> None:
    shock = split_shock(HOME, SERVICE)

    basic = 15.0 / 1.16
    assert HOME.import_shares is not None
    share = HOME.import_shares[1]
    assert shock.purchases[1, 0] == pytest.approx(basic * (1 - share))
    assert shock.running.product_taxes[0] == pytest.approx(15.0 - basic)
    imports = basic * share + 15.0 * HOME.import_shares[0]
    assert shock.running.imports[0] == pytest.approx(imports)


def test_a_single_amount_is_one_year() -> None:
    assert care_column_shock(HOME, "s2", 10.0).demand.shape == (4, 1)


def test_a_service_without_purchases_needs_no_profile() -> None:
    shock = split_shock(HOME, NewService([5.0, 6.0], 0.0, {}, {}))

    assert shock.total.tolist() == [5.0, 6.0]
    assert not shock.demand.any()


def test_faults_of_a_service_are_told_at_once() -> None:
    bad = NewService(
        wages=[1.0, 2.0],
        purchases=-3.0,
        purchase_profile={"s0": 0.5, "zz": 0.4},
        capital={"yy": [1.0, 2.0, 3.0]},
        product_tax_rate={"xx": 0.16},
    )

    with pytest.raises(InputError) as caught:
        split_shock(HOME, bad)

    text = str(caught.value)
    words = ["zz, yy, xx", "add up to 0.900000", "purchases must be", "wages must be amounts"]
    assert [word for word in words if word not in text] == []


def test_a_service_needs_a_table_that_states_its_imports() -> None:
    with pytest.raises(InputError, match="Make it domestic first"):
        split_shock(made_up_table(), SERVICE)


@pytest.mark.parametrize(("sector", "amount"), [("zz", 1.0), ("s2", -1.0), ("s2", np.nan)])
def test_a_column_shock_that_does_not_fit_is_refused(sector: str, amount: float) -> None:
    with pytest.raises(InputError, match=r"zz is not|must not be negative"):
        care_column_shock(HOME, sector, amount)


def test_displaced_provision_lowers_running_spending_and_leaves_buildings() -> None:
    shock = split_shock(HOME, SERVICE)

    net = without_displaced(shock, [0.25, 0.5])

    np.testing.assert_allclose(net.new_activity, shock.new_activity * [0.75, 0.5])
    np.testing.assert_allclose(net.running.total, shock.running.total * [0.75, 0.5])
    np.testing.assert_allclose(net.capital, shock.capital)
    np.testing.assert_allclose(net.building.total, shock.building.total)


def test_what_is_additional_is_what_all_three_leave() -> None:
    assert additional_share(0.2, 0.1, [0.0, 0.5]).tolist() == pytest.approx([0.72, 0.36])


def test_a_share_outside_its_bounds_is_refused_for_each() -> None:
    with pytest.raises(InputError) as caught:
        additional_share(displacement=1.2, leakage=-0.1)

    assert [fault.values["name"] for fault in caught.value.faults] == ["displacement", "leakage"]
