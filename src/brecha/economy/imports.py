"""What of a table is made at home? Imports leave the transactions by shares or by a matrix."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from brecha.core.errors import FaultList, InputError
from brecha.core.notes import Note
from brecha.economy.arrays import Array, Flags, ratio, read_only
from brecha.economy.input_output_table import InputOutputTable
from brecha.economy.notes import listed

BY_SHARES = Note(
    "Transactions made domestic: every buyer at home imports a product in the same share, imports "
    "/ (intermediate use + private and government consumption + fixed capital + stocks + "
    "statistical discrepancy); exports hold no imports."
)
BY_MATRIX = Note("Transactions made domestic with the import matrix that was given.")
CLIPPED = (
    "Import shares outside 0 to 1 were cut to these bounds and exports took the difference: "
    "{sectors}."
)


@dataclass(frozen=True, eq=False)
class ImportShares:
    """The imported share of the domestic use of each product.

    Attributes:
        shares: Between 0 and 1. Shape: n.
        clipped: Codes of the sectors whose share had to be cut.
    """

    shares: Array
    clipped: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ImportMatrix:
    """Who buys which imported product.

    Attributes:
        intermediate: Imported product by buying sector. Shape: (n, n).
        final_demand: Imported product by demand column. Shape: (n, k).
    """

    intermediate: Array
    final_demand: Array


def import_shares(table: InputOutputTable) -> ImportShares:
    """Return imports over domestic use by product, cut to 0..1.

    Domestic use is all use but exports: intermediate, consumption, capital, stocks, discrepancy.
    """
    use = _domestic_use(table)
    raw = np.where(use != 0, ratio(table.imports, use), np.where(table.imports > 0, 1.0, 0.0))
    shares = np.clip(raw, 0.0, 1.0)
    cut = np.flatnonzero((raw != shares) | ((use == 0) & (table.imports > 0)))
    return ImportShares(read_only(shares + 0.0), tuple(table.codes[place] for place in cut))


def domestic_table(table: InputOutputTable, matrix: ImportMatrix | None = None) -> InputOutputTable:
    """Return the table with domestic transactions only; a domestic one comes back as it is.

    Args:
        table: A table of total use.
        matrix: Who buys which imports, where known; without it shares stand in.

    Raises:
        InputError: The matrix does not fit the table.
    """
    if table.basis == "domestic":
        return table
    if matrix is not None:
        _check_matrix(table, matrix)
        return _without(table, matrix, _shares_of(table, matrix), BY_MATRIX, ())
    found = import_shares(table)
    notes = (Note(CLIPPED, {"sectors": listed(found.clipped)}),) if found.clipped else ()
    return _without(table, _by_shares(table, found.shares), found.shares, BY_SHARES, notes)


def _domestic_use(table: InputOutputTable) -> Array:
    use: Array = table.Z.sum(axis=1) + table.demand_of(
        "private_consumption", "government_consumption", "fixed_capital", "stocks", "discrepancy"
    )
    return use


def _by_shares(table: InputOutputTable, shares: Array) -> ImportMatrix:
    is_home = np.array([column.kind != "exports" for column in table.demand_columns])
    intermediate = shares[:, None] * table.Z
    demand = shares[:, None] * table.final_demand * is_home
    leftover = table.imports - intermediate.sum(axis=1) - demand.sum(axis=1)
    unbalanced = np.abs(leftover) > table.tolerance * np.maximum(np.abs(table.imports), 1.0)
    if unbalanced.any():
        if is_home.all():
            raise InputError.of(
                "Imports above domestic use can only be re-exports; the table has no column of "
                "exports for {sectors}. Add it.",
                place=table.source,
                sectors=listed(np.array(table.codes)[unbalanced]),
            )
        demand[:, np.flatnonzero(~is_home)[0]] += np.where(unbalanced, leftover, 0.0)
    return ImportMatrix(intermediate, demand)


def _without(
    table: InputOutputTable,
    matrix: ImportMatrix,
    shares: Array,
    treatment: Note,
    notes: tuple[Note, ...],
) -> InputOutputTable:
    return replace(
        table,
        Z=table.Z - matrix.intermediate + 0.0,
        final_demand=table.final_demand - matrix.final_demand + 0.0,
        imports=np.zeros(len(table.codes)),
        basis="domestic",
        imported_inputs=matrix.intermediate.sum(axis=0) + 0.0,
        imported_demand=matrix.final_demand.sum(axis=0) + 0.0,
        import_shares=shares,
        import_treatment=treatment,
        notes=table.notes + notes,
    )


def _shares_of(table: InputOutputTable, matrix: ImportMatrix) -> Array:
    used = table.Z.sum(axis=1)
    inputs = ratio(matrix.intermediate.sum(axis=1), used)
    return np.clip(np.where(used > 0, inputs, import_shares(table).shares), 0.0, 1.0)


def _check_matrix(table: InputOutputTable, matrix: ImportMatrix) -> None:
    faults = FaultList(table.source)
    for name, shape in (
        ("intermediate", table.Z.shape),
        ("final_demand", table.final_demand.shape),
    ):
        if np.shape(getattr(matrix, name)) != shape:
            faults.add(
                "The import matrix must have the shape {shape} in {name}; it has {found}. "
                "Give it for the table's sectors and demand columns.",
                name=name,
                shape=str(shape),
                found=str(np.shape(getattr(matrix, name))),
            )
    faults.raise_as(InputError)
    totals = matrix.intermediate.sum(axis=1) + matrix.final_demand.sum(axis=1)
    gaps = np.abs(totals - table.imports)
    _tell(
        table,
        ~(gaps <= table.tolerance * np.maximum(table.imports, np.abs(table.x).mean())),
        "The import matrix must add up to the table's imports; it does not for {sectors}. "
        "Correct the matrix.",
        faults,
    )
    _tell(
        table,
        np.any((matrix.intermediate < 0) | (matrix.intermediate > table.Z), axis=1),
        "Imported inputs must lie between 0 and the transactions; they do not for {sectors}. "
        "Correct the matrix.",
        faults,
    )
    faults.raise_as(InputError)


def _tell(table: InputOutputTable, is_wrong: Flags, message: str, faults: FaultList) -> None:
    if is_wrong.any():
        faults.add(message, sectors=listed(np.array(table.codes)[is_wrong]))
