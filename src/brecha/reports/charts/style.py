"""How does every chart look? Colours that stay apart in grey, one family of letters, wrapped words.

The colours differ in lightness first and in hue second, so that they hold in print without colour
and for readers who see few colours. One width serves paper, screen and telephone: it is scaled.
"""

from __future__ import annotations

import textwrap
from typing import Any

Spec = dict[str, Any]  # a Vega-Lite specification or a part of one
Row = dict[str, str | float | int | None]

WIDTH = 480  # pixels
LETTERS = "Lato, sans-serif"
INK = "#1f2933"
FAINT = "#e3e7eb"
BAND = "#dfe7ee"
MARK = "#c8321e"
PALETTE = ("#12355b", "#2a9d8f", "#f4c95d", "#8f5aa8", "#d9d2c3")
TEXT_SIZE = 13
LETTER = 6.7  # mean width of a letter of the text, in pixels
TITLE_LETTER = 7.9
LABEL_WIDTH = 215  # pixels for the labels of rows
LINE_HEIGHT = 15  # pixels of a line of a label

TEXT = {"labelFontSize": TEXT_SIZE, "labelColor": INK}
CONFIG: Spec = {
    "font": LETTERS,
    "background": "white",
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 16,
        "color": INK,
        "offset": 14,
        "lineHeight": 20,
    },
    "axis": {
        **TEXT,
        "titleFontSize": TEXT_SIZE,
        "titleFontWeight": "normal",
        "titleColor": INK,
        "titlePadding": 8,
        "titleLimit": WIDTH,
        "gridColor": FAINT,
        "domainColor": INK,
        "tickColor": INK,
    },
    "legend": {**TEXT, "labelLimit": WIDTH - 40, "symbolSize": 140, "rowPadding": 4, "offset": 12},
    "view": {"stroke": None},
}
LONGEST_IN_A_ROW = 52  # letters of all entries of a legend that stand side by side


def chart(layers: list[Spec], title: str, height: int) -> Spec:
    """Return the whole specification of a chart from its layers."""
    return {
        "title": wrapped(title, (WIDTH - 20) / TITLE_LETTER),
        "width": WIDTH,
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": 4,
        "layer": layers,
        "config": CONFIG,
    }


def layer(rows: list[Row], mark: str, encoding: Spec, **look: object) -> Spec:
    """Return a layer: its rows, what is drawn for each, and by which columns."""
    return {"data": {"values": rows}, "mark": {"type": mark, **look}, "encoding": encoding}


def wrapped(text: str, letters: float) -> list[str]:
    """Return a text in lines of at most so many letters."""
    return textwrap.wrap(text, int(letters)) or [text]


def colours(parts: list[str], more: list[str] | None = None) -> Spec:
    """Return the colour of each part, with its legend below; `more` stand out."""
    extra = more or []
    palette = [PALETTE[at % len(PALETTE)] for at in range(len(parts))]
    names = [*parts, *extra]
    return by_part(names, [*palette, *([MARK] * len(extra))], symbolType="square")


def by_part(names: list[str], values: list[Any], **look: object) -> Spec:
    """Return how a column of parts is told apart: one value for each, with the legend below."""
    is_short = sum(map(len, names)) + 4 * len(names) <= LONGEST_IN_A_ROW
    columns = len(names) if is_short else 1 if max(map(len, names)) > LONGEST_IN_A_ROW / 2 else 2
    return {
        "field": "part",
        "type": "nominal",
        "scale": {"domain": names, "range": values},
        "legend": {"title": None, "orient": "bottom", "columns": columns, **look},
    }


def number(field: str, **more: object) -> Spec:
    """Return a column of numbers as a position."""
    return {"field": field, "type": "quantitative", **more}


def row_label(text: str) -> str:
    """Return the label of a row with its line breaks."""
    return "\n".join(wrapped(text, LABEL_WIDTH / LETTER))


def row_position(labels: list[str], *, grid: bool = False) -> Spec:
    """Return the position of rows in the order of their labels, which `row_label` has broken."""
    return {
        "field": "label",
        "type": "nominal",
        "sort": labels,
        "scale": {"padding": 0.18},
        "axis": {
            "title": None,
            "labelExpr": "split(datum.value, '\\n')",
            "labelLimit": LABEL_WIDTH + 20,
            "labelLineHeight": LINE_HEIGHT,
            "ticks": False,
            "domain": False,
            "grid": grid,
        },
    }


def rows_height(labels: list[str], least: int = 19) -> int:
    """Return the height in pixels that rows with such labels need."""
    lines = max((label.count("\n") + 1 for label in labels), default=1)
    return len(labels) * max(least, lines * LINE_HEIGHT + 6)
