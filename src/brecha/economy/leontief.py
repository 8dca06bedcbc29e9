"""What must be produced so that a demand is met? $x = (I - A)^{-1} y$, solved, never inverted.

A model is made once from a table (one LU factorisation) and never changes: a demand is an argument.
With households inside (type II) the matrix has one more row and column:
$A^* = [[A, c], [w', 0]]$.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.linalg import lu_factor, lu_solve

from brecha.core.errors import InputError
from brecha.core.notes import Note
from brecha.economy.arrays import Array, by_year, read_only
from brecha.economy.closure import OPEN, HouseholdClosure, Households, close_households
from brecha.economy.input_output_table import TREATMENT_NONE, InputOutputTable
from brecha.economy.notes import ResultNote
from brecha.economy.one_blas_thread import one_blas_thread
from brecha.economy.table_checks import is_productive, spectral_radius

ModelType = Literal["type_1", "type_2"]

METHODS = {
    "type_1": Note("Leontief quantity model, open (type I), LU factorisation in float64."),
    "type_2": Note("Leontief quantity model, households inside (type II), LU in float64."),
}
LIMITS = Note(
    "Fixed input proportions, constant prices, spare capacity and labour: an indicative upper "
    "bound, not a forecast."
)


@dataclass(frozen=True, eq=False)
class LeontiefModel:
    """A table ready to be solved.

    Attributes:
        table: The table.
        households: Households as a branch, or `None` in the open model.
        factors: LU factors and pivots of `I - A`, or of the closed matrix.
        note: Method, closure, treatment of imports, caveats, identity of the table.
    """

    table: InputOutputTable
    households: Households | None
    factors: tuple[Array, np.ndarray]
    note: ResultNote

    @property
    def type(self) -> ModelType:
        """Return "type_1" (open) or "type_2" (households inside)."""
        return "type_1" if self.households is None else "type_2"


def build_model(table: InputOutputTable, closure: HouseholdClosure | None = None) -> LeontiefModel:
    """Return a model: open, or with households inside where a closure is given.

    Args:
        table: Make a table of total use domestic first, or imports count as made at home.
        closure: Which income households earn and what share of it they spend.

    Raises:
        InputError: The closure does not fit, or the closed economy would explode.

    Source: Miller and Blair (2009), sections 2.2 (open) and 2.5 (closed to households).
    """
    households = close_households(table, closure) if closure is not None else None
    with one_blas_thread():
        matrix = coefficient_matrix(table, households)
        if households is not None:
            _check_closed(table, matrix)
        lu, pivots = lu_factor(np.eye(len(matrix)) - matrix)
    lu.flags.writeable = False
    pivots.flags.writeable = False
    return LeontiefModel(table, households, (lu, pivots), _note(table, households))


def coefficient_matrix(table: InputOutputTable, households: Households | None = None) -> Array:
    """Return input coefficients, with households as last row and column where given."""
    if households is None:
        return table.A
    n = len(table.codes)
    closed = np.zeros((n + 1, n + 1))
    closed[:n, :n] = table.A
    closed[:n, n] = households.spending
    closed[n, :n] = households.income
    return closed


def required_output(
    model: LeontiefModel, demand: Array, household_income: float | Array = 0.0
) -> Array:
    """Return the output that a demand for domestic products calls forth.

    Args:
        model: The model.
        demand: Demand for domestic products. Shape: (n,) or (n, columns). Unit: the table's.
        household_income: Income paid to households from outside the table, spent in a type II
            model and of no effect in type I. Shape: columns.

    Returns:
        Output by sector, households left out. Shape: that of `demand`.

    Raises:
        InputError: The demand has another number of sectors than the table, or holds NaN.
    """
    columns = _columns(model, demand)
    if model.households is not None:
        income = np.broadcast_to(by_year(household_income), columns.shape[1:])
        columns = np.vstack([columns, income[None, :]])
    with one_blas_thread():
        solved = lu_solve(model.factors, columns)
    output: Array = solved[: len(model.table.codes)]
    return output.reshape(np.shape(demand))


def effects_per_unit(model: LeontiefModel, coefficients: Array) -> Array:
    """Return what a unit of final demand for each sector calls forth of something.

    One transposed solve, $(I - A)' m = e$, serves all sectors at once.

    Args:
        model: The model.
        coefficients: The quantity per unit of output. Shape: (n,) or (quantities, n).

    Returns:
        The multiplier of each sector. Shape: that of `coefficients`.
    """
    rows = _columns(model, np.atleast_2d(coefficients).T)
    if model.households is not None:
        rows = np.vstack([rows, np.zeros((1, rows.shape[1]))])
    with one_blas_thread():
        solved = lu_solve(model.factors, rows, trans=1)
    multipliers: Array = solved[: len(model.table.codes)].T
    return multipliers.reshape(np.shape(coefficients))


def leontief_inverse(model: LeontiefModel) -> Array:
    """Return the inverse for those who want to see it; households left out. Shape: (n, n)."""
    return read_only(required_output(model, np.eye(len(model.table.codes))))


def model_radius(model: LeontiefModel) -> float:
    """Return the spectral radius of the model's coefficients, households included."""
    with one_blas_thread():
        return spectral_radius(coefficient_matrix(model.table, model.households))


def _columns(model: LeontiefModel, values: Array) -> Array:
    array = np.asarray(values, dtype=np.float64)
    columns = array[:, None] if array.ndim == 1 else array
    n = len(model.table.codes)
    if columns.ndim != 2 or len(columns) != n or not np.isfinite(columns).all():  # noqa: PLR2004 - rows and columns
        raise InputError.of(
            "Demand and coefficients must be finite numbers for the {n} sectors of the table; "
            "they have the shape {shape}. Give one for each sector.",
            n=n,
            shape=str(np.shape(values)),
        )
    return columns


def _check_closed(table: InputOutputTable, closed: Array) -> None:
    if not is_productive(closed):
        raise InputError.of(
            "The economy with households inside must have a spectral radius below 1; it is "
            "{radius:.4f}. Count less income as household income or a smaller share as spent.",
            place=table.source,
            radius=spectral_radius(closed),
        )


def _note(table: InputOutputTable, households: Households | None) -> ResultNote:
    treatment = table.import_treatment or TREATMENT_NONE
    kind = "type_1" if households is None else "type_2"
    return ResultNote(
        method=METHODS[kind],
        closure=OPEN if households is None else households.note,
        import_treatment=treatment,
        caveats=(LIMITS, *table.caveats, *(households.caveats if households else ())),
        table_identity=table.identity,
    )
