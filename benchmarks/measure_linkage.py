"""How near to the truth is a count of persons, by each way of recognising them? On invented data.

    python benchmarks/measure_linkage.py [--rows N] [--seeds N] [--out FOLDER]

Prints a table of Markdown, and writes it to FOLDER/linkage.md. Without Splink only the exact ways
are measured, and the table says so.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from brecha.office.people.entries import Entry  # noqa: E402 - after the path
from brecha.office.people.linkage import (  # noqa: E402 - as above
    LEAST_AUTOMATIC,
    LEAST_PROPOSED,
    propose,
)
from made_register import MadeRegister, made_register  # noqa: E402 - as above
from measured_linkage import Rightness, groups_from, rightness  # noqa: E402 - as above

ROWS, SHARE_OF_PERSONS = 1956, 1500 / 1956
SEEDS = 5
MEGABYTE = 1024
HEADING = "| way | persons counted | error | precision | recall | time |\n|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Way:
    """A way of recognising persons, and how right it was. Unit of seconds: s."""

    name: str
    found: Rightness
    seconds: float


def main() -> None:
    """Measure all ways on the register of some seeds, and print the mean."""
    asked = _asked()
    persons = round(asked.rows * SHARE_OF_PERSONS)
    runs = [
        list(_ways(made_register(persons, asked.rows, seed))) for seed in range(5, 5 + asked.seeds)
    ]
    lines = [f"Truth: {persons:,} persons in {asked.rows:,} entries; {asked.seeds} seeds.", ""]
    lines += [HEADING, *(_line(ways, persons) for ways in zip(*runs, strict=True))]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
    lines += ["", f"Most memory: {memory:,} MB."]
    if find_spec("splink") is None:
        lines += ["", "Splink is not installed (the extra `linkage`); it was not measured."]
    told = "\n".join(lines) + "\n"
    print(told)  # noqa: T201 - what the program is for
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
        (asked.out / "linkage.md").write_text(told, encoding="utf-8")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def _ways(register: MadeRegister) -> Iterator[Way]:
    entries = register.entries
    yield Way("plain sum over agencies", Rightness(len(entries), 1.0, 0.0), 0.0)
    for name, with_date in (("exact name", False), ("exact name and birth date", True)):
        start = time.perf_counter()
        groups = {each.number: _folded(each, with_date=with_date) for each in entries}
        yield Way(name, rightness(register, groups), time.perf_counter() - start)
    if find_spec("splink") is None:
        return
    start = time.perf_counter()
    found = propose(entries)
    seconds = time.perf_counter() - start
    for least in (LEAST_PROPOSED, LEAST_AUTOMATIC):
        groups = groups_from(register, found.pairs, least)
        yield Way(f"Splink, p ≥ {least}", rightness(register, groups), seconds)


def _folded(entry: Entry, *, with_date: bool) -> tuple[str, str]:
    """Return name and birth date without accents and capitals, as the register compares them."""
    apart = unicodedata.normalize("NFKD", entry.name.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.split()), entry.birth_date if with_date else ""


def _line(ways: tuple[Way, ...], persons: int) -> str:
    number = mean(way.found.number for way in ways)
    precision, recall = (
        mean(getattr(way.found, name) for way in ways) for name in ("precision", "recall")
    )
    joins = ways[0].found.recall > 0
    shares = f"{precision:.3f} | {recall:.2f}" if joins else "– | –"
    seconds = mean(way.seconds for way in ways)
    error = number / persons - 1
    return f"| {ways[0].name} | {number:,.0f} | {error:+.1%} | {shares} | {seconds:.1f} s |"


if __name__ == "__main__":
    main()
