"""What stands in the tables of concentration, of barriers met together, and of definitions?"""

from __future__ import annotations

from typing import Any

from brecha.plans.diagnosis.results import BarriersResult, ConcentrationResult, DiagnosisResult
from brecha.reports.diagnosis.between import p_value_said
from brecha.reports.diagnosis.figures import precision
from brecha.reports.tables import Cell, Figure, Heading, Kind, Table
from brecha.reports.words import Words

WIDEST_VARIATION = 0.30  # coefficient of variation of the mean from which nothing is shown
INDICES = {
    "mean": "Mean",
    "concentration": "Concentration index",
    "wagstaff": "Wagstaff's index",
    "erreygers": "Erreygers' index",
}


def concentration_table(result: DiagnosisResult, words: Words) -> Table:
    """Return the indices of concentration with their intervals."""
    listed = [
        (entry, _emptied(row) if is_scarce(entry) else row)
        for entry in result.concentration
        for row in entry.parts.to_dicts()
        if row["name"] in INDICES
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            entry.title.in_language(words.language),
            words.say(INDICES[row["name"]]),
            *(Figure(row[name], Kind.VALUE) for name in ("estimate", "low", "high")),
            p_value_said(row),
        )
        for entry, row in listed
    ]
    heads = (
        Heading(words.say("Indicator"), weight=1.4),
        Heading(words.say("Index")),
        Heading(words.say("Estimate")),
        Heading(words.say("95 % interval, from")),
        Heading(words.say("to")),
        Heading("p"),
    )
    return Table(words.say("Concentration"), heads, tuple(rows))


def _emptied(row: dict[str, Any]) -> dict[str, Any]:
    return {**dict.fromkeys(row), "name": row["name"]}


def is_scarce(entry: ConcentrationResult) -> bool:
    """Return whether too few have it for a curve: the mean itself would not be shown."""
    mean = next((row for row in entry.parts.to_dicts() if row["name"] == "mean"), None)
    if mean is None or mean["standard_error"] is None or not mean["estimate"]:
        return True
    return bool(mean["standard_error"] / abs(mean["estimate"]) >= WIDEST_VARIATION)


def overlap_table(barriers: BarriersResult, words: Words) -> Table | None:
    """Return which barriers are met together."""
    if barriers.overlap.is_empty():
        return None
    rows = barriers.overlap.sort("estimate", descending=True, nulls_last=True).to_dicts()

    def titles(name: str) -> list[Cell]:
        known = barriers.titles
        return [
            known[row[name]].in_language(words.language) if row[name] in known else row[name]
            for row in rows
        ]

    return Table.of_columns(
        words.say("Barriers met together"),
        [
            (Heading(words.say("Barrier")), titles("first")),
            (Heading(words.say("and")), titles("second")),
            (
                Heading(words.say("Estimate"), "%"),
                [Figure(row["estimate"], Kind.SHARE, 1) for row in rows],
            ),
            (
                Heading(words.say("95 % interval, from"), "%"),
                [Figure(row["low"], Kind.SHARE, 1) for row in rows],
            ),
            (Heading(words.say("to"), "%"), [Figure(row["high"], Kind.SHARE, 1) for row in rows]),
            (Heading("n", words.say("rows")), [Figure(row["n"], Kind.COUNT) for row in rows]),
            (Heading(words.say("Precision")), [precision(row, words) for row in rows]),
        ],
    )


def definitions(result: DiagnosisResult, words: Words) -> list[tuple[str, str]]:
    """Return title and definition of each indicator, once."""
    if result.indicators.is_empty():
        return []
    names = [f"title_{words.language}", f"definition_{words.language}"]
    told = result.indicators.unique("indicator", keep="first", maintain_order=True)
    return [(str(title), str(text)) for title, text in told.select(names).iter_rows()]
