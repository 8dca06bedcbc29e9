"""Whose answers are there where nobody brings a survey? Synthetic people of the country."""

from __future__ import annotations

import polars as pl

from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.countries import Country
from brecha.countries.synthesis import read_recipe
from brecha.population.people import PEOPLE
from brecha.population.surveys import Hole, SurveyData
from brecha.population.synthesis import compile_recipe, people_in_blocks, plan_people

PEOPLE_MADE = 200_000
SEED = 1
SURVEY = "synthetic"
NOT_MADE = Text(es="Los márgenes del país no lo dicen.", en="The country's margins do not tell it.")
UNIVERSE = Text(
    es="Personas sintéticas: ninguna existe", en="Synthetic people: none of them exists"
)


def synthetic_survey(country: Country, people: int = PEOPLE_MADE, seed: int = SEED) -> SurveyData:
    """Return synthetic people of a country, marked as such; the same for the same seed.

    Args:
        country: The country.
        people: Persons that are made.
        seed: Of all chance.

    Raises:
        CoverageError: The country brings no margins.
    """
    recipe = read_recipe(country)
    made = pl.concat(people_in_blocks(plan_people(compile_recipe(recipe), people, seed)))
    absent = tuple(
        Hole(column.name, NOT_MADE) for column in PEOPLE.columns if column.name not in made.columns
    )
    notes = tuple(
        Note("Synthetic people: {caution}", {"caution": caution})
        for caution in recipe.about.cautions
    )
    return SurveyData(
        SURVEY,
        recipe.about.title,
        str(recipe.year),
        made.lazy(),
        absent,
        notes,
        UNIVERSE,
        is_synthetic=True,
    )
