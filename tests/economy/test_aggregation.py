from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from brecha.core import InputError
from brecha.economy import InputOutputTable, aggregate, domestic_table
from economy_tables import made_up_table, tables

TO_TWO = {"s0": "goods", "s1": "goods", "s2": "care", "s3": "goods"}


@given(tables())
def test_totals_stay(table: InputOutputTable) -> None:
    groups = {code: f"g{place % 2}" for place, code in enumerate(table.codes)}

    small = aggregate(table, groups)

    assert small.codes == ("g0", "g1")
    assert small.gdp == pytest.approx(table.gdp, rel=1e-12)
    assert small.x.sum() == pytest.approx(table.x.sum(), rel=1e-12)
    assert small.Z.sum() == pytest.approx(table.Z.sum(), rel=1e-12)
    assert small.imports.sum() == pytest.approx(table.imports.sum(), rel=1e-12)
    for name, axis in (("final_demand", 0), ("value_added", 1)):
        before, after = getattr(table, name).sum(axis), getattr(small, name).sum(axis)
        np.testing.assert_allclose(after, before, rtol=1e-12, atol=1e-9)


def test_a_group_of_one_keeps_its_row_and_column() -> None:
    table = made_up_table()

    small = aggregate(table, TO_TWO, {"care": "Care"})

    assert small.names == ("goods", "Care")
    assert small.Z[1, 1] == table.Z[2, 2]
    assert small.x[1] == table.x[2]


def test_import_shares_of_a_domestic_table_are_those_of_the_group() -> None:
    table = made_up_table()

    fine_then_small = aggregate(domestic_table(table), TO_TWO)
    small = domestic_table(aggregate(table, TO_TWO))

    np.testing.assert_allclose(fine_then_small.import_shares, small.import_shares, rtol=1e-9)


def test_sectors_without_group_and_unknown_codes_are_named_together() -> None:
    with pytest.raises(InputError) as caught:
        aggregate(made_up_table(), {"s0": "a", "s1": "a", "zz": "b"})

    assert [fault.values["codes"] for fault in caught.value.faults] == ["s2, s3", "zz"]
