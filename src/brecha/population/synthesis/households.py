"""How many households of each type live in each territory? Frequencies calibrated to its people.

The types' frequencies in rural and in other places are the same everywhere to begin with. In each
territory they are calibrated (raking) to its people by age band, its women in the bands of heads
and spouses, its rural share, its households by size and those that a woman heads. What the margins
do not say stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.core.errors import CoverageError
from brecha.population.calibration import Numbers, calibrate
from brecha.population.people import SEXES
from brecha.population.synthesis.columns import UNKNOWN
from brecha.population.synthesis.compiled import CompiledRecipe

REPLICATES = 400
SEED_OF_EXPECTATIONS = 20_200_315  # any number: expectations are the same in every run
SIZE_SHARE = "size_"


@dataclass(frozen=True)
class Frequencies:
    """Expected households.

    Attributes:
        households: Shape: (territory, type).
        sizes: Persons of a type. Shape: (type,).
        errors: Largest relative miss of a margin. Shape: (territory,).
    """

    households: Numbers
    sizes: Numbers
    errors: Numbers


def expect_households(compiled: CompiledRecipe) -> Frequencies:
    """Return how many households of each type are expected in each territory.

    Raises:
        CoverageError: A territory has no margins, or no frequencies meet them.
    """
    expected = _expected_members(compiled)
    sizes = np.diff(compiled.starts).astype(np.float64)
    fitted = [_of_territory(compiled, territory, expected) for territory in compiled.territories]
    return Frequencies(
        np.stack([weights for weights, _ in fitted]), sizes, np.array([miss for _, miss in fitted])
    )


def _of_territory(
    compiled: CompiledRecipe, territory: str, expected: Numbers
) -> tuple[Numbers, float]:
    recipe = compiled.recipe
    people = _people_by_sex_and_band(recipe.people, territory, recipe.about.bands)
    facts = _facts(recipe.households, territory)
    sizes = np.diff(compiled.starts).astype(np.float64)
    is_rural = (recipe.types["is_rural"] == "1").to_numpy()
    rural = facts["rural_share"]
    place = np.where(is_rural, rural, 1 - rural) * recipe.types["share"].to_numpy()
    households = people.sum() / facts["mean_size"]
    weights = place * households / place.sum()
    is_told = _bands_with_sex(compiled)
    bands = len(recipe.about.bands)
    women, everyone = slice(bands, None), expected[:, :bands] + expected[:, bands:]
    auxiliaries = [*everyone.T, *expected[:, women].T[is_told], sizes * is_rural]
    totals = [*(people[:bands] + people[women]), *people[women][is_told], rural * people.sum()]
    for name, share in facts.items():
        if name == "woman_head_share":
            auxiliaries.append(_is_headed_by_a_woman(compiled))
        elif name.startswith(SIZE_SHARE):
            auxiliaries.append(_has_size(name, sizes))
        else:
            continue
        totals.append(share * households)
    is_used = weights > 0
    fitted = np.zeros_like(weights)
    done = calibrate(weights[is_used], np.column_stack(auxiliaries)[is_used], np.array(totals))
    fitted[is_used] = done.weights
    return fitted, done.error


def _bands_with_sex(compiled: CompiledRecipe) -> NDArray[np.bool_]:
    """Say in which bands some type tells a sex: only there can frequencies move the sexes."""
    sex, band = compiled.members["sex"], compiled.members["band"]
    told = set(band[(sex != UNKNOWN) & (band != UNKNOWN)].tolist())
    return np.array([at in told for at in range(len(compiled.recipe.about.bands))])


def _expected_members(compiled: CompiledRecipe) -> Numbers:
    """Return the persons of each sex and band in a household of each type, as drawing gives them.

    Returns:
        Shape: (type, sex × band), the bands of the first sex first.
    """
    random = np.random.Generator(np.random.PCG64(SEED_OF_EXPECTATIONS))
    number = len(compiled.starts) - 1
    block = compiled.assemble(np.repeat(np.arange(number), REPLICATES))
    for draw in compiled.composing:
        draw.run(block, random)
    bands = len(compiled.recipe.about.bands)
    kind = block.codes["sex"].astype(np.int64) * bands + block.codes["band"]
    at = (block.household // REPLICATES) * (len(SEXES) * bands) + kind
    counts = np.bincount(at, minlength=number * len(SEXES) * bands)
    expected: Numbers = counts.reshape(number, -1) / REPLICATES
    return expected


def _people_by_sex_and_band(
    people: pl.DataFrame, territory: str, bands: tuple[int, ...]
) -> Numbers:
    here = people.filter(pl.col("territory") == territory)
    band = np.searchsorted(np.array(bands), here["age_from"].to_numpy(), side="right") - 1
    sex = here["sex"].replace_strict(SEXES, range(len(SEXES))).to_numpy()
    counts = np.bincount(
        sex * len(bands) + band, here["people"].to_numpy(), minlength=len(SEXES) * len(bands)
    )
    return counts.astype(np.float64)


def _facts(households: pl.DataFrame, territory: str) -> dict[str, float]:
    here = households.filter(pl.col("territory") == territory)
    facts = dict(here.select("quantity", "value").iter_rows())
    lacking = [name for name in ("mean_size", "rural_share") if name not in facts]
    if lacking:
        raise CoverageError.of(
            "Territory {territory} must have the margins {names}; they are absent. "
            "Add them to synthesis_households.csv.",
            territory=territory,
            names=", ".join(lacking),
        )
    return facts


def _has_size(name: str, sizes: Numbers) -> Numbers:
    words = name.split("_")  # size_6_share, size_6_or_more_share
    size = int(words[1])
    return (sizes >= size if "more" in words else sizes == size).astype(np.float64)


def _is_headed_by_a_woman(compiled: CompiledRecipe) -> Numbers:
    heads = compiled.members["sex"][compiled.starts[:-1]]
    is_woman: Numbers = (heads == SEXES.index("woman")).astype(np.float64)
    return is_woman
