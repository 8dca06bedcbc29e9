"""How do assumptions, territories and readings compare? One row each, the longest first."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

from brecha.reports.charts.style import (
    INK,
    LETTER,
    NARROW_UP_TO,
    PALETTE,
    Row,
    Spec,
    colours,
    data,
    finished,
    label_axis,
    legend,
    wrapped,
    wrapped_label,
)

LINE_HEIGHT = 14  # pixels of a line of a label
LABEL_PART = 0.42  # of the width is for the labels


@dataclass(frozen=True)
class Swing:
    """How far a number moves from its centre with one assumption."""

    label: str
    at_low: float
    at_high: float


def tornado(swings: list[Swing], centre: float, names: tuple[str, str], title: str, unit: str, width: int) -> Spec:
    """Return bars from the centre to the value with the low and with the high assumption.

    Args:
        swings: The assumptions, the strongest first.
        centre: The value with every assumption at its centre.
        names: What the legend says of the low and of the high value.
        title: Title of the chart.
        unit: What the axis says.
        width: Pixels.
    """
    letters = _letters(width)
    rows: list[Row] = [
        {"label": wrapped_label(swing.label, letters), "from": centre, "to": to, "part": part}
        for swing in swings
        for part, to in zip(names, (swing.at_low, swing.at_high), strict=True)
    ]
    labels = _labels([swing.label for swing in swings], letters)
    bars = (
        alt.Chart(data(rows))
        .mark_bar(stroke="white", strokeWidth=0.6)
        .encode(
            x=alt.X("from:Q", title=wrapped(unit, width / 8), scale=alt.Scale(zero=False)),
            x2="to:Q",
            y=_label_axis(labels, letters, width),
            color=colours(list(names), width),
        )
    )
    line = alt.Chart(data([{"centre": centre}])).mark_rule(color=INK, strokeWidth=1.5)
    return finished(
        alt.layer(bars, line.encode(x="centre:Q")), title, width, _height(labels)
    )


def bars(values: dict[str, float], title: str, unit: str, width: int) -> Spec:
    """Return one bar a name, the longest first."""
    letters = _letters(width)
    ordered = sorted(values, key=lambda name: -values[name])
    labels = _labels(ordered, letters)
    rows: list[Row] = [
        {"label": label, "value": values[name]} for label, name in zip(labels, ordered, strict=True)
    ]
    chart = (
        alt.Chart(data(rows))
        .mark_bar(color=PALETTE[0])
        .encode(
            x=alt.X("value:Q", title=wrapped(unit, width / 8), axis=alt.Axis(tickCount=5)),
            y=_label_axis(labels, letters, width),
        )
    )
    return finished(chart, title, width, _height(labels))


@dataclass(frozen=True)
class Ratio:
    """A reading as a multiple of what is published."""

    label: str
    ratio: float
    reaches: bool


def ratios(found: list[Ratio], names: tuple[str, str], title: str, unit: str, width: int) -> Spec:
    """Return each reading as a mark: how many times the published value it comes to.

    Args:
        found: The readings.
        names: What the legend says of readings that reach the published value and of others.
        title: Title of the chart.
        unit: What the axis says.
        width: Pixels.
    """
    letters = _letters(width)
    rows: list[Row] = [
        {
            "label": wrapped_label(entry.label, letters),
            "value": entry.ratio,
            "part": names[0] if entry.reaches else names[1],
        }
        for entry in found
    ]
    labels = _labels(list(dict.fromkeys(entry.label for entry in found)), letters)
    band = alt.Chart(data([{"low": 0.9, "high": 1.1}])).mark_rect(color="#dfe7ee")
    one = alt.Chart(data([{"low": 1.0}])).mark_rule(color=INK, strokeWidth=1.5)
    shown = legend(2, width)
    shown.symbolType = alt.Undefined
    points = (
        alt.Chart(data(rows))
        .mark_point(size=95, filled=True, opacity=1, stroke=INK, strokeWidth=1)
        .encode(
            x=alt.X("value:Q", title=wrapped(unit, width / 8), scale=alt.Scale(zero=True)),
            y=_label_axis(labels, letters, width, grid=True),
            color=_two(alt.Color, names, ["#12355b", "#ffffff"], shown),
            shape=_two(alt.Shape, names, ["circle", "diamond"], shown),
        )
    )
    layers = alt.layer(
        band.encode(x="low:Q", x2="high:Q"), one.encode(x="low:Q"), points
    )
    return finished(layers, title, width, _height(labels, least=26))


def _two(channel: type, names: tuple[str, str], values: list[str], shown: alt.Legend) -> object:
    return channel("part:N", scale=alt.Scale(domain=list(names), range=values), legend=shown)


def _letters(width: int) -> float:
    part = LABEL_PART if width > NARROW_UP_TO else 0.46
    return width * part / LETTER


def _labels(names: list[str], letters: float) -> list[str]:
    return [wrapped_label(name, letters) for name in names]


def _label_axis(labels: list[str], letters: float, width: int, *, grid: bool = False) -> alt.Y:
    axis = label_axis(letters, width)
    axis.grid = grid
    return alt.Y("label:N", sort=labels, axis=axis, scale=alt.Scale(padding=0.15))


def _height(labels: list[str], least: int = 17) -> int:
    lines = max((label.count("\n") + 1 for label in labels), default=1)
    return len(labels) * max(least, lines * LINE_HEIGHT + 5)
