"""The recipe of a country, ready to make any number of people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from brecha.population.people import KINSHIPS, SEXES
from brecha.population.synthesis.columns import (
    FLAGS,
    UNKNOWN,
    Block,
    Codes,
    Rows,
    levels_of_feature,
)
from brecha.population.synthesis.draws import (
    CompiledDraw,
    Levels,
    compile_draw,
    drawn_columns,
    is_range,
)
from brecha.population.synthesis.recipe import Recipe

UNLISTED = "*"
COMPOSING = ("kinship", "band", "sex")


@dataclass(frozen=True)
class CompiledRecipe:
    """A recipe, ready to run.

    Attributes:
        recipe: The recipe.
        levels: Levels of each column of codes and each feature.
        draws: In order.
        starts: First member of each household type, and their number. Shape: (type + 1,).
        members: Kinship, band and sex of the members of all types, as codes; -1 is drawn later.
        territories: Codes of the territories, in order.
    """

    recipe: Recipe
    levels: Levels
    draws: tuple[CompiledDraw, ...]
    starts: Rows
    members: dict[str, Codes]
    territories: tuple[str, ...]

    @property
    def composing(self) -> tuple[CompiledDraw, ...]:
        """The draws that make kinship, band and sex of all members known."""
        return tuple(draw for draw in self.draws if set(draw.draw.gives) <= set(COMPOSING))

    def assemble(self, types: Rows) -> Block:
        """Return households of these types, with what the types tell of their members."""
        sizes = np.diff(self.starts)[types]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        shift = np.repeat(self.starts[types] - starts[:-1], sizes)
        members = np.arange(starts[-1]) + shift
        codes = {name: column[members] for name, column in self.members.items()}
        codes["is_unlisted"] = (codes["kinship"] == UNKNOWN).astype(np.int16)
        codes["is_sex_told"] = (codes["sex"] != UNKNOWN).astype(np.int16)
        numbers = {"household_size": np.repeat(sizes, sizes).astype(np.float64)}
        return Block(starts, self.levels, self.recipe.about.features, codes, numbers)


def compile_recipe(recipe: Recipe) -> CompiledRecipe:
    """Return a recipe ready to run.

    Raises:
        CoverageError: A draw has no chances.
        InputError: Chances do not sum to one, or name what is not known.
    """
    territories = tuple(recipe.people["territory"].unique().sort())
    levels: Levels = {
        "territory": territories,
        "is_rural": FLAGS,
        "is_unlisted": FLAGS,
        "is_sex_told": FLAGS,
        "kinship": KINSHIPS,
        "sex": SEXES,
        "band": tuple(str(age) for age in recipe.about.bands),
    }
    for draw in recipe.about.draws:
        for name, column in drawn_columns(draw, recipe.chances).items():
            if not is_range(column):
                levels[name] = tuple(dict.fromkeys((*levels.get(name, ()), *sorted(set(column)))))
    for name, feature in recipe.about.features.items():
        levels[name] = levels_of_feature(feature, levels)
    draws = tuple(compile_draw(draw, recipe.chances, levels) for draw in recipe.about.draws)
    starts, members = _members(recipe.types, levels)
    return CompiledRecipe(recipe, levels, draws, starts, members, territories)


def _members(types: pl.DataFrame, levels: Levels) -> tuple[Rows, dict[str, Codes]]:
    tokens = [members.split(" ") for members in types["members"]]
    starts = np.concatenate([[0], np.cumsum([len(members) for members in tokens])])
    told = [_told(token) for members in tokens for token in members]
    names = ("kinship", "sex", "band")
    columns = {
        name: np.array(
            [levels[name].index(parts[at]) if parts[at] else UNKNOWN for parts in told],
            dtype=np.int16,
        )
        for at, name in enumerate(names)
    }
    return starts.astype(np.int64), columns


def _told(token: str) -> list[str]:
    return ["", "", ""] if token == UNLISTED else token.split(":")
