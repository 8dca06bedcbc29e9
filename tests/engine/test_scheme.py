"""A scheme on a table: months under their own law, files of any size, reforms."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from brecha.core import CoverageError, InputError
from brecha.countries import load_country
from brecha.engine import SchemeInForce, read_reform, reformed, run_file
from brecha.engine.stream import compare_files, results, whole_groups

REFORM = """
title: {es: "Bono doble", en: "Double bonus"}
since: 2026-01-01
values:
  bonus_months:
    value: 2
    reference: {title: "A proposal"}
    certainty: assumed
"""
FUNCTIONS = '''
from typing import Annotated
import numpy as np
from brecha.engine import Column, rule

Money = Annotated[Column, "money / month"]


@rule(row="job")
def income_tax_monthly(wage_monthly: Money) -> Money:
    """A flat tenth."""
    return wage_monthly * 0.1
'''


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


def reform_in(folder: Path, text: str) -> Path:
    path = folder / "reform.yaml"
    path.write_text(text, encoding="utf-8")
    return path


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
    rows = table(500).sort("month", "worker_id")
    source = tmp_path / f"in{ending}"
    rows.write_parquet(source) if ending == ".parquet" else rows.write_csv(source)

    written = run_file(law, source, tmp_path / "out.parquet", "job", batch_rows)

    whole = law.run(rows, "whole")["job"]
    assert written == len(rows)
    assert_frame_equal(
        pl.read_parquet(tmp_path / "out.parquet").sort("worker_id"),
        whole.sort("worker_id"),
        check_exact=True,
    )


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

    with pytest.raises(InputError, match="must have the column wage_offered_monthly"):
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


def test_a_reform_replaces_a_value_from_its_day_on(law: SchemeInForce, tmp_path: Path) -> None:
    other = SchemeInForce.of(
        *reformed(law.scheme, law.book, read_reform(reform_in(tmp_path, REFORM)))
    )
    rows = pl.DataFrame(
        {
            "worker_id": ["a", "a"],
            "month": ["2025-12", "2026-01"],
            "wage_offered_monthly": [5000.0, 5000.0],
        }
    )

    before, after = (one.run(rows, "x")["job"]["bonus_yearly"].to_list() for one in (law, other))

    assert after[0] == before[0]
    assert after[1] == 10_000.0


def test_a_reform_replaces_a_function(law: SchemeInForce, tmp_path: Path) -> None:
    (tmp_path / "flat.py").write_text(FUNCTIONS, encoding="utf-8")
    text = 'title: {es: "x", en: "x"}\nsince: 2026-01-01\nfunctions: flat.py\n'
    other = SchemeInForce.of(
        *reformed(law.scheme, law.book, read_reform(reform_in(tmp_path, text)))
    )
    rows = table(50).with_columns(month=pl.lit("2026-05"))

    found = other.run(rows, "x")["job"]

    np.testing.assert_allclose(found["income_tax_monthly"], found["wage_monthly"] * 0.1)


def test_a_reform_that_changes_nothing_changes_no_result(
    law: SchemeInForce, tmp_path: Path
) -> None:
    rows = table(300).sort("month", "worker_id")
    rows.write_parquet(tmp_path / "in.parquet")
    text = 'title: {es: "nada", en: "nothing"}\nsince: 2020-01-01\n'
    other = SchemeInForce.of(
        *reformed(law.scheme, law.book, read_reform(reform_in(tmp_path, text)))
    )

    compared = compare_files(law, other, tmp_path / "in.parquet", "job", "net_wage_monthly")

    assert compared["rows"] == 300
    assert (compared["raised"], compared["lowered"], compared["change"]) == (0, 0, 0.0)
    same = zip(
        results(law, tmp_path / "in.parquet", "job"),
        results(other, tmp_path / "in.parquet", "job"),
        strict=True,
    )
    assert all(before.equals(after) for before, after in same)


def test_unknown_names_of_a_reform_are_told_with_near_ones(
    law: SchemeInForce, tmp_path: Path
) -> None:
    text = REFORM.replace("bonus_months:", "bonus_month:")

    with pytest.raises(InputError, match=r"bonus_month is not of it.*bonus_months"):
        reformed(law.scheme, law.book, read_reform(reform_in(tmp_path, text)))
