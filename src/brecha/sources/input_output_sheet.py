"""What does an input-output workbook hold, whatever office laid it out?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

DemandKind = Literal[
    "private_consumption",
    "government_consumption",
    "fixed_capital",
    "stocks",
    "exports",
    "discrepancy",
]
IncomeKind = Literal["product_taxes", "compensation", "production_taxes", "surplus"]
Kind = TypeVar("Kind", bound=str)


@dataclass(frozen=True)
class SheetLine(Generic[Kind]):
    """A column of final demand or a row of value added: code, name, what it is."""

    code: str
    name: str
    kind: Kind


@dataclass(frozen=True, eq=False)
class InputOutputSheet:
    """The numbers of a workbook, as they stand in it.

    Attributes:
        codes: Sector codes. Shape: n.
        names: Sector names. Shape: n.
        intermediate: Transactions, seller by buyer. Shape: (n, n). Unit: `unit`.
        demand_columns: Columns of final demand, imports left out. Shape: k.
        final_demand: Final demand without imports. Shape: (n, k).
        income_rows: Rows of value added. Shape: r.
        value_added: Value added by sector. Shape: (r, n).
        demand_taxes: Net taxes on products by demand column. Shape: k.
        imports: Imports by product, positive. Shape: n.
        output: Gross output. Shape: n.
        basis: "total_use" if imports are inside the transactions, else "domestic".
        year: Year of the account.
        price_year: Year of the prices.
        unit: Unit of the amounts.
        currency: Currency, as the workbook writes it.
        source: Title of the workbook and name of the file.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    intermediate: NDArray[np.float64]
    demand_columns: tuple[SheetLine[DemandKind], ...]
    final_demand: NDArray[np.float64]
    income_rows: tuple[SheetLine[IncomeKind], ...]
    value_added: NDArray[np.float64]
    demand_taxes: NDArray[np.float64]
    imports: NDArray[np.float64]
    output: NDArray[np.float64]
    basis: Literal["total_use", "domestic"]
    year: int
    price_year: int
    unit: str
    currency: str
    source: str
