"""What do the tests of bad input share? A sound case, a sound row, and what a command tells."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from law_command import Law

EMPLOYER = {"name": "A", "wage": 342.47, "pay_period": "day", "days": 30}
CASE: dict[str, Any] = {"month": "2026-05", "employers": [EMPLOYER]}
ROW: dict[str, Any] = {
    "worker_id": "w1",
    "month": "2026-02",
    "employer_name": "A",
    "zone": "general",
    "days_in_month": 28,
    "integration_factor": 1.0493,
    "article_36_reference": "general",
    "wage": 400.0,
    "pay_period": "day",
    "days": 20.0,
    "days_before_start": 0,
    "has_food": 0,
    "has_lodging": 0,
}
REFORM = """\
title: {es: "Sin cuotas de la persona trabajadora", en: "No quotas of the worker"}
scheme: arcadia-job
since: 2026-01-01
"""


def case_in(folder: Path, **changes: object) -> str:
    path = folder / "case.json"
    path.write_text(json.dumps({**CASE, **changes}), encoding="utf-8")
    return str(path)


def told(ended: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the sentences that ended a command, which must have written nothing."""
    assert ended.returncode == 2, ended.stderr
    assert ended.stdout == ""
    return ended.stderr.splitlines()


def run_table(law: Law, folder: Path, frame: pl.DataFrame, write: Callable[..., None]) -> list[str]:
    """Return what is told of a table; neither a result nor a draft of one may be left."""
    write(frame, folder / "in.file")
    source = (folder / "in.file").rename(
        folder / ("in.csv" if write is pl.DataFrame.write_csv else "in.parquet")
    )
    ended = law("run", "domestic-worker", str(source), "--out", str(folder / "out.csv"))
    assert [path.name for path in folder.iterdir()] == [source.name]
    return told(ended)
