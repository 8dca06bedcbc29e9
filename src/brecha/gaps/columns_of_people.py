"""What do the rules say of each person? Rules run on a frame of people, unknown answers as NaN."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np
import polars as pl

from brecha.core.errors import CoverageError, FaultList, InputError
from brecha.engine import Column, Program, Rows, build, rules_of, run_chunk
from brecha.gaps.rules import LAW_NAMES, MODULES, person_inputs
from brecha.gaps.rules.answers import UNKNOWN_TEXT
from brecha.gaps.rules.inputs import ROW

LawValues = Mapping[str, float | Column]
PIECE_ROWS = 10_000  # people whose columns stay in cache together


def needed_columns(targets: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of a person and of the law that rules rest on, in order.

    Args:
        targets: Names of rules or columns.

    Examples:
        >>> needed_columns(["has_old_age_income"])
        ('has_pension', 'has_social_pension')
    """
    inputs = program_of(tuple(targets)).inputs
    return tuple(entry.name for entry in person_inputs() if entry.name in inputs)


def asked_columns(people: pl.DataFrame, law: LawValues | None = None) -> set[str]:
    """Return the columns that hold an answer for someone, and what is known of the law."""
    answered = {name for name in people.columns if people[name].null_count() < people.height}
    return answered | set(law or {})


def person_columns(
    people: pl.DataFrame, targets: Iterable[str], law: LawValues | None = None
) -> dict[str, Column]:
    """Return what rules say of each person.

    Args:
        people: Columns of `PEOPLE`, at the least those that the targets need; a value that the
            law sets may stand as a column here too.
        targets: Names of rules or columns.
        law: What the law sets, by name: one number, or one for each person. See `LAW`.

    Returns:
        A column by target: 1, 0 or an amount; NaN where it is not known. Shape: persons.

    Raises:
        CoverageError: The people or the law lack columns: all of them.
        InputError: A value of the law is not known, or has another length.
    """
    names = tuple(targets)
    found = {name: np.empty(people.height) for name in names}
    for piece, columns in person_pieces(people, names, law):
        for name in names:
            found[name][piece] = columns[name]
    return found


def person_pieces(
    people: pl.DataFrame, targets: tuple[str, ...], law: LawValues | None = None
) -> Iterator[tuple[slice, dict[str, Column]]]:
    """Yield what `person_columns` returns, some people at a time, with their place.

    Raises:
        CoverageError: The people or the law lack columns: all of them.
        InputError: A value of the law is not known, or has another length.
    """
    program = program_of(targets)
    given = _law_columns(law or {}, people.height)
    _check_complete(program, people, given)
    arrays: dict[str, Any] = {name: _array(people, name, given) for name in program.inputs}
    for start in range(0, people.height, PIECE_ROWS):
        piece = slice(start, min(start + PIECE_ROWS, people.height))
        rows = Rows.flat(ROW, piece.stop - piece.start)
        values = {name: array[piece] for name, array in arrays.items()}
        yield piece, run_chunk(program, values, rows)


def weights_of(people: pl.DataFrame) -> Column:
    """Return how many people each row stands for.

    Raises:
        InputError: There are no weights, or some are not numbers of zero or more.
    """
    if "weight" not in people.columns:
        raise InputError.of(
            "People must have the column weight; they have {found}. Add it: 1 for a census.",
            found=", ".join(people.columns),
        )
    weights = people["weight"].cast(pl.Float64, strict=False).to_numpy()
    is_wrong = ~(np.isfinite(weights) & (weights >= 0))
    if is_wrong.any():
        raise InputError.of(
            "Weights must be numbers of 0 or more; {count} are not, the first is {first} in row "
            "{row}. Correct them.",
            count=int(is_wrong.sum()),
            first=str(people["weight"][int(np.argmax(is_wrong))]),
            row=int(np.argmax(is_wrong)) + 1,
        )
    return weights


@cache
def program_of(targets: tuple[str, ...]) -> Program:
    """Return the program that computes these targets of a person."""
    return build(rules_of(*MODULES), person_inputs(), {}, targets, (ROW,))


def _law_columns(law: LawValues, rows: int) -> dict[str, Column]:
    faults = FaultList()
    columns: dict[str, Column] = {}
    for name, value in law.items():
        if name not in LAW_NAMES:
            faults.add(
                "A value of the law must be one that indicators take ({known}); {name} is not. "
                "Correct its name.",
                known=", ".join(LAW_NAMES),
                name=name,
            )
            continue
        column = np.asarray(value, dtype=float)
        if column.ndim and len(column) != rows:
            faults.add(
                "A value of the law must be one number or one for each of the {rows} people; "
                "{name} has {came}. Align it.",
                rows=rows,
                name=name,
                came=len(column),
            )
        else:
            columns[name] = np.broadcast_to(column, (rows,))
    faults.raise_as(InputError)
    return columns


def _check_complete(program: Program, people: pl.DataFrame, given: Mapping[str, Column]) -> None:
    lacking = [name for name in program.inputs if name not in people.columns and name not in given]
    if lacking:
        raise CoverageError.of(
            "The source does not ask what is needed: {columns}. Leave out what rests on it, or "
            "bring a source that asks.",
            columns=", ".join(lacking),
        )


def _array(people: pl.DataFrame, name: str, given: Mapping[str, Column]) -> Any:  # noqa: ANN401 - numbers or texts
    if name in given:
        return given[name]
    series = people[name]
    if series.dtype.is_numeric() or series.dtype == pl.Boolean:
        return series.cast(pl.Float64).to_numpy()
    return series.cast(pl.String).fill_null(UNKNOWN_TEXT).to_numpy()
