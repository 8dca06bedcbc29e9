"""How near is the engine to NumPy written by hand, and to reading its inputs once?

Ten rules and two hundred; a graph of four hundred built and run; a file streamed; Spark. Other
engines are compared by `compare_engines.py`, which gives each a process and environment of its own.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import by_hand
import deep_rules
import ten_rules
from brecha.engine import Column, Program, Rows, run
from brecha.engine.workers import run_parallel
from register import write_register

PERSONS = 1_000_000
LARGE = 10_000_000
MOST_MIB = 1024
STREAM = Path(__file__).parent / "stream_register.py"
HAS_SPARK = shutil.which("java") is not None and importlib.util.find_spec("pyspark") is not None


@dataclass(frozen=True)
class People:
    """Made-up persons and how they live together."""

    columns: dict[str, Column]
    rows: Rows
    offsets: np.ndarray


@pytest.fixture(scope="module")
def people() -> People:
    return people_of(PERSONS)


def people_of(number: int) -> People:
    table = ten_rules.population(number)
    columns = {name: table[name].to_numpy() for name in deep_rules.INPUTS}
    rows = ten_rules.rows_of(table["household"].to_numpy())
    return People(columns, rows, rows.offsets[0])


def floor(given: People) -> list[float]:
    """Read each input column once, and do no more."""
    return [float(column.sum()) for column in given.columns.values()]


TEN: dict[str, Callable[[People], object]] = {
    "floor: inputs read once": floor,
    "by hand, in blocks": lambda given: by_hand.run_blocks(given.columns, given.offsets),
    "engine, one process": lambda given: run(ten_rules.program(), given.columns, given.rows),
    "engine, two processes": lambda given: run_parallel(
        ten_rules.program(), given.columns, given.rows
    ),
}


@pytest.mark.parametrize("way", TEN)
def test_ten_rules(benchmark: BenchmarkFixture, people: People, way: str) -> None:
    benchmark.group = f"ten rules, {PERSONS:,} persons"
    expected = by_hand.run_blocks(people.columns, people.offsets)

    results = benchmark(TEN[way], people)

    if way != "floor: inputs read once":
        assert {name: column.tobytes() for name, column in results.items()} == {
            name: column.tobytes() for name, column in expected.items()
        }


GRAPH = deep_rules.formulas(200)
WRITTEN = deep_rules.written_program(GRAPH)


def written_whole(given: People) -> dict[str, Column]:
    """Run the written program on whole columns."""
    home = by_hand.homes_of(given.offsets)
    return WRITTEN(**given.columns, home=home, homes=len(given.offsets) - 1)


def written_in_blocks(given: People) -> dict[str, Column]:
    """Run the written program on blocks of whole households."""
    numbers = {formula.name: given.rows.number_of(formula.row) for formula in GRAPH}
    results = {name: np.empty(numbers[name]) for name in deep_rules.targets(GRAPH)}
    units = {formula.name: formula.row for formula in GRAPH}
    for first, last in given.rows.chunks(by_hand.BLOCK_ROWS):
        part, here = given.rows.part(first, last)
        columns = {name: column[here["person"]] for name, column in given.columns.items()}
        home = by_hand.homes_of(part.offsets[0])
        pieces = WRITTEN(**columns, home=home, homes=last - first)
        for name, piece in pieces.items():
            results[name][here[units[name]]] = piece
    return results


DEEP: dict[str, Callable[[People], dict[str, Column]]] = {
    "by hand, whole columns, freed": written_whole,
    "by hand, in blocks, freed": written_in_blocks,
    "engine, one process": lambda given: run(deep_rules.program(GRAPH), given.columns, given.rows),
    "engine, two processes": lambda given: run_parallel(
        deep_rules.program(GRAPH), given.columns, given.rows
    ),
}


@pytest.mark.parametrize("way", DEEP)
def test_two_hundred_rules(benchmark: BenchmarkFixture, people: People, way: str) -> None:
    benchmark.group = f"two hundred rules, {PERSONS:,} persons"
    expected = written_whole(people)

    results = benchmark.pedantic(DEEP[way], (people,), rounds=5, warmup_rounds=1)

    for name, column in expected.items():
        assert results[name].tobytes() == column.tobytes(), name


def test_four_hundred_functions_built_and_run(benchmark: BenchmarkFixture) -> None:
    graph = deep_rules.formulas(400)
    few = people_of(1_000)

    def build_and_run() -> Program:
        program = deep_rules.program(graph)
        run(program, few.columns, few.rows)
        return program

    assert len(benchmark(build_and_run).steps) == 400


WAYS = ["here", *(["spark"] if HAS_SPARK else [])]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("rows", [PERSONS, LARGE])
def test_from_parquet_to_parquet(
    benchmark: BenchmarkFixture, tmp_path: Path, rows: int, way: str
) -> None:
    benchmark.group = f"a register of {rows:,} rows, from Parquet to Parquet"
    register = tmp_path / "register.parquet"
    write_register(register, rows)
    command = [sys.executable, str(STREAM), way, str(register), str(tmp_path / "results.parquet")]

    done = benchmark.pedantic(
        subprocess.run, (command,), {"check": True, "stdout": subprocess.PIPE}, rounds=1
    )

    told = json.loads(done.stdout.splitlines()[-1])
    benchmark.extra_info |= told
    assert told["rows"] == rows
    assert way == "spark" or told["peak_mib"] < MOST_MIB
