"""Which counts of people may a public file not show? Small ones, and what would tell them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

FEWEST_SHOWN = 5


def hidden(counts: Sequence[Fraction | None]) -> tuple[bool, ...]:
    """Return for each part of a total whether it is hidden.

    Parts from one to four are hidden. Where that hides a single part, the smallest of the others
    goes too, for the total would tell the part.

    Args:
        counts: Parts of one total; None where there is no count.

    Examples:
        >>> hidden([Fraction(3), Fraction(40), Fraction(12)])
        (True, False, True)
    """
    small = [count is not None and 0 < count < FEWEST_SHOWN for count in counts]
    if sum(small) != 1:
        return tuple(small)
    others = [(count, at) for at, count in enumerate(counts) if count and not small[at]]
    partner = min(others)[1] if others else -1
    return tuple(is_small or at == partner for at, is_small in enumerate(small))
