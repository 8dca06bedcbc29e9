"""What does an analyst get of gaps? Every part in a row, unrounded, with its standard error."""

from __future__ import annotations

from collections.abc import Iterator

from brecha.plans.diagnosis.results import DecompositionResult, DiagnosisResult, GapResult
from brecha.reports.diagnosis.between import (
    METHODS,
    Part,
    cells_of,
    decomposition_unit,
    gap_unit,
    is_of_share,
    is_thin,
)
from brecha.reports.tables import Cell, Figure, Heading, Kind, Table
from brecha.reports.words import Words

NUMBERS = ("estimate", "standard_error", "low", "high", "p_value")
PER_CENT = 100.0


def part_table(result: DiagnosisResult, words: Words) -> Table:
    """Return levels, differences, ratios and what gaps are made of, one row each.

    The numbers of a gap that is too thin are empty.
    """
    rows = tuple(row for gap in result.gaps for row in _rows(result, gap, words))
    heads = (
        Heading(words.say("Id")),
        Heading(words.say("Indicator")),
        Heading(words.say("First group")),
        Heading(words.say("Second group")),
        Heading(words.say("n, first group")),
        Heading(words.say("n, second group")),
        Heading(words.say("Method")),
        Heading(words.say("Part")),
        Heading(words.say("Class")),
        Heading(words.say("Unit")),
        Heading(words.say("Estimate")),
        Heading(words.say("Standard error")),
        Heading(words.say("95 % interval, from")),
        Heading(words.say("to")),
        Heading("p"),
    )
    return Table(words.say("Gaps and their parts"), heads, rows)


def _rows(result: DiagnosisResult, gap: GapResult, words: Words) -> Iterator[tuple[Cell, ...]]:
    thin = is_thin(result, gap)
    counts = [None if cell is None else cell["n"] for cell in cells_of(result, gap)]
    first: tuple[Cell, ...] = (
        gap.indicator,
        gap.title.in_language(words.language),
        *(label.in_language(words.language) for label in gap.labels),
        *(Figure(count, Kind.COUNT) for count in counts),
    )
    for told in gap.parts.to_dicts():
        is_ratio = told["name"] == "ratio"
        unit = "1" if is_ratio else gap_unit(gap, words)
        scale = PER_CENT if is_of_share(gap) and not is_ratio else 1.0
        yield (*first, "", str(told["name"]), "", unit, *_numbers(told, scale, is_thin=thin))
    if gap.decomposition is None:
        return
    for told in gap.decomposition.parts.to_dicts():
        yield (*first, *_made_of(gap, gap.decomposition, told, words, is_thin=thin))


def _made_of(
    gap: GapResult, made_of: DecompositionResult, told: Part, words: Words, *, is_thin: bool
) -> tuple[Cell, ...]:
    name, _, code = str(told["name"]).partition(":")
    label = made_of.labels.get(code)
    scale = PER_CENT if is_of_share(gap) and not made_of.is_logarithm else 1.0
    return (
        METHODS[made_of.method],
        name,
        label.in_language(words.language) if label else code,
        decomposition_unit(gap, made_of, words),
        *_numbers(told, scale, is_thin=is_thin),
    )


def _numbers(told: Part, scale: float, *, is_thin: bool) -> tuple[Cell, ...]:
    """Return the numbers of a part in its unit; a p-value has none."""
    return tuple(
        Figure(
            None
            if is_thin or told[name] is None
            else told[name] * (1.0 if name == "p_value" else scale),
            Kind.EXACT,
        )
        for name in NUMBERS
    )
