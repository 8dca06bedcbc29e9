"""How far do estimates of groups lie apart, and how sure are they? Marks or bars with intervals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from brecha.reports.charts.style import (
    INK,
    LETTER,
    TEXT_SIZE,
    WIDTH,
    Row,
    Spec,
    by_part,
    chart,
    layer,
    number,
    row_label,
    row_position,
    rows_height,
    wrapped,
)

COLOURS = ("#12355b", "#b07a00", "#1d7a6f", "#8f5aa8", "#6b6457")  # 3 to 1 on white and more
SHAPES = ("circle", "diamond", "square", "triangle-up", "cross")
PART_HEIGHT = 14  # pixels of one part in a row
LABEL_PADDING = 10  # a mark at zero must not touch the label
ROOM = 8  # pixels between rows
UNIT_LETTERS = WIDTH / 2 / LETTER
DASH = "–"


@dataclass(frozen=True)
class Estimate:
    """A figure with its interval.

    Attributes:
        label: Its row.
        part: Which of the marks of the row it is.
        value: Where it lies; None where it is too thin to be shown.
        low: Lower end of its interval.
        high: Upper end.
    """

    label: str
    part: str
    value: float | None
    low: float | None
    high: float | None


def dots(estimates: list[Estimate], title: str, unit: str, limits: tuple[float, float]) -> Spec:
    """Return a mark with its interval for each estimate; a dash where it is not shown.

    Args:
        estimates: Row by row.
        title: Title of the chart.
        unit: What the axis says.
        limits: Where the axis begins and ends.
    """
    parts = _parts(estimates)
    estimates = [_within(entry, limits) for entry in estimates]
    axis = {"scale": {"domain": list(limits), "nice": False}}
    position = _position(estimates, unit, axis)
    colour = {"color": _by(parts, COLOURS)}  # the same for lines and marks, or no legend is drawn
    marks = {**position, **colour, "shape": _by(parts, SHAPES)}
    layers = [
        _intervals(estimates, position, colour),
        layer(_shown(estimates), "point", marks, filled=True, size=80, opacity=1),
        *_dashes(estimates, position, limits[0]),
    ]
    return chart(layers, title, _height(estimates))


def paired_bars(estimates: list[Estimate], title: str, unit: str) -> Spec:
    """Return bars side by side in each row, with their intervals and the line of zero.

    Args:
        estimates: Row by row.
        title: Title of the chart.
        unit: What the axis says.
    """
    parts = _parts(estimates)
    position = _position(estimates, unit, {})
    bars = {**position, "fill": _by(parts, COLOURS)}
    zero: list[Row] = [{"value": 0}]
    layers = [
        layer(_shown(estimates), "bar", bars),
        layer(zero, "rule", {"x": number("value")}, color=INK, strokeWidth=1.2),
        _intervals(estimates, position, {}, color=INK),
        *_dashes(estimates, position, 0.0),
    ]
    return chart(layers, title, _height(estimates))


def _within(entry: Estimate, limits: tuple[float, float]) -> Estimate:
    """Return an estimate whose interval ends where the axis does."""
    if entry.low is None or entry.high is None:
        return entry
    return replace(entry, low=max(entry.low, limits[0]), high=min(entry.high, limits[1]))


def _parts(estimates: list[Estimate]) -> list[str]:
    return list(dict.fromkeys(entry.part for entry in estimates))


def _labels(estimates: list[Estimate]) -> list[str]:
    return [row_label(label) for label in dict.fromkeys(entry.label for entry in estimates)]


def _by(parts: list[str], values: tuple[str, ...]) -> Spec:
    spread = [values[at % len(values)] for at in range(len(parts))]
    told = by_part(parts, spread)
    return told if len(parts) > 1 else {**told, "legend": None}


def _position(estimates: list[Estimate], unit: str, axis: Spec) -> Spec:
    labels, parts = _labels(estimates), _parts(estimates)
    position = {
        "x": number(
            "value",
            title=wrapped(unit, UNIT_LETTERS),
            axis={"tickCount": 5, "labelOverlap": True},
            **axis,
        ),
        "y": row_position(labels, grid=True),
    }
    position["y"]["axis"]["labelPadding"] = LABEL_PADDING
    if len(parts) > 1:
        position["yOffset"] = {"field": "part", "type": "nominal", "sort": parts}
    return position


def _rows(estimates: list[Estimate]) -> list[Row]:
    return [
        {
            "label": row_label(entry.label),
            "part": entry.part,
            "value": entry.value,
            "low": entry.low,
            "high": entry.high,
        }
        for entry in estimates
    ]


def _shown(estimates: list[Estimate]) -> list[Row]:
    return _rows([entry for entry in estimates if entry.value is not None])


def _intervals(estimates: list[Estimate], position: Spec, colour: Spec, **look: object) -> Spec:
    rows = [row for row in _shown(estimates) if row["low"] is not None]
    ends = {
        **position,
        **colour,
        "x": {**position["x"], "field": "low"},
        "x2": {"field": "high"},
    }
    return layer(rows, "rule", ends, strokeWidth=2, **look)


def _dashes(estimates: list[Estimate], position: Spec, at: float) -> list[Spec]:
    hidden = [entry for entry in estimates if entry.value is None]
    if not hidden:
        return []
    rows = [{**row, "value": at, "text": DASH} for row in _rows(hidden)]
    text = {**position, "text": {"field": "text", "type": "nominal"}}
    return [layer(rows, "text", text, dx=6, fontSize=TEXT_SIZE, color=INK)]


def _height(estimates: list[Estimate]) -> int:
    labels = _labels(estimates)
    height = rows_height(labels, least=PART_HEIGHT * len(_parts(estimates)) + ROOM)
    has_long = any(label.count("\n") > 1 for label in labels)
    return height + ROOM * len(labels) * has_long
