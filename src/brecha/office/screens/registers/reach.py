"""How many were reached, and which counts are too small to be shown to everybody?"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from brecha.office.data.models import GroupCount, Reach
from brecha.office.people.small_cells import LEAST_SHOWN, hidden_cells
from brecha.office.screens.words import DASH, day, figure, word


def reach_row(row: Reach, is_public: bool) -> dict[str, Any]:  # noqa: FBT001 - as the pages say it
    """Return a reach with its women, small counts hidden in public."""
    women = row.women
    if women is None and row.women_share is not None:
        women = row.number * row.women_share / 100
    women_text = DASH
    if women is not None:
        is_hidden = is_public and hidden_cells([int(women), int(row.number - women)])
        share = figure(Fraction(women) * 100 / Fraction(row.number)) if row.number else DASH
        women_text = f"< {LEAST_SHOWN}" if is_hidden else f"{figure(round(women))} ({share} %)"
    return {
        "kind": word(row.kind),
        "title": row.title,
        "number": shown_count(row.number, is_public=is_public),
        "women": women_text,
        "as_of": day(row.as_of),
        "certainty": word(row.certainty),
        "counts": row.counts_in_total,
        "reason": row.not_counted_reason,
    }


def counts_in_words(groups: list[GroupCount], *, is_public: bool) -> list[str]:
    """Return each group with its count; in public a small one without."""
    hidden = hidden_cells([group.number for group in groups]) if is_public else frozenset()
    return [
        f"{group.group}: {DASH if at in hidden else figure(group.number)}"
        for at, group in enumerate(groups)
    ]


def shown_count(number: Any, *, is_public: bool) -> str:  # noqa: ANN401 - a count or none
    """Return a count of people; in public one below five as such."""
    if number is None:
        return DASH
    return f"< {LEAST_SHOWN}" if is_public and 0 < number < LEAST_SHOWN else figure(number)
