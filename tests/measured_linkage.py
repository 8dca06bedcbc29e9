"""How right is a grouping of entries? Against the truth of an invented register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from brecha.office.people.groups import AUTOMATIC, STATUSES_OF_CENTRAL, Link, grouped
from brecha.office.people.linkage import Proposal
from made_register import MadeRegister


@dataclass(frozen=True)
class Rightness:
    """How a grouping compares with the truth.

    Attributes:
        number: Persons it counts.
        precision: Share of the pairs it joins that are one person.
        recall: Share of the pairs that are one person that it joins.
    """

    number: int
    precision: float
    recall: float


def rightness(register: MadeRegister, groups: Mapping[int, Hashable]) -> Rightness:
    """Return how right groups are.

    Args:
        register: Entries with their truth.
        groups: Group of each entry, by its number.
    """
    found = [groups[entry.number] for entry in register.entries]
    both = _pairs(zip(found, register.persons, strict=True))
    joined, true = _pairs(found), _pairs(register.persons)
    return Rightness(len(set(found)), _share(both, joined), _share(both, true))


def groups_from(
    register: MadeRegister, proposals: Iterable[Proposal], least: float
) -> dict[int, Hashable]:
    """Return the group of each entry when pairs from a probability on are joined."""
    links = [
        Link(pair.first, pair.second, pair.probability, AUTOMATIC)
        for pair in proposals
        if pair.probability >= least
    ]
    groups = grouped(links, STATUSES_OF_CENTRAL)
    return {entry.number: groups.standing_for(entry.number) for entry in register.entries}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _pairs(keys: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(keys).values())
