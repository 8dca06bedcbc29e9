"""A register of domestic workers: here, streamed in any batches, in any order of its rows."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from brecha.core import InputError
from brecha.engine import SchemeInForce, run_file
from domestic_work_register import domestic_law, register

WORKERS = 120
UNITS = {"employer": ["worker_id", "month", "employer_name"], "worker": ["worker_id", "month"]}


@pytest.fixture(scope="module")
def law() -> SchemeInForce:
    return domestic_law()


@pytest.fixture(scope="module")
def rows() -> pl.DataFrame:
    return register(WORKERS)


@pytest.fixture(scope="module")
def whole(law: SchemeInForce, rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    return law.run(rows, "whole")


@pytest.mark.parametrize("unit", UNITS)
def test_results_stand_in_the_order_of_the_register(
    rows: pl.DataFrame, whole: dict[str, pl.DataFrame], unit: str
) -> None:
    keys = rows.select(UNITS[unit]).unique(maintain_order=True)

    assert_frame_equal(whole[unit].select(UNITS[unit]), keys)


@pytest.fixture(scope="module", params=[".parquet", ".csv"])
def source(
    rows: pl.DataFrame, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    path = tmp_path_factory.mktemp("register") / f"in{request.param}"
    if path.suffix == ".csv":
        rows.write_csv(path)
    else:
        rows.write_parquet(path, row_group_size=50)
    return path


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("batch_rows", [7, 100, 100_000])
def test_streamed_equals_whole_to_the_bit_and_in_order(
    law: SchemeInForce,
    whole: dict[str, pl.DataFrame],
    source: Path,
    unit: str,
    batch_rows: int,
) -> None:
    target = source.with_name("out.parquet")

    written = run_file(law, source, target, unit, batch_rows)

    assert written == len(whole[unit])
    assert_frame_equal(pl.read_parquet(target), whole[unit], check_exact=True)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_order_of_the_rows_changes_a_result_by_a_bit(
    law: SchemeInForce, rows: pl.DataFrame, whole: dict[str, pl.DataFrame], unit: str, seed: int
) -> None:
    shuffled = rows.sample(fraction=1, shuffle=True, seed=seed)

    found = law.run(shuffled, "shuffled")[unit]

    assert_frame_equal(found.sort(UNITS[unit]), whole[unit].sort(UNITS[unit]), check_exact=True)


def test_what_differs_between_employers_is_told_once_for_each_column(
    law: SchemeInForce, rows: pl.DataFrame
) -> None:
    two = rows.filter(pl.len().over("worker_id") > 1).head(2)
    wrong = two.with_columns(
        zone=pl.Series(["general", "frontera_norte"]), integration_factor=pl.Series([1.0, 1.1])
    )

    with pytest.raises(InputError) as told:
        law.run(wrong, "register.csv")

    assert [fault.values["name"] for fault in told.value.faults] == ["zone", "integration_factor"]
