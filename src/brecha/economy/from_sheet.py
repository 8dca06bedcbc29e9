"""How does a sheet that a reader brought become a checked table?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brecha.economy.input_output_table import DemandColumn, IncomeRow, InputOutputTable

if TYPE_CHECKING:
    from brecha.sources.input_output_sheet import InputOutputSheet


def table_from_sheet(sheet: InputOutputSheet) -> InputOutputTable:
    """Return the table of a sheet.

    Raises:
        InputError: The sheet does not balance or cannot be solved; every fault is told.
    """
    return InputOutputTable(
        codes=sheet.codes,
        names=sheet.names,
        Z=sheet.intermediate,
        demand_columns=tuple(
            DemandColumn(line.code, line.name, line.kind) for line in sheet.demand_columns
        ),
        final_demand=sheet.final_demand,
        income_rows=tuple(IncomeRow(line.code, line.name, line.kind) for line in sheet.income_rows),
        value_added=sheet.value_added,
        x=sheet.output,
        imports=sheet.imports,
        basis=sheet.basis,
        year=sheet.year,
        price_year=sheet.price_year,
        unit=sheet.unit,
        currency=sheet.currency,
        source=sheet.source,
        demand_taxes=sheet.demand_taxes,
    )
