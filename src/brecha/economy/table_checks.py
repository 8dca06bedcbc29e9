"""Does an input-output table hold together? Every fault is told, with its sectors and amounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from brecha.core.errors import FaultList, InputError
from brecha.economy.arrays import Array, Flags, ratio
from brecha.economy.notes import listed

if TYPE_CHECKING:
    from brecha.economy.input_output_table import InputOutputTable

CHECKED = (
    "Z",
    "final_demand",
    "value_added",
    "x",
    "imports",
    "imported_inputs",
    "imported_demand",
    "demand_taxes",
)
SURE_MULTIPLIER = 1e8  # above it rounding may hide a radius of 1
SMALL_SECTOR = 1e-2  # of the mean output: below it the tolerance stops shrinking


def check_table(table: InputOutputTable) -> None:
    """Check shapes, signs, balances and that the economy is productive.

    Raises:
        InputError: Every fault found.
    """
    faults = FaultList(table.source)
    _check_shapes(table, faults)
    faults.raise_as(InputError)
    _check_codes(table.codes, faults)
    _check_cells(table, faults)
    faults.raise_as(InputError)
    _check_signs(table, faults)
    _check_balances(table, faults)
    _check_productive(table, faults)
    faults.raise_as(InputError)


def spectral_radius(matrix: Array) -> float:
    """Return the largest eigenvalue in absolute value: below 1 the economy is productive."""
    return float(np.abs(np.linalg.eigvals(matrix)).max(initial=0.0))


def is_productive(coefficients: Array) -> bool:
    """Return whether the spectral radius of non-negative coefficients is below 1.

    Eigenvalues are only computed where nothing cheaper decides: column sums below 1, or multipliers
    $m > 0$ with $A'm = m - 1 < m$, bound the radius.

    Source: Berman and Plemmons (1994), Nonnegative Matrices in the Mathematical Sciences,
    chapter 6: conditions for a nonsingular M-matrix.
    """
    if coefficients.sum(axis=0).max(initial=0.0) < 1:
        return True
    try:
        multipliers = np.linalg.solve(
            (np.eye(len(coefficients)) - coefficients).T, np.ones(len(coefficients))
        )
    except np.linalg.LinAlgError:
        return False
    if multipliers.min() >= 1 and multipliers.max() < SURE_MULTIPLIER:
        return True
    return spectral_radius(coefficients) < 1


def _check_shapes(table: InputOutputTable, faults: FaultList) -> None:
    n, k, r = len(table.codes), len(table.demand_columns), len(table.income_rows)
    expected: dict[str, tuple[int, ...]] = {
        "Z": (n, n),
        "final_demand": (n, k),
        "value_added": (r, n),
        "x": (n,),
        "imports": (n,),
        "imported_inputs": (n,),
        "imported_demand": (k,),
        "demand_taxes": (k,),
    }
    if table.import_shares is not None:
        expected["import_shares"] = (n,)
    for name, shape in expected.items():
        if getattr(table, name).shape != shape:
            faults.add(
                "{name} must have the shape {shape}; it has {found}. "
                "Give a row or column for each code.",
                name=name,
                shape=str(shape),
                found=str(getattr(table, name).shape),
            )
    if len(table.names) != n or n == 0:
        faults.add(
            "A table must have sectors and a name for each; it has {codes} codes and {names} "
            "names. Complete them.",
            codes=n,
            names=len(table.names),
        )


def _check_codes(codes: tuple[str, ...], faults: FaultList) -> None:
    repeated = sorted({code for code in codes if codes.count(code) > 1})
    if repeated:
        faults.add(
            "A sector code may stand once; {codes} stand more often. Rename or merge them.",
            codes=listed(repeated),
        )


def _check_cells(table: InputOutputTable, faults: FaultList) -> None:
    for name in CHECKED:
        array = getattr(table, name)
        if not np.isfinite(array).all():
            faults.add(
                "{name} must hold finite numbers; {cells} do not. Fill or correct them.",
                name=name,
                cells=_cells(table, name, ~np.isfinite(array)),
            )
        is_negative_zero = (array == 0) & np.signbit(array)
        if is_negative_zero.any():
            faults.add(
                "{name} must write nothing as 0; {cells} hold -0.0. Write 0.",
                name=name,
                cells=_cells(table, name, is_negative_zero),
            )


def _check_signs(table: InputOutputTable, faults: FaultList) -> None:
    for name, array in (("Z", table.Z), ("x", table.x)):
        if (array < 0).any():
            faults.add(
                "{name} must not be negative; {cells} are, the least {least}. "
                "Correct the source or take another year.",
                name=name,
                cells=_cells(table, name, array < 0),
                least=float(array.min()),
            )


def _check_balances(table: InputOutputTable, faults: FaultList) -> None:
    rows = table.Z.sum(axis=1) + table.final_demand.sum(axis=1) - table.imports
    columns = table.Z.sum(axis=0) + table.imported_inputs + table.value_added.sum(axis=0)
    _check_balance(
        table,
        rows,
        "Uses less imports must equal output in each row; they do not in {sectors}. "
        "Correct these rows or the output.",
        faults,
    )
    _check_balance(
        table,
        columns,
        "Inputs and value added must equal output in each column; they do not in {sectors}. "
        "Correct these columns or the output.",
        faults,
    )


def _check_balance(table: InputOutputTable, totals: Array, message: str, faults: FaultList) -> None:
    gaps = totals - table.x
    floor = SMALL_SECTOR * np.abs(table.x).mean()
    wrong = np.flatnonzero(np.abs(gaps) > table.tolerance * np.maximum(np.abs(table.x), floor))
    if wrong.size:
        worst = wrong[np.argsort(-np.abs(gaps[wrong]))]
        faults.add(
            message,
            sectors=listed(f"{table.codes[place]} ({gaps[place]:+,.6g})" for place in worst),
        )


def _check_productive(table: InputOutputTable, faults: FaultList) -> None:
    coefficients = ratio(table.Z, table.x)
    if (coefficients < 0).any() or is_productive(coefficients):
        return  # negative cells are told already
    sums = coefficients.sum(axis=0)
    faults.add(
        "A table can be solved only where the spectral radius of its coefficients is below 1; "
        "it is {radius:.4f} (inputs exceed output in {sectors}). Take another year or mend it.",
        radius=spectral_radius(coefficients),
        sectors=listed(table.codes[place] for place in np.argsort(-sums) if sums[place] >= 1),
    )


def _cells(table: InputOutputTable, name: str, is_wrong: Flags) -> str:
    return listed(_cell(table, name, place) for place in np.argwhere(is_wrong))


def _cell(table: InputOutputTable, name: str, place: Iterable[int]) -> str:
    axes = {
        "Z": (table.codes, table.codes),
        "final_demand": (table.codes, [column.code for column in table.demand_columns]),
        "value_added": ([row.code for row in table.income_rows], table.codes),
        "imported_demand": ([column.code for column in table.demand_columns],),
        "demand_taxes": ([column.code for column in table.demand_columns],),
    }.get(name, (table.codes,))
    return " x ".join(axis[index] for axis, index in zip(axes, place, strict=True))
