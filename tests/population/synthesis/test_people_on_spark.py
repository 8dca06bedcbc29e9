"""Does Spark sum the same people to the same figures?"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from brecha.countries import load_country
from brecha.countries.synthesis import read_recipe
from brecha.population.synthesis import (
    compile_recipe,
    plan_people,
    sum_people,
    sum_people_on_spark,
    write_people,
)

pytest.importorskip("pyspark", reason="Spark is an extra, and is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not here"),
]
COLUMNS = ["territory", "weight", "is_employed"]


def test_spark_sums_as_one_machine_does(tmp_path: Path) -> None:
    def employed(people: pl.DataFrame) -> pl.DataFrame:  # here, so that it travels by value
        worked = pl.col("weight") * pl.col("is_employed").fill_null(0)
        return people.group_by("territory").agg(worked=worked.sum(), persons=pl.sum("weight"))

    path = tmp_path / "people.parquet"
    plan = plan_people(compile_recipe(read_recipe(load_country("arcadia"))), 5_000, seed=3)
    write_people(plan, path)

    here = sum_people(path, employed, ["territory"], COLUMNS, chunk=900)
    there = sum_people_on_spark(path, employed, ["territory"], COLUMNS, "local[2]")

    assert there["territory"].to_list() == here["territory"].to_list()
    for name in ("worked", "persons"):
        np.testing.assert_allclose(there[name], here[name])
