"""The ten rules in our engine; a fourth argument says in how many processes."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from measure import measure

sys.path.insert(0, str(Path(__file__).parent.parent))

from brecha.engine import Column, Rows
from brecha.engine.workers import run_parallel
from ten_rules import program, rows_of


def compute(rows: Rows, columns: dict[str, Column], workers: int) -> dict[str, Column]:
    """Build the program and run it."""
    return run_parallel(program(), columns, rows, workers)


measure(rows_of, partial(compute, workers=int(sys.argv[4])))
