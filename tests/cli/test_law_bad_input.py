"""`brecha law` on bad input: what is wrong in clear words, all at once, exit code 2, no file."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from law_command import Law
from law_faults import EMPLOYER, REFORM, ROW, case_in, run_table, told


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"month": "2017-05"}, "modelled from 2019-04-01 on; 2017-05-01 was asked"),
        ({"employers": [{**EMPLOYER, "wage": -1}]}, "employers.0.wage must be at least 0"),
        ({"employers": [{**EMPLOYER, "days": 32}]}, "must be at most 31 in 2026-05"),
        ({"employers": [EMPLOYER, EMPLOYER]}, "Each employer may stand once; A repeat"),
        ({"zone": "south"}, "zone must be one of"),
        ({"zona": "general"}, "The key zona is not known here"),
        ({"employers": []}, "employers: there must be at least one entry"),
        ({"month": "2026-13"}, "month must be a month written as 2026-05; it is '2026-13'"),
    ],
)
def test_a_bad_case_is_told(
    law: Law, tmp_path: Path, changes: dict[str, object], expected: str
) -> None:
    (sentence,) = told(law("calculate", "domestic-worker", "--input", case_in(tmp_path, **changes)))

    assert expected in sentence


def test_all_faults_of_a_case_are_told_at_once_in_spanish(law: Law, tmp_path: Path) -> None:
    bad = {"zona": "general", "employers": [{**EMPLOYER, "wage": -1, "days": "x"}]}

    sentences = told(
        law("calculate", "domestic-worker", "--input", case_in(tmp_path, **bad), "--lang", "es")
    )

    assert len(sentences) == 3
    assert any("employers.0.wage debe ser al menos 0" in one for one in sentences)
    assert any("employers.0.days debe ser un número" in one for one in sentences)
    assert any("La clave zona no se conoce aquí" in one for one in sentences)


def test_all_faults_of_a_flat_case_are_told_at_once_with_their_lines(
    law: Law, tmp_path: Path
) -> None:
    path = tmp_path / "fine.yaml"
    path.write_text("month: '2026-02'\nbreach: x\nworkers_affected: 0\nis_repeated: maybe\n")

    sentences = told(law("calculate", "inspection-fine", "--input", str(path)))

    assert len(sentences) == 4
    assert any("breach_kind is required" in one for one in sentences)
    assert any("line 3: workers_affected must be at least 1" in one for one in sentences)
    assert any("line 4: is_repeated must be a number" in one for one in sentences)
    assert any("line 2: The key breach is not known" in one for one in sentences)


def test_more_days_than_the_month_has_are_told_of_a_flat_case(law: Law, tmp_path: Path) -> None:
    path = tmp_path / "farm.yaml"
    path.write_text("month: '2026-02'\nwage_daily: 400\ndays: 29\nfarm_work_risk_premium: 0.02\n")

    (sentence,) = told(law("calculate", "agricultural-worker", "--input", str(path)))

    assert "farm.yaml: Column days must be at most the days of the month" in sentence
    assert "rows 1 hold 29" in sentence


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "income-tax; gardeners is not. Choose"), ("es", "income-tax; gardeners no lo es")],
)
def test_an_unknown_scheme_is_told(law: Law, tmp_path: Path, language: str, expected: str) -> None:
    (sentence,) = told(
        law("calculate", "gardeners", "--input", case_in(tmp_path), "--lang", language)
    )

    assert expected in sentence


def test_a_wage_below_the_minimum_of_the_trade_is_a_warning_with_the_article(
    law: Law,
    tmp_path: Path,
) -> None:
    low = [{**EMPLOYER, "wage": 300}]

    ended = law(
        *("calculate", "domestic-worker", "--json", "--lang", "es"),
        *("--input", case_in(tmp_path, employers=low)),
    )

    assert ended.returncode == 0, ended.stderr
    warnings = json.loads(ended.stdout)["warnings"]
    assert any("salario mínimo" in one and "LFT 335" in one for one in warnings)


def test_a_table_is_told_all_that_a_case_is_with_the_rows(law: Law, tmp_path: Path) -> None:
    rows = [
        {**ROW, "wage": -1.0},
        {**ROW, "worker_id": "w2", "wage": -2.0, "days": 29.0},
        {**ROW, "worker_id": "w3"},
        {**ROW, "worker_id": "w3"},
        {**ROW, "worker_id": "w4"},
    ]

    sentences = run_table(law, tmp_path, pl.DataFrame(rows), pl.DataFrame.write_csv)

    assert len(sentences) == 3
    assert "wage must be at least 0; rows 2, 3 hold -1.0, -2.0" in sentences[0]
    assert "rows 4, 5 repeat a key" in sentences[1]
    assert "at most the days of the month less those before the start; rows 3" in sentences[2]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"days": 29.0}, "Column days must be at most the days of the month"),
        ({"days": 20.0, "days_before_start": 9}, "Column days must be at most the days of the"),
        ({"days_in_month": 31}, "Column days_in_month must be the days of the calendar month"),
        ({"month": "2017-02"}, "modelled from 2019-04-01 on; 2017-02-01 was asked"),
        ({"month": "May 2026"}, "must hold months written as 2026-05; rows 3"),
    ],
)
def test_a_bad_row_of_a_table_is_told(
    law: Law, tmp_path: Path, changes: dict[str, object], expected: str
) -> None:
    table = pl.DataFrame([ROW, {**ROW, "worker_id": "w2", **changes}])

    (sentence,) = run_table(law, tmp_path, table, pl.DataFrame.write_parquet)

    assert expected in sentence


def test_a_csv_with_a_shifted_column_is_told(law: Law, tmp_path: Path) -> None:
    table = pl.DataFrame([ROW])
    shifted = table.rename(dict(zip(table.columns, [*table.columns[1:], "worker_id"], strict=True)))

    sentences = run_table(law, tmp_path, shifted, pl.DataFrame.write_csv)

    assert len(sentences) >= 3
    assert any("wage must hold a number; rows 2 do not (general)" in one for one in sentences)
    assert any("zone must be one of" in one for one in sentences)


def test_a_parquet_with_missing_columns_is_told(law: Law, tmp_path: Path) -> None:
    table = pl.DataFrame([ROW]).drop("wage", "zone")

    (sentence,) = run_table(law, tmp_path, table, pl.DataFrame.write_parquet)

    assert "must have each of its columns; zone, wage are absent" in sentence


def test_a_file_that_is_no_table_is_told(law: Law, tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_bytes(b"no parquet")

    (sentence,) = told(
        law(
            *("run", "domestic-worker", str(tmp_path / "in.parquet"), "--lang", "es"),
            *("--out", str(tmp_path / "out.csv")),
        )
    )

    assert "in.parquet" in sentence
    assert not (tmp_path / "out.csv").exists()


def test_a_reform_of_unknown_functions_and_values_is_told(law: Law, tmp_path: Path) -> None:
    (tmp_path / "rules.py").write_text(
        "from typing import Annotated\n"
        "from brecha.engine import Column, rule\n"
        'Money = Annotated[Column, "money / month"]\n'
        '@rule(row="job")\n'
        "def net_wages_monthly(wage_monthly: Money) -> Money:\n"
        '    """Net wage: all of it."""\n'
        "    return wage_monthly\n"
    )
    (tmp_path / "reform.yaml").write_text(
        f"{REFORM}functions: rules.py\nvalues:\n  bonus_month:\n    value: 2\n"
        '    reference: {title: "A proposal"}\n    certainty: assumed\n'
    )
    (tmp_path / "in.csv").write_text("worker_id,month,wage_offered_monthly\na,2026-01,5000\n")

    sentences = told(
        law("compare", str(tmp_path / "in.csv"), "--reform", str(tmp_path / "reform.yaml"))
    )

    assert len(sentences) == 2
    assert any("net_wages_monthly is not" in one and "net_wage_monthly" in one for one in sentences)
    assert any("bonus_month is not" in one and "bonus_months" in one for one in sentences)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["in.csv"], REFORM.replace("scheme: arcadia-job\n", "")),
        (["income-tax", "in.csv"], REFORM),
        (["arcadia-job", "more", "in.csv"], REFORM),
    ],
)
def test_a_reform_needs_one_scheme(law: Law, tmp_path: Path, names: list[str], text: str) -> None:
    (tmp_path / "reform.yaml").write_text(text)

    (sentence,) = told(law("compare", *names, "--reform", str(tmp_path / "reform.yaml")))

    assert "One scheme must be named" in sentence


def test_an_unknown_result_list_or_day_is_told(law: Law, tmp_path: Path) -> None:
    case = case_in(tmp_path)

    (result,) = told(law("calculate", "domestic-worker", "--input", case, "--result", "net_pay"))
    (listed,) = told(law("checklist", "gardens"))
    (day,) = told(law("checklist", "breaches", "--date", "today"))

    assert "net_pay is none" in result
    assert "gardens is not" in listed
    assert "2026-05-31; it is today" in day


def test_bad_cases_end_with_two_and_wrong_ones_with_one(law: Law, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    good = (
        "scheme: income-tax\nday: 2026-02-01\nsource: LISR 96, by hand\ntolerance: 0.01\n"
        "input: {wage_monthly: 15000}\nexpected: {income_tax_monthly: 1402.82}\n"
    )
    codes = []
    for text in (good, good.replace("1402.82", "1500"), good.replace("income-tax", "gardens")):
        path.write_text(text)
        codes.append(law("cases", "--from", str(tmp_path)).returncode)

    assert codes == [0, 1, 2]
