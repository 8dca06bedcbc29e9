"""How many households of which type does each block hold? Whole numbers, settled before any draw.

A block lies in one territory and is rural or not; it holds whole households. What a block holds
depends on the people, the seed and the number of people asked for, never on who makes it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from brecha.core.errors import InputError
from brecha.population.calibration import Numbers
from brecha.population.synthesis.columns import Rows
from brecha.population.synthesis.compiled import CompiledRecipe
from brecha.population.synthesis.households import expect_households
from brecha.population.synthesis.rounding import round_in_total, share_out

BLOCK_PEOPLE = 50_000
PLANNING = 2**32 - 1  # the planner's own stream of chance, beside those of the blocks
USUAL_SIZE = 4


@dataclass(frozen=True)
class PlannedBlock:
    """What a block holds.

    Attributes:
        number: Its number, from zero; its stream of chance.
        territory: Place of its territory.
        is_rural: 1 if rural.
        households: Households of each type. Shape: (type,).
    """

    number: int
    territory: int
    is_rural: int
    households: Rows


@dataclass(frozen=True)
class Plan:
    """What is made.

    Attributes:
        compiled: The recipe.
        people: Persons.
        weight: Persons of the population that each stands for.
        seed: Of all chance.
        blocks: In order.
        error: Largest relative miss of a margin by the expected frequencies.
    """

    compiled: CompiledRecipe
    people: int
    weight: float
    seed: int
    blocks: tuple[PlannedBlock, ...]
    error: float

    def random(self, stream: int) -> np.random.Generator:
        """Return the chance of a block; the same whoever asks."""
        return stream_of(self.seed, stream)


def stream_of(seed: int, stream: int) -> np.random.Generator:
    """Return one of the independent streams of a seed."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(stream,))))


def plan_people(
    compiled: CompiledRecipe, people: int, seed: int, block_people: int = BLOCK_PEOPLE
) -> Plan:
    """Return the plan of so many people.

    Args:
        compiled: The recipe.
        people: Persons, at least one.
        seed: Any whole number from zero.
        block_people: Persons of a block, about.

    Raises:
        InputError: No people are asked for, or the seed is negative.
    """
    if people < 1:
        raise InputError.of(
            "The number of people must be at least 1; it is {people}. Correct it.", people=people
        )
    if seed < 0:
        raise InputError.of("The seed must be at least 0; it is {seed}. Correct it.", seed=seed)
    random = stream_of(seed, PLANNING)
    expected = expect_households(compiled)
    inhabitants = expected.households @ expected.sizes
    shares = round_in_total(people * inhabitants / inhabitants.sum(), random)
    blocks: list[PlannedBlock] = []
    is_rural = (compiled.recipe.types["is_rural"] == "1").to_numpy()
    for territory, wanted in enumerate(shares):
        scaled = expected.households[territory] * (wanted / inhabitants[territory])
        counts = round_in_total(scaled, random)
        _settle(counts, expected.sizes.astype(np.int64), scaled, int(wanted))
        for rural in (0, 1):
            here = np.where(is_rural == bool(rural), counts, 0)
            for part in _parts(here, expected.sizes, block_people, random):
                blocks.append(PlannedBlock(len(blocks), territory, rural, part))
    weight = compiled.recipe.population / people
    return Plan(compiled, people, weight, seed, tuple(blocks), float(expected.errors.max()))


def _settle(counts: Rows, sizes: Rows, expected: Numbers, people: int) -> None:
    """Add or take away a few usual households, so that the number of persons is exact."""
    missing = people - int(counts @ sizes)
    while missing > 0:
        fits = sizes <= min(missing, USUAL_SIZE)
        chosen = np.where(fits, sizes * 1e12 + expected, -1).argmax()  # the largest that fits
        counts[chosen] += 1
        missing -= int(sizes[chosen])
    while missing < 0:
        fits = (sizes <= -missing) & (counts > 0)
        if not fits.any():  # only larger households are left: one goes, and smaller ones come
            fits = counts > 0
        chosen = np.where(fits, np.minimum(sizes, USUAL_SIZE) * 1e12 + counts, -1).argmax()
        counts[chosen] -= 1
        missing += int(sizes[chosen])
    if missing:
        _settle(counts, sizes, expected, people)


def _parts(
    counts: Rows, sizes: Numbers, block_people: int, random: np.random.Generator
) -> list[Rows]:
    people = int(counts @ sizes)
    if people == 0:
        return []
    parts = share_out(counts, -(-people // block_people), random)
    return [part for part in parts if part.any()]
