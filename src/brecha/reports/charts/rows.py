"""How do assumptions, territories and readings compare? One row each, the strongest first."""

from __future__ import annotations

from dataclasses import dataclass

from brecha.reports.charts.style import (
    BAND,
    INK,
    LETTER,
    PALETTE,
    WIDTH,
    Row,
    Spec,
    by_part,
    chart,
    colours,
    layer,
    number,
    row_label,
    row_position,
    rows_height,
    wrapped,
)

UNIT_LETTERS = WIDTH / 2 / LETTER
TENTH = (0.9, 1.1)


@dataclass(frozen=True)
class Swing:
    """How far a number moves from its centre with one assumption."""

    label: str
    at_low: float
    at_high: float


@dataclass(frozen=True)
class Ratio:
    """A reading as a multiple of what is published."""

    label: str
    ratio: float
    reaches: bool


def tornado(
    swings: list[Swing], centre: float, names: tuple[str, str], title: str, unit: str
) -> Spec:
    """Return bars from the centre to the value with the low and with the high assumption.

    Args:
        swings: The assumptions, the strongest first.
        centre: The value with every assumption at its centre.
        names: What the legend says of the low and of the high value.
        title: Title of the chart.
        unit: What the axis says.
    """
    rows: list[Row] = [
        {"label": row_label(swing.label), "from": centre, "to": to, "part": part}
        for swing in swings
        for part, to in zip(names, (swing.at_low, swing.at_high), strict=True)
    ]
    labels = [row_label(swing.label) for swing in swings]
    encoding = {
        "x": number("from", title=wrapped(unit, UNIT_LETTERS), scale={"zero": False}),
        "x2": {"field": "to"},
        "y": row_position(labels),
        "color": colours(list(names)),
    }
    layers = [
        layer(rows, "bar", encoding, stroke="white", strokeWidth=0.6),
        layer([{"from": centre}], "rule", {"x": number("from")}, color=INK, strokeWidth=1.5),
    ]
    return chart(layers, title, rows_height(labels))


def bars(values: dict[str, float], title: str, unit: str) -> Spec:
    """Return one bar a name, the longest first."""
    ordered = sorted(values, key=lambda name: -values[name])
    labels = [row_label(name) for name in ordered]
    rows: list[Row] = [
        {"label": label, "value": values[name]} for label, name in zip(labels, ordered, strict=True)
    ]
    encoding = {
        "x": number("value", title=wrapped(unit, UNIT_LETTERS), axis={"tickCount": 4}),
        "y": row_position(labels),
    }
    return chart([layer(rows, "bar", encoding, color=PALETTE[0])], title, rows_height(labels))


def ratios(found: list[Ratio], names: tuple[str, str], title: str, unit: str) -> Spec:
    """Return each reading as a mark: how many times the published value it comes to.

    Args:
        found: The readings.
        names: What the legend says of readings that reach the published value and of others.
        title: Title of the chart.
        unit: What the axis says.
    """
    rows: list[Row] = [
        {
            "label": row_label(entry.label),
            "value": entry.ratio,
            "part": names[0] if entry.reaches else names[1],
        }
        for entry in found
    ]
    labels = [row_label(name) for name in dict.fromkeys(entry.label for entry in found)]
    points = {
        "x": number(
            "value",
            title=wrapped(unit, UNIT_LETTERS),
            axis={"tickCount": 5, "labelOverlap": True},
        ),
        "y": row_position(labels, grid=True),
        "fill": by_part(list(names), [PALETTE[0], "white"]),
        "shape": by_part(list(names), ["circle", "diamond"]),
    }
    band: list[Row] = [{"value": TENTH[0], "end": TENTH[1]}]
    layers = [
        layer(band, "rect", {"x": number("value"), "x2": {"field": "end"}}, color=BAND),
        layer([{"value": 1}], "rule", {"x": number("value")}, color=INK, strokeWidth=1.5),
        layer(rows, "point", points, size=95, opacity=1, stroke=INK, strokeWidth=1.2),
    ]
    return chart(layers, title, rows_height(labels, least=28))
