"""What does an official INEGI input-output workbook say?

The layout is that of the office's projected matrices of total transactions, industry by industry,
with any number of sectors: headings "DI - …", "DF - …" and "Valor Bruto de la Producción", below
them the codes; rows of sectors, of value added and of gross output. An empty cell and "-" are 0.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import FaultList, InputError
from brecha.sources.inegi_layout import (
    DEMAND_KINDS,
    IMPORTS,
    INCOME_KINDS,
    Label,
    Layout,
    has_layout,
    locate,
)
from brecha.sources.input_output_sheet import InputOutputSheet, SheetLine
from brecha.sources.workbook_cells import SheetCells, cell_name, read_cells, sheet_names

SHOWN = 5
TITLE_ROWS = 3
YEAR = re.compile(r"/\s*(\d{4})\s*$")
CONSTANT = re.compile(r"constantes\s+del?\s+(\d{4})", re.IGNORECASE)
UNITS = {"millones de pesos": "million", "miles de pesos": "thousand"}


def read_inegi_input_output(path: Path, sheet: str | None = None) -> InputOutputSheet:
    """Return the numbers of an official input-output workbook.

    Args:
        path: The workbook (.xlsx).
        sheet: The sheet to read; without it, the first one of the known layout.

    Raises:
        InputError: The file is no whole workbook, or the sheet lacks a block, differs between rows
            and columns, or holds text where numbers belong; every fault with its cell.

    Source: INEGI, Matrices Insumo-Producto, projected series 2003-2018 (base 2013).
    """
    cells = _sheet(path, sheet)
    faults = FaultList(path.name)
    layout = locate(cells, faults)
    title = _title(cells, faults)
    if layout is not None:
        _check_numbers(cells, layout, faults)
    if layout is None or title is None or faults.faults:
        raise InputError(faults.faults)
    return _assembled(cells, layout, title)


def _sheet(path: Path, sheet: str | None) -> SheetCells:
    if sheet is not None:
        return read_cells(path, sheet)
    every = [read_cells(path, name) for name in sheet_names(path)]
    return next((cells for cells in every if has_layout(cells)), every[0])


def _title(cells: SheetCells, faults: FaultList) -> tuple[int, int, str] | None:
    lines = [str(text) for text in cells.text[:TITLE_ROWS].ravel() if text]
    text = " / ".join(lines)
    year = next((match for line in lines if (match := YEAR.search(line))), None)
    unit = next((unit for words, unit in UNITS.items() if words in text.lower()), None)
    is_total = "transacciones totales" in text.lower() and "industria por industria" in text.lower()
    if year is None or unit is None or not is_total:
        faults.add(
            "The first rows must say 'Millones de pesos', 'Industria por Industria', "
            "'Transacciones Totales' and end in the year; they say {title!r}. "
            "Take the sheet of total transactions.",
            place=cells.name,
            title=text[:120],
        )
        return None
    constant = CONSTANT.search(text)
    return int(year[1]), int(constant[1] if constant else year[1]), unit


def _check_numbers(cells: SheetCells, layout: Layout, faults: FaultList) -> None:
    columns = [label.at for label in (*layout.sectors, *layout.demand)]
    rows = [label.at for label in (*layout.sellers, *layout.income)]
    places = [(row, column) for row in rows for column in columns]
    places += [(label.at, layout.output_column) for label in layout.sellers]
    wrong = [
        place
        for place in places
        if not np.isfinite(cells.numbers[place]) or cell_name(*place) in cells.errors
    ]
    for place in wrong[:SHOWN]:
        faults.add(
            "The cell must hold a number, '-' or nothing; it holds {found!r}. Correct the cell.",
            place=f"{cells.name}!{cell_name(*place)}",
            found=cells.text[place] or "#ERROR",
        )
    if len(wrong) > SHOWN:
        faults.add(
            "{number} more cells hold no number. Take the workbook as it was published.",
            place=cells.name,
            number=len(wrong) - SHOWN,
        )
    _check_taxes_only(cells, layout, faults)


def _check_taxes_only(cells: SheetCells, layout: Layout, faults: FaultList) -> None:
    for row in layout.income:
        for column in layout.demand:
            may_pay = INCOME_KINDS[row.code] == "product_taxes" and column.code != IMPORTS
            if not may_pay and cells.numbers[row.at, column.at] != 0:
                faults.add(
                    "Final demand may only pay taxes on products; row {row} holds {found} under "
                    "{column}. Correct the cell.",
                    place=f"{cells.name}!{cell_name(row.at, column.at)}",
                    row=row.code,
                    column=column.code,
                    found=float(cells.numbers[row.at, column.at]),
                )


def _assembled(cells: SheetCells, layout: Layout, title: tuple[int, int, str]) -> InputOutputSheet:
    year, price_year, unit = title
    demand = tuple(label for label in layout.demand if label.code != IMPORTS)
    imports = tuple(label for label in layout.demand if label.code == IMPORTS)
    taxes = tuple(row for row in layout.income if INCOME_KINDS[row.code] == "product_taxes")
    return InputOutputSheet(
        codes=tuple(label.code for label in layout.sectors),
        names=tuple(label.name for label in layout.sectors),
        intermediate=_block(cells, layout.sellers, layout.sectors),
        demand_columns=tuple(
            SheetLine(label.code, label.name, DEMAND_KINDS[label.code]) for label in demand
        ),
        final_demand=_block(cells, layout.sellers, demand),
        income_rows=tuple(
            SheetLine(label.code, label.name, INCOME_KINDS[label.code]) for label in layout.income
        ),
        value_added=_block(cells, layout.income, layout.sectors),
        demand_taxes=_block(cells, taxes, demand).sum(axis=0),
        imports=0.0 - _block(cells, layout.sellers, imports).sum(axis=1),
        output=cells.numbers[[label.at for label in layout.sellers], layout.output_column].copy(),
        basis="total_use",
        year=year,
        price_year=price_year,
        unit=unit,
        currency="pesos",
        source=f"INEGI, Matriz Insumo-Producto {year} ({cells.path.name}, {cells.name})",
    )


def _block(
    cells: SheetCells, rows: tuple[Label, ...], columns: tuple[Label, ...]
) -> NDArray[np.float64]:
    places = np.ix_([label.at for label in rows], [label.at for label in columns])
    return cells.numbers[places].copy()
