"""Where can a Parquet file be cut so that no group is? Pieces for tasks that know nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import polars as pl

from brecha.core.errors import InputError

LEAST_ROWS = 100_000  # of a piece: fewer do not pay for a task
MOST_ROWS = 2_000_000  # of a piece: its results fit into a worker's memory
WINDOW_ROWS = 10_000  # read at once in search of the end of a group


@dataclass(frozen=True)
class Piece:
    """Consecutive rows of a file that hold whole groups.

    Attributes:
        start: First row.
        rows: How many.
    """

    start: int
    rows: int


def pieces_of(source: Path, keys: Sequence[str], least: int) -> list[Piece]:
    """Return the pieces of a Parquet file, as equal as whole groups allow.

    Args:
        source: A Parquet file, or a folder of them.
        keys: Columns that name a group; its rows stand together.
        least: How many pieces there should be, if the rows suffice.

    Raises:
        InputError: There is no such file, or it is not Parquet.
    """
    frame = _scan(source)
    names = frame.collect_schema().names()
    total = int(frame.select(pl.len()).collect().item())
    absent = [key for key in keys if key not in names]
    if absent or total == 0:
        return [Piece(0, total)]
    number = max(min(least, total // LEAST_ROWS), -(-total // MOST_ROWS), 1)
    cuts = [_next_start(frame, keys, total * at // number, total) for at in range(1, number)]
    bounds = sorted({0, *cuts, total})
    return [Piece(start, stop - start) for start, stop in pairwise(bounds)]


def read_piece(source: Path, piece: Piece, batch_rows: int) -> Iterator[pl.DataFrame]:
    """Yield the rows of a piece in order."""
    yield from (
        _scan(source)
        .slice(piece.start, piece.rows)
        .collect_batches(chunk_size=batch_rows, maintain_order=True)
    )


def _scan(source: Path) -> pl.LazyFrame:
    if not source.exists():
        raise InputError.of(
            "The file must exist; none is at {path}. Check the name and the folder.", path=source
        )
    frame = pl.scan_parquet(source / "*.parquet" if source.is_dir() else source)
    try:
        frame.collect_schema()
    except pl.exceptions.PolarsError as error:
        raise InputError.of(
            "The file must be a {kind} file; {path} cannot be read as one ({problem}). "
            "Save it anew.",
            kind=".parquet",
            path=source.name,
            problem=str(error).splitlines()[0],
        ) from error
    return frame


def _next_start(frame: pl.LazyFrame, keys: Sequence[str], row: int, total: int) -> int:
    """Return the first row at or after a row at which another group begins; the end if none."""
    window = WINDOW_ROWS
    while row < total:
        near = frame.select(keys).slice(row - 1, window + 1).collect()
        is_new = pl.any_horizontal(pl.col(key).ne_missing(pl.col(key).shift()) for key in keys)
        starts = near.select(is_new).to_series()[1:].arg_true()
        if len(starts):
            return row + int(starts[0])
        row += len(near) - 1
        window *= 2
    return total
