"""How do parts of a sum, or shares, run over the years?"""

from __future__ import annotations

from dataclasses import dataclass

from brecha.core import format_number
from brecha.reports.charts.style import (
    INK,
    LETTER,
    PALETTE,
    TEXT_SIZE,
    Row,
    Spec,
    by_part,
    chart,
    colours,
    layer,
    number,
    wrapped,
)

HEIGHT = 220  # pixels of the field
MOST_LABELLED = 7  # years; more columns leave no room for the numbers above them
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4])
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
LINE_COLOURS = (PALETTE[0], "#1d7a6f", "#b07a00", PALETTE[3], "#6b6457")
YEAR: Spec = {
    "field": "year",
    "type": "ordinal",
    "title": None,
    "axis": {"labelAngle": 0, "labelOverlap": True},
}


@dataclass(frozen=True)
class Parts:
    """Parts of a sum, year by year.

    Attributes:
        years: The years.
        values: The numbers of each part, by its name, in the unit shown.
        unit: What the axis says.
        decimals: Digits of the sums that stand above the columns.
        line: A quantity to compare with, by its name; drawn as a mark across each column.
    """

    years: list[int]
    values: dict[str, list[float]]
    unit: str
    decimals: int = 0
    line: tuple[str, list[float]] | None = None


def stacked_years(parts: Parts, title: str) -> Spec:
    """Return columns of stacked parts with their sums above them."""
    line = dict([parts.line]) if parts.line else {}
    encoding = {
        "x": YEAR,
        "y": number("value", title=wrapped(parts.unit, HEIGHT / LETTER), axis={"tickCount": 5}),
        "color": colours(list(parts.values), list(line)),
    }
    columns = {**encoding, "order": {"field": "rank", "type": "quantitative"}}
    rows = _rows(parts.years, parts.values)
    layers = [layer(rows, "bar", columns, stroke="white", strokeWidth=0.6)]
    if line:
        look = {"thickness": 5, "width": {"band": 1}, "stroke": "white", "opacity": 1}
        layers.append(layer(_rows(parts.years, line), "tick", encoding, **look))
    if len(parts.years) <= MOST_LABELLED:
        layers.append(_sums(parts))
    return chart(layers, title, HEIGHT)


def share_lines(years: list[int], values: dict[str, list[float]], title: str, unit: str) -> Spec:
    """Return shares as lines from 0 to 100 %, apart by dash and mark as well as by colour."""
    names = list(values)
    rows = _rows(years, values)
    position = {
        "x": YEAR,
        "y": number(
            "value",
            title=wrapped(unit, HEIGHT / LETTER),
            scale={"domain": [0, 1]},
            axis={"format": "%", "tickCount": 5},
        ),
        "color": by_part(names, _one_each(LINE_COLOURS, names)),
    }
    lines = {**position, "strokeDash": by_part(names, _one_each(DASHES, names))}
    points = {**position, "shape": by_part(names, _one_each(SHAPES, names))}
    layers = [
        layer(rows, "line", lines, strokeWidth=2.5),
        layer(rows, "point", points, filled=True, size=75, opacity=1),
    ]
    return chart(layers, title, HEIGHT)


def _sums(parts: Parts) -> Spec:
    columns = list(zip(*parts.values.values(), strict=True))
    rows: list[Row] = [
        {
            "year": str(year),
            "top": sum(value for value in column if value > 0),
            "label": format_number(sum(column), parts.decimals),
        }
        for year, column in zip(parts.years, columns, strict=True)
    ]
    encoding = {"x": YEAR, "y": number("top"), "text": {"field": "label", "type": "nominal"}}
    return layer(rows, "text", encoding, dy=-9, fontSize=TEXT_SIZE, color=INK)


def _rows(years: list[int], values: dict[str, list[float]]) -> list[Row]:
    return [
        {"year": str(year), "part": name, "value": value, "rank": rank}
        for rank, (name, numbers) in enumerate(values.items())
        for year, value in zip(years, numbers, strict=True)
    ]


def _one_each(values: tuple[object, ...], names: list[str]) -> list[object]:
    return [values[at % len(values)] for at in range(len(names))]
