"""How is an estimate said? With its unit, its interval, and a mark of how far it can be trusted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from brecha.core import Unit
from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.reports.tables import Figure, Kind, Mark
from brecha.reports.units import unit_text
from brecha.reports.words import NO_BREAK, Words

RATES = {
    "persons": "persons",
    "hours / week": "hours a week",
    "money / hour": "{currency} an hour",
    "money / month": "{currency} a month",
}
NO_WIDTH = 1e-9  # of an interval, relative: everyone has the same amount
Entry = dict[str, Any]  # a row of a frame of figures
ONE_DECIMAL = 100  # amounts below it are told with a digit after the point
TWO_DECIMALS = 10
FEWEST = 30  # rows of the sample
TOLD = ("estimate", "standard_error", "low", "high", "design_effect")
PURE = {"share", "proportion", "ratio"}


def without_thin(result: DiagnosisResult) -> DiagnosisResult:
    """Return a result in which no figure stands that a reader must not see."""
    deprivations, barriers = result.deprivations, result.barriers
    return replace(
        result,
        indicators=hide_thin(result.indicators),
        deprivations=deprivations
        and replace(deprivations, figures=hide_thin(deprivations.figures)),
        barriers=barriers
        and replace(
            barriers, figures=hide_thin(barriers.figures), overlap=_hide_overlap(barriers.overlap)
        ),
        formalisation=result.formalisation
        and replace(result.formalisation, figures=hide_thin(result.formalisation.figures)),
        reform=result.reform and replace(result.reform, figures=hide_thin(result.reform.figures)),
    )


def hide_thin(frame: pl.DataFrame) -> pl.DataFrame:
    """Return figures in which those that are too thin are empty; rows, n and quality stay.

    Args:
        frame: Figures of a diagnosis.
    """
    if frame.is_empty():
        return frame
    shown = pl.col("is_shown")
    return frame.with_columns(pl.when(shown).then(pl.col(name)).alias(name) for name in TOLD)


def _hide_overlap(frame: pl.DataFrame) -> pl.DataFrame:
    if "quality" not in frame.columns:
        return frame
    return hide_thin(frame.with_columns(is_shown=~pl.col("quality").is_in(["suppressed", "low"])))


def entries(
    frame: pl.DataFrame, *, audience: str | None = "group", breakdown: str | None = ""
) -> list[Entry]:
    """Return the figures of an audience and a breakdown, in their order; of each where None."""
    if frame.is_empty():
        return []
    if audience is not None:
        frame = frame.filter(pl.col("audience") == audience)
    if breakdown is not None:
        frame = frame.filter(pl.col("breakdown") == breakdown)
    return frame.to_dicts()


def title_of(entry: Entry, words: Words) -> str:
    """Return the title of the indicator of a figure."""
    return str(entry[f"title_{words.language}"])


def label_of(entry: Entry, words: Words) -> str:
    """Return what the cell of a figure is called; empty for all together."""
    return str(entry[f"label_{words.language}"])


def is_share(entry: Entry) -> bool:
    """Return whether a figure is told in per cent."""
    return entry["unit"] == "1" and entry["kind"] in PURE


def unit_of(entry: Entry, words: Words) -> str:
    """Return the unit of a figure: per cent, persons, hours a week; empty for a pure number."""
    if is_share(entry):
        return "%"
    return "" if entry["unit"] == "1" else amount_unit(entry["unit"], words)


def amount_unit(unit: str, words: Words) -> str:
    """Return a unit in words: `money / month` is MXN a month."""
    if unit in RATES:
        return words.say(RATES[unit], currency=words.currency)
    return unit_text(unit, words)


def figure(entry: Entry, name: str = "estimate") -> Figure:
    """Return a number of a figure as a cell of a table."""
    value = entry[name]
    if is_share(entry):
        return Figure(value, Kind.SHARE, 1)
    if entry["unit"] == "1":
        return Figure(value, Kind.VALUE)
    decimals = digits(entry)
    is_money = "money" in Unit.parse(entry["unit"]).above
    return Figure(value, Kind.AMOUNT if is_money else Kind.COUNT, decimals)


def digits(entry: Entry) -> int:
    """Return the digits after the point of an amount: none of a number of people."""
    value = entry["estimate"]
    if value is None or entry["kind"] == "total" or abs(value) >= ONE_DECIMAL:
        return 0
    return 1 if abs(value) >= TWO_DECIMALS else 2


def said(entry: Entry, words: Words, name: str = "estimate") -> str:
    """Return a number of a figure with its unit."""
    cell = figure(entry, name)
    if cell.value is None:
        return cell.text(words)
    if is_share(entry):
        return words.share(cell.value)
    return f"{cell.text(words)}{NO_BREAK}{unit_of(entry, words)}".rstrip(NO_BREAK)


def with_interval(entry: Entry, words: Words) -> str:
    """Return a figure with its unit, its interval and its number of rows, in words."""
    if entry["low"] is None or _has_no_width(entry):
        return words.say("{estimate} ({n})", estimate=said(entry, words), n=rows_of(entry, words))
    return words.say(
        "{estimate} (95 % interval {low} to {high}; {n})",
        estimate=said(entry, words),
        low=figure(entry, "low").text(words),
        high=figure(entry, "high").text(words),
        n=rows_of(entry, words),
    )


def rows_of(entry: Entry, words: Words) -> str:
    """Return the number of rows of a figure, as n = 5,880."""
    return f"n{NO_BREAK}={NO_BREAK}{words.count(entry['n'])}"


def _has_no_width(entry: Entry) -> bool:
    return bool(entry["high"] - entry["low"] <= NO_WIDTH * abs(entry["estimate"]))


def precision(entry: Entry, words: Words) -> Mark:
    """Return how far a figure can be trusted, or why it is not shown."""
    quality, is_shown = entry["quality"], entry["estimate"] is not None
    if not is_shown:
        return Mark(_reason(entry, words), "low")
    if quality == "moderate":
        return Mark(words.say("moderate"), "moderate")
    if quality == "unrated":
        return Mark(words.say("zero: no error"), "moderate")
    return Mark(words.say("high"), "high")


def _reason(entry: Entry, words: Words) -> str:
    if entry["n"] < FEWEST:
        return words.say("not shown: n below {least}", least=FEWEST)
    variation = entry["coefficient_of_variation"]
    if entry["quality"] == "suppressed" or variation is None:
        return words.say("not shown: no error")
    return words.say("not shown: CV {cv}", cv=words.share(variation, 0))
