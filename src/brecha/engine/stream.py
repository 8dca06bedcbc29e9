"""Run a scheme over a file of any size: batches of whole groups in, batches of results out.

Parquet is read and written in batches too, so memory does not grow with the file.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import polars as pl
from polars.io.plugins import register_io_source

from brecha.core.errors import BrechaError, InputError
from brecha.core.system_reasons import system_reason
from brecha.engine.apart import GroupsApart
from brecha.engine.nesting import MONTH
from brecha.engine.scheme import SchemeInForce
from brecha.engine.wide_rows import check_widths

BATCH_ROWS = 200_000  # at most
BATCH_NUMBERS = 2_000_000  # that the rules make of a batch: its rows times its columns, about
FORMATS = (".parquet", ".csv")
ONE_GROUP_AHEAD = ("POLARS_ROW_GROUP_PREFETCH_SIZE", "1")  # more is memory, and saves no time


def run_file(
    law: SchemeInForce, source: Path, target: Path, unit: str, batch_rows: int | None = None
) -> int:
    """Write the results of a unit for every row of a file; the target is whole or absent.

    The rows of a group (a worker in a month) must stand together in the file. Results keep the
    order of the file, whatever the batches; those of a coarser unit stand where it first appears.

    Args:
        law: The scheme in force.
        source: A Parquet or CSV file with the columns of the scheme's table.
        target: A Parquet or CSV file.
        unit: Whose results are written.
        batch_rows: Rows that are read together; without it, what suits the scheme.

    Returns:
        How many rows were written.

    Raises:
        InputError: A file of another kind, an absent file, a row that does not hold what it must,
            a target that cannot be written or is the source itself.
    """
    for path in (source, target):
        _check_format(path)
    check_not_source(source, target)
    passing = _Passing(results(law, source, unit, batch_rows))
    first = next(passing)
    with _whole_file(target) as draft:
        try:
            _sink(first, passing, draft)
        except pl.exceptions.PolarsError:
            if passing.error is not None:
                raise passing.error from None
            raise
    return passing.rows


def results(
    law: SchemeInForce, source: Path, wanted: str, batch_rows: int | None = None
) -> Iterator[pl.DataFrame]:
    """Yield the results of the unit that is wanted, batch by batch."""
    batch_rows = batch_rows or batch_rows_of(law)
    unit, row = law.scheme.units[0], 0
    keys = law.scheme.keys[unit]
    apart = GroupsApart(unit, keys, lambda: read_batches(source, batch_rows))
    for batch in whole_groups(read_batches(source, batch_rows), list(keys)):
        found = law.run(batch, source.name, row)[wanted]
        apart.check(batch, source.name, row)
        yield found
        row += len(batch)


def last_month(table: Path) -> str | None:
    """Return the last month of a table or of a folder of Parquet files; none of an empty one.

    Args:
        table: Columns: `month`, written as 2026-05.
    """
    is_csv = table.suffix == ".csv"
    frame = pl.scan_csv(table, infer_schema=False) if is_csv else pl.scan_parquet(table)
    found: str | None = frame.select(pl.col(MONTH).max()).collect(engine="streaming").item()
    return found


def batch_rows_of(law: SchemeInForce) -> int:
    """Return how many rows to take at once, so that a scheme of many rules needs no more memory."""
    columns = {rule.name for rule in law.scheme.rules} | set(law.scheme.table.empty().columns)
    return min(BATCH_ROWS, BATCH_NUMBERS // len(columns))


def read_batches(source: Path, batch_rows: int) -> Iterator[pl.DataFrame]:
    """Yield the rows of a Parquet or CSV file in order.

    Raises:
        InputError: The file is absent or not what its name says.
    """
    if not source.is_file():
        raise InputError.of(
            "The file must exist; none is at {path}. Check the name and the folder.", path=source
        )
    os.environ.setdefault(*ONE_GROUP_AHEAD)
    try:
        is_parquet = source.suffix == ".parquet"
        frame = pl.scan_parquet(source) if is_parquet else pl.scan_csv(source, infer_schema=False)
        is_empty = True
        for batch in frame.collect_batches(chunk_size=batch_rows, maintain_order=True):
            is_empty = False
            yield batch
        if is_empty:
            yield frame.collect()
    except (pl.exceptions.PolarsError, OSError) as error:
        if source.suffix == ".csv":
            check_widths(source)
        raise InputError.of(
            "The file must be a {kind} file; {path} cannot be read as one ({problem}). "
            "Save it anew.",
            kind=source.suffix,
            path=source.name,
            problem=str(error).splitlines()[0],
        ) from error


def whole_groups(batches: Iterator[pl.DataFrame], keys: list[str]) -> Iterator[pl.DataFrame]:
    """Yield batches in which no group is cut: the last group of each waits for the next.

    The last batch is yielded whole, so that all faults of a small file are told together.
    """
    held: pl.DataFrame | None = None
    for batch, is_end in _with_end(batches):
        together = batch if held is None else pl.concat([held, batch])
        if is_end or not set(keys) <= set(together.columns) or together.is_empty():
            held = None
            yield together
            continue
        last = together.select(keys).tail(1)
        is_last = together.select(
            pl.all_horizontal(pl.col(key).eq_missing(last[key][0]) for key in keys)
        ).to_series()
        start = len(together) - _length_of_tail(is_last)
        held = together[start:]
        if start:
            yield together[:start]


def _with_end(batches: Iterator[pl.DataFrame]) -> Iterator[tuple[pl.DataFrame, bool]]:
    """Yield each batch, and whether it is the last."""
    before = next(batches, None)
    for batch in batches:
        if before is not None:
            yield before, False
        before = batch
    if before is not None:
        yield before, True


def _length_of_tail(is_last: pl.Series) -> int:
    others = (~is_last).arg_true()
    return len(is_last) if others.is_empty() else len(is_last) - 1 - int(others[-1])


class _Passing:
    """Batches that are counted as they pass; keeps our error, which the sink would hide."""

    def __init__(self, batches: Iterator[pl.DataFrame]) -> None:
        self._batches = batches
        self.rows = 0
        self.error: BrechaError | None = None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> pl.DataFrame:
        try:
            batch = next(self._batches)
        except BrechaError as error:
            self.error = error
            raise
        self.rows += len(batch)
        return batch


def _sink(first: pl.DataFrame, others: Iterator[pl.DataFrame], target: Path) -> None:
    def produce(
        columns: list[str] | None, predicate: pl.Expr | None, rows: int | None, size: int | None
    ) -> Iterator[pl.DataFrame]:
        del columns, predicate, rows, size  # a sink takes every column and row
        yield first
        yield from others

    frame = register_io_source(produce, schema=first.schema)
    if target.suffix == ".parquet":
        frame.sink_parquet(target)
    else:
        frame.sink_csv(target)


@contextmanager
def _whole_file(target: Path) -> Iterator[Path]:
    with folder_beside(target) as folder:
        draft = folder / target.name
        yield draft
        draft.replace(target)


@contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """Give a folder for what is half done, on the disk of the target; it is gone afterwards.

    Raises:
        InputError: Nothing can be written there.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
            yield Path(folder)
    except OSError as error:
        raise InputError.of(
            "The results must be written to {path}; that cannot be done ({problem}). Choose "
            "another name or folder.",
            path=target,
            problem=system_reason(error),
        ) from error


def check_not_source(source: Path, target: Path) -> None:
    """Refuse to write results over the table they come from.

    Raises:
        InputError: Both are one file.
    """
    if target.exists() and source.exists() and target.samefile(source):
        raise InputError.of(
            "The results must not replace the table they come from; both are {path}. Choose "
            "another name for the results.",
            path=target,
        )


def _check_format(path: Path) -> None:
    if path.suffix not in FORMATS:
        raise InputError.of(
            "A table must be a file that ends in {formats}; {path} does not. Choose another name.",
            formats=", ".join(FORMATS),
            path=path.name,
        )
