"""How are the columns of a block kept while people are made? Codes of levels, and numbers.

A text is a small whole number, the place of its level; -1 is not known. A number is a float; NaN
is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from brecha.population.synthesis.recipe import Feature

Codes = NDArray[np.int16]
Numbers = NDArray[np.float64]
Rows = NDArray[np.int64]
UNKNOWN = -1
FLAGS = ("0", "1")


@dataclass
class Block:
    """People being made.

    Attributes:
        starts: First person of each household, and the number of persons. Shape: (household + 1,).
        levels: Levels of each column of codes.
        features: Columns that follow from others.
        codes: Columns of codes. Shape of each: (person,).
        numbers: Columns of numbers. Shape of each: (person,).
    """

    starts: Rows
    levels: Mapping[str, tuple[str, ...]]
    features: Mapping[str, Feature]
    codes: dict[str, Codes]
    numbers: dict[str, Numbers]
    household: Rows = field(init=False)

    def __post_init__(self) -> None:
        """Number the household of each person."""
        self.household = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    @property
    def people(self) -> int:
        """Persons in the block."""
        return int(self.starts[-1])

    def coded(self, name: str) -> Codes:
        """Return the codes of a column or a feature as it stands now."""
        if name in self.codes:
            return self.codes[name]
        feature = self.features[name]
        if feature.bins_of:
            return self._binned(self.numbers[feature.bins_of], feature.edges)
        of = self.coded(feature.of)
        if feature.head_of:
            return of[self.starts[:-1]][self.household]  # the head stands first
        if feature.merge_of:
            return self._merged(of, feature)
        is_one = self.is_one_of(feature.of, feature.levels, of)
        if feature.any_of:
            return (self._counted(is_one) > 0).astype(np.int16)
        is_one &= self.is_one_of("kinship", feature.kinships, self.codes["kinship"])
        return (self._counted(is_one) > is_one).astype(np.int16)

    def is_one_of(self, name: str, wanted: Sequence[str], codes: Codes) -> NDArray[np.bool_]:
        """Say which codes are of the levels; `-` stands for what is not known."""
        known = self.levels[name]
        is_wanted = np.zeros(len(known) + 1, dtype=bool)
        is_wanted[[known.index(level) for level in wanted if level in known]] = True
        is_wanted[UNKNOWN] = "-" in wanted
        chosen: NDArray[np.bool_] = is_wanted[codes]
        return chosen

    def count_in_household(self, is_one: NDArray[np.bool_]) -> Numbers:
        """Return how many of the household are so. Shape: (person,)."""
        return self._counted(is_one).astype(np.float64)

    def _counted(self, is_one: NDArray[np.bool_]) -> Rows:
        counts: Rows = np.add.reduceat(is_one.astype(np.int64), self.starts[:-1])[self.household]
        return counts

    @staticmethod
    def _binned(numbers: Numbers, edges: tuple[float, ...]) -> Codes:
        found = np.searchsorted(np.asarray(edges), numbers, side="right") - 1
        return np.where(np.isnan(numbers), UNKNOWN, found).astype(np.int16)

    def _merged(self, codes: Codes, feature: Feature) -> Codes:
        names = list(feature.into)
        new = {
            level: names.index(name) for name, levels in feature.into.items() for level in levels
        }
        translation = [new.get(level, UNKNOWN) for level in self.levels[feature.of]]
        return np.array([*translation, UNKNOWN], dtype=np.int16)[codes]


def levels_of_feature(feature: Feature, levels: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the levels that a feature can have."""
    if feature.bins_of:
        return tuple(f"{edge:g}" for edge in feature.edges)
    if feature.merge_of:
        return tuple(feature.into)
    return levels[feature.of] if feature.head_of else FLAGS
