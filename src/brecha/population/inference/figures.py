"""What is told of one quantity in every cell? Columns of the result, and how they are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import polars as pl

from brecha.population.inference.codes import Floats
from brecha.population.inference.layout import Layout

ESTIMATE_COLUMNS = (
    "estimate",
    "standard_error",
    "low",
    "high",
    "n",
    "population",
    "coefficient_of_variation",
    "design_effect",
    "degrees_of_freedom",
    "quality",
)


@dataclass(frozen=True)
class Figures:
    """Estimates of one quantity; NaN where one cannot be told. Shape of each: cells.

    Attributes:
        estimate: In the unit of the quantity.
        standard_error: In the unit of the quantity.
        low: Lower bound.
        high: Upper bound.
        n: Rows in the universe.
        population: Sum of the weights in the universe. Unit: persons.
        design_effect: Variance over that of a simple random sample of as many rows, drawn with
            replacement.
        degrees_of_freedom: Clusters less strata that hold rows of cell and universe.
    """

    estimate: Floats
    standard_error: Floats
    low: Floats
    high: Floats
    n: Floats
    population: Floats
    design_effect: Floats
    degrees_of_freedom: Floats


def joined(cells: Figures | None, whole: Figures) -> Figures:
    """Return the cells without the rest, and the whole after them."""
    if cells is None:
        return whole
    return Figures(
        **{
            field.name: np.append(getattr(cells, field.name)[:-1], getattr(whole, field.name))
            for field in fields(Figures)
        }
    )


def labelled(layout: Layout, names: Sequence[str], found: Sequence[Figures]) -> pl.DataFrame:
    """Return the figures of all quantities as one table.

    Args:
        layout: Its labels name the cells; the whole has none.
        names: Of the quantities.
        found: Figures of each quantity, of cells and whole.
    """
    count = layout.labels.height + 1
    cells = [column.extend_constant(None, 1) for column in layout.labels.clone()]
    places = np.tile(np.arange(count), len(names))
    columns = {
        field.name: pl.Series(np.concatenate([getattr(entry, field.name) for entry in found]))
        for field in fields(Figures)
    }
    return pl.DataFrame(
        {
            "indicator": pl.Series(np.repeat(np.arange(len(names)), count)).replace_strict(
                range(len(names)), list(names), return_dtype=pl.String
            ),
            **{column.name: column.gather(places) for column in cells},
            **{name: column.fill_nan(None) for name, column in columns.items()},
        }
    ).with_columns(pl.col("n").cast(pl.Int64))
