"""What can the source not say? Named in words; never a zero."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from brecha.core.notes import Note
from brecha.gaps.columns_of_people import needed_columns
from brecha.gaps.indicator import Indicator
from brecha.gaps.rules import LAW_NAMES
from brecha.population.column_titles import column_titles


def missing_for(indicator: Indicator, columns: Collection[str]) -> Note | None:
    """Return why an indicator cannot be told of a source, or nothing where it can.

    Args:
        indicator: What is asked.
        columns: Columns that the source answers, and the values of the law that are given.

    Examples:
        >>> from brecha.gaps import find_indicators
        >>> (poverty,) = find_indicators(["poverty"])
        >>> missing_for(poverty, {"weight", "sex"}).text("en")
        'Poverty cannot be told: the source does not ask poverty.'
        >>> missing_for(poverty, {"is_poor"}) is None
        True
    """
    lacking = [name for name in needed_columns(indicator.targets) if name not in columns]
    not_asked = tuple(name for name in lacking if name not in LAW_NAMES)
    not_given = tuple(name for name in lacking if name in LAW_NAMES)
    if not_asked:
        return Note(
            "{title} cannot be told: the source does not ask {columns}.",
            {"title": indicator.title, "columns": column_titles(not_asked)},
        )
    if not_given:
        return Note(
            "{title} cannot be told: the law's values are not given: {columns}.",
            {"title": indicator.title, "columns": column_titles(not_given)},
        )
    return None


def tellable(
    indicators: Iterable[Indicator], columns: Collection[str]
) -> tuple[tuple[Indicator, ...], tuple[Note, ...]]:
    """Return the indicators that a source can tell, and why it cannot tell the others."""
    can: list[Indicator] = []
    holes: list[Note] = []
    for indicator in indicators:
        hole = missing_for(indicator, columns)
        if hole is None:
            can.append(indicator)
        else:
            holes.append(hole)
    return tuple(can), tuple(holes)
