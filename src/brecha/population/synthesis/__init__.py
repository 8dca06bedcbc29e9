"""How are people and households made where there are no microdata, or none may be shown?"""

from __future__ import annotations

from brecha.population.synthesis.compiled import CompiledRecipe, compile_recipe
from brecha.population.synthesis.describe import describe_people
from brecha.population.synthesis.households import Frequencies, expect_households
from brecha.population.synthesis.make import make_block
from brecha.population.synthesis.plan import Plan, PlannedBlock, plan_people
from brecha.population.synthesis.proportional_fitting import Fitted, Margin, fit_proportionally
from brecha.population.synthesis.recipe import (
    CHANCES,
    SYNTHESIS_TABLES,
    Draw,
    Feature,
    Recipe,
    RecipeFile,
    people_in_year,
    read_recipe_file,
)
from brecha.population.synthesis.rounding import round_in_total, share_out
from brecha.population.synthesis.stream import (
    stream_people,
    sum_people,
    sum_people_on_spark,
)
from brecha.population.synthesis.write import (
    check_target,
    is_synthetic,
    people_in_blocks,
    read_mark,
    write_people,
)

__all__ = [
    "CHANCES",
    "SYNTHESIS_TABLES",
    "CompiledRecipe",
    "Draw",
    "Feature",
    "Fitted",
    "Frequencies",
    "Margin",
    "Plan",
    "PlannedBlock",
    "Recipe",
    "RecipeFile",
    "check_target",
    "compile_recipe",
    "describe_people",
    "expect_households",
    "fit_proportionally",
    "is_synthetic",
    "make_block",
    "people_in_blocks",
    "people_in_year",
    "plan_people",
    "read_mark",
    "read_recipe_file",
    "round_in_total",
    "share_out",
    "stream_people",
    "sum_people",
    "sum_people_on_spark",
    "write_people",
]
