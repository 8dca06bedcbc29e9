"""Run a program in several processes that share one memory; threads would wait for each other."""

from __future__ import annotations

import mmap
import multiprocessing
import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np

from brecha.engine.graph import Program
from brecha.engine.rows import Rows
from brecha.engine.rules import Column
from brecha.engine.running import (
    CHUNK_ROWS,
    aligned_columns,
    check_columns,
    empty_results,
    fill,
    with_inputs,
)

LEAST_ROWS = 200_000  # finest rows for which a second process pays
BYTES_PER_NUMBER = 8


def run_parallel(
    program: Program,
    columns: Mapping[str, Any],
    rows: Rows,
    workers: int = 2,
    chunk_rows: int = CHUNK_ROWS,
) -> dict[str, Column]:
    """Return the targets of a program, to the bit those of `run`.

    The processes are forked: they see the columns without a copy and write into shared memory.
    Where a system cannot fork, or the rows are few, all is done in this process.

    Args:
        program: What `build` returned; its rules must use NumPy only, as all rules should.
        columns: The input columns by name, each as long as its unit has rows.
        rows: How the units nest.
        workers: How many processes, this one among them.
        chunk_rows: How many finest rows are computed together at most.

    Raises:
        AlignmentError: An input is absent or of another length.
        InputError: An input holds no number where it must, or one out of its range.
    """
    arrays = aligned_columns(program, columns, rows)
    ranges = list(rows.chunks(chunk_rows))
    parts = _parts(ranges, _number_of_workers(workers, rows))
    results = empty_results(program, rows, _shared if len(parts) > 1 else np.empty)
    helpers = [_start(program, arrays, rows, part, results) for part in parts[1:]]
    is_right = fill(program, arrays, rows, parts[0], results) if parts else True
    for helper, part in zip(helpers, parts[1:], strict=True):
        helper.join()
        if helper.exitcode != 0:  # once more here, where an error can be raised as it is
            is_right = fill(program, arrays, rows, part, results) and is_right
    if not is_right:
        check_columns(program, arrays, rows)
    return with_inputs(program, arrays, results)


def _number_of_workers(asked: int, rows: Rows) -> int:
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    may_pay = rows.number_of(rows.units[-1]) // LEAST_ROWS + 1
    return min(asked, may_pay) if can_fork else 1


def _parts(ranges: list[tuple[int, int]], number: int) -> list[list[tuple[int, int]]]:
    length = -(-len(ranges) // number)
    return [ranges[at : at + length] for at in range(0, len(ranges), length or 1)]


def _shared(length: int) -> Column:
    """Return an empty column that forked processes write into."""
    if length == 0:
        return np.empty(0)
    return np.frombuffer(mmap.mmap(-1, length * BYTES_PER_NUMBER), dtype=np.float64)


def _start(
    program: Program,
    arrays: Mapping[str, Any],
    rows: Rows,
    ranges: list[tuple[int, int]],
    results: dict[str, Column],
) -> Any:  # noqa: ANN401 - a process of a system that forks; other systems have no such class
    def work() -> None:
        try:
            is_done = fill(program, arrays, rows, ranges, results)
        except Exception:  # noqa: BLE001 - it is computed again, and raised, where it was asked for
            is_done = False
        raise SystemExit(0 if is_done else 1)

    helper = multiprocessing.get_context("fork").Process(target=work, daemon=True)
    with warnings.catch_warnings():
        # Python warns where other threads run. They are those of the table library, and the
        # forked process calls rules, which are NumPy, and then ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        helper.start()
    return helper
