"""How is a figure of any number of people computed? Chunk by chunk, and the sums are summed.

Whatever is a sum over persons (a weighted count, a numerator, a denominator, a sum of squares) can
be had so; a share is divided at the end.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from brecha.core.errors import InputError
from brecha.engine.spark import LOCAL, session_of

CHUNK = 250_000
PIECE = 2_000_000  # persons of one task of Spark
Summary = Callable[[pl.DataFrame], pl.DataFrame]
SPARK_TYPES = {pl.String: "string", pl.Float64: "double", pl.Int64: "long", pl.UInt32: "long"}


def stream_people(
    source: Path, columns: Sequence[str] | None = None, chunk: int = CHUNK
) -> Iterator[pl.DataFrame]:
    """Yield the people of a Parquet file in order.

    Args:
        source: A Parquet file.
        columns: Columns that are read; all where none is named.
        chunk: Persons that are read together.

    Raises:
        InputError: There is no such file.
    """
    if not source.exists():
        raise InputError.of(
            "The file must exist; none is at {path}. Check the name and the folder.", path=source
        )
    frame = pl.scan_parquet(source)
    chosen = frame if columns is None else frame.select(columns)
    yield from chosen.collect_batches(chunk_size=chunk, maintain_order=True)


def sum_people(
    source: Path,
    summary: Summary,
    keys: Sequence[str],
    columns: Sequence[str] | None = None,
    chunk: int = CHUNK,
) -> pl.DataFrame:
    """Return the sums of a summary over all people of a file.

    Args:
        source: A Parquet file.
        summary: Makes a small table of a chunk: the keys, and numbers that may be added up.
        keys: Columns by which the sums are kept apart.
        columns: Columns that the summary needs.
        chunk: Persons that are read together.

    Returns:
        Columns: keys, and the sum of each number; sorted by the keys.
    """
    total: pl.DataFrame | None = None
    for people in stream_people(source, columns, chunk):
        part = summary(people)
        total = part if total is None else _summed(pl.concat([total, part]), keys)
    if total is None:
        raise InputError.of("A file of people must hold a person; {path} holds none.", path=source)
    return _summed(total, keys)


def sum_people_on_spark(
    source: Path,
    summary: Summary,
    keys: Sequence[str],
    columns: Sequence[str],
    master: str = LOCAL,
) -> pl.DataFrame:
    """Return what `sum_people` does, computed by Apache Spark.

    Every machine of the cluster must see the file. Only the small tables travel.

    Args:
        source: A Parquet file, or a folder of them.
        summary: As in `sum_people`; it travels to the machines.
        keys: As in `sum_people`.
        columns: Columns that the summary needs.
        master: Address of Spark, as `spark://host:7077`.

    Raises:
        InputError: Spark or Java is absent.
    """
    session = session_of(master)
    lazy = pl.scan_parquet(source)
    like = summary(lazy.select(columns).head(1).collect())
    schema = ", ".join(f"{name} {SPARK_TYPES[type(kind)]}" for name, kind in like.schema.items())
    rows = int(lazy.select(pl.len()).collect().item())
    task = _Summing(source.absolute(), summary, tuple(keys), tuple(columns))
    pieces = -(-rows // PIECE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of pandas, through which nothing passes
        tables = session.range(0, pieces, 1, pieces).mapInArrow(task, schema).collect()
    parts = pl.DataFrame([tuple(row) for row in tables], like.schema, orient="row")
    return _summed(parts, keys)


@dataclass(frozen=True)
class _Summing:
    """Reads pieces of the file by itself, so that no person passes through Spark, and sums them."""

    source: Path
    summary: Summary
    keys: tuple[str, ...]
    columns: tuple[str, ...]

    def __call__(self, numbers: Iterator[Any]) -> Iterator[Any]:
        """Yield one small table for each piece, as Arrow's batches."""
        for batch in numbers:
            for number in batch.to_pydict()["id"]:
                total = self._total(number)
                yield from total.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()

    def _total(self, number: int) -> pl.DataFrame:
        piece = pl.scan_parquet(self.source).slice(number * PIECE, PIECE).select(self.columns)
        parts = piece.collect_batches(chunk_size=CHUNK)
        return _summed(pl.concat([self.summary(part) for part in parts]), self.keys)


def _summed(parts: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    if not keys:
        return parts.sum()
    return parts.group_by(keys).agg(pl.all().sum()).sort(keys)
