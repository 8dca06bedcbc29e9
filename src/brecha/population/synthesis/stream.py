"""How is a figure of any number of people computed? Chunk by chunk, and the sums are summed.

Whatever is a sum over persons (a weighted count, a numerator, a denominator, a sum of squares) can
be had so; a share is divided at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from brecha.core.errors import InputError
from brecha.engine.spark import LOCAL, session_of

CHUNK = 250_000
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
    like = summary(pl.scan_parquet(source).select(columns).head(1).collect())
    schema = ", ".join(f"{name} {SPARK_TYPES[type(kind)]}" for name, kind in like.schema.items())
    frame = session.read.parquet(str(source.absolute())).select(*columns)
    rows = frame.mapInArrow(_Summing(summary, tuple(keys)), schema).collect()
    parts = pl.DataFrame([tuple(row) for row in rows], like.schema, orient="row")
    return _summed(parts, keys)


@dataclass(frozen=True)
class _Summing:
    """Sums what one task of Spark reads, and gives one small table."""

    summary: Summary
    keys: tuple[str, ...]

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        total: pl.DataFrame | None = None
        for batch in batches:
            part = self.summary(pl.DataFrame(batch))
            total = part if total is None else _summed(pl.concat([total, part]), self.keys)
        if total is not None:
            yield from total.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()


def _summed(parts: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    if not keys:
        return parts.sum()
    return parts.group_by(keys).agg(pl.all().sum()).sort(keys)
