"""How long, and in how much memory, are ten million people made and thirty indicators streamed?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

LARGE = 10_000_000
MOST_MIB = 2048
SCRIPT = Path(__file__).parent / "stream_people.py"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("people") / "people.parquet"


@pytest.mark.parametrize("way", ["make", "here"])
def test_ten_million_people(benchmark: BenchmarkFixture, file: Path, way: str) -> None:
    benchmark.group = f"{LARGE:,} synthetic people"
    command = [sys.executable, str(SCRIPT), way, str(file), str(LARGE), "2"]

    done = benchmark.pedantic(
        subprocess.run, (command,), {"check": True, "stdout": subprocess.PIPE}, rounds=1
    )

    told = json.loads(done.stdout.splitlines()[-1])
    benchmark.extra_info |= told
    assert told["peak_mib"] < MOST_MIB
