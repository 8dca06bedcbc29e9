"""What does a unit of final demand for a sector call forth? Output, jobs, value added, income.

Direct is the sector's own coefficient, indirect what its suppliers add (type I less direct),
induced what spent wages add (type II less type I).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from brecha.core.errors import AlignmentError
from brecha.economy.arrays import Array, ratio
from brecha.economy.input_output_table import IncomeKind, InputOutputTable
from brecha.economy.leontief import LeontiefModel, effects_per_unit
from brecha.economy.notes import ResultNote


@dataclass(frozen=True, eq=False)
class Multipliers:
    """Multipliers of one quantity under one model.

    Attributes:
        quantity: What is counted: "output", "value_added", "income", "imports" or "employment".
        codes: Sectors. Shape: n.
        direct: The sector's own quantity per unit of its output. Shape: n.
        total: The quantity in all sectors per unit of final demand. Shape: n.
        note: Method, closure, imports, caveats, table.
    """

    quantity: str
    codes: tuple[str, ...]
    direct: Array
    total: Array
    note: ResultNote


@dataclass(frozen=True, eq=False)
class MultiplierParts:
    """A multiplier taken apart; the parts add up to type II. Shape of each: n."""

    direct: Array
    indirect: Array
    induced: Array


def output_multipliers(model: LeontiefModel) -> Multipliers:
    """Return output of all sectors per unit of final demand; households are not counted.

    In a type II model this is the "truncated" total output multiplier.

    Source: Miller and Blair (2009), Input-Output Analysis, 2nd edition, chapter 6.
    """
    return multipliers(model, "output", np.ones(len(model.table.codes)))


def value_added_multipliers(model: LeontiefModel) -> Multipliers:
    """Return value added at basic prices per unit of final demand."""
    return multipliers(
        model,
        "value_added",
        income_coefficients(model.table, "compensation", "production_taxes", "surplus"),
    )


def income_multipliers(model: LeontiefModel) -> Multipliers:
    """Return compensation of employees per unit of final demand."""
    return multipliers(model, "income", income_coefficients(model.table, "compensation"))


def import_multipliers(model: LeontiefModel) -> Multipliers:
    """Return imported inputs per unit of final demand; 0 on a table of total use."""
    table = model.table
    return multipliers(model, "imports", ratio(table.imported_inputs, table.x))


def multipliers(model: LeontiefModel, quantity: str, coefficients: Array) -> Multipliers:
    """Return the multipliers of a quantity from its coefficients.

    Args:
        model: The model.
        quantity: Name of the quantity.
        coefficients: The quantity per unit of output. Shape: n.
    """
    total = effects_per_unit(model, coefficients)
    return Multipliers(quantity, model.table.codes, coefficients, total, model.note)


def multiplier_parts(
    type_1: LeontiefModel, type_2: LeontiefModel, coefficients: Array
) -> MultiplierParts:
    """Return a multiplier as direct, indirect and induced parts.

    Raises:
        AlignmentError: The models are not the open and the closed one of the same table.
    """
    check_pair(type_1, type_2)
    open_total = effects_per_unit(type_1, coefficients)
    closed_total = effects_per_unit(type_2, coefficients)
    return MultiplierParts(coefficients, open_total - coefficients, closed_total - open_total)


def income_coefficients(table: InputOutputTable, *kinds: IncomeKind) -> Array:
    """Return rows of value added of some kinds per unit of output. Shape: n."""
    return ratio(table.income_of(*kinds), table.x)


def check_pair(type_1: LeontiefModel, type_2: LeontiefModel) -> None:
    """Check that two models are the open and the closed one of the same table."""
    if (type_1.type, type_2.type) != ("type_1", "type_2") or (
        type_1.note.table_identity != type_2.note.table_identity
    ):
        raise AlignmentError.of(
            "Effects need an open and a closed model of the same table; these are {first} and "
            "{second} of tables {one} and {two}. Build both from one table.",
            first=type_1.type,
            second=type_2.type,
            one=type_1.note.table_identity[:8],
            two=type_2.note.table_identity[:8],
        )
