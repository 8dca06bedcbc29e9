"""Which counts are so small that they might point at a person? Nobody outside is shown them.

The pages for anybody, the interface, and the published files and data all ask here. A count of one
to four is hidden. So that nobody computes it from the total of a breakdown, at least two of its
parts are hidden, and those hidden hold at least five together; the next smallest goes with them. A
sum of separate counts is left out where one of them is hidden, for each is shown in many places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from brecha.programme.figures import women_of
from brecha.programme.model import Programme
from brecha.programme.persons import persons_of

FEWEST_SHOWN = 5
FEWEST_HIDDEN = 2
ABOUT_PERSONS = ("sex", "age", "indigenous", "disability", "place", "group", "other")
"""Dimensions whose categories hold people, so that a small one may point at a person."""
NOT_PEOPLE = ("virtual_audience", "potential_audience", "impressions", "printed_copies")
"""Kinds of reach that count no people."""

Count = Decimal | Fraction | int
Part = TypeVar("Part")


def is_small(count: Count | None) -> bool:
    """Return whether a count of people is too small to be shown to anybody."""
    return count is not None and 0 < count < FEWEST_SHOWN


def hidden(counts: Sequence[Count | None]) -> tuple[bool, ...]:
    """Return for each part of a total whether it is hidden.

    Args:
        counts: Parts of one total; None where there is no count. Unit: persons or cases.

    Examples:
        >>> hidden([3, 40, 12])
        (True, False, True)
        >>> hidden([1, 1, 40])
        (True, True, True)
    """
    known = {at: Fraction(count) for at, count in enumerate(counts) if count}
    found = {at for at, count in known.items() if is_small(count)}
    for at in sorted(known, key=lambda at: (known[at], at)):
        together = sum(known[each] for each in found)
        if not found or (len(found) >= FEWEST_HIDDEN and together >= FEWEST_SHOWN):
            break
        found.add(at)
    return tuple(at in found for at in range(len(counts)))


def hidden_parts(parts: Sequence[Any]) -> frozenset[int]:
    """Return the positions of the parts of a total that are hidden, each dimension by itself.

    Args:
        parts: Parts with a `number`; a `dimension` where the total is broken down in several ways.
    """
    by_dimension: dict[str, list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        by_dimension[getattr(part, "dimension", "group")].append(at)
    found: set[int] = set()
    for dimension, places in by_dimension.items():
        if dimension in ABOUT_PERSONS:
            flags = hidden([parts[at].number for at in places])
            found |= {at for at, is_hidden in zip(places, flags, strict=True) if is_hidden}
    return frozenset(found)


def shown_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts of a total that anybody may see, in their order."""
    found = hidden_parts(parts)
    return tuple(part for at, part in enumerate(parts) if at not in found)


def is_reach_hidden(row: Any) -> bool:  # noqa: ANN401 - a Reach, or its row of a database
    """Return whether a count of people reached is too small to be shown to anybody."""
    counts_people = row.counts_in_total or row.kind not in NOT_PEOPLE
    return counts_people and is_small(row.number)


def are_women_hidden(row: Any) -> bool:  # noqa: ANN401 - a Reach, or its row of a database
    """Return whether the women among the people reached, or the others, are too few to be shown."""
    women = women_of(row)
    if women is None:
        return False
    return is_reach_hidden(row) or any(hidden([women, Fraction(row.number) - women]))


def is_sum_hidden(reach: Iterable[Any]) -> bool:
    """Return whether the total of the people reached would tell a count that is hidden."""
    return any(is_reach_hidden(row) for row in reach if row.counts_in_total)


def is_sum_of_women_hidden(reach: Iterable[Any]) -> bool:
    """Return whether the women in the total of the people reached would tell a hidden count."""
    counted = [row for row in reach if row.counts_in_total]
    return is_sum_hidden(counted) or any(are_women_hidden(row) for row in counted)


def are_persons_hidden(programme: Programme) -> bool:
    """Return whether the number of persons trained would tell a count that is hidden.

    Its bounds hold the participants of each training without a list of its own.
    """
    counted = persons_of(programme)
    told = [each.participants for each in programme.trainings]
    return any(map(is_small, told if counted is None else (counted.number, *told)))


def is_quote_hidden(programme: Programme, reference: str) -> bool:
    """Return whether a text for anybody may not tell a figure of people.

    Args:
        programme: What is reported.
        reference: As `brecha.programme.figures` lists them.
    """
    room, _, rest = reference.partition(":")
    if room == "trainings":
        return are_persons_hidden(programme)
    if room != "reach":
        return False
    if rest in ("women", "women_share"):
        return is_sum_of_women_hidden(programme.reach)
    rows = [each for each in programme.reach if each.key == rest]
    return is_sum_hidden(programme.reach) if rest == "total" else any(map(is_reach_hidden, rows))
