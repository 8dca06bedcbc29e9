"""Compute a register from Parquet to Parquet, here or on a local Spark; tell time and memory.

`python stream_register.py here|spark REGISTER RESULTS`. On Spark a second run is measured too, in
the session that stands then: the difference is what starting costs.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from brecha.countries import load_country
from brecha.engine import SchemeInForce, run_file
from brecha.engine.spark import run_file_on_spark

MASTER = "local[2]"


def main() -> None:
    """Run and print one line of JSON."""
    way, register, results = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    arcadia = load_country("arcadia")
    law = SchemeInForce.of(arcadia.law.schemes["arcadia-job"].scheme, arcadia.book)
    seconds = []
    for _ in range(2):
        start = time.perf_counter()
        if way == "spark":
            rows = run_file_on_spark(law, register, results, "job", MASTER)
        else:
            rows = run_file(law, register, results, "job")
        seconds.append(time.perf_counter() - start)
    peak = int(Path("/proc/self/status").read_text("utf-8").split("VmHWM:")[1].split()[0]) / 1024
    told = {"rows": rows, "first": seconds[0], "again": seconds[1], "peak_mib": peak}
    print(json.dumps(told))  # noqa: T201 - read by the caller


main()
