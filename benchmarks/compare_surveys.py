"""Which program estimates fifty indicators by state fastest? All in one run, side by side.

Each program is a process of its own: Brecha here, svy in an environment that is made here
(`.venv-bench-svy`), R's survey package where Rscript and the package are. Each reads the same file
and must return the same estimates and standard errors. Least seconds of the repeats.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

HERE = Path(__file__).parent / "surveys"
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

from sample import COLUMNS, write_sample  # noqa: E402 - stands beside the programs it serves

PEERS = json.loads((HERE / "requirements.json").read_text("utf-8"))
PERSONS = 350_000
TOLERANCE = 1e-6
FIFTY, MEDIANS = "50 indicators by 32 states", "5 medians by 32 states"
HEADER = f"| program | {FIFTY}, s | {MEDIANS}, s | MiB | times our seconds | of medians |"
NO_R = "R or its survey package is not here; it is left out of the comparison."


@dataclass(frozen=True)
class Measured:
    """What one program took.

    Attributes:
        program: Its name and version.
        indicators: Seconds from columns in memory to fifty indicators.
        medians: Seconds from columns in memory to five medians.
        peak_mib: Most memory the process held.
    """

    program: str
    indicators: float
    medians: float
    peak_mib: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=PERSONS)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--out", type=Path, default=ROOT / "out")
    asked = parser.parse_args()
    text = table(asked.persons, compare(asked.persons, asked.repeats))
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "surveys.md").write_text(text, encoding="utf-8")
    print(text)  # noqa: T201 - what the person asked for


def compare(persons: int, repeats: int) -> list[Measured]:
    """Return what each program took; their results must agree."""
    programs = {"Brecha": [sys.executable, str(HERE / "brecha_survey.py")]}
    for peer, packages in PEERS.items():
        programs[packages[0]] = [python_of(peer, packages), str(HERE / f"{peer}_survey.py")]
    version = version_in_r()
    if version:
        programs[f"R survey {version}"] = ["Rscript", str(HERE / "survey.R")]
    else:
        print(NO_R)  # noqa: T201 - a person must know
    found = []
    with tempfile.TemporaryDirectory() as name:
        sample = Path(name) / "sample.bin"
        write_sample(sample, persons)
        for number, (title, command) in enumerate(programs.items()):
            results = Path(name) / f"{number}.csv"
            turns = str(1 if command[0] == "Rscript" else repeats)
            said = run([*command, str(sample), str(results), turns, ",".join(COLUMNS)])
            found.append(Measured(title, **json.loads(said.splitlines()[-1])))
            check(results, Path(name) / "0.csv", title)
    return found


def python_of(peer: str, packages: list[str]) -> str:
    """Return the interpreter of a peer's environment, made unless it stands already."""
    folder = ROOT / f".venv-bench-{peer}"
    stamp, python = folder / "packages.json", str(folder / "bin" / "python")
    if not stamp.is_file() or json.loads(stamp.read_text("utf-8")) != packages:
        uv = [sys.executable, "-m", "uv"]
        run([*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)])
        run([*uv, "pip", "install", "--quiet", "--python", python, *packages])
        stamp.write_text(json.dumps(packages), encoding="utf-8")
    return python


def version_in_r() -> str:
    """Return the version of R's survey package, empty where it is not installed."""
    if shutil.which("Rscript") is None:
        return ""
    asked = "if (requireNamespace('survey', quietly = TRUE)) cat(format(packageVersion('survey')))"
    return run(["Rscript", "-e", asked]).strip()


def check(results: Path, ours: Path, title: str) -> None:
    """Stop where a program's estimates or errors are not ours.

    Raises:
        AssertionError: They differ by more than the tolerance.
    """
    keys = ["indicator", "state"]
    theirs, expected = (
        pl.read_csv(path).with_columns(pl.col("state").cast(pl.Float64)) for path in (results, ours)
    )
    both = expected.join(theirs, on=keys, how="left", suffix="_theirs")
    for name in ("estimate", "standard_error"):
        np.testing.assert_allclose(
            both[f"{name}_theirs"], both[name], rtol=TOLERANCE, err_msg=f"{title}: {name}"
        )


def table(persons: int, found: list[Measured]) -> str:
    """Return a table in Markdown."""
    ours = found[0]
    lines = [f"\n{persons:,} persons\n", HEADER, "| --- |" + " --- |" * 5]
    lines += [
        f"| {entry.program} | {entry.indicators:.2f} | {entry.medians:.2f} "
        f"| {entry.peak_mib:,.0f} | {entry.indicators / ours.indicators:.1f} "
        f"| {entry.medians / ours.medians:.1f} |"
        for entry in found
    ]
    return "\n".join([*lines, ""])


def run(command: list[str]) -> str:
    """Return what a program prints."""
    done = subprocess.run(  # noqa: S603 - commands of this file
        command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ.copy()
    )
    return done.stdout


if __name__ == "__main__":
    main()
