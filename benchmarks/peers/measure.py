"""What every program of the comparison does alike: read the people, run, tell time and memory.

Called as `python PROGRAM.py PEOPLE.parquet RESULTS.parquet REPEATS`. One line of JSON is printed:
the least seconds of the repeats from columns in memory to results in memory, those of them that the
rules took, and the most memory the process ever held. The results are written last.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

NUMBERS = json.loads((Path(__file__).parent / "parameters.json").read_text("utf-8"))
RESULTS = ("contribution", "income_tax", "net_income", "benefit")
INPUTS = ("wage", "other_income", "age")
MOST_COMPARED = 1_000_000  # persons


def measure(
    prepare: Callable[[np.ndarray], Any],
    compute: Callable[[Any, dict[str, np.ndarray]], dict[str, np.ndarray]],
) -> None:
    """Run, write the results and print what it took.

    Args:
        prepare: Gets the household of each person and returns what the rules need to know of it.
        compute: Gets that and the columns, and returns the results.
    """
    columns = {name: _column(name) for name in INPUTS}
    household = _column("household")
    whole, computing = [], []
    for _ in range(int(sys.argv[3]) + 1):  # the first compiles what is to be compiled
        start = time.perf_counter()
        homes = prepare(household)
        prepared = time.perf_counter()
        results = compute(homes, columns)
        end = time.perf_counter()
        whole.append(end - start)
        computing.append(end - prepared)
        del homes, results
        gc.collect()
    told = {"whole": min(whole), "rules": min(computing), "peak_mib": peak_mib()}
    if len(household) <= MOST_COMPARED:
        results = compute(prepare(household), columns)
        written = pl.DataFrame({name: results[name] for name in RESULTS})
        written.write_parquet(sys.argv[2])
    print(json.dumps(told))  # noqa: T201 - read by the caller


def _column(name: str) -> np.ndarray:
    return pl.read_parquet(sys.argv[1], columns=[name])[name].to_numpy()


def peak_mib() -> float:
    """Return the most memory that this process ever held, as Linux counts it."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024
