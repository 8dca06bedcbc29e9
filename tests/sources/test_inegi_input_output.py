from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter

from brecha.core import InputError
from brecha.economy import InputOutputTable, import_shares, table_from_sheet
from brecha.sources.inegi_input_output import read_inegi_input_output

Cells = list[list[object]]
TITLE = "Matrices Insumo-Producto / Millones de pesos a precios constantes del 2013 / "
KIND = "Industria por Industria / Transacciones Totales / 2018"
DEMAND = ["CP - Consumo Privado", "CG - Consumo de gobierno", "P.51b - Capital fijo"]
DEMAND += ["P.52 - Existencias", "P.6 - Exportaciones", "YA0 - Discrepancia", "P.7 - Importaciones"]


def small_workbook() -> Cells:
    """Return a workbook of two sectors in the official layout; row 1 of the sheet is cells[0]."""
    return [
        ["INEGI. Estadística experimental."],
        [TITLE + KIND],
        [],
        ["Industrias", "DI - Demanda Intermedia", "", "DF - Demanda final"]
        + [""] * 7
        + ["Valor Bruto de la Producción"],
        ["", "11 - Agricultura", "31-33 - Industrias", *DEMAND],
        ["11 - Agricultura", 10.5, 30, 50, "-", 2, -1.5, 19, 1, -11, None, 100],
        ["31-33 - Industrias", 20, "", 150, 10, 30, 4, 26, "0", -40, None, 200],
        ["D.21-D.31 - Impuestos sobre los productos, netos", -0.5, 2, 7, 0, 3, 0, 0, 0, 0],
        ["D.1 - Remuneración de los asalariados", 30, 80],
        ["D.29 - D.39 - Otros impuestos", 1, 3],
        ["B.2b - Excedente bruto de operación", 39, 85],
        [],
        ["Valor Bruto de la Producción", 100, 200],
        ["Fecha de procesamiento: 2020-08-11"],
    ]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write_workbook(cells: Cells, sheet: str = "Hoja1", first: str | None = None) -> Path:
        path = tmp_path / "table.xlsx"
        with xlsxwriter.Workbook(path) as workbook:
            if first is not None:
                workbook.add_worksheet(first).write(0, 0, "Indice")
            page = workbook.add_worksheet(sheet)
            for row, values in enumerate(cells):
                for column, value in enumerate(values):
                    if isinstance(value, str) and value.startswith("="):
                        page.write_formula(row, column, value, None, "#DIV/0!")
                    elif value is not None:
                        page.write(row, column, value)
        return path

    return write_workbook


def test_a_small_workbook_is_read_whole(write: Callable[..., Path]) -> None:
    sheet = read_inegi_input_output(write(small_workbook()))

    assert sheet.codes == ("11", "31-33")
    assert sheet.names == ("Agricultura", "Industrias")
    assert sheet.intermediate.tolist() == [[10.5, 30.0], [20.0, 0.0]]
    assert [column.code for column in sheet.demand_columns][-2:] == ["P.6", "YA0"]
    assert sheet.final_demand[0].tolist() == [50.0, 0.0, 2.0, -1.5, 19.0, 1.0]
    assert sheet.imports.tolist() == [11.0, 40.0]
    assert [row.code for row in sheet.income_rows] == ["D.21-D.31", "D.1", "D.29-D.39", "B.2b"]
    assert sheet.value_added[:, 0].tolist() == [-0.5, 30.0, 1.0, 39.0]
    assert sheet.demand_taxes.tolist() == [7.0, 0.0, 3.0, 0.0, 0.0, 0.0]
    assert sheet.output.tolist() == [100.0, 200.0]
    assert (sheet.year, sheet.price_year, sheet.unit) == (2018, 2013, "million")
    assert sheet.basis == "total_use"


def test_a_small_workbook_becomes_a_table(write: Callable[..., Path]) -> None:
    table = table_from_sheet(read_inegi_input_output(write(small_workbook())))

    assert isinstance(table, InputOutputTable)
    assert table.gdp == pytest.approx(-0.5 + 2 + 30 + 80 + 1 + 3 + 39 + 85 + 10)


def test_the_sheet_is_found_by_its_layout(write: Callable[..., Path]) -> None:
    path = write(small_workbook(), sheet="Matriz", first="Contenido")

    assert read_inegi_input_output(path).source.endswith("Matriz)")


def test_a_blank_line_above_does_not_shift_the_blocks(write: Callable[..., Path]) -> None:
    cells = small_workbook()
    cells.insert(2, [])

    assert read_inegi_input_output(write(cells)).output.tolist() == [100.0, 200.0]


def without_row(start: str) -> Cells:
    return [row for row in small_workbook() if not (row and str(row[0]).startswith(start))]


def with_cell(row: int, column: int, value: object) -> Cells:
    cells = small_workbook()
    cells[row][column] = value
    return cells


