"""On Spark every result is the local one, to the bit; errors are the local ones too."""

from __future__ import annotations

import importlib.util
import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from brecha.core import InputError
from brecha.countries import load_country
from brecha.engine import SchemeInForce, pieces, read_reform, reformed, run_file, spark
from domestic_work_register import domestic_law, register
from engine_models import RULES, example, program

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MASTER = "local[2]"
REGISTER_KEYS = {
    "employer": ["worker_id", "month", "employer_name"],
    "worker": ["worker_id", "month"],
}
ROWS = 24_000
REFORM = """
title: {es: "Un décimo", en: "A tenth"}
since: 2025-03-01
functions: tenth.py
"""
FUNCTIONS = '''
from typing import Annotated
from brecha.engine import Column, rule

Money = Annotated[Column, "money / month"]
TENTH = 0.1


@rule(row="job")
def income_tax_monthly(wage_monthly: Money) -> Money:
    """A flat tenth."""
    return wage_monthly * TENTH
'''
needs_spark = pytest.mark.skipif(
    shutil.which("java") is None or importlib.util.find_spec("pyspark") is None,
    reason="Spark is not here: make spark adds it, where there is Java",
)


@pytest.fixture(scope="module")
def law() -> SchemeInForce:
    arcadia = load_country("arcadia")
    return SchemeInForce.of(arcadia.law.schemes["arcadia-job"].scheme, arcadia.book)


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    session = spark.session_of(MASTER)
    yield session
    session.stop()


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of workers with twelve months each, to be cut into two pieces."""
    monkeypatch.setattr(pieces, "LEAST_ROWS", 1_000)
    path = tmp_path / "jobs.parquet"
    jobs(ROWS).write_parquet(path)
    return path


def jobs(rows: int) -> pl.DataFrame:
    wages = np.random.default_rng(7).uniform(0, 20_000, rows).round(2)
    return pl.DataFrame(
        {
            "worker_id": [f"{at // 12:06}" for at in range(rows)],
            "month": [f"2025-{1 + at % 12:02}" for at in range(rows)],
            "wage_offered_monthly": wages,
        }
    )


def local(law: SchemeInForce, source: Path) -> pl.DataFrame:
    target = source.with_name("local.parquet")
    run_file(law, source, target, "job")
    return pl.read_parquet(target).sort("worker_id", "month")


def folder(path: Path) -> pl.DataFrame:
    return pl.read_parquet(path / "*.parquet").sort("worker_id", "month")


@needs_spark
@pytest.mark.slow
@pytest.mark.usefixtures("session")
def test_a_file_gives_what_it_gives_here(law: SchemeInForce, source: Path) -> None:
    target = source.with_name("spark")

    rows = spark.run_file_on_spark(law, source, target, "job", MASTER)

    assert rows == ROWS
    assert_frame_equal(folder(target), local(law, source), check_exact=True)
    assert sorted(path.name for path in target.iterdir()) == [
        "part-00000.parquet",
        "part-00001.parquet",
    ]
    assert sorted(path.name for path in source.parent.iterdir()) == [
        "jobs.parquet",
        "local.parquet",
        "spark",
    ]


@needs_spark
@pytest.mark.slow
def test_a_table_of_spark_gives_what_it_gives_here(
    session: SparkSession, law: SchemeInForce, source: Path
) -> None:
    scattered = session.read.parquet(str(source)).repartition(7)

    found = spark.results_on_spark(law, scattered, "job").toArrow()

    assert_frame_equal(
        pl.DataFrame(found).sort("worker_id", "month"), local(law, source), check_exact=True
    )


@needs_spark
@pytest.mark.slow
@pytest.mark.parametrize("unit", REGISTER_KEYS)
def test_a_register_of_several_employers_and_years_gives_what_it_gives_here(
    session: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unit: str
) -> None:
    monkeypatch.setattr(pieces, "LEAST_ROWS", 1_000)
    law, rows = domestic_law(), register(2_000)
    source, keys = tmp_path / "register.parquet", REGISTER_KEYS[unit]
    rows.write_parquet(source)
    run_file(law, source, tmp_path / "local.parquet", unit, 700)
    here = pl.read_parquet(tmp_path / "local.parquet")

    spark.run_file_on_spark(law, source, tmp_path / "spark", unit, MASTER)
    scattered = session.read.parquet(str(source)).repartition(7)
    found = pl.DataFrame(spark.results_on_spark(law, scattered, unit).toArrow())

    parts = sorted((tmp_path / "spark").iterdir())
    assert len(parts) > 1
    assert_frame_equal(pl.concat(map(pl.read_parquet, parts)), here, check_exact=True)
    assert_frame_equal(found.sort(keys), here.sort(keys), check_exact=True)


@needs_spark
@pytest.mark.slow
@pytest.mark.usefixtures("session")
def test_functions_of_a_reform_travel(law: SchemeInForce, source: Path) -> None:
    (source.parent / "reform.yaml").write_text(REFORM, encoding="utf-8")
    (source.parent / "tenth.py").write_text(FUNCTIONS, encoding="utf-8")
    reform = read_reform(source.parent / "reform.yaml")
    other = SchemeInForce.of(*reformed(law.scheme, law.book, reform))

    spark.run_file_on_spark(other, source, source.with_name("spark"), "job", MASTER)

    results = folder(source.with_name("spark"))
    assert_frame_equal(results, local(other, source), check_exact=True)
    assert not results.equals(local(law, source))


@needs_spark
@pytest.mark.slow
@pytest.mark.usefixtures("session")
def test_a_second_run_replaces_the_first(law: SchemeInForce, source: Path) -> None:
    target = source.with_name("spark")
    spark.run_file_on_spark(law, source, target, "job", MASTER)
    jobs(12).write_parquet(source)

    assert spark.run_file_on_spark(law, source, target, "job", MASTER) == 12
    assert len(folder(target)) == 12


@needs_spark
@pytest.mark.slow
@pytest.mark.usefixtures("session")
def test_a_wrong_row_is_told_as_here_and_leaves_nothing(law: SchemeInForce, source: Path) -> None:
    row = ROWS - 5
    wages = jobs(ROWS)["wage_offered_monthly"].to_list()
    wages[row] = -1.0
    jobs(ROWS).with_columns(wage_offered_monthly=pl.Series(wages)).write_parquet(source)

    with pytest.raises(InputError) as on_spark:
        spark.run_file_on_spark(law, source, source.with_name("spark"), "job", MASTER)
    with pytest.raises(InputError) as here:
        local(law, source)

    assert str(on_spark.value) == str(here.value)
    assert [path.name for path in source.parent.iterdir()] == ["jobs.parquet"]


def test_what_is_no_earlier_result_is_not_replaced(law: SchemeInForce, source: Path) -> None:
    with pytest.raises(InputError, match="something else"):
        spark.run_file_on_spark(law, source, source.parent, "job", MASTER)

    assert source.is_file()


def test_an_absent_file_is_told_before_spark_starts(law: SchemeInForce, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none is at"):
        spark.run_file_on_spark(law, tmp_path / "none.parquet", tmp_path / "out", "job", "nowhere")


def test_a_rule_travels_by_its_name() -> None:
    for entry in RULES:
        assert pickle.loads(pickle.dumps(entry)) is entry  # noqa: S301 - our own bytes


def test_a_program_travels_whole() -> None:
    rows, _ = example()
    there = pickle.loads(pickle.dumps((program(), rows)))  # noqa: S301 - our own bytes

    assert there[0] == program()
    assert there[1].units == rows.units
