"""Which engine computes ten rules fastest, and with how much memory? All in one run, side by side.

Each program is a process of its own, in an environment of its own (`.venv-bench-*`, made here),
reads the same Parquet file and must return the same results. Least seconds of the repeats.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from ten_rules import TARGETS, population

HERE = Path(__file__).parent
ROOT = HERE.parent
PEERS = json.loads((HERE / "peers" / "requirements.json").read_text("utf-8"))
OURS = "brecha_engine"
SIZES = (100_000, 1_000_000, 10_000_000)
MOST_COMPARED = 1_000_000
CENTS_OF_FLOAT32 = 0.05  # both kin of OpenFisca lose them
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
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--out", type=Path, default=ROOT / "out")
    asked = parser.parse_args()
    for peer in PEERS:
        make_environment(peer)
    tables = [table(size, compare(size, asked.repeats)) for size in asked.sizes]
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "engines.md").write_text("\n".join(tables), encoding="utf-8")
    print("\n".join(tables))  # noqa: T201 - what the person asked for


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


def compare(persons: int, repeats: int) -> list[Measured]:
    """Return what each program took for so many persons; their results must agree."""
    with tempfile.TemporaryDirectory() as name:
        people = Path(name) / "people.parquet"
        population(persons).write_parquet(people)
        python = sys.executable
        programs = {f"{OURS} 1": (OURS, python, "1"), f"{OURS} 2": (OURS, python, "2")}
        programs |= {"NumPy by hand": ("by_hand_blocks", python, "")}
        programs |= {peer: (peer, str(environment(peer) / "bin" / "python"), "") for peer in PEERS}
        found = []
        for title, (program, interpreter, argument) in programs.items():
            results = Path(name) / f"{title}.parquet"
            command = [interpreter, str(HERE / "peers" / f"{program}.py"), str(people)]
            told = json.loads(
                run([*command, str(results), str(repeats), argument]).splitlines()[-1]
            )
            found.append(Measured(title, **told))
            if persons <= MOST_COMPARED:
                check(results, Path(name) / f"{OURS} 1.parquet", title)
        return found


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


def run(command: list[str]) -> str:
    """Return what a program prints; one thread for linear algebra in each."""
    threads = {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    done = subprocess.run(  # noqa: S603 - commands of this file
        command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **threads}
    )
    return done.stdout


if __name__ == "__main__":
    main()
