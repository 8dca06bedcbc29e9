"""How many were reached, and which counts are too small to be shown to everybody?"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from brecha.office.data.models import GroupCount, Reach
from brecha.office.screens.words import DASH, day, figure, word
from brecha.programme.small_counts import (
    FEWEST_SHOWN,
    are_women_hidden,
    hidden,
    is_reach_hidden,
    is_small,
)


def reach_row(row: Reach, is_public: bool) -> dict[str, Any]:  # noqa: FBT001 - as the pages say it
    """Return a reach with its women, small counts hidden in public."""
    women = row.women
    if women is None and row.women_share is not None:
        women = row.number * row.women_share / 100
    women_text = DASH
    if women is not None:
        share = figure(Fraction(women) * 100 / Fraction(row.number)) if row.number else DASH
        women_text = f"{figure(round(women))} ({share} %)"
    if is_public and are_women_hidden(row):
        women_text = _("not shown")
    return {
        "kind": word(row.kind),
        "title": row.title,
        "number": shown_count(row.number, is_public=is_public and is_reach_hidden(row)),
        "women": women_text,
        "as_of": day(row.as_of),
        "certainty": word(row.certainty),
        "counts": row.counts_in_total,
        "reason": row.not_counted_reason,
    }


def counts_in_words(groups: list[GroupCount], *, is_public: bool) -> list[str]:
    """Return each group with its count; in public a small one without."""
    flags = hidden([group.number for group in groups])
    return [
        f"{group.group}: {DASH if is_hidden and is_public else figure(group.number)}"
        for group, is_hidden in zip(groups, flags, strict=True)
    ]


def shown_count(number: Any, *, is_public: bool) -> str:  # noqa: ANN401 - a count or none
    """Return a count of people; in public one below five as such."""
    if number is None:
        return DASH
    return f"< {FEWEST_SHOWN}" if is_public and is_small(number) else figure(number)
