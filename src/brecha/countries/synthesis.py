"""From which margins are synthetic people of a country made? Its recipe and its tables."""

from __future__ import annotations

import polars as pl

from brecha.core.tables import Table
from brecha.countries.country import Country
from brecha.population.synthesis import (
    CHANCES,
    SYNTHESIS_TABLES,
    Recipe,
    people_in_year,
    read_recipe_file,
)

RECIPE = "synthesis.yaml"


def read_recipe(country: Country, year: int | None = None) -> Recipe:
    """Return all that is needed to make people of a country.

    Args:
        country: The country.
        year: Year of the people; the base year of the margins where none is named.

    Raises:
        CoverageError: The country brings no margins, or none for the year.
        InputError: A file does not hold what it must.
    """
    about = read_recipe_file(country.folder / RECIPE)
    margins = {table.name: _read(country, table) for table in SYNTHESIS_TABLES}
    year = about.year if year is None else year
    people = people_in_year(
        margins["synthesis_people"], country.table("population"), about.year, year
    )
    return Recipe(
        country.name,
        about,
        year,
        people,
        margins["synthesis_households"],
        margins["synthesis_types"],
        margins["synthesis_chances"],
    )


def _read(country: Country, table: Table) -> pl.DataFrame:
    """Return a margin; the chances may stand in several files whose names begin alike."""
    folder = country.folder / "tables"
    pattern = f"{table.name}*.csv" if table is CHANCES else f"{table.name}.csv"
    parts = [
        table.check(pl.read_csv(path, infer_schema=False, comment_prefix="#"), path.name)
        for path in sorted(folder.glob(pattern))
    ]
    return pl.concat(parts) if parts else table.empty()
