"""What do the Python programs do alike? Read, estimate, tell time and memory, write results.

Called as `python PROGRAM.py SAMPLE RESULTS.csv REPEATS`. One line of JSON is printed: the least
seconds from columns in memory to estimates and standard errors in memory.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
from sample import read_sample

Columns = dict[str, np.ndarray]
Estimator = Callable[[Columns], pl.DataFrame]


def measure(indicators: Estimator, medians: Estimator) -> None:
    """Run both, write their results and print what they took.

    Args:
        indicators: Returns indicator, state, estimate, standard_error of fifty indicators.
        medians: Returns the same of five medians.
    """
    columns = read_sample(Path(sys.argv[1]))
    told, found = {}, []
    for name, estimator in (("indicators", indicators), ("medians", medians)):
        seconds = []
        for _ in range(int(sys.argv[3])):
            start = time.perf_counter()
            table = estimator(columns)
            seconds.append(time.perf_counter() - start)
        told[name] = min(seconds)
        found.append(table)
    pl.concat(found).write_csv(sys.argv[2])
    status = Path("/proc/self/status").read_text("utf-8")
    told["peak_mib"] = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(json.dumps(told))  # noqa: T201 - read by the caller