BAD: dict[str, tuple[Callable[[], Cells], list[str]]] = {
    "no value added": (
        lambda: [row for row in small_workbook() if str(row[:1])[2:4] not in {"D.", "B."}],
        ["lacks D.21-D.31, D.1, D.29-D.39, B.2b", "Take the whole workbook"],
    ),
    "no wages": (lambda: without_row("D.1 "), ["lacks D.1."]),
    "a cut sheet": (lambda: small_workbook()[:6], ["rows missing: 31-33", "lacks D.21-D.31"]),
    "no gross output row": (lambda: without_row("Valor"), ["'Valor Bruto de la Producción'"]),
    "no imports": (lambda: with_cell(4, 9, ""), ["lacks P.7"]),
    "an unknown column": (lambda: with_cell(4, 8, "P.99 - Otro"), ["unknown P.99"]),
    "another order": (lambda: with_cell(5, 0, "31-33 - Industrias"), ["rows missing: 11"]),
    "another layout": (lambda: with_cell(3, 1, "Demanda"), ["'DI - …'"]),
    "another matrix": (
        lambda: with_cell(1, 0, "Transacciones Domésticas"),
        ["Transacciones Totales"],
    ),
    "words for a number": (lambda: with_cell(5, 2, "n.d."), ["Hoja1!C6", "'n.d.'"]),
    "a formula that failed": (lambda: with_cell(6, 3, "=1/0"), ["Hoja1!D7"]),
    "a number with a comma": (lambda: with_cell(8, 1, "1,234.5"), ["Hoja1!B9", "'1,234.5'"]),
    "wages of final demand": (
        lambda: [*small_workbook()[:8], ["D.1 - Remuneración", 30, 80, 9], *small_workbook()[9:]],
        ["Hoja1!D9", "D.1 holds 9.0 under CP"],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_workbook_is_refused_with_its_place(name: str, write: Callable[..., Path]) -> None:
    make, words = BAD[name]

    with pytest.raises(InputError) as caught:
        read_inegi_input_output(write(make()))

    text = str(caught.value)
    assert [word for word in words if word not in text] == []
    assert all(fault.place.startswith("table.xlsx, Hoja1") for fault in caught.value.faults)


def test_all_bad_cells_are_told_up_to_five_and_the_rest_counted(write: Callable[..., Path]) -> None:
    cells = small_workbook()
    for row, column in [(5, 1), (5, 2), (6, 1), (6, 2), (5, 3), (8, 1), (8, 2)]:
        cells[row][column] = "?"

    with pytest.raises(InputError) as caught:
        read_inegi_input_output(write(cells))

    assert len(caught.value.faults) == 6
    assert "2 more cells" in str(caught.value)


def test_a_sheet_that_does_not_exist_is_refused_with_those_that_do(
    write: Callable[..., Path],
) -> None:
    with pytest.raises(InputError, match=r"sheet Matriz; it has Hoja1"):
        read_inegi_input_output(write(small_workbook()), sheet="Matriz")


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(content)

    with pytest.raises(InputError, match=r"table.xlsx: The file must be a whole workbook"):
        read_inegi_input_output(path)


def test_a_truncated_workbook_is_refused(write: Callable[..., Path]) -> None:
    path = write(small_workbook())
    path.write_bytes(path.read_bytes()[:-900])

    with pytest.raises(InputError, match="whole workbook"):
        read_inegi_input_output(path)


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="must exist"):
        read_inegi_input_output(tmp_path / "none.xlsx")


@pytest.mark.needs_data
@pytest.mark.parametrize(
    ("year", "gdp", "output"), [(2013, 16_277_187, 27_642_648), (2018, 18_551_620, 30_940_607)]
)
def test_the_official_workbooks_give_the_published_product(
    data_folder: Path, year: int, gdp: int, output: int
) -> None:
    sheet = read_inegi_input_output(official(data_folder, year))

    table = table_from_sheet(sheet)

    assert (sheet.year, len(sheet.codes)) == (year, 258)
    assert round(table.gdp) == gdp
    assert round(table.x.sum()) == output
    assert sheet.names[sheet.codes.index("6244")] == "Guarderías"
    assert "9316,9321" in sheet.codes
    assert not np.signbit(sheet.value_added[sheet.value_added == 0]).any()


@pytest.mark.needs_data
def test_no_import_share_of_the_official_workbook_has_to_be_cut(data_folder: Path) -> None:
    table = table_from_sheet(read_inegi_input_output(official(data_folder, 2018)))

    shares = import_shares(table)

    assert shares.clipped == ()
    assert shares.shares.max() == pytest.approx(0.922, abs=0.001)


def official(folder: Path, year: int) -> Path:
    return folder / "io_tables" / "inegi_mip" / f"mip_pcn_ixi_t_{year}.xlsx"
