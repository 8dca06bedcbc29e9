"""How do parts of a sum, or shares, run over the years?"""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

from brecha.core import format_number
from brecha.reports.charts.style import (
    INK,
    NARROW_UP_TO,
    PALETTE,
    Row,
    Spec,
    colours,
    data,
    finished,
    legend,
    wrapped,
)

HEIGHT = 260  # pixels of the field
MOST_LABELLED = 7  # years; more columns leave no room for the numbers above them
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4])
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")


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


def stacked_years(parts: Parts, title: str, width: int) -> Spec:
    """Return columns of stacked parts with their sums above them."""
    names = list(parts.values)
    more = [parts.line[0]] if parts.line else []
    bars = (
        alt.Chart(data(_rows(parts.years, parts.values)))
        .mark_bar(stroke="white", strokeWidth=0.6)
        .encode(
            x=_year_axis(),
            y=_value_axis(parts.unit, width),
            color=colours(names, width, more),
            order=alt.Order("rank:Q"),
        )
    )
    layers: list[alt.Chart] = [bars]
    if parts.line:
        layers.append(_marks(parts, names, width))
    if len(parts.years) <= MOST_LABELLED:
        layers.append(_sums(parts))
    return finished(alt.layer(*layers), title, width, HEIGHT)


def share_lines(years: list[int], values: dict[str, list[float]], title: str, unit: str, width: int) -> Spec:
    """Return shares as lines from 0 to 100 %, apart by dash and mark as well as by colour."""
    names = list(values)
    domain = [names[at] for at in range(len(names))]
    shown = legend(len(names), width)
    shown.symbolType = alt.Undefined
    base = alt.Chart(data(_rows(years, values))).encode(
        x=_year_axis(),
        y=alt.Y(
            "value:Q",
            title=unit,
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format="%", tickCount=5),
        ),
        color=alt.Color(
            "part:N",
            scale=alt.Scale(domain=domain, range=[_line_colour(at) for at in range(len(names))]),
            legend=shown,
        ),
    )
    dashes = [DASHES[at % len(DASHES)] for at in range(len(names))]
    marks = [SHAPES[at % len(SHAPES)] for at in range(len(names))]
    lines = base.mark_line(strokeWidth=2.5).encode(
        strokeDash=alt.StrokeDash(
            "part:N", scale=alt.Scale(domain=domain, range=dashes), legend=shown
        )
    )
    points = base.mark_point(filled=True, size=75, opacity=1).encode(
        shape=alt.Shape("part:N", scale=alt.Scale(domain=domain, range=marks), legend=shown)
    )
    return finished(alt.layer(lines, points), title, width, HEIGHT)


def _line_colour(at: int) -> str:
    dark_enough = (PALETTE[0], "#1d7a6f", "#b07a00", PALETTE[3], "#6b6457")
    return dark_enough[at % len(dark_enough)]


def _marks(parts: Parts, names: list[str], width: int) -> alt.Chart:
    name, values = parts.line or ("", [])
    rows: list[Row] = [
        {"year": str(year), "part": name, "value": value}
        for year, value in zip(parts.years, values, strict=True)
    ]
    return (
        alt.Chart(data(rows))
        .mark_tick(thickness=4, width=alt.RelativeBandSize(band=1.0), opacity=1)
        .encode(
            x=_year_axis(), y=_value_axis(parts.unit, width), color=colours(names, width, [name])
        )
    )


def _sums(parts: Parts) -> alt.Chart:
    columns = list(zip(*parts.values.values(), strict=True))
    rows: list[Row] = [
        {
            "year": str(year),
            "top": sum(value for value in column if value > 0),
            "label": format_number(sum(column), parts.decimals),
        }
        for year, column in zip(parts.years, columns, strict=True)
    ]
    return (
        alt.Chart(data(rows))
        .mark_text(dy=-8, fontSize=12, color=INK)
        .encode(x=_year_axis(), y=alt.Y("top:Q"), text="label:N")
    )


def _year_axis() -> alt.X:
    return alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))


def _value_axis(unit: str, width: int) -> alt.Y:
    letters = HEIGHT / 6.5
    return alt.Y(
        "value:Q",
        title=wrapped(unit, letters),
        axis=alt.Axis(tickCount=5, format="~g" if width <= NARROW_UP_TO else ",~g"),
    )


def _rows(years: list[int], values: dict[str, list[float]]) -> list[Row]:
    return [
        {"year": str(year), "part": name, "value": value, "rank": rank}
        for rank, (name, numbers) in enumerate(values.items())
        for year, value in zip(years, numbers, strict=True)
    ]
