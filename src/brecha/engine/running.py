"""Run a program over chunks of whole groups; a column is freed after its last use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from brecha.core.errors import AlignmentError, FaultList, InputError
from brecha.engine.graph import Argument, Program
from brecha.engine.plan import Call, Plan, plan_of
from brecha.engine.rows import KeptOffsets, Rows, group_of_rows
from brecha.engine.rules import Column, Input

CHUNK_ROWS = 48_000  # finest rows that stay in cache together
SHOWN_ROWS = 5
NUMBER = np.dtype(np.float64)


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
    arrays = aligned_columns(program, columns, rows)
    results = empty_results(program, rows)
    if not fill(program, arrays, rows, rows.chunks(chunk_rows), results):
        check_columns(program, arrays, rows)
    return with_inputs(program, arrays, results)


def empty_results(
    program: Program, rows: Rows, new: Callable[[int], Column] = np.empty
) -> dict[str, Column]:
    """Return a column for each target that is a rule, to be filled."""
    return {
        name: new(rows.number_of(program.row_of(name)))
        for name in program.targets
        if name not in program.inputs
    }


def fill(
    program: Program,
    arrays: Mapping[str, Any],
    rows: Rows,
    ranges: Iterable[tuple[int, int]],
    results: dict[str, Column],
) -> bool:
    """Write the targets of ranges of coarsest rows; stop and say no at a number that is wrong.

    Args:
        program: What `build` returned.
        arrays: What `aligned_columns` returned.
        rows: How the units nest.
        ranges: First row and the row after the last, of the coarsest unit.
        results: Columns of all rows by target, to write into.
    """
    plan = plan_of(program)
    places = [(name, entry.row) for name, entry in program.inputs.items()]
    targets = [(name, column, program.row_of(name)) for name, column in results.items()]
    for start, stop in ranges:
        part, slices = rows.part(start, stop)
        values = {name: arrays[name][slices[row]] for name, row in places}
        if not _is_within(plan, values):
            return False
        _run_calls(plan, values, part, keep_all=False)
        for name, column, row in targets:
            column[slices[row]] = values[name]
    return True


def with_inputs(
    program: Program, arrays: Mapping[str, Any], results: Mapping[str, Column]
) -> dict[str, Column]:
    """Return the results in order of the targets, a copy of each input that is one of them."""
    return {
        name: arrays[name].copy() if name in program.inputs else results[name]
        for name in program.targets
    }


def run_chunk(
    program: Program, values: dict[str, Any], rows: Rows, *, keep_all: bool = False
) -> dict[str, Any]:
    """Return the targets of one chunk; every column if asked to keep all."""
    _run_calls(plan_of(program), values, rows, keep_all=keep_all)
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


def aligned_columns(program: Program, columns: Mapping[str, Any], rows: Rows) -> dict[str, Any]:
    """Return the input columns as arrays.

    Raises:
        AlignmentError: An input is absent or of another length: all of them.
    """
    faults = FaultList()
    arrays: dict[str, Any] = {}
    for name, entry in program.inputs.items():
        if name not in columns:
            faults.add("The column {name} must be given; it is absent. Add it.", name=name)
            continue
        arrays[name] = _as_array(columns[name], entry)
        expected = rows.number_of(entry.row)
        if arrays[name].shape != (expected,):
            faults.add(
                "The column {name} must have one value per {row}, {expected} in all; it has "
                "{came}. Align the columns.",
                name=name,
                row=entry.row,
                expected=expected,
                came=arrays[name].size,
            )
    faults.raise_as(AlignmentError)
    return arrays


def check_columns(program: Program, columns: Mapping[str, Any], rows: Rows) -> dict[str, Any]:
    """Return the input columns as arrays, or tell every fault in them."""
    arrays = aligned_columns(program, columns, rows)
    faults = FaultList()
    for name, entry in program.inputs.items():
        if entry.kind == "number":
            _check_numbers(arrays[name], entry, faults)
    faults.raise_as(InputError)
    return arrays


def _run_calls(plan: Plan, values: dict[Any, Any], rows: Rows, *, keep_all: bool) -> None:
    lengths = {unit: rows.number_of(unit) for unit in rows.units}
    offsets = {pair: rows.between(*pair).view(KeptOffsets) for pair in plan.pairs}
    given = {name: offsets[coarse, fine] for name, coarse, fine in plan.offsets}
    given |= plan.constants
    values |= given
    for call in plan.calls:
        for spread in call.spreads:
            groups = group_of_rows(offsets[spread.coarse, spread.fine])
            values[spread.key] = values[spread.name].take(groups)
        result = call.function(*[values[key] for key in call.keys])
        length = lengths[call.row]
        if type(result) is not np.ndarray or result.dtype != NUMBER or result.shape != (length,):
            result = _as_column(result, call, length)
        values[call.name] = result
        del result
        if not keep_all:
            for key in call.frees:
                values.pop(key, None)
    for key in [key for key in values if key in given or isinstance(key, tuple)]:
        del values[key]


def _is_within(plan: Plan, values: Mapping[str, Any]) -> bool:
    """Say whether each number lies in its range; one that is none lies in no range."""
    return all(
        low <= values[name].min() and values[name].max() <= high
        for name, low, high in plan.bounds
        if len(values[name])
    )


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


def _as_column(result: Any, call: Call, expected: int) -> Column:  # noqa: ANN401 - what a rule gave
    column = np.asarray(result, dtype=float)
    if column.ndim == 0:
        return np.full(expected, float(column))
    if len(column) != expected:
        raise AlignmentError.of(
            "A rule must return one value per {row}, {expected} in all; {rule} returned {came}. "
            "Sum or spread within it.",
            row=call.row,
            expected=expected,
            rule=call.name,
            came=len(column),
        )
    return column
