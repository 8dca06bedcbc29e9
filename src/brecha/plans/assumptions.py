"""What does a plan assume, within which range, and who says so?

An assumption stands in the plan file with low, central and high. It may instead point at a figure
of the country, whose source it then carries.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

import polars as pl
from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from brecha.core.errors import CoverageError
from brecha.core.languages import Text
from brecha.core.provenance import Certainty, Reference
from brecha.core.schema_faults import broken_rule
from brecha.core.units import Unit
from brecha.countries import Country

Position = Literal["low", "central", "high"]
Finite = Annotated[float, Field(strict=True, allow_inf_nan=False)]


class Strict(BaseModel):
    """A part of a plan file: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Assumption(Strict):
    """A value with its range.

    Attributes:
        title: What it is.
        low: The lowest plausible value.
        central: The value the plan uses.
        high: The highest plausible value.
        unit: Unit of the three.
        certainty: How it is known.
        source: Where it can be read, or why it is assumed.
        price_year: Year of the prices of an amount of money.
    """

    title: Text
    low: Finite
    central: Finite
    high: Finite
    unit: str
    certainty: Certainty = Certainty.ASSUMED
    source: Reference
    price_year: int | None = None

    @model_validator(mode="after")
    def _range_is_ordered(self) -> Self:
        if not self.low <= self.central <= self.high:
            raise broken_rule(
                "low, central and high must rise; they are {low}, {central}, {high}",
                low=self.low,
                central=self.central,
                high=self.high,
            )
        if "money" in Unit.parse(self.unit).above and self.price_year is None:
            raise broken_rule("an amount of money must state its price_year")
        return self

    def at(self, position: Position) -> float:
        """Return one of the three values."""
        values: dict[Position, float] = {
            "low": self.low,
            "central": self.central,
            "high": self.high,
        }
        return values[position]


class CountryFigure(Strict):
    """A figure of the country's tables instead of a value in the plan.

    Attributes:
        title: What it is.
        figure: Name of the table.
        where: Column and value that choose the row; of several years, the last one not after the
            price year is taken, the first one if all are after.
        column: Column of the central value.
        low_column: Column of the low value, if the table has one.
        high_column: Column of the high value, if the table has one.
        low_factor: Low value as a part of the central one, where there is no column.
        high_factor: High value as a multiple of the central one, where there is no column.
        why_range: Why the range is what it is.
        unit: Unit of the column.
    """

    title: Text
    figure: str
    where: dict[str, str | int]
    column: str
    low_column: str | None = None
    high_column: str | None = None
    low_factor: float = Field(default=1.0, gt=0, le=1)
    high_factor: float = Field(default=1.0, ge=1)
    why_range: str
    unit: str

    def resolve(self, country: Country, price_year: int) -> Assumption:
        """Return the assumption that the figure gives.

        Raises:
            CoverageError: The table has no such row, or the figure is a declared hole.
        """
        row = self._row(country.table(self.figure), price_year)
        central = row[self.column]
        source = country.sources[row["source"]]
        low = row[self.low_column] if self.low_column else central * self.low_factor
        high = row[self.high_column] if self.high_column else central * self.high_factor
        return Assumption(
            title=self.title,
            low=min(low, central),
            central=central,
            high=max(high, central),
            unit=self.unit,
            certainty=row["certainty"],
            source=Reference(title=source.title, href=source.href, note=self.why_range),
            price_year=row["year"] if "money" in Unit.parse(self.unit).above else None,
        )

    def _row(self, table: pl.DataFrame, price_year: int) -> dict[str, Any]:
        chosen = table.filter(pl.col(column) == value for column, value in self.where.items())
        chosen = chosen.filter(pl.col(self.column).is_not_null())
        if chosen.is_empty():
            raise CoverageError.of(
                "Table {table} must hold {column} where {where}; it does not. "
                "Add the row with its source, or write the assumption in the plan.",
                table=self.figure,
                column=self.column,
                where=", ".join(f"{key} = {value}" for key, value in self.where.items()),
            )
        if "year" not in chosen.columns:
            return chosen.row(0, named=True)
        known = chosen.sort("year")
        not_after = known.filter(pl.col("year") <= price_year)
        return (not_after.tail(1) if len(not_after) else known.head(1)).row(0, named=True)


def _tag(content: object) -> str:
    is_figure = (
        "figure" in content if isinstance(content, dict) else isinstance(content, CountryFigure)
    )
    return "figure" if is_figure else "assumption"


Value = Annotated[
    Annotated[Assumption, Tag("assumption")] | Annotated[CountryFigure, Tag("figure")],
    Discriminator(_tag),
]


def assumptions_of(part: object, path: str = "") -> Iterator[tuple[str, Value]]:
    """Yield every assumption of a plan, with the keys that lead to it."""
    if isinstance(part, Assumption | CountryFigure):
        yield path, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from assumptions_of(getattr(part, name), f"{path}.{name}".lstrip("."))
    elif isinstance(part, dict):
        for key, entry in part.items():
            yield from assumptions_of(entry, f"{path}.{key}".lstrip("."))
