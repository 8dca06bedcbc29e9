"""Which entries of the register are one person? Those that a chain of joined pairs connects.

Pairs that somebody judged come first, then the automatic, then the proposed, each by falling
probability; a pair that would bring together two whom somebody told apart is left out. So a count
with more pairs is never the greater one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

JUDGED_SAME, JUDGED_DIFFERENT = "same", "different"
AUTOMATIC, PROPOSED = "automatic", "proposed"
STATUSES_OF_UPPER = (JUDGED_SAME,)
STATUSES_OF_CENTRAL = (JUDGED_SAME, AUTOMATIC)
STATUSES_OF_LOWER = (JUDGED_SAME, AUTOMATIC, PROPOSED)


@dataclass(frozen=True, slots=True)
class Link:
    """Two entries that may be one person.

    Attributes:
        first: Number of an entry; `second` of the other.
        probability: That they are one person. Unit: fraction of 1.
        status: `proposed`, `automatic`, or as somebody judged: `same`, `different`.
    """

    first: int
    second: int
    probability: float
    status: str


@dataclass
class Groups:
    """Entries joined so far; who is in no group stands alone."""

    parent: dict[int, int] = field(default_factory=dict)
    members: dict[int, set[int]] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=dict)

    def standing_for(self, entry: int) -> int:
        """Return the entry that stands for the group of an entry."""
        while (above := self.parent.get(entry, entry)) != entry:
            self.parent[entry] = self.parent.get(above, above)
            entry = above
        return entry

    def keep_apart(self, first: int, second: int) -> None:
        """Note that two entries are different persons; before anybody is joined."""
        self.apart.setdefault(first, set()).add(second)
        self.apart.setdefault(second, set()).add(first)

    def may_join(self, first: int, second: int) -> bool:
        """Return whether two groups hold nobody who was told apart from one of the other."""
        one, other = self.standing_for(first), self.standing_for(second)
        if one == other:
            return True
        return self.apart.get(one, set()).isdisjoint(self.members.get(other, {other}))

    def join(self, first: int, second: int) -> None:
        """Make one group of the groups of two entries."""
        small, large = sorted(
            (self.standing_for(first), self.standing_for(second)),
            key=lambda at: len(self.members.get(at, ())),
        )
        if small == large:
            return
        self.parent[small] = large
        self.members.setdefault(large, {large}).update(self.members.pop(small, {small}))
        if small in self.apart:
            self.apart.setdefault(large, set()).update(self.apart.pop(small))


def grouped(links: Iterable[Link], statuses: Iterable[str]) -> Groups:
    """Return the groups that the links of some statuses make.

    Args:
        links: All links of a programme.
        statuses: Those that join; who was judged different stays apart whatever they are.
    """
    known, joining, groups = list(links), frozenset(statuses), Groups()
    for link in known:
        if link.status == JUDGED_DIFFERENT:
            groups.keep_apart(link.first, link.second)
    for link in sorted(known, key=_surest_first):
        if link.status in joining and groups.may_join(link.first, link.second):
            groups.join(link.first, link.second)
    return groups


def number_of_groups(entries: Iterable[int], groups: Groups) -> int:
    """Return how many different persons some entries are.

    Example:
        >>> links = [Link(1, 2, 0.97, "automatic"), Link(2, 3, 0.6, "proposed")]
        >>> [number_of_groups([1, 2, 3], grouped(links, each)) for each in (
        ...     STATUSES_OF_LOWER, STATUSES_OF_CENTRAL, STATUSES_OF_UPPER)]
        [1, 2, 3]
    """
    return len({groups.standing_for(entry) for entry in entries})


def _surest_first(link: Link) -> tuple[int, float, int, int]:
    order = (*STATUSES_OF_LOWER, JUDGED_DIFFERENT).index(link.status)
    return (order, -link.probability, link.first, link.second)
