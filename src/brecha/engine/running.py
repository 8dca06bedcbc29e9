"""Run a program over chunks of whole groups; a column is freed after its last use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from brecha.core.errors import AlignmentError, FaultList, InputError
from brecha.engine.graph import Argument, Program, Step
from brecha.engine.rows import Rows
from brecha.engine.rules import Column, Input

CHUNK_ROWS = 10_000  # finest rows that stay in cache together
SHOWN_ROWS = 5


def run(
    program: Program,
    columns: Mapping[str, Any],
    rows: Rows,
    chunk_rows: int = CHUNK_ROWS,
) -> dict[str, Column]:
    """Return the targets of a program.

    Args:
        program: What `build` returned.
        columns: The input columns by name, each as long as its unit has rows.
        rows: How the units nest.
        chunk_rows: How many finest rows are computed together at most.

    Raises:
        AlignmentError: An input is absent or of another length.
        InputError: An input holds no number where it must, or one out of its range.
    """
    arrays = check_columns(program, columns, rows)
    pieces: dict[str, list[Column]] = {name: [] for name in program.targets}
    for start, stop in rows.chunks(chunk_rows):
        part, slices = rows.part(start, stop)
        values = {name: arrays[name][slices[program.inputs[name].row]] for name in arrays}
        for name, column in run_chunk(program, values, part).items():
            pieces[name].append(column)
    return {name: np.concatenate(parts) if parts else np.empty(0) for name, parts in pieces.items()}


def run_chunk(
    program: Program, values: dict[str, Any], rows: Rows, *, keep_all: bool = False
) -> dict[str, Any]:
    """Return the targets of one chunk; every column if asked to keep all."""
    for step in program.steps:
        values[step.rule.name] = _compute(step, values, program, rows)
        if not keep_all:
            for name in step.frees:
                values.pop(name, None)
    return values if keep_all else {name: values[name] for name in program.targets}


def argument_value(
    argument: Argument, values: Mapping[str, Any], program: Program, rows: Rows, row: str
) -> Any:  # noqa: ANN401 - a column, a parameter's value or offsets
    """Return what a rule per `row` gets for an argument."""
    if argument.source == "parameter":
        return program.parameters[argument.name].value
    if argument.source == "offsets":
        return rows.between(argument.row, argument.finer)
    column = values[argument.name]
    is_coarser = rows.units.index(argument.row) < rows.units.index(row)
    return rows.spread(column, argument.row, row) if is_coarser else column


def check_columns(program: Program, columns: Mapping[str, Any], rows: Rows) -> dict[str, Any]:
    """Return the input columns as arrays, or tell every fault in them."""
    absent, wrong = FaultList(), FaultList()
    arrays: dict[str, Any] = {}
    for name, entry in program.inputs.items():
        if name not in columns:
            absent.add("The column {name} must be given; it is absent. Add it.", name=name)
            continue
        array = _as_array(columns[name], entry)
        expected = rows.number_of(entry.row)
        if array.shape != (expected,):
            absent.add(
                "The column {name} must have one value per {row}, {expected} in all; it has "
                "{came}. Align the columns.",
                name=name,
                row=entry.row,
                expected=expected,
                came=array.size,
            )
        elif entry.kind == "number":
            _check_numbers(array, entry, wrong)
        arrays[name] = array
    absent.raise_as(AlignmentError)
    wrong.raise_as(InputError)
    return arrays


def _as_array(column: Any, entry: Input) -> Any:  # noqa: ANN401 - numbers or texts
    if entry.kind == "text":
        return np.asarray(column)
    try:
        return np.asarray(column, dtype=float)
    except (TypeError, ValueError):
        return np.array([_number(value) for value in column])


def _number(value: Any) -> float:  # noqa: ANN401 - whatever a caller's column holds
    try:
        return float(value)
    except (TypeError, ValueError):
        return np.nan


def _check_numbers(array: Column, entry: Input, faults: FaultList) -> None:
    low = -np.inf if entry.minimum is None else entry.minimum
    high = np.inf if entry.maximum is None else entry.maximum
    is_wrong = ~np.isfinite(array) | (array < low) | (array > high)
    if is_wrong.any():
        first = np.flatnonzero(is_wrong)[:SHOWN_ROWS]
        faults.add(
            "The column {name} must hold numbers from {low} to {high}; rows {rows} hold {found}. "
            "Correct them.",
            name=entry.name,
            low=low,
            high=high,
            rows=", ".join(str(row) for row in first),
            found=", ".join(str(array[row]) for row in first),
        )


def _compute(step: Step, values: Mapping[str, Any], program: Program, rows: Rows) -> Column:
    rule = step.rule
    arguments = [argument_value(entry, values, program, rows, rule.row) for entry in step.arguments]
    result = np.asarray(rule.function(*arguments), dtype=float)
    expected = rows.number_of(rule.row)
    if result.ndim == 0:
        return np.full(expected, float(result))
    if len(result) != expected:
        raise AlignmentError.of(
            "A rule must return one value per {row}, {expected} in all; {rule} returned {came}. "
            "Sum or spread within it.",
            row=rule.row,
            expected=expected,
            rule=rule.name,
            came=len(result),
        )
    return result
