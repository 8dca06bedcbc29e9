"""How much of an indicator belongs to each category? Added up by the rules of the indicator."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from brecha.programme.arithmetic import combine, values_of
from brecha.programme.kinds import ValueKind
from brecha.programme.measured import PartOfValue
from brecha.programme.model import Indicator, Programme

Category = tuple[str, str]
"""Dimension and name."""


def amounts_by_category(
    programme: Programme, indicator: Indicator, kind: ValueKind
) -> Mapping[Category, Fraction | None]:
    """Return what the current values of an indicator make in each category.

    Computed once in a programme for each indicator as it is given.

    Args:
        programme: Where the values are stored.
        indicator: Gives the rules of aggregation.
        kind: Baseline, target or actual.

    Returns:
        Unit: the indicator's; None where the parts cannot be joined.
    """
    known, question = programme.kept_answers, ("categories", indicator.code, kind)
    held = known.get(question)
    if held is None or held[0] is not indicator:
        held = known[question] = (indicator, _amounts(programme, indicator, kind))
    amounts: Mapping[Category, Fraction | None] = held[1]
    return amounts


def _amounts(
    programme: Programme, indicator: Indicator, kind: ValueKind
) -> dict[Category, Fraction | None]:
    found: dict[Category, list[PartOfValue]] = {}
    for value in values_of(programme, indicator.code, kind):
        owner = (value.agency, value.place, value.period_end)
        for part in value.disaggregation:
            own = PartOfValue(*owner, part.number)
            found.setdefault((part.dimension, part.category), []).append(own)
    combined = {category: combine(parts, indicator) for category, parts in found.items()}
    return {category: amount.number if amount else None for category, amount in combined.items()}
