"""Which whole number did a browser send? One of few digits, whatever it sent."""

from __future__ import annotations

MOST_DIGITS = 9


def whole_number(text: str | None, most: int) -> int | None:
    """Return the whole number that a text says, or None where it says none.

    Signs, digits of other scripts and powers are no number; one of more than nine digits counts as
    `most`, and is never read.

    Args:
        text: What was sent.
        most: What a larger number is taken for.
    """
    told = (text or "").strip()
    if not (told.isascii() and told.isdigit()):
        return None
    return min(int(told), most) if len(told) <= MOST_DIGITS else most
