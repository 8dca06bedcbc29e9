"""How does a figure lie over the territories? One equal square each, shaded by class."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from brecha.core import format_number
from brecha.reports.charts.style import INK, WIDTH, Row, Spec, by_part, chart, layer, number

RAMP = ("#e4edf5", "#b9d1e5", "#86aed0", "#3f74a3", "#275586", "#12355b")
DARK_FROM = 3  # from this shade on letters are white: 4.5 to 1 and more
NOTHING = "#ffffff"
HATCH = "#8a949e"
PALE_HATCH = "#b9c1c9"
MOST_CLASSES = 5
STEPS = (1.0, 2.0, 5.0, 10.0)
HATCHES = 4  # lines across a square that is not shown
WIDEST_SQUARE = 110  # pixels


@dataclass(frozen=True)
class Tile:
    """A territory.

    Attributes:
        name: What stands in the square.
        row: From the top.
        column: From the left.
        value: Its figure; None where it is too thin to be shown, or nobody was asked.
    """

    name: str
    row: int
    column: int
    value: float | None


def tile_map(tiles: list[Tile], title: str, unit: str, names: tuple[str, int]) -> Spec:
    """Return a square for each territory; hatched where the figure is not shown.

    Args:
        tiles: The territories.
        title: Title of the chart.
        unit: What the legend says of the classes.
        names: What the legend says of a hatched square, and the digits after the point.
    """
    hidden, decimals = names
    edges = class_edges([tile.value for tile in tiles if tile.value is not None], decimals)
    shades = _shades(len(edges) - 1)
    classes = [
        f"{format_number(low, decimals)}–{format_number(high, decimals)} {unit}".strip()
        for low, high in pairwise(edges)
    ]
    rows = [_row(tile, edges, (classes, shades), (hidden, decimals)) for tile in tiles]
    legend = [*classes, *([hidden] if any(tile.value is None for tile in tiles) else [])]
    columns = max(tile.column for tile in tiles) + 1
    lines = max(tile.row for tile in tiles) + 1
    across = max(columns, WIDTH / WIDEST_SQUARE)  # so that few squares stay squares
    place = _place(across, lines)
    fill = by_part(legend, [*shades, NOTHING][: len(legend)], symbolType="square")
    fill["legend"] |= {"symbolStrokeColor": HATCH, "symbolStrokeWidth": 1}
    layers = [
        layer(rows, "rect", {**place, "fill": fill}, stroke=HATCH, strokeWidth=0.8),
        layer(_hatching(tiles), "rule", place, color=PALE_HATCH, strokeWidth=0.7),
        _texts(rows, place, "name", -8, fontWeight="bold"),
        _texts(rows, place, "figure", 9),
    ]
    return chart(layers, title, round(WIDTH / across * lines))


def class_edges(values: list[float], decimals: int = 0) -> list[float]:
    """Return the edges of at most six classes of one width that hold every value.

    Args:
        values: What is shaded.
        decimals: Digits after the point; no class is narrower than they can tell.

    Examples:
        >>> class_edges([12.0, 31.0, 48.0])
        [10.0, 20.0, 30.0, 40.0, 50.0]
    """
    if not values:
        return [0.0]
    least, most = min(values), max(values)
    width = max((most - least) / MOST_CLASSES, 10.0**-decimals)
    power = 10 ** math.floor(math.log10(width))
    step = next(step * power for step in STEPS if step * power >= width * (1 - 1e-9))
    first = math.floor(least / step + 1e-9)
    last = math.ceil(most / step - 1e-9)
    if first == last:
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    return [round(at * step, 10) for at in range(first, last + 1)]


def _shades(number_of_classes: int) -> list[str]:
    if number_of_classes <= 1:
        return [RAMP[2]] * number_of_classes
    reach = (len(RAMP) - 1) / (number_of_classes - 1)
    return [RAMP[round(at * reach)] for at in range(number_of_classes)]


def _row(
    tile: Tile,
    edges: list[float],
    scale: tuple[list[str], list[str]],
    names: tuple[str, int],
) -> Row:
    classes, shades = scale
    hidden, decimals = names
    place: Row = {"x": tile.column, "x2": tile.column + 1, "y": tile.row, "y2": tile.row + 1}
    middle: Row = {"cx": tile.column + 0.5, "cy": tile.row + 0.5, "name": tile.name}
    if tile.value is None:
        return {**place, **middle, "part": hidden, "figure": "–", "ink": INK}
    at = max(sum(tile.value >= edge for edge in edges[:-1]) - 1, 0)
    ink = "#ffffff" if RAMP.index(shades[at]) >= DARK_FROM else INK
    figure = format_number(tile.value, decimals)
    return {**place, **middle, "part": classes[at], "figure": figure, "ink": ink}


def _place(columns: float, lines: int) -> Spec:
    return {
        "x": number("x", scale={"domain": [0, columns], "nice": False}, axis=None),
        "x2": {"field": "x2"},
        "y": number("y", scale={"domain": [lines, 0], "nice": False}, axis=None),
        "y2": {"field": "y2"},
    }


def _hatching(tiles: list[Tile]) -> list[Row]:
    """Return lines from the left and top edge to the bottom and right one of hidden squares."""
    starts = [at / HATCHES for at in range(HATCHES)]
    return [
        {
            "x": tile.column + across,
            "x2": tile.column + 1 - down,
            "y": tile.row + down,
            "y2": tile.row + 1 - across,
        }
        for tile in tiles
        if tile.value is None
        for across, down in [*((start, 0.0) for start in starts), *((0.0, s) for s in starts[1:])]
    ]


def _texts(rows: list[Row], place: Spec, field: str, lower: int, **look: object) -> Spec:
    encoding = {
        "x": {**place["x"], "field": "cx"},
        "y": {**place["y"], "field": "cy"},
        "text": {"field": field, "type": "nominal"},
        "color": {"field": "ink", "type": "nominal", "scale": None, "legend": None},
    }
    return layer(rows, "text", encoding, dy=lower, fontSize=12, **look)
