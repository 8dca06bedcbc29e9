"""A scheme on a table: months under their own law, files of any size, reforms."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from brecha.core import CoverageError, InputError
from brecha.core.tables import RowFaults
from brecha.countries import load_country
from brecha.engine import SchemeInForce, months_between, run_file
from brecha.engine.stream import whole_groups


@pytest.fixture(scope="module")
def law() -> SchemeInForce:
    arcadia = load_country("arcadia")
    return SchemeInForce.of(arcadia.law.schemes["arcadia-job"].scheme, arcadia.book)


def table(rows: int) -> pl.DataFrame:
    random = np.random.default_rng(7)
    months = [f"{2019 + at % 8}-{1 + at % 12:02}" for at in range(rows)]
    return pl.DataFrame(
        {
            "worker_id": [f"{at:06}" for at in range(rows)],
            "month": months,
            "wage_offered_monthly": random.integers(0, 20_000, rows).astype(float),
        }
    )


def test_each_month_is_under_its_own_law(law: SchemeInForce) -> None:
    wages = {"worker_id": ["a", "a"], "wage_offered_monthly": [100.0, 100.0]}
    found = law.run(pl.DataFrame({**wages, "month": ["2020-01", "2026-01"]}), "here")["job"]

    minimum = [
        law.book.value("minimum_wage_monthly", datetime.date(year, 1, 1)).value
        for year in (2020, 2026)
    ]
    assert found["wage_monthly"].to_list() == minimum
    assert minimum[0] != minimum[1]


def test_every_date_of_change_builds(law: SchemeInForce) -> None:
    assert law.changes
    for day in law.changes:
        assert law.program(day).targets


def test_a_month_before_the_first_law_is_told(law: SchemeInForce) -> None:
    early = table(1).with_columns(month=pl.lit("1999-12"))

    with pytest.raises(CoverageError, match="known from 2018-01-01 on; 1999-12-01 was asked"):
        law.run(early, "here")


def test_a_series_of_months_changes_where_the_law_does_within_the_year(law: SchemeInForce) -> None:
    months = months_between("2019-11", "2021-02")
    rows = table(1).drop("month").join(pl.DataFrame({"month": months}), how="cross")

    found = law.run(rows, "series")["job"]

    assert found["month"].to_list() == list(months)
    one_by_one = [law.run(rows[at : at + 1], "one")["job"] for at in range(len(months))]
    assert_frame_equal(found, pl.concat(one_by_one), check_exact=True)


@given(st.integers(0, 4000), st.integers(0, 60))
def test_months_follow_one_another(start: int, length: int) -> None:
    first, last = (f"{1900 + at // 12}-{1 + at % 12:02}" for at in (start, start + length))

    months = months_between(first, last)

    assert (months[0], months[-1], len(months)) == (first, last, length + 1)
    assert list(months) == sorted(set(months))


def test_a_series_that_runs_backwards_is_told() -> None:
    with pytest.raises(InputError, match="2026-05 and 2026-04"):
        months_between("2026-05", "2026-04")


def test_faults_of_a_table_are_told_at_once(law: SchemeInForce) -> None:
    wrong = pl.DataFrame(
        {
            "worker_id": ["a", "b", "b"],
            "month": ["2026-01", "2026-01", "2026-01"],
            "wage_offered_monthly": ["-1", "x", "5"],
        }
    )

    with pytest.raises(InputError) as told:
        law.run(wrong, "wages.csv")

    text = str(told.value)
    assert "wages.csv: Column wage_offered_monthly must hold a number; rows 3" in text
    assert "at least 0; rows 2 hold -1" in text
    assert "rows 3, 4 repeat a key" in text


@pytest.mark.parametrize("ending", [".parquet", ".csv"])
@pytest.mark.parametrize("batch_rows", [7, 100, 10_000])
def test_streamed_equals_whole(
    law: SchemeInForce, tmp_path: Path, ending: str, batch_rows: int
) -> None:
    rows = table(500)
    source = tmp_path / f"in{ending}"
    rows.write_parquet(source) if ending == ".parquet" else rows.write_csv(source)

    written = run_file(law, source, tmp_path / "out.parquet", "job", batch_rows)

    whole = law.run(rows, "whole")["job"]
    assert written == len(rows)
    assert whole["worker_id"].to_list() == rows["worker_id"].to_list()
    assert_frame_equal(pl.read_parquet(tmp_path / "out.parquet"), whole, check_exact=True)


@pytest.mark.parametrize("ending", [".parquet", ".csv"])
def test_a_file_without_rows_gives_one_without_rows(
    law: SchemeInForce, tmp_path: Path, ending: str
) -> None:
    source, target = tmp_path / f"in{ending}", tmp_path / f"out{ending}"
    rows = table(0)
    rows.write_parquet(source) if ending == ".parquet" else rows.write_csv(source)

    assert run_file(law, source, target, "job") == 0

    written = pl.read_parquet(target) if ending == ".parquet" else pl.read_csv(target)
    assert written.columns == law.run(table(1), "one")["job"].columns
    assert written.is_empty()


def test_what_is_no_month_is_told_by_row(law: SchemeInForce) -> None:
    months = pl.Series("month", ["2026-05", "2026-5", "2026-13"])

    with pytest.raises(InputError, match="rows 103, 104 hold 2026-5, 2026-13"):
        law.run(table(3).with_columns(months), "wages.csv", rows_before=100)


def test_a_check_of_the_scheme_is_told_with_rows_of_the_file(
    law: SchemeInForce, tmp_path: Path
) -> None:
    def low_wages(rows: pl.DataFrame, faults: RowFaults) -> None:
        wrong = (rows["wage_offered_monthly"] < 1).arg_true().to_list()
        if wrong:
            faults.add("Wages are low in {rows}.", rows=faults.rows(wrong))

    checked = SchemeInForce.of(replace(law.scheme, checks=(low_wages,)), law.book)
    wages = [100.0] * 800
    wages[700] = 0.0
    rows = table(800).with_columns(wage_offered_monthly=pl.Series(wages))
    rows.write_csv(tmp_path / "in.csv")

    with pytest.raises(InputError, match=r"in.csv: Wages are low in 702\."):
        run_file(checked, tmp_path / "in.csv", tmp_path / "out.csv", "job", 100)

    broken = rows.with_columns(month=pl.lit("May"))
    with pytest.raises(InputError) as told:
        checked.run(broken, "rows")
    assert len(told.value.faults) == 2


def test_a_fault_far_down_a_file_leaves_no_file(law: SchemeInForce, tmp_path: Path) -> None:
    is_late = pl.col("worker_id") == "000800"
    wage = pl.col("wage_offered_monthly")
    rows = table(1000).with_columns(
        pl.when(is_late).then(-1.0).otherwise(wage).alias(wage.meta.output_name())
    )
    rows.write_csv(tmp_path / "in.csv")

    with pytest.raises(InputError, match="rows 802 hold -1"):
        run_file(law, tmp_path / "in.csv", tmp_path / "out.csv", "job", 100)

    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("none.csv", "none is at"),
        ("table.xlsx", "ends in .parquet, .csv"),
        ("text.parquet", "must be a .parquet file"),
    ],
)
def test_files_that_are_no_tables_are_told(
    law: SchemeInForce, tmp_path: Path, name: str, told: str
) -> None:
    (tmp_path / "text.parquet").write_text("no", encoding="utf-8")

    with pytest.raises(InputError, match=told):
        run_file(law, tmp_path / name, tmp_path / "out.csv", "job")

    assert not (tmp_path / "out.csv").exists()


def test_a_missing_column_is_told(law: SchemeInForce, tmp_path: Path) -> None:
    table(3).drop("wage_offered_monthly").write_parquet(tmp_path / "in.parquet")

    with pytest.raises(InputError, match="wage_offered_monthly are absent"):
        run_file(law, tmp_path / "in.parquet", tmp_path / "out.csv", "job")


@given(st.lists(st.integers(1, 6), min_size=1, max_size=30), st.integers(1, 10))
def test_no_group_is_cut(sizes: list[int], batch_rows: int) -> None:
    keys = [str(group) for group, size in enumerate(sizes) for _ in range(size)]
    whole = pl.DataFrame({"key": keys})
    batches = (whole[at : at + batch_rows] for at in range(0, len(whole), batch_rows))

    parts = list(whole_groups(batches, ["key"]))

    assert pl.concat(parts).equals(whole)
    seen = [set(part["key"]) for part in parts]
    assert sum(len(names) for names in seen) == len(set.union(*seen))
