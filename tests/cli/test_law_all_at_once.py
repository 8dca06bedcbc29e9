"""`brecha law` on bad input: the faults of a file that differ in kind are told all at once."""

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


def test_an_employer_twice_and_too_many_days_are_told_with_the_other_faults(
    law: Law, tmp_path: Path
) -> None:
    employers = [EMPLOYER, {**EMPLOYER, "wage": -1}, {**EMPLOYER, "name": "B", "days": 32}]

    sentences = told(
        law("calculate", "domestic-worker", "--input", case_in(tmp_path, employers=employers))
    )

    assert len(sentences) == 3
    assert any("A repeat" in one for one in sentences)
    assert any("employers.1.wage must be at least 0;" in one for one in sentences)
    assert any("days of B must be at most 31 in 2026-05; they are 32" in one for one in sentences)


def test_a_bad_month_of_a_table_is_told_with_the_other_faults(law: Law, tmp_path: Path) -> None:
    rows = [{**ROW, "wage": -1.0}, {**ROW, "worker_id": "w2", "month": "May", "days": 40.0}]

    sentences = run_table(law, tmp_path, pl.DataFrame(rows), pl.DataFrame.write_csv)

    assert len(sentences) == 3
    assert "days must be at most 31; rows 3 hold 40.0" in sentences[1]
    assert "months written as 2026-05; rows 3 hold May" in sentences[2]


def test_a_row_with_more_fields_than_the_header_is_told(law: Law, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    pl.DataFrame([ROW, {**ROW, "worker_id": "w2"}]).write_csv(path)
    path.write_text(path.read_text().rstrip("\n") + ",9\n")

    (sentence,) = told(law("run", "domestic-worker", str(path), "--out", str(tmp_path / "out.csv")))

    assert "in.csv: Each row must have the 13 fields of the header; rows 3 have more" in sentence


def test_an_unknown_argument_of_a_reform_is_told_with_its_line_and_near_names(
    law: Law, tmp_path: Path
) -> None:
    (tmp_path / "rules.py").write_text(
        "from typing import Annotated\n"
        "from brecha.engine import Column, rule\n"
        'Money = Annotated[Column, "money / month"]\n'
        '@rule(row="job")\n'
        "def net_wage_monthly(wage_monthli: Money) -> Money:\n"
        '    """Net wage: all of it."""\n'
        "    return wage_monthli\n"
    )
    (tmp_path / "reform.yaml").write_text(f"{REFORM}functions: rules.py\n")
    (tmp_path / "in.csv").write_text("worker_id,month,wage_offered_monthly\na,2026-01,5000\n")

    (sentence,) = told(
        law("compare", str(tmp_path / "in.csv"), "--reform", str(tmp_path / "reform.yaml"))
    )

    assert "rules.py, line 4: Each argument must be" in sentence
    assert "wage_monthli, which net_wage_monthly takes" in sentence
    assert "near: wage_monthly" in sentence


def test_faults_of_the_last_worker_are_told_with_the_earlier_ones(law: Law, tmp_path: Path) -> None:
    rows = [{**ROW, "wage": -1.0}, {**ROW, "worker_id": "w2", "wage": -2.0}]

    (sentence,) = run_table(law, tmp_path, pl.DataFrame(rows), pl.DataFrame.write_parquet)

    assert "wage must be at least 0; rows 2, 3 hold" in sentence
