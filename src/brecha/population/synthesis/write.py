"""How do people reach a file of any size? Block by block, in order; the file is whole or absent.

That they are synthetic stands in the file's own metadata, beside country, year and seed.
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

import polars as pl
from polars.io.plugins import register_io_source

from brecha.core.errors import InputError
from brecha.core.system_reasons import system_reason
from brecha.population.synthesis.make import make_block
from brecha.population.synthesis.plan import Plan

MARK = "brecha.is_synthetic"
ENDING = ".parquet"
ROW_GROUP = 250_000
Given = TypeVar("Given")
Made = TypeVar("Made")


def people_in_blocks(plan: Plan, workers: int = 1) -> Iterator[pl.DataFrame]:
    """Yield the people of a plan, block by block; the same for any number of workers.

    Args:
        plan: What is made.
        workers: Threads that make blocks; as many blocks and one more are held.
    """
    return _in_order(lambda planned: make_block(plan, planned), iter(plan.blocks), workers)


def write_people(plan: Plan, target: Path, *, workers: int = 1, replaces: bool = False) -> int:
    """Write the people of a plan to a Parquet file, and return how many they are.

    Args:
        plan: What is made.
        target: Ends in `.parquet`.
        workers: Threads that make blocks.
        replaces: Whether a file that is there is replaced.

    Raises:
        InputError: The name is another's, the file is there already or cannot be written.
    """
    check_target(target, replaces=replaces)
    with _whole_file(target) as draft:
        _sink(people_in_blocks(plan, workers), draft, _metadata(plan))
    return plan.people


def check_target(target: Path, *, replaces: bool) -> None:
    """Refuse a target that is not to be written.

    Raises:
        InputError: As `write_people`.
    """
    if target.suffix != ENDING:
        raise InputError.of(
            "People are written to a file that ends in {ending}; {path} does not. "
            "Choose another name.",
            ending=ENDING,
            path=target,
        )
    if target.is_dir():
        raise InputError.of("The output must be a file; {path} is a folder.", path=target)
    if target.exists() and not replaces:
        raise InputError.of(
            "The file {path} is there already. Choose another name, or replace it with --replace.",
            path=target,
        )


def read_mark(source: Path) -> dict[str, str]:
    """Return what a file of people says of itself; nothing where it is not synthetic.

    Raises:
        InputError: It is no Parquet file.
    """
    try:
        metadata = pl.read_parquet_metadata(source)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise InputError.of(
            "The file must be a Parquet file of people; {path} cannot be read as one ({problem}). "
            "Make it with brecha population make.",
            path=source,
            problem=str(error).splitlines()[0],
        ) from error
    return {name: value for name, value in metadata.items() if name.startswith("brecha.")}


def is_synthetic(source: Path) -> bool:
    """Say whether a file of people is marked as synthetic.

    Raises:
        InputError: It is no Parquet file.
    """
    return read_mark(source).get(MARK) == "true"


def _metadata(plan: Plan) -> dict[str, str]:
    recipe = plan.compiled.recipe
    told = {
        "country": recipe.country,
        "year": recipe.year,
        "people": plan.people,
        "population": round(recipe.population),
        "seed": plan.seed,
    }
    return {MARK: "true", **{f"brecha.{name}": str(value) for name, value in told.items()}}


def _in_order(
    function: Callable[[Given], Made], given: Iterator[Given], workers: int
) -> Iterator[Made]:
    if workers <= 1:
        yield from map(function, given)
        return
    with ThreadPoolExecutor(workers) as pool:
        waiting = deque(pool.submit(function, one) for one in islice(given, workers + 1))
        while waiting:
            made = waiting.popleft().result()
            following = next(given, None)
            if following is not None:
                waiting.append(pool.submit(function, following))
            yield made


def _sink(blocks: Iterator[pl.DataFrame], draft: Path, metadata: dict[str, str]) -> None:
    first = next(blocks)

    def produce(
        columns: list[str] | None, predicate: pl.Expr | None, rows: int | None, size: int | None
    ) -> Iterator[pl.DataFrame]:
        del columns, predicate, rows, size  # a sink takes every column and row
        yield first
        yield from blocks

    frame = register_io_source(produce, schema=first.schema)
    frame.sink_parquet(draft, metadata=metadata, row_group_size=ROW_GROUP, compression_level=1)


@contextmanager
def _whole_file(target: Path) -> Iterator[Path]:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent)
    except OSError as error:
        raise InputError.of(
            "The output must be writable; {path} is not ({problem}). Choose another name.",
            path=target,
            problem=system_reason(error),
        ) from error
    with folder as name:
        draft = Path(name) / target.name
        yield draft
        draft.replace(target)
