"""How does every chart look? Colours that stay apart in grey, one family of letters, wrapped words.

The colours differ in lightness first and in hue second, so that they hold in print without colour
and for readers who see few colours.
"""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

FONT = "Lato, sans-serif"
INK = "#1f2933"
FAINT = "#e3e7eb"
PALETTE = ("#12355b", "#2a9d8f", "#f4c95d", "#8f5aa8", "#d9d2c3")
LETTER = 6.4  # mean width of a letter of the axis text, in pixels
TITLE_LETTER = 7.6
NARROW_UP_TO = 400  # pixels

Spec = dict[str, Any]
Row = dict[str, str | float | int | None]


def finished(chart: alt.LayerChart | alt.Chart, title: str, width: int, height: int) -> Spec:
    """Return the specification of a chart of exactly this width, with its title."""
    shown = chart.properties(
        title=alt.TitleParams(wrapped(title, (width - 20) / TITLE_LETTER), anchor="start"),
        width=width,
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        padding=4,
    )
    spec: Spec = _styled(shown, width).to_dict()
    return spec


def data(rows: list[Row]) -> alt.InlineData:
    """Return rows as the data of a chart."""
    return alt.Data(values=rows)


def wrapped(text: str, letters: float) -> list[str]:
    """Return a text in lines of at most so many letters."""
    return textwrap.wrap(text, max(int(letters), 8)) or [text]


def label_axis(letters: float, width: float) -> alt.Axis:
    """Return an axis whose labels are texts wrapped by `wrapped_label`."""
    return alt.Axis(
        title=None,
        labelExpr="split(datum.value, '\\n')",
        labelLimit=width,
        labelLineHeight=13,
        ticks=False,
        domain=False,
    )


def wrapped_label(text: str, letters: float) -> str:
    """Return a text with its line breaks, as a value of a category."""
    return "\n".join(wrapped(text, letters))


def colours(parts: list[str], width: int, more: list[str] | None = None) -> alt.Color:
    """Return the colour of each part, with its legend below; `more` are drawn in ink."""
    extra = more or []
    palette = [PALETTE[at % len(PALETTE)] for at in range(len(parts))]
    return alt.Color(
        "part:N",
        scale=alt.Scale(domain=[*parts, *extra], range=[*palette, *([INK] * len(extra))]),
        legend=legend(len(parts) + len(extra), width),
    )


def legend(entries: int, width: int) -> alt.Legend:
    """Return a legend below the chart: in a row, or in a column where it is narrow."""
    columns = 1 if width <= NARROW_UP_TO else min(entries, 3)
    return alt.Legend(
        title=None, orient="bottom", columns=columns, labelLimit=width - 40, symbolType="square"
    )


def _styled(chart: alt.LayerChart | alt.Chart, width: int) -> alt.LayerChart | alt.Chart:
    return (
        chart.configure(font=FONT, background="white")
        .configure_title(fontSize=15, color=INK, offset=14, lineHeight=19)
        .configure_axis(
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            labelColor=INK,
            titleColor=INK,
            gridColor=FAINT,
            domainColor=INK,
            tickColor=INK,
            titlePadding=8,
            titleLimit=width,
        )
        .configure_legend(labelFontSize=12, labelColor=INK, symbolSize=140, rowPadding=4, offset=12)
        .configure_view(strokeOpacity=0)
    )
