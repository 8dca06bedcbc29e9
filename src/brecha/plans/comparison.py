"""Which reading of a published headline reaches it, and which does not?

The plan is run again in the study's frame (years, prices). For the returns, the published gross
cost is imposed on the plan's own composition: effects are linear in spending, so they are scaled.
Nothing is calibrated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl

from brecha.core.notes import Note
from brecha.plans.evidence import Comparison, ComparisonLine, Reading, Sensitivity
from brecha.plans.readings import Frame, frame_of
from brecha.plans.run import ComputedPlan

WITHIN = 0.1  # a reading reaches a value if it comes within a tenth of it
PERCENT = 100.0
OUR_INPUTS = ("existing_cost_share_gdp",)
Read = tuple[Note, float, bool]  # what is computed, its value, whether it counts the same

TITLES = {
    "gross_cost_share_gdp": "Mean gross cost",
    "employment_change_pct": "Employment",
    "output_change_pct": "Gross value of production",
    "revenue_share_gdp": "Tax revenue",
    "existing_cost_share_gdp": "Cost of the existing system",
    "gap_share_gdp": "Financing gap",
}


@dataclass(frozen=True)
class Published:
    """A row of the published results."""

    quantity: str
    value: float
    statistic: str
    base: str
    grade: str
    source: str


def compare(computed: ComputedPlan, strongest: Sensitivity | None) -> Comparison | None:
    """Return the validation page of a plan; `None` where it names no study or spends nothing.

    Args:
        computed: The plan.
        strongest: The assumption that moves the mean gross cost most, if any does.
    """
    wanted = computed.plan.comparison
    if wanted is None or not computed.spending.total.any():
        return None
    rows = _published(computed, wanted.study)
    imposed = next((row.value for row in rows if row.quantity == "gross_cost_share_gdp"), None)
    frame = frame_of(computed, wanted, imposed, strongest)
    lines = [_line(row, frame, rows) for row in rows if row.quantity in TITLES]
    return Comparison(
        study=wanted.study,
        frame=Note(
            "The plan run in the study's frame: {first} to {last}, prices and GDP of {year}. For "
            "the returns the published gross cost is imposed: the plan's spending is scaled to it. "
            "Nothing is taken as displaced.",
            {
                "first": wanted.years.first,
                "last": wanted.years.last,
                "year": wanted.price_year,
            },
        ),
        lines=tuple(lines),
        calibration=None,
    )


def _published(computed: ComputedPlan, study: str) -> list[Published]:
    table = computed.country.table("published_results").filter(pl.col("study") == study)
    return [
        Published(
            quantity=row["quantity"],
            value=row["value"],
            statistic=row["statistic"],
            base=row["base"] or "",
            grade=row["grade"],
            source=computed.country.sources[row["source"]].title,
        )
        for row in table.iter_rows(named=True)
    ]


def _line(row: Published, frame: Frame, rows: list[Published]) -> ComparisonLine:
    readings = tuple(
        Reading(
            title=title,
            value=value,
            is_same_concept=is_same,
            reaches=is_same and abs(value - row.value) <= WITHIN * abs(row.value),
        )
        for title, value, is_same in _readings(row, frame)
    )
    reason = _reason(row, frame, rows)
    is_ours = row.quantity in OUR_INPUTS
    return ComparisonLine(
        quantity=row.quantity,
        title=Note(TITLES[row.quantity]),
        published=row.value,
        unit=f"% of {row.base}" if row.base else "percent",
        statistic=row.statistic,
        source=row.source,
        grade=row.grade,
        readings=readings,
        verdict=reason if is_ours else _verdict(row, readings, reason),
    )


def _readings(row: Published, frame: Frame) -> list[Read]:
    if row.quantity == "gap_share_gdp":
        return _gap(frame, row.statistic)
    return READINGS[row.quantity](frame)


def _gross(frame: Frame) -> list[Read]:
    cost = frame.cost
    return [
        (Note("Gross cost in the study's frame"), cost.gross, True),
        (Note("Gross cost in the plan's own frame"), frame.own_gross, False),
        (Note("Gross cost without capital"), cost.running, False),
        (Note("Gross cost less existing spending"), cost.gross - cost.existing, False),
    ]


def _output(frame: Frame) -> list[Read]:
    return [(Note(title), change.output, True) for title, change in frame.imposed.items()] + [
        (Note("Additional only: {reading}", {"reading": Note(title)}), change.output, False)
        for title, change in frame.imposed_additional.items()
    ]


def _employment(frame: Frame) -> list[Read]:
    return [(Note(title), change.jobs, True) for title, change in frame.imposed.items()] + [
        (Note("Additional only: {reading}", {"reading": Note(title)}), change.jobs, False)
        for title, change in frame.imposed_additional.items()
    ]


def _revenue(frame: Frame) -> list[Read]:
    return [(Note(title), value, True) for title, value in frame.revenue.items()]


def _existing(frame: Frame) -> list[Read]:
    return [(Note("Existing spending, taken from the study itself"), frame.cost.existing, False)]


def _gap(frame: Frame, statistic: str) -> list[Read]:
    at = {"year_1": 0, "year_5": -1}.get(statistic)
    own = frame.gap if at is None else frame.gap[at : at + 1 or None]
    imposed = frame.imposed_gap if at is None else frame.imposed_gap[at : at + 1 or None]
    return [
        (Note("Gap of our gross cost"), float(np.mean(own)), True),
        (Note("Gap with the published gross cost imposed"), float(np.mean(imposed)), True),
    ]


READINGS: dict[str, Callable[[Frame], list[Read]]] = {
    "gross_cost_share_gdp": _gross,
    "output_change_pct": _output,
    "employment_change_pct": _employment,
    "revenue_share_gdp": _revenue,
    "existing_cost_share_gdp": _existing,
}
REASONS = {
    "gross_cost_share_gdp": (
        "The study's staff ratios, wages, hours and coverage by year are not published; ours are "
        "assumptions that were not fitted to it. {strongest} moves our figure most: from {at_low} "
        "to {at_high} % of GDP."
    ),
    "output_change_pct": (
        "With the gross cost imposed, the published value is reached where {share} % of the "
        "operating surplus counts as income that households spend."
    ),
    "employment_change_pct": (
        "Posts of the service are {posts} % of our jobs under type II; they follow from staff "
        "ratios, not from multipliers."
    ),
    "revenue_share_gdp": (
        "What counts as revenue decides: taxes alone, or taxes with social security contributions."
    ),
    "existing_cost_share_gdp": "It is an input of ours, not a result.",
    "gap_share_gdp": (
        "The published parts imply a T0 of {implied} % of GDP, the gap less (gross − existing − "
        "revenue); ours is {ours} %. With the published gross cost imposed only the net revenue is "
        "ours. Our path over the years is that of the plan's coverage."
    ),
}
OUT_OF_REACH = (
    "With the gross cost imposed, no share of the operating surplus that households might spend "
    "gives the published value."
)


def _reason(row: Published, frame: Frame, rows: list[Published]) -> Note:
    message = REASONS[row.quantity]
    if row.quantity == "output_change_pct":
        share = frame.surplus_share_reaching(row.value)
        return (
            Note(OUT_OF_REACH) if share is None else Note(message, {"share": f"{100 * share:.0f}"})
        )
    if row.quantity == "employment_change_pct":
        return Note(message, {"posts": f"{100 * frame.posts_share:.0f}"})
    if row.quantity == "gap_share_gdp":
        implied = _implied_baseline(rows)
        return Note(
            message,
            {
                "implied": "–" if implied is None else f"{implied:.2f}",
                "ours": f"{frame.baseline_revenue:.2f}",
            },
        )
    if row.quantity == "gross_cost_share_gdp":
        strongest = frame.strongest
        return Note(
            message,
            {
                "strongest": strongest.title if strongest else "–",
                "at_low": f"{PERCENT * strongest.at_low:.2f}" if strongest else "–",
                "at_high": f"{PERCENT * strongest.at_high:.2f}" if strongest else "–",
            },
        )
    return Note(message)


def _implied_baseline(rows: list[Published]) -> float | None:
    means = {row.quantity: row.value for row in rows if row.statistic == "mean"}
    parts = (
        "gap_share_gdp",
        "gross_cost_share_gdp",
        "existing_cost_share_gdp",
        "revenue_share_gdp",
    )
    if not all(part in means for part in parts):
        return None
    gap, gross, existing, revenue = (means[part] for part in parts)
    return gap - (gross - existing - revenue)


def _verdict(row: Published, readings: tuple[Reading, ...], reason: Note) -> Note:
    reached = tuple(reading.title for reading in readings if reading.reaches)
    same = [reading for reading in readings if reading.is_same_concept]
    values = [reading.value for reading in same]
    if reached:
        return Note(
            "Reached within a tenth by: {readings}. {reason}",
            {"readings": reached, "reason": reason},
        )
    ends = {"low": min(values), "high": max(values), "reason": reason}
    if min(values) < row.value < max(values):
        return Note(
            "No reading comes within a tenth; they lie on both sides, from {low:.2f} to "
            "{high:.2f}. {reason}",
            ends,
        )
    if len(same) == 1:
        return Note("Ours does not reach it; it is {low:.2f}. {reason}", ends)
    return Note("No reading reaches it; ours go from {low:.2f} to {high:.2f}. {reason}", ends)
