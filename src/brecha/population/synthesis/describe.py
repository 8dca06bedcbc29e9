"""What does a file of people hold? Counted out of core."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from brecha.core.errors import InputError
from brecha.population.people import PEOPLE, REQUIRED
from brecha.population.synthesis.write import is_synthetic, read_mark


def describe_people(source: Path) -> dict[str, Any]:
    """Return what a Parquet file of people holds.

    Returns:
        is_synthetic, mark (what the file says of itself), persons and households (rows),
        population (sum of weights), flags (weighted share that is yes), means (weighted, of the
        numbers), absent (columns of a person that the file does not hold).

    Raises:
        InputError: It is no Parquet file of people.
    """
    marked = is_synthetic(source)
    frame = pl.scan_parquet(source)
    present = frame.collect_schema().names()
    lacking = [name for name in REQUIRED if name not in present]
    if lacking:
        raise InputError.of(
            "A file of people must have the columns {names}; {path} lacks them. Name another file.",
            names=", ".join(lacking),
            path=source,
        )
    numbers = [column for column in PEOPLE.columns if column.name in present and _is_told(column)]
    counted = frame.select(
        persons=pl.len(),
        households=(pl.col("household_id") != pl.col("household_id").shift()).sum() + 1,
        population=pl.sum("weight"),
        **{column.name: _mean(column.name) for column in numbers},
    ).collect(engine="streaming")
    row = counted.row(0, named=True)
    flags = {column.name for column in numbers if column.maximum == 1}
    return {
        "is_synthetic": marked,
        "mark": read_mark(source),
        **{name: row[name] for name in ("persons", "households", "population")},
        "flags": {column.name: row[column.name] for column in numbers if column.name in flags},
        "means": {column.name: row[column.name] for column in numbers if column.name not in flags},
        "absent": [column.name for column in PEOPLE.columns if column.name not in present],
    }


def _is_told(column: Any) -> bool:  # noqa: ANN401 - a declared column
    return bool(column.kind == "number" and column.name != "weight")


def _mean(name: str) -> pl.Expr:
    weight = pl.col("weight")
    return (pl.col(name) * weight).sum() / weight.filter(pl.col(name).is_not_null()).sum()
