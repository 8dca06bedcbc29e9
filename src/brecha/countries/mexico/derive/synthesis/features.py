"""How do the features of the recipe look on a survey? As the synthesis itself computes them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import polars as pl

from brecha.countries.mexico.derive.write import TABLES
from brecha.population.synthesis.recipe import NULL, Feature, RecipeFile, read_recipe_file

HOUSEHOLD = "household"


@cache
def recipe() -> RecipeFile:
    """Return Mexico's recipe."""
    return read_recipe_file(TABLES.parent / "synthesis.yaml")


def with_features(people: pl.DataFrame) -> pl.DataFrame:
    """Return people with every feature whose column they have.

    Args:
        people: Columns: household, kinship where there is one, others as texts or numbers.
    """
    for name, feature in recipe().features.items():
        needs_kinship = feature.head_of or feature.others_of
        if feature.of in people.columns and not (
            name in people.columns or (needs_kinship and "kinship" not in people.columns)
        ):
            people = people.with_columns(_expression(feature).fill_null(NULL).alias(name))
    return people


def band_of(age: pl.Expr) -> pl.Expr:
    """Return the first age of the band of household types, as text."""
    return _bins(age, recipe().bands)


def _expression(feature: Feature) -> pl.Expr:
    column = pl.col(feature.of)
    if feature.bins_of:
        return _bins(column, feature.edges)
    if feature.head_of:
        return column.filter(pl.col("kinship") == "head").first().over(HOUSEHOLD)
    if feature.any_of:
        return _flag(column.is_in(feature.levels).any().over(HOUSEHOLD))
    if feature.others_of:
        is_one = column.is_in(feature.levels) & pl.col("kinship").is_in(feature.kinships)
        return _flag(is_one.sum().over(HOUSEHOLD) > is_one.cast(pl.UInt32))
    return column.replace_strict(_names(feature.into), default=None)


def _names(into: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {level: name for name, levels in into.items() for level in levels}


def _bins(number: pl.Expr, edges: tuple[float, ...]) -> pl.Expr:
    chosen = pl.lit(None, dtype=pl.String)
    for edge in edges:
        chosen = pl.when(number >= edge).then(pl.lit(f"{edge:g}")).otherwise(chosen)
    return chosen


def _flag(is_so: pl.Expr) -> pl.Expr:
    return pl.when(is_so).then(pl.lit("1")).otherwise(pl.lit("0"))
