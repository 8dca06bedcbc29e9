"""How does INEGI's input-output table of 258 branches become ours of 41 sectors? By summing."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.core import InputError
from brecha.countries.mexico.derive.write import read_table
from brecha.sources import locate, read_inegi_input_output

Numbers = NDArray[np.float64]
FINAL_DEMAND = ("CP", "CG", "P51b", "P52", "P6", "YA0", "P7")
VALUE_ADDED = ("D21_D31", "D1", "D29_D39", "B2b")
OUTPUT = "output"
DECIMALS = 6


def derive_input_output(year: int) -> pl.DataFrame:
    """Return the account of a year, aggregated to the sectors of sectors.csv.

    Returns:
        Columns: sector, the sectors, the final demands (imports P7 negative), output. Rows: the
        sectors, the value-added items (with the taxes on products that final demand pays), output.
        Unit: million pesos at constant 2013 prices, total (domestic and imported) transactions.
    """
    codes, body = _read_workbook(year)
    sectors = read_table("sectors")
    names = sectors["sector"].to_list()
    membership = _membership(codes, sectors)
    branches = len(codes)
    flows = membership @ body[:branches, :branches] @ membership.T
    demand = membership @ body[:branches, branches:]
    added = body[branches:, :branches] @ membership.T
    rows = np.vstack([np.hstack([flows, demand]), np.hstack([added, body[branches:, branches:]])])
    return _table(names, rows.round(DECIMALS))


def _table(names: list[str], rows: Numbers) -> pl.DataFrame:
    sums_of_columns = rows.sum(axis=0, keepdims=True)
    cells = np.vstack([rows, sums_of_columns]).round(DECIMALS) + 0.0  # no minus zero
    sums_of_rows = cells.sum(axis=1).round(DECIMALS)
    headers = [*names, *FINAL_DEMAND]
    table = pl.DataFrame({"sector": [*names, *VALUE_ADDED, OUTPUT]})
    columns = [pl.Series(header, cells[:, place]) for place, header in enumerate(headers)]
    return table.with_columns(*columns, pl.Series(OUTPUT, sums_of_rows))


def _read_workbook(year: int) -> tuple[tuple[str, ...], Numbers]:
    """The codes of the branches, and flows and demand (imports negative) above value added."""
    sheet = read_inegi_input_output(locate(f"inegi_input_output_{year}"))
    flows = [sheet.intermediate, sheet.final_demand, -sheet.imports[:, None]]
    income = np.zeros((len(VALUE_ADDED), len(FINAL_DEMAND)))
    income[0, :-1] = sheet.demand_taxes
    return sheet.codes, np.vstack([np.hstack(flows), np.hstack([sheet.value_added, income])])


def _membership(codes: tuple[str, ...], sectors: pl.DataFrame) -> Numbers:
    sector_of = {
        branch: row
        for row, branches in enumerate(sectors["branches"].to_list())
        for branch in branches.split()
    }
    unplaced = sorted(set(codes) ^ set(sector_of))
    if unplaced:
        raise InputError.of(
            "Each branch of the workbook must stand in one sector of sectors.csv; {unplaced} do "
            "not match. Mend the column branches.",
            unplaced=", ".join(unplaced),
        )
    membership = np.zeros((sectors.height, len(codes)))
    membership[[sector_of[code] for code in codes], range(len(codes))] = 1.0
    return membership
