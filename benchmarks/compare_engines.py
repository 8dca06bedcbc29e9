"""Which engine computes ten rules fastest, and with how much memory? All in one run, side by side.

Each program is a process of its own, in an environment of its own (`.venv-bench-*`, made here),
reads the same Parquet file and must return the same results. All take turns, so that what else the
machine does falls on all; told are the least seconds of each. What `make bench` measured before of
deeper graphs, files and Spark is told below.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from other_measures import told_of
from ten_rules import INPUTS, TARGETS, population

HERE = Path(__file__).parent
ROOT = HERE.parent
PEERS = json.loads((HERE / "peers" / "requirements.json").read_text("utf-8"))
OURS = "brecha_engine"
SIZES = (100_000, 1_000_000, 10_000_000)
MOST_COMPARED = 1_000_000
CENTS_OF_FLOAT32 = 0.05  # both kin of OpenFisca lose them
GOALS = {  # how many times our seconds each must take at least
    1_000_000: {"openfisca": 5, "ttsim_engine": 4, "policyengine": 2, "taxcalc_loop": 1},
    10_000_000: {"openfisca": 10, "ttsim_engine": 7, "policyengine": 6, "taxcalc_loop": 1},
}
LEAST_MEMORY = 2  # times ours
ABOUT = """
Seconds from columns in memory to results in memory: the program is built, told who lives together,
given the columns and asked; what it checks of them is in, what it compiles is not. Rules only is
without telling it who lives together (which for openfisca-core is most of building a simulation).
Every program computes in one process and one thread, except `brecha_engine 2`: it may take a
second process, and does where there is enough to compute. Its memory is that of the first process,
which shares columns and results with the second.
"""
HEADER = "| program | s | s, rules only | MiB | times our seconds, 1 process | 2 | times our MiB |"


@dataclass(frozen=True)
class Measured:
    """What one program took.

    Attributes:
        program: Its name.
        whole: Seconds from columns in memory to results in memory.
        rules: Seconds of these without telling the program who lives together.
        peak_mib: Most memory the process held; without what a second one holds alone.
    """

    program: str
    whole: float
    rules: float
    peak_mib: float


def main() -> None:
    """Measure every size that is asked for and print one table each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--repeats", type=int, default=3, help="runs of a program in a turn")
    parser.add_argument("--turns", type=int, default=3, help="how often each program has its turn")
    parser.add_argument("--out", type=Path, default=ROOT / "out")
    asked = parser.parse_args()
    for peer in PEERS:
        make_environment(peer)
    told = [ABOUT]
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as name:
            people = Path(name) / "people.parquet"
            population(size).write_parquet(people)
            found = compare(people, size, asked.turns, asked.repeats)
            told += [table(size, found), floor_line(people, found), *goal_lines(size, found)]
    told += told_of(asked.out / "benchmarks.json")
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "engines.md").write_text("\n".join(told), encoding="utf-8")
    print("\n".join(told))  # noqa: T201 - what the person asked for


def make_environment(peer: str) -> None:
    """Make the environment of a peer, unless it stands already."""
    folder = environment(peer)
    packages = PEERS[peer]
    stamp = folder / "packages.json"
    if stamp.is_file() and json.loads(stamp.read_text("utf-8")) == packages:
        return
    uv = [sys.executable, "-m", "uv"]
    run([*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)])
    python = str(folder / "bin" / "python")
    run([*uv, "pip", "install", "--quiet", "--python", python, *packages])
    stamp.write_text(json.dumps(packages), encoding="utf-8")


def environment(peer: str) -> Path:
    """Return the folder of a peer's environment."""
    return ROOT / f".venv-bench-{peer.partition('_')[0]}"


