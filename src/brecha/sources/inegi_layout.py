"""Where do the blocks of an INEGI input-output sheet stand? They are found by their labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from brecha.core.errors import FaultList
from brecha.sources.input_output_sheet import DemandKind, IncomeKind
from brecha.sources.workbook_cells import SheetCells, cell_name

DEMAND_KINDS: dict[str, DemandKind] = {
    "CP": "private_consumption",
    "CG": "government_consumption",
    "P.51b": "fixed_capital",
    "P.52": "stocks",
    "P.6": "exports",
    "YA0": "discrepancy",
}
OPTIONAL_DEMAND = {"YA0"}
IMPORTS = "P.7"
INCOME_KINDS: dict[str, IncomeKind] = {
    "D.21-D.31": "product_taxes",
    "D.1": "compensation",
    "D.29-D.39": "production_taxes",
    "B.2b": "surplus",
}
OUTPUT = "valor bruto de la produccion"
CODE = re.compile(r"[A-Z]{1,3}\.?\d*[a-z]?|[\d,]+|\d+-\d+|[A-Z]\.\d+[a-z]?-[A-Z]\.\d+[a-z]?")
SHOWN = 5


@dataclass(frozen=True)
class Label:
    """A label of the sheet: its code, its name, and the row or column it heads."""

    code: str
    name: str
    at: int


@dataclass(frozen=True)
class Layout:
    """Where the blocks of a sheet stand.

    Attributes:
        sectors: Columns of the buying sectors.
        sellers: Rows of the selling sectors.
        demand: Columns of final demand, imports among them.
        income: Rows of value added.
        output_column: Column of gross output.
    """

    sectors: tuple[Label, ...]
    sellers: tuple[Label, ...]
    demand: tuple[Label, ...]
    income: tuple[Label, ...]
    output_column: int


def has_layout(cells: SheetCells) -> bool:
    """Return whether the sheet has the heading that the layout starts with."""
    return _heading_row(cells) is not None


def locate(cells: SheetCells, faults: FaultList) -> Layout | None:
    """Return where the blocks stand, or `None` where a fault keeps them from being read."""
    top = _heading_row(cells)
    if top is None:
        faults.add(
            "The sheet must have a row with 'DI - …' and 'DF - …' above the codes; it has none. "
            "Take a sheet of the official layout, industry by industry.",
            place=cells.name,
        )
        return None
    heading = [str(text) for text in cells.text[top]]
    start = _first(heading, "DI - ")
    demand_start = _first(heading, "DF - ")
    output = next((at for at, text in enumerate(heading) if _plain(text) == OUTPUT), len(heading))
    labels = [str(text) for text in cells.text[top + 1]]
    rows = [str(text) for text in cells.text[:, 0]]
    sectors = _labels(labels, range(start, demand_start))
    below = _labels(rows, range(top + 2, len(rows)))
    sellers = tuple(label for label in below if label.code not in INCOME_KINDS)
    income = tuple(label for label in below if label.code in INCOME_KINDS)
    layout = Layout(sectors, sellers, _labels(labels, range(demand_start, output)), income, output)
    known = len(faults.faults)
    _check_sectors(cells, layout, faults)
    _check_lines(cells, layout, rows, top, faults)
    return layout if len(faults.faults) == known else None


def split_label(text: str) -> tuple[str, str] | None:
    """Return the code and the name of a label, or `None` where it has no code.

    Examples:
        >>> split_label("D.29 - D.39 - Otros impuestos")
        ('D.29-D.39', 'Otros impuestos')
        >>> split_label("9316,9321 - Instituciones")
        ('9316,9321', 'Instituciones')
    """
    parts = [part.strip() for part in text.split(" - ")]
    codes: list[str] = []
    while len(parts) > 1 and CODE.fullmatch(parts[0]):
        codes.append(parts.pop(0))
    return ("-".join(codes), " - ".join(parts)) if codes else None


def _heading_row(cells: SheetCells) -> int | None:
    for row, texts in enumerate(cells.text):
        words = [str(text) for text in texts]
        is_heading = any(word.startswith("DI - ") for word in words)
        if is_heading and any(word.startswith("DF - ") for word in words):
            return row if row + 1 < len(cells.text) else None
    return None


def _first(texts: list[str], start: str) -> int:
    return next(at for at, text in enumerate(texts) if text.startswith(start))


def _labels(texts: list[str], places: Iterable[int]) -> tuple[Label, ...]:
    found = ((at, split_label(texts[at])) for at in places)
    return tuple(Label(pair[0], pair[1], at) for at, pair in found if pair is not None)


def _check_sectors(cells: SheetCells, layout: Layout, faults: FaultList) -> None:
    columns = [label.code for label in layout.sectors]
    rows = [label.code for label in layout.sellers]
    missing = [code for code in columns if code not in rows]
    extra = [code for code in rows if code not in columns]
    if missing or extra or not columns:
        faults.add(
            "The sheet must have the same sectors in rows and columns; {number} columns, rows "
            "missing: {missing}; rows without column: {extra}. Take the whole workbook.",
            place=cells.name,
            number=len(columns),
            missing=_shown(missing),
            extra=_shown(extra),
        )
    elif columns != rows:
        faults.add(
            "Sectors must stand in the same order in rows and columns; they differ from row "
            "{cell} on. Take the sheet as it was published.",
            place=cells.name,
            cell=next(
                cell_name(seller.at, 0)
                for seller, code in zip(layout.sellers, columns, strict=False)
                if seller.code != code
            ),
        )


def _check_lines(
    cells: SheetCells, layout: Layout, rows: list[str], top: int, faults: FaultList
) -> None:
    found_rows = [label.code for label in layout.income]
    found_columns = [label.code for label in layout.demand]
    required = [code for code in DEMAND_KINDS if code not in OPTIONAL_DEMAND] + [IMPORTS]
    missing_rows = [code for code in INCOME_KINDS if code not in found_rows]
    missing_columns = [code for code in required if code not in found_columns]
    unknown = [code for code in found_columns if code not in DEMAND_KINDS and code != IMPORTS]
    if missing_rows:
        faults.add(
            "The sheet must have the rows of value added {expected}; it lacks {missing}. "
            "Take the whole workbook.",
            place=cells.name,
            expected=", ".join(INCOME_KINDS),
            missing=", ".join(missing_rows),
        )
    if missing_columns or unknown:
        faults.add(
            "The sheet must have the demand columns {expected}; it lacks {missing} and has unknown "
            "{unknown}. Take the sheet of total transactions as it was published.",
            place=cells.name,
            expected=", ".join(required),
            missing=_shown(missing_columns),
            unknown=_shown(unknown),
        )
    has_output_row = any(_plain(text) == OUTPUT for text in rows[top + 2 :])
    if layout.output_column == cells.text.shape[1] or not has_output_row:
        faults.add(
            "The sheet must have a row and a column 'Valor Bruto de la Producción'; one is "
            "missing. Take the whole workbook.",
            place=cells.name,
        )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.strip().lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _shown(codes: list[str]) -> str:
    rest = len(codes) - SHOWN
    return (", ".join(codes[:SHOWN]) or "–") + (f" (+{rest})" if rest > 0 else "")
