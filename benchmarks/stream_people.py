"""Make synthetic people, or stream 30 indicators over them; tell time and memory as JSON.

`python stream_people.py make FILE PEOPLE WORKERS`, `… here FILE` or `… spark FILE`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import polars as pl

from brecha.countries import load_country
from brecha.countries.synthesis import read_recipe
from brecha.gaps import INDICATORS, aggregate, missing_for
from brecha.population.synthesis import (
    compile_recipe,
    plan_people,
    sum_people,
    sum_people_on_spark,
    write_people,
)

NUMBER = 30
MASTER = "local[2]"
KEYS = ["territory", "indicator"]


class Summing:
    """Thirty indicators by territory."""

    def __init__(self, columns: list[str]) -> None:
        """Take the first that can be told of these columns and added up."""
        told = [one for one in INDICATORS if one.kind != "median" and not missing_for(one, columns)]
        self.names = [one.id for one in told[:NUMBER]]

    def __call__(self, people: pl.DataFrame) -> pl.DataFrame:
        """Return their sums over some people."""
        chosen = [one for one in INDICATORS if one.id in self.names]
        return aggregate(people, chosen, ["territory"])


def main() -> None:
    """Run and print one line of JSON."""
    way, file = sys.argv[1], Path(sys.argv[2])
    start = time.perf_counter()
    if way == "make":
        plan = plan_people(compile_recipe(read_recipe(load_country("mexico"))), int(sys.argv[3]), 1)
        told = {"rows": write_people(plan, file, workers=int(sys.argv[4]), replaces=True)}
    else:
        columns = pl.scan_parquet(file).collect_schema().names()
        summing = Summing(columns)
        how = sum_people if way == "here" else sum_people_on_spark
        sums = how(file, summing, KEYS, columns)
        told = {"rows": len(sums), "indicators": len(summing.names), "sum": sums["numerator"].sum()}
    peak = int(Path("/proc/self/status").read_text("utf-8").split("VmHWM:")[1].split()[0]) / 1024
    print(json.dumps({**told, "seconds": time.perf_counter() - start, "peak_mib": peak}))  # noqa: T201 - read by the caller


if __name__ == "__main__":
    main()
