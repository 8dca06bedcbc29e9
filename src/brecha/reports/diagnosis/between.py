"""How is a gap between two groups told, and what it is made of?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from brecha.core import format_number
from brecha.plans.diagnosis.results import DecompositionResult, DiagnosisResult, GapResult
from brecha.reports.diagnosis.figures import FEWEST, amount_unit, entries, figure, rows_of, unit_of
from brecha.reports.tables import DASH, Cell, Figure, Heading, Kind, Table
from brecha.reports.words import NO_BREAK, Words

Part = dict[str, Any]
LEAST_P = 0.001
WHOLE = {
    "kitagawa": ("composition", "rates"),
    "oaxaca_blinder": ("explained", "unexplained"),
}
PART_TITLES = {
    "composition": "Composition: who they are",
    "rates": "Rates: how they fare alike",
    "explained": "Explained by features",
    "unexplained": "Not explained",
}
METHODS = {
    "kitagawa": "Kitagawa",
    "oaxaca_blinder": "Oaxaca-Blinder",
}


def part(frame: pl.DataFrame, name: str) -> Part | None:
    """Return one part of a gap by its name; None where it is not there or not told."""
    found = frame.filter(pl.col("name") == name).to_dicts()
    return found[0] if found and found[0]["estimate"] is not None else None


def is_of_share(gap: GapResult) -> bool:
    """Return whether a gap is one of shares, told in percentage points."""
    return gap.unit == "1"


def gap_unit(gap: GapResult, words: Words) -> str:
    """Return the unit of a difference."""
    return words.say("percentage points") if is_of_share(gap) else amount_unit(gap.unit, words)


def cells_of(result: DiagnosisResult, gap: GapResult) -> tuple[Part | None, Part | None]:
    """Return the figures of both groups, where the dossier has them: they tell n and quality."""
    frame = result.indicators
    if not frame.is_empty():
        frame = frame.filter(pl.col("indicator") == gap.indicator)
    by_code = {row["code"]: dict(row) for row in entries(frame, breakdown=gap.dimension)}
    if not by_code and gap.labels == (result.group, result.reference):
        named = zip(gap.codes, ("group", "reference"), strict=True)
        wholes = {code: entries(frame, audience=name) for code, name in named}
        by_code = {code: dict(rows[0]) for code, rows in wholes.items() if rows}
    return by_code.get(gap.codes[0]), by_code.get(gap.codes[1])


def is_thin(result: DiagnosisResult, gap: GapResult) -> bool:
    """Return whether a gap is not shown: one of its groups is not, or it has no error."""
    if any(cell is not None and not cell["is_shown"] for cell in cells_of(result, gap)):
        return True
    sides = [part(gap.parts, name) for name in ("first", "second")]
    if any(side is not None and side["n"] < FEWEST for side in sides):
        return True
    difference = part(gap.parts, "difference")
    return difference is None or difference["standard_error"] is None


def difference_said(gap: GapResult, words: Words) -> str:
    """Return a difference with its unit and interval."""
    told = part(gap.parts, "difference")
    if told is None:
        return DASH
    scale, decimals = _scale(gap)
    numbers = {
        name: format_number(told[name] * scale, decimals)
        for name in ("estimate", "low", "high")
        if told[name] is not None
    }
    unit = gap_unit(gap, words)
    if "low" not in numbers:
        return f"{numbers['estimate']}{NO_BREAK}{unit}"
    return words.say("{estimate} {unit} (95 % interval {low} to {high})", unit=unit, **numbers)


def gap_table(result: DiagnosisResult, words: Words) -> Table:
    """Return every gap: both groups, difference, ratio, and whether chance may explain it."""
    heads = (
        Heading(words.say("Indicator"), weight=1.4),
        Heading(words.say("First group"), words.say("estimate; n")),
        Heading(words.say("Second group"), words.say("estimate; n")),
        Heading(words.say("Unit of the difference"), weight=0.7),
        Heading(words.say("Difference")),
        Heading(words.say("95 % interval, from")),
        Heading(words.say("to")),
        Heading(words.say("Ratio")),
        Heading("p"),
    )
    rows = tuple(_gap_row(result, gap, words) for gap in result.gaps)
    return Table(words.say("Gaps between groups"), heads, rows)


def _gap_row(result: DiagnosisResult, gap: GapResult, words: Words) -> tuple[Cell, ...]:
    cells = cells_of(result, gap)
    thin = is_thin(result, gap)
    difference = None if thin else part(gap.parts, "difference")
    ratio = None if thin else part(gap.parts, "ratio")
    scale, decimals = _scale(gap)
    return (
        gap.title.in_language(words.language),
        f"{gap.labels[0].in_language(words.language)}: {_level(gap, 'first', cells[0], words)}",
        f"{gap.labels[1].in_language(words.language)}: {_level(gap, 'second', cells[1], words)}",
        gap_unit(gap, words),
        *(
            Figure(_scaled(difference, name, scale), Kind.COUNT, decimals)
            for name in ("estimate", "low", "high")
        ),
        Figure(ratio["estimate"] if ratio else None, Kind.VALUE),
        p_value_said(difference),
    )


def _level(gap: GapResult, name: str, cell: Part | None, words: Words) -> str:
    if cell is not None:
        shown = figure(cell).text(words) if cell["is_shown"] else DASH
        unit = "%" if unit_of(cell, words) == "%" and cell["is_shown"] else ""
        gapped = f"{NO_BREAK}{unit}" if unit else ""
        return f"{shown}{gapped}; {rows_of(cell, words)}"
    told = part(gap.parts, name)
    if told is None:
        return DASH
    scale, decimals = _scale(gap)
    percent = f"{NO_BREAK}%" if is_of_share(gap) else ""
    return f"{format_number(told['estimate'] * scale, decimals)}{percent}; {rows_of(told, words)}"


def p_value_said(told: Part | None) -> str:
    """Return the p-value of a part; a dash where there is none."""
    if told is None:
        return DASH
    value = told["p_value"]
    if value is None:
        return DASH
    return f"<{NO_BREAK}{LEAST_P}" if value < LEAST_P else format_number(value, 3)


def _scale(gap: GapResult) -> tuple[float, int]:
    if is_of_share(gap):
        return 100.0, 1
    told = part(gap.parts, "difference")
    return 1.0, 0 if told and abs(told["estimate"]) >= 100 else 1  # noqa: PLR2004 - as `digits`


def _scaled(told: Part | None, name: str, scale: float) -> float | None:
    return None if told is None or told[name] is None else told[name] * scale


def part_rows(made_of: DecompositionResult, words: Words) -> Iterator[tuple[str, str, str, Part]]:
    """Yield the parts of a gap: which part, of which class, and its title, the whole first."""
    for prefix in WHOLE[made_of.method]:
        told = part(made_of.parts, prefix)
        if told is not None:
            yield words.say(PART_TITLES[prefix]), words.say("All together"), prefix, told
    for name in made_of.parts["name"].to_list():
        prefix, _, code = name.partition(":")
        told = part(made_of.parts, name)
        if code and told is not None and prefix in WHOLE[made_of.method]:
            label = made_of.labels.get(code)
            shown = label.in_language(words.language) if label else code
            yield words.say(PART_TITLES[prefix]), shown, name, told


def decomposition_scale(gap: GapResult, made_of: DecompositionResult) -> tuple[float, int]:
    """Return by what parts are multiplied to be told, and their digits after the point."""
    if made_of.is_logarithm:
        return 1.0, 3
    return _scale(gap)


def decomposition_unit(gap: GapResult, made_of: DecompositionResult, words: Words) -> str:
    """Return the unit of the parts of a gap."""
    return words.say("log points") if made_of.is_logarithm else gap_unit(gap, words)


def decomposition_table(gap: GapResult, made_of: DecompositionResult, words: Words) -> Table:
    """Return the parts of one gap."""
    scale, decimals = decomposition_scale(gap, made_of)
    unit = decomposition_unit(gap, made_of, words)
    whole = part(made_of.parts, "gap")
    listed = list(part_rows(made_of, words))
    if whole is not None:
        listed.append((words.say("Gap"), words.say("All together"), "gap", whole))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            title,
            label,
            *(
                Figure(_scaled(told, name, scale), Kind.COUNT, decimals)
                for name in ("estimate", "low", "high")
            ),
            p_value_said(told),
        )
        for title, label, _, told in listed
    )
    heads = (
        Heading(words.say("Part"), weight=1.2),
        Heading(words.say("Class")),
        Heading(words.say("Estimate"), unit),
        Heading(words.say("95 % interval, from"), unit),
        Heading(words.say("to"), unit),
        Heading("p"),
    )
    title = words.say(
        "{title}, {first} less {second}: what the gap is made of ({method})",
        title=gap.title.in_language(words.language),
        first=gap.labels[0].in_language(words.language),
        second=gap.labels[1].in_language(words.language),
        method=METHODS[made_of.method],
    )
    return Table(title, heads, rows, (len(rows) - 1,) if whole is not None else ())
