"""Small input-output tables for tests: the textbook's, a made-up one, and random balanced ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from brecha.economy import DemandColumn, EmploymentAccount, IncomeRow, InputOutputTable

COLUMNS = (
    DemandColumn("CP", "Private consumption", "private_consumption"),
    DemandColumn("CG", "Government consumption", "government_consumption"),
    DemandColumn("P.51b", "Fixed capital", "fixed_capital"),
    DemandColumn("P.52", "Stocks", "stocks"),
    DemandColumn("P.6", "Exports", "exports"),
    DemandColumn("YA0", "Discrepancy", "discrepancy"),
)
ROWS = (
    IncomeRow("D.21-D.31", "Taxes on products", "product_taxes"),
    IncomeRow("D.1", "Compensation", "compensation"),
    IncomeRow("D.29-D.39", "Taxes on production", "production_taxes"),
    IncomeRow("B.2b", "Surplus", "surplus"),
)
EXPORTS = 4


def textbook_table() -> InputOutputTable:
    """Return the two-sector example of Miller and Blair (2009), with households beside it.

    Sections 2.3 and 2.5: households earn 300 and 500 and buy 50 and 400.
    """
    Z = np.array([[150.0, 500.0], [200.0, 100.0]])
    x = np.array([1000.0, 2000.0])
    consumption = np.array([50.0, 400.0])
    wages = np.array([300.0, 500.0])
    return InputOutputTable(
        codes=("1", "2"),
        names=("Agriculture", "Manufacturing"),
        Z=Z,
        demand_columns=(COLUMNS[0], COLUMNS[EXPORTS]),
        final_demand=np.column_stack([consumption, x - Z.sum(axis=1) - consumption]),
        income_rows=(ROWS[1], ROWS[3]),
        value_added=np.vstack([wages, x - Z.sum(axis=0) - wages]),
        x=x,
        imports=np.zeros(2),
        basis="domestic",
        year=2009,
        price_year=2009,
        unit="one",
        currency="dollars",
        source="textbook",
    )


def made_up_table() -> InputOutputTable:
    """Return a table of total use with four sectors; the third is care."""
    coefficients = np.array(
        [
            [0.20, 0.10, 0.05, 0.15],
            [0.15, 0.25, 0.10, 0.20],
            [0.00, 0.01, 0.02, 0.00],
            [0.02, 0.03, 0.03, 0.05],
        ]
    )
    shares = np.array(
        [
            [0.01, 0.02, 0.01, 0.02],
            [0.20, 0.25, 0.60, 0.30],
            [0.02, 0.02, 0.01, 0.02],
        ]
    )
    return balanced_table(
        coefficients,
        shares,
        x=[1000.0, 2000.0, 300.0, 800.0],
        demand=[
            [300.0, 0.0, 20.0, 5.0, 150.0, 3.0],
            [900.0, 50.0, 150.0, -12.0, 450.0, -7.0],
            [120.0, 150.0, 0.0, 0.0, 0.0, 1.0],
            [40.0, 10.0, 700.0, 4.0, 5.0, 0.0],
        ],
        taxes=[60.0, 0.0, 9.0, 0.0, 0.0, 0.0],
    )


def balanced_table(
    coefficients: ArrayLike,
    income_shares: ArrayLike,
    x: ArrayLike,
    demand: ArrayLike,
    taxes: ArrayLike | None = None,
) -> InputOutputTable:
    """Return a table of total use: surplus closes the columns, imports or consumption the rows.

    Args:
        coefficients: Inputs per unit of output.
        income_shares: Product taxes, compensation and production taxes per unit of output.
        x: Output.
        demand: Final demand in the order of `COLUMNS`.
        taxes: Taxes on products by demand column.
    """
    A, x, F = np.asarray(coefficients), np.asarray(x, dtype=float), np.array(demand, dtype=float)
    rows = np.asarray(income_shares)
    surplus = 1.0 - A.sum(axis=0) - rows.sum(axis=0)
    gap = (A * x).sum(axis=1) + F.sum(axis=1) - x
    F[:, 0] += np.maximum(-gap, 0.0)
    n = len(x)
    return InputOutputTable(
        codes=tuple(f"s{place}" for place in range(n)),
        names=tuple(f"Sector {place}" for place in range(n)),
        Z=A * x,
        demand_columns=COLUMNS,
        final_demand=F,
        income_rows=ROWS,
        value_added=np.vstack([rows, surplus]) * x,
        x=x,
        imports=np.maximum(gap, 0.0),
        basis="total_use",
        year=2018,
        price_year=2013,
        unit="million",
        currency="crowns",
        source="made-up table",
        demand_taxes=np.zeros(len(COLUMNS)) if taxes is None else np.asarray(taxes),
    )


def jobs_of(table: InputOutputTable) -> EmploymentAccount:
    """Return made-up jobs, different in each sector."""
    n = len(table.codes)
    cells = np.arange(1.0, 4 * n + 1).reshape(n, 2, 2) * 10.0
    return EmploymentAccount(table.codes, cells, table.year, "made-up jobs")


def changed(table: InputOutputTable, **cells: object) -> InputOutputTable:
    """Return the table with other attributes; it is checked anew."""
    return replace(table, **cells)


@st.composite
def tables(draw: st.DrawFn) -> InputOutputTable:
    """Draw a balanced, productive table of total use with two to six sectors."""
    n = draw(st.integers(2, 6))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    raw = rng.random((n, n)) * (rng.random((n, n)) > 0.3)  # a third of the cells are empty
    A = raw / np.maximum(raw.sum(axis=0), 1e-9) * rng.uniform(0.05, 0.6, n)
    income = rng.dirichlet([0.2, 4.0, 0.2, 3.0], n).T[:3] * (1.0 - A.sum(axis=0))
    x = rng.uniform(10.0, 1000.0, n)
    demand = rng.random((n, len(COLUMNS))) * x[:, None] * 0.4
    demand[:, 3] -= demand[:, 3].mean()  # stocks fall in some sectors
    demand[:, 5] -= demand[:, 5].mean()
    return balanced_table(A, income, x, demand, rng.random(len(COLUMNS)))
