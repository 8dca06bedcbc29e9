"""`brecha law` on bad input: the faults of a file that differ in kind are told all at once."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from law_command import Law
from law_faults import EMPLOYER, REFORM, ROW, case_in, run_table, told


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
