"""What did `make bench` measure besides the ten rules? Lines of text from its file of figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DEEP = "test_two_hundred_rules"
GRAPH = "test_four_hundred_functions_built_and_run"
FILES = "test_from_parquet_to_parquet"
TIMES_BY_HAND = 1.5
MOST_MILLISECONDS = 50
MOST_MIB = 1024


def told_of(path: Path) -> list[str]:
    """Return a list in Markdown, of what the file of pytest-benchmark holds.

    Args:
        path: The file; where it is absent, that is said.
    """
    if not path.is_file():
        return ["", f"Two hundred rules, files and Spark: no {path.name}; `make bench` makes it."]
    entries = json.loads(path.read_text("utf-8"))["benchmarks"]
    found = {entry["name"]: entry for entry in entries}
    lines = _deep_lines(found) + _graph_lines(found)
    for rows in (1_000_000, 10_000_000):
        lines += _file_lines(found, rows)
    return ["", "Other measures of the same run", "", *lines, ""]


def _deep_lines(found: dict[str, Any]) -> list[str]:
    taken = {
        name.removeprefix(f"{DEEP}[").removesuffix("]"): entry["stats"]["min"]
        for name, entry in found.items()
        if name.startswith(f"{DEEP}[")
    }
    written = {way: taken[way] for way in taken if way.startswith("by hand")}
    if not written:
        return []
    best = min(written.values())
    ways = ", ".join(f"{way} {seconds:.3f} s" for way, seconds in taken.items())
    ratios = ", ".join(
        f"{way} {seconds / best:.2f}" for way, seconds in taken.items() if way not in written
    )
    return [
        (
            f"- 200 rules, 1,000,000 persons: {ways}. Times the faster by hand: {ratios} "
            f"(goal: at most {TIMES_BY_HAND})."
        )
    ]


def _graph_lines(found: dict[str, Any]) -> list[str]:
    if GRAPH not in found:
        return []
    milliseconds = found[GRAPH]["stats"]["min"] * 1000
    return [
        (
            f"- 400 functions built and run on 1,000 rows: {milliseconds:.1f} ms "
            f"(goal: under {MOST_MILLISECONDS})."
        )
    ]


def _file_lines(found: dict[str, Any], rows: int) -> list[str]:
    ways = {
        way: found[name]["extra_info"]
        for way in ("here", "spark")
        if (name := f"{FILES}[{rows}-{way}]") in found
    }
    if "here" not in ways:
        return []
    here = min(ways["here"]["first"], ways["here"]["again"])
    lines = [
        (
            f"- {rows:,} rows from Parquet to Parquet: {here:.1f} s here within "
            f"{ways['here']['peak_mib']:,.0f} MiB (goal: under {MOST_MIB:,})."
        )
    ]
    if "spark" not in ways:
        return [*lines, "- The same on Spark: not measured, Spark is not installed."]
    again, first = ways["spark"]["again"], ways["spark"]["first"]
    return [
        *lines,
        (
            f"- The same on a local Spark of two processes: {again:.1f} s where it stands already, "
            f"{again - here:+.1f} s beside here; {first:.1f} s with its start."
        ),
    ]
