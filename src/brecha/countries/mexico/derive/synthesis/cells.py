"""How is a table of chances made from a survey, with no cell that is too thin?

A cell is a combination of the given columns. One with fewer than 30 rows is not shipped: it gives
up its last columns until 30 rows stand behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import polars as pl

from brecha.population.synthesis.recipe import ANY, NULL, SEPARATOR, Draw

THIN = 30
DECIMALS = 5


def chances_of(draw: Draw, rows: pl.DataFrame, least: int = 1) -> pl.DataFrame:
    """Return the chances of a draw.

    Args:
        draw: What is given and what it gives.
        rows: Columns: the given ones, the ones it gives (ranges for numbers), those of `where`
            that the source has, weight.
        least: Rows of an outcome below which it is left out of a cell.

    Returns:
        Columns: draw, cell, outcome, share, sample.
    """
    for column, levels in draw.where.items():
        if column in rows.columns:
            rows = rows.filter(pl.col(column).fill_null(NULL).is_in(levels))
    rows = rows.filter(pl.all_horizontal(pl.col(draw.gives).is_not_null())).with_columns(
        pl.col(draw.given).fill_null(NULL)
    )
    depths = [
        _cells(draw, rows, depth, least).with_columns(depth=pl.lit(depth))
        for depth in range(len(draw.given) + 1)
    ]
    every = pl.concat(depths)
    used = _used(draw, rows, set(every["cell"]))
    return (
        every.filter(pl.col("cell").is_in(sorted(used)))
        .sort("depth", "cell", "outcome")
        .select(
            draw=pl.lit(draw.draw),
            cell="cell",
            outcome="outcome",
            share=pl.col("share").round(DECIMALS),
            sample=pl.col("sample").cast(pl.Int64),
        )
        .filter(pl.col("share") > 0)
    )


def ranges(number: pl.Expr, edges: Sequence[float], decimals: int) -> pl.Expr:
    """Return each number as the range that is drawn in its place.

    A range is as wide as its class allows around the mean of the class, so that drawing keeps
    the mean. The last class has the mean alone.

    Args:
        number: The numbers.
        edges: First value of each class.
        decimals: Digits kept; with none, the ends are whole and both included.
    """
    place = pl.lit(0)
    for at, edge in enumerate(edges):
        place = pl.when(number >= edge).then(at).otherwise(place)
    mean = (number * pl.col("weight")).sum().over(place) / pl.col("weight").sum().over(place)
    low = number.min().over(place)
    half = pl.min_horizontal(mean - low, number.max().over(place) - mean)
    written = [(mean - half).round(decimals), (mean + half).round(decimals)]
    text = pl.concat_str(
        [value.cast(pl.Decimal(12, decimals)).cast(pl.String) for value in written],
        separator="..",
    )
    return pl.when(number.is_not_null()).then(text)


def _cells(draw: Draw, rows: pl.DataFrame, depth: int, least: int) -> pl.DataFrame:
    kept = [pl.col(name) for name in draw.given[:depth]]
    cell = pl.concat_str([*kept, *[pl.lit(ANY)] * (len(draw.given) - depth)], separator=SEPARATOR)
    outcome = pl.concat_str(pl.col(draw.gives), separator=SEPARATOR)
    counted = rows.group_by(cell=cell, outcome=outcome).agg(pl.sum("weight"), n=pl.len())
    whole = counted.with_columns(sample=pl.sum("n").over("cell"))
    enough = whole.filter(((pl.col("sample") >= THIN) | (depth == 0)) & (pl.col("n") >= least))
    return enough.with_columns(share=pl.col("weight") / pl.sum("weight").over("cell"))


def _used(draw: Draw, rows: pl.DataFrame, known: set[str]) -> set[str]:
    """Return the cells to which some combination of values falls back, or which it is."""
    levels = [rows[name].unique().to_list() for name in draw.given]
    used = {SEPARATOR.join([ANY] * len(levels))}
    for values in product(*levels):
        for depth in range(len(values), -1, -1):
            cell = SEPARATOR.join([*values[:depth], *[ANY] * (len(values) - depth)])
            if cell in known:
                used.add(cell)
                break
    return used
