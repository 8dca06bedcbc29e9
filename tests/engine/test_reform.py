"""A reform replaces values and functions of a scheme from its day on, and nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from brecha.core import InputError
from brecha.countries import load_country
from brecha.engine import SchemeInForce, read_reform, reformed
from brecha.engine.comparison import compare_files
from brecha.engine.stream import results

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

    names = law.scheme.results["job"]
    changes = compare_files(law, other, tmp_path / "in.parquet", "job", names)

    assert changes["net_wage_monthly"].rows == 300
    assert [name for name, one in changes.items() if one.is_any or one.change] == []
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
