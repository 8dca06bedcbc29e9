"""Which counts are so small that they might name a person? They are left out in public.

A count of one to four is hidden. So that nobody computes it from the total, at least two counts of
a group are hidden, and those hidden hold at least five together; the next smallest goes with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

from brecha.programme import Programme
from brecha.programme.model import DisaggregatedValue, GroupCount, Value

LEAST_SHOWN = 5
FEWEST_HIDDEN = 2
SETTLED = ("verified", "locked")
Part = TypeVar("Part", DisaggregatedValue, GroupCount)


def hidden_cells(counts: Sequence[Decimal | int]) -> frozenset[int]:
    """Return the positions of the counts that are not shown.

    Args:
        counts: Parts of one total. Unit: persons or cases.

    Examples:
        >>> sorted(hidden_cells([40, 3, 7, 0]))
        [1, 2]
    """
    order = sorted(range(len(counts)), key=lambda at: counts[at])
    hidden = {at for at in order if 0 < counts[at] < LEAST_SHOWN}
    for at in order:
        told = sum(counts[each] for each in hidden)
        is_safe = len(hidden) >= FEWEST_HIDDEN and told >= LEAST_SHOWN
        if not hidden or is_safe:
            break
        if counts[at] > 0:
            hidden.add(at)
    return frozenset(hidden)


def shown_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts of a total that may be shown in public."""
    hidden = hidden_cells([part.number for part in parts])
    return tuple(part for at, part in enumerate(parts) if at not in hidden)


def public_part(programme: Programme) -> Programme:
    """Return what anybody may see of a programme: settled values, no persons, no small counts."""
    values = (value for value in programme.values if value.status in SETTLED)
    trainings = (replace(each, groups=shown_parts(each.groups)) for each in programme.trainings)
    events = (
        replace(each, participants=shown_parts(each.participants)) for each in programme.events
    )
    return replace(
        programme,
        values=tuple(_public_value(value) for value in values),
        trainings=tuple(trainings),
        events=tuple(events),
        attendance=(),
        waivers=(),
        risks=(),
        statements=(),
        mentions=(),
    )


def _public_value(value: Value) -> Value:
    by_dimension = groupby(
        sorted(value.disaggregation, key=lambda part: part.dimension), lambda part: part.dimension
    )
    shown = [part for _, parts in by_dimension for part in shown_parts(tuple(parts))]
    return replace(value, disaggregation=tuple(shown), evidence=(), comment="")
