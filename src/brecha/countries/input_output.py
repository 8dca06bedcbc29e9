"""How does the input-output account of a country become the sheet that any reader returns?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from pydantic import BaseModel, ConfigDict

from brecha.core.errors import InputError
from brecha.core.provenance import Certainty
from brecha.sources.input_output_sheet import (
    DemandKind,
    IncomeKind,
    InputOutputSheet,
    SheetLine,
)

if TYPE_CHECKING:
    from pathlib import Path

OUTPUT = "output"


class AccountFile(BaseModel):
    """Which file holds the account of a year, and what its lines are.

    Attributes:
        file: Name of the file: sectors and final demand in columns; sectors, value added and
            output in rows. Net taxes on products paid by final demand stand in the row of product
            taxes.
        final_demand: What each column of final demand is.
        imports: Name of the column of imports, which are negative there.
        value_added: What each row of value added is.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    price_year: int
    unit: str
    source: str
    certainty: Certainty
    final_demand: dict[str, DemandKind]
    imports: str
    value_added: dict[str, IncomeKind]


def read_account(
    path: Path, about: AccountFile, year: int, titles: dict[str, str], currency: str
) -> InputOutputSheet:
    """Return the account of a year.

    Args:
        path: The file.
        about: What its lines are.
        year: Year of the account.
        titles: Title of each sector, by code.
        currency: Code of the currency.

    Raises:
        InputError: The rows and columns of the file are not those that are declared.
    """
    frame = pl.read_csv(path, comment_prefix="#")
    sectors = list(titles)
    _check_lines(frame, about, sectors, path.name)
    numbers = {row[0]: np.array(row[1:], dtype=float) + 0.0 for row in frame.iter_rows()}  # no -0.0
    columns = {name: at for at, name in enumerate(frame.columns[1:])}
    block = np.array([numbers[sector] for sector in sectors])
    inside = [columns[sector] for sector in sectors]
    demand = [columns[name] for name in about.final_demand]
    taxes = [name for name, kind in about.value_added.items() if kind == "product_taxes"]
    return InputOutputSheet(
        codes=tuple(sectors),
        names=tuple(titles.values()),
        intermediate=block[:, inside],
        demand_columns=tuple(
            SheetLine(name, name, kind) for name, kind in about.final_demand.items()
        ),
        final_demand=block[:, demand],
        income_rows=tuple(SheetLine(name, name, kind) for name, kind in about.value_added.items()),
        value_added=np.array([numbers[name][inside] for name in about.value_added]),
        demand_taxes=np.sum([numbers[name][demand] for name in taxes], axis=0)
        if taxes
        else np.zeros(len(demand)),
        imports=0.0 - block[:, columns[about.imports]],
        output=numbers[OUTPUT][inside],
        basis="total_use",
        year=year,
        price_year=about.price_year,
        unit=about.unit,
        currency=currency,
        source=path.name,
    )


def _check_lines(frame: pl.DataFrame, about: AccountFile, sectors: list[str], place: str) -> None:
    rows = frame[frame.columns[0]].to_list()
    expected_rows = [*sectors, *about.value_added, OUTPUT]
    expected_columns = [*sectors, *about.final_demand, about.imports, OUTPUT]
    if rows != expected_rows or frame.columns[1:] != expected_columns:
        raise InputError.of(
            "The account must have the sectors, then {rows} as rows and {columns} as columns; "
            "it has others ({odd}). Correct the file or country.yaml.",
            place=place,
            rows=", ".join([*about.value_added, OUTPUT]),
            columns=", ".join([*about.final_demand, about.imports, OUTPUT]),
            odd=", ".join(sorted(set(rows) ^ set(expected_rows)))
            or ", ".join(sorted(set(frame.columns[1:]) ^ set(expected_columns)))
            or "–",
        )