def compare(people: Path, persons: int, turns: int, repeats: int) -> list[Measured]:
    """Return what each program took at the least; their results must agree."""
    python = sys.executable
    programs = {f"{OURS} 1": (OURS, python, "1"), f"{OURS} 2": (OURS, python, "2")}
    programs |= {"NumPy by hand": ("by_hand_blocks", python, "")}
    programs |= {peer: (peer, str(environment(peer) / "bin" / "python"), "") for peer in PEERS}
    found: dict[str, list[Measured]] = defaultdict(list)
    for _ in range(turns):
        for title, (program, interpreter, argument) in programs.items():
            results = people.with_name(f"{title}.parquet")
            command = [interpreter, str(HERE / "peers" / f"{program}.py"), str(people)]
            told = run([*command, str(results), str(repeats), argument]).splitlines()[-1]
            found[title].append(Measured(title, **json.loads(told)))
            if persons <= MOST_COMPARED:
                check(results, people.with_name(f"{OURS} 1.parquet"), title)
    return [least(measures) for measures in found.values()]


def least(measures: list[Measured]) -> Measured:
    """Return the least seconds of a program, and the most memory."""
    return Measured(
        measures[0].program,
        min(entry.whole for entry in measures),
        min(entry.rules for entry in measures),
        max(entry.peak_mib for entry in measures),
    )


def check(results: Path, ours: Path, title: str) -> None:
    """Stop where a program's results are not ours.

    Raises:
        AssertionError: They differ by more than the cents that float32 loses.
    """
    theirs, expected = pl.read_parquet(results), pl.read_parquet(ours)
    for name in TARGETS:
        np.testing.assert_allclose(
            theirs[name], expected[name], atol=CENTS_OF_FLOAT32, err_msg=f"{title}: {name}"
        )


def table(persons: int, found: list[Measured]) -> str:
    """Return a table in Markdown."""
    one, two = found[:2]
    lines = [f"\n{persons:,} persons\n", HEADER, "| --- |" + " --- |" * 6]
    lines += [
        f"| {entry.program} | {entry.whole:.3f} | {entry.rules:.3f} | {entry.peak_mib:,.0f} "
        f"| {entry.whole / one.whole:.2f} | {entry.whole / two.whole:.2f} "
        f"| {entry.peak_mib / one.peak_mib:.2f} |"
        for entry in found
    ]
    return "\n".join([*lines, ""])


def floor_line(people: Path, found: list[Measured]) -> str:
    """Say how long reading the inputs once takes, and how many times that we take."""
    table = pl.read_parquet(people, columns=[entry.name for entry in INPUTS])
    columns = [column.to_numpy() for column in table]
    seconds = []
    for _ in range(10):
        start = time.perf_counter()
        for column in columns:
            column.sum()
        seconds.append(time.perf_counter() - start)
    ways = ", ".join(f"{entry.whole / min(seconds):.0f} ({entry.program})" for entry in found[:3])
    return (
        f"Floor: reading the input columns once takes {min(seconds):.4f} s; times that: {ways}.\n"
    )


def goal_lines(persons: int, found: list[Measured]) -> list[str]:
    """Say of each peer how far it must be behind us, and how far it is."""
    one, two = found[:2]
    lines = []
    for peer in found:
        goal = GOALS.get(persons, {}).get(peer.program)
        if goal is None:
            continue
        times, times_two = peer.whole / one.whole, peer.whole / two.whole
        memory = peer.peak_mib / max(one.peak_mib, two.peak_mib)
        is_met = max(times, times_two) >= goal and memory >= LEAST_MEMORY
        lines.append(
            f"- {peer.program}: goal {goal} times our seconds and {LEAST_MEMORY} times our memory; "
            f"{times:.1f} times in one process, {times_two:.1f} in two, memory {memory:.1f}: "
            f"{'met' if is_met else 'missed'}."
        )
    return lines


def run(command: list[str]) -> str:
    """Return what a program prints; one thread for linear algebra in each."""
    threads = {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    done = subprocess.run(  # noqa: S603 - commands of this file
        command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **threads}
    )
    return done.stdout


if __name__ == "__main__":
    main()
