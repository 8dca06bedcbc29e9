"""Run a scheme on Apache Spark: the same kernel, in as many machines as Spark has.

Each task gets whole groups (a worker in a month, a household), so that nothing is joined between
tasks and every result is the local one. A task reads its piece of the file itself and writes its
own part: no row passes through Spark, which costs more than the rules.
"""

from __future__ import annotations

import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from brecha.core.errors import BrechaError, InputError
from brecha.engine.pieces import Piece, pieces_of, read_piece
from brecha.engine.scheme import SchemeInForce
from brecha.engine.stream import (
    batch_rows_of,
    check_not_source,
    folder_beside,
    whole_groups,
)

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

LOCAL = "local[*]"
LOCAL_SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    # The machine of Java only hands out tasks here; so it starts in two thirds of the time.
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
}
REPORT = "part long, rows long, error binary"
REPORT_SCHEMA = {"part": pl.Int64, "rows": pl.Int64, "error": pl.Binary}


def run_file_on_spark(
    law: SchemeInForce, source: Path, target: Path, unit: str, master: str = LOCAL
) -> int:
    """Write the results of a unit for every row of a Parquet file; the target is whole or absent.

    Every machine of the cluster must see both paths. The rows of a group must stand together.

    Args:
        law: The scheme in force.
        source: A Parquet file, or a folder of them, with the columns of the scheme's table.
        target: A folder; it gets one Parquet file a task, in the order of the rows. What an
            earlier run left there is replaced.
        unit: Whose results are written.
        master: Address of Spark, as `spark://host:7077`; `local[2]` is two processes here.

    Returns:
        How many rows were written.

    Raises:
        InputError: Spark or Java is absent, the source is, the target holds something else, or a
            row does not hold what it must.
    """
    check_not_source(source, target)
    _check_target(target)
    keys = law.scheme.keys[law.scheme.units[0]]
    pieces_of(source, keys, 1)  # tells a wrong file before Spark takes its seconds to start
    session = session_of(master)
    pieces = pieces_of(source, keys, session.sparkContext.defaultParallelism)
    with folder_beside(target) as folder:
        draft = folder / "new"
        draft.mkdir()
        task = _Task(law, unit, source.absolute(), draft.absolute(), tuple(pieces))
        numbers = session.range(0, len(pieces), 1, len(pieces))
        reports = sorted(_map(numbers, task, REPORT).collect())
        for report in reports:
            if report.error is not None:
                raise pickle.loads(report.error)  # noqa: S301 - from our own task
        if target.exists():
            target.replace(folder / "old")
        draft.replace(target)
    return sum(report.rows for report in reports)


def results_on_spark(law: SchemeInForce, frame: DataFrame, unit: str) -> DataFrame:
    """Return the results of a table that lives in Spark already, as a table of Spark.

    The rows of each group are brought together first, which is a shuffle.

    Args:
        law: The scheme in force.
        frame: Columns: those of the scheme's table.
        unit: Whose results are wanted.
    """
    keys = list(law.scheme.keys[law.scheme.units[0]])
    finest = list(law.scheme.keys[law.scheme.units[-1]])
    columns = [f"{name} string" for name in law.scheme.keys[unit]]
    columns += [f"{name} double" for name in law.scheme.results[unit]]
    together = frame.repartition(*keys).sortWithinPartitions(*dict.fromkeys([*keys, *finest]))
    return _map(together, _Rows(law, unit), ", ".join(columns))


def session_of(master: str) -> SparkSession:
    """Return a session of Spark; the one that runs already, if one does.

    Raises:
        InputError: The extra is not installed, there is no Java, or no Spark at the address.
    """
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise InputError.of(
            "Running on Spark needs the extra spark, which is not installed. Install brecha[spark]."
        ) from error
    settings = {"spark.ui.enabled": "false", "spark.log.level": "ERROR"}
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # read when a session starts
        settings |= LOCAL_SETTINGS
    builder = SparkSession.builder.master(master).appName("brecha").config(map=settings)
    try:
        with _without_word_of_pandas():
            return builder.getOrCreate()
    except (PySparkException, Py4JError, OSError) as error:
        raise InputError.of(
            "Spark must start at {master}; it does not ({problem}). It needs Java 17 or later and "
            "an address that answers; set JAVA_HOME or correct the address.",
            master=master,
            problem=str(error).splitlines()[0],
        ) from error


def _check_target(target: Path) -> None:
    """Let an earlier result be replaced, and nothing else."""
    if target.exists() and not (
        target.is_dir() and all(path.match("part-*.parquet") for path in target.iterdir())
    ):
        raise InputError.of(
            "Spark writes a folder of Parquet files; {path} is something else. "
            "Choose another name.",
            path=target,
        )


def _map(
    frame: DataFrame, function: Callable[[Iterator[Any]], Iterator[Any]], to: str
) -> DataFrame:
    with _without_word_of_pandas():
        return frame.mapInArrow(function, to)


@contextmanager
def _without_word_of_pandas() -> Iterator[None]:
    """Keep Spark from warning of a pandas newer than it knows: no row here passes through it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


@dataclass(frozen=True)
class _Task:
    """Computes the pieces whose numbers it is given, and reports how each went."""

    law: SchemeInForce
    unit: str
    source: Path
    target: Path
    pieces: tuple[Piece, ...]

    def __call__(self, numbers: Iterator[Any]) -> Iterator[Any]:
        """Yield a report for each piece, as Arrow's batches."""
        for batch in numbers:
            reports = [self._report(number) for number in batch.to_pydict()["id"]]
            yield from _arrow(pl.DataFrame(reports, REPORT_SCHEMA, orient="row"))

    def _report(self, number: int) -> tuple[int, int, bytes | None]:
        try:
            return number, self._write(number), None
        except BrechaError as error:
            return number, 0, pickle.dumps(error)

    def _write(self, number: int) -> int:
        piece = self.pieces[number]
        batches = read_piece(self.source, piece, batch_rows_of(self.law))
        results = pl.concat(_results(self.law, self.unit, batches, self.source.name, piece.start))
        path = self.target / f"part-{number:05}.parquet"
        draft = path.with_suffix(f".{os.getpid()}")  # the same piece may be tried twice
        results.write_parquet(draft)
        draft.replace(path)
        return len(results)


@dataclass(frozen=True)
class _Rows:
    """Computes rows that Spark brings in batches."""

    law: SchemeInForce
    unit: str

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        """Yield the results as Arrow's batches."""
        frames = (pl.DataFrame(batch) for batch in batches)
        for results in _results(
            self.law, self.unit, _gathered(frames, batch_rows_of(self.law)), "Spark", 0
        ):
            yield from _arrow(results)


def _results(
    law: SchemeInForce, unit: str, batches: Iterator[pl.DataFrame], place: str, row: int
) -> Iterator[pl.DataFrame]:
    for batch in whole_groups(batches, list(law.scheme.keys[law.scheme.units[0]])):
        yield law.run(batch, place, row)[unit]
        row += len(batch)


def _gathered(batches: Iterator[pl.DataFrame], least: int) -> Iterator[pl.DataFrame]:
    """Yield larger batches: a table has a cost for each, whatever its rows."""
    held: list[pl.DataFrame] = []
    for batch in batches:
        held.append(batch)
        if sum(map(len, held)) >= least:
            yield pl.concat(held)
            held = []
    if held:
        yield pl.concat(held)


def _arrow(frame: pl.DataFrame) -> list[Any]:
    batches: list[Any] = frame.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()
    return batches
