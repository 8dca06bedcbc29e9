"""Run a program in several processes that share one memory; threads would wait for each other."""

from __future__ import annotations

import mmap
import multiprocessing
import warnings
from collections.abc import Callable, Iterator, Mapping
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

LEAST_VALUES = 20_000_000  # so many are computed in the time that another process costs
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
    Where a system cannot fork, or there is little to compute, all is done in this process.

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
    number = _number_of_workers(workers, program, rows)
    results = empty_results(program, rows, _shared if number > 1 else np.empty)
    taken = multiprocessing.get_context("fork").Value("q", 0) if number > 1 else None

    def work() -> bool:
        untaken = ranges if taken is None else _untaken(ranges, taken)
        return fill(program, arrays, rows, untaken, results)

    helpers = [_start(work) for _ in range(number - 1)]
    is_right = work()
    for helper in helpers:
        helper.join()
    if any(helper.exitcode != 0 for helper in helpers):
        is_right = fill(program, arrays, rows, ranges, results)  # an error is raised here as it is
    if not is_right:
        check_columns(program, arrays, rows)
    return with_inputs(program, arrays, results)


def _number_of_workers(asked: int, program: Program, rows: Rows) -> int:
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    values = rows.number_of(rows.units[-1]) * len(program.steps)
    return min(asked, values // LEAST_VALUES + 1) if can_fork else 1


def _untaken(
    ranges: list[tuple[int, int]],
    taken: Any,  # noqa: ANN401 - a number that processes share
) -> Iterator[tuple[int, int]]:
    """Yield ranges that no other process took: one on a busy core leaves more to the others."""
    while True:
        with taken.get_lock():
            at = taken.value
            taken.value = at + 1
        if at >= len(ranges):
            return
        yield ranges[at]


def _shared(length: int) -> Column:
    """Return an empty column that forked processes write into."""
    if length == 0:
        return np.empty(0)
    return np.frombuffer(mmap.mmap(-1, length * BYTES_PER_NUMBER), dtype=np.float64)


def _start(work: Callable[[], bool]) -> Any:  # noqa: ANN401 - a process of a system that forks
    def work_and_tell() -> None:
        try:
            is_done = work()
        except Exception:  # noqa: BLE001 - it is computed again, and raised, where it was asked for
            is_done = False
        raise SystemExit(0 if is_done else 1)

    helper = multiprocessing.get_context("fork").Process(target=work_and_tell, daemon=True)
    with warnings.catch_warnings():
        # Python warns where other threads run. They are those of the table library, and the
        # forked process calls rules, which are NumPy, and then ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        helper.start()
    return helper
