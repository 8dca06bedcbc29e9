"""Where on the ladder of income do people gather? A curve beside the line of equal parts."""

from __future__ import annotations

from brecha.reports.charts.style import INK, PALETTE, Row, Spec, by_part, chart, layer, number

HEIGHT = 300  # pixels
EQUAL = [(0.0, 0.0), (1.0, 1.0)]


def concentration_curve(
    points: list[tuple[float, float]], names: tuple[str, str], title: str, axes: tuple[str, str]
) -> Spec:
    """Return the curve of what the first share of the people has.

    Args:
        points: Share of the people, the poorest first, and share of what is had.
        names: What the legend says of the curve, and of the line of equal parts.
        title: Title of the chart.
        axes: What the axes say: people, and what is had.
    """
    lines: list[Row] = [
        {"people": people, "had": had, "part": part}
        for part, ends in zip(names, (points, EQUAL), strict=True)
        for people, had in ends
    ]
    scale = {"domain": [0, 1]}
    axis = {"format": ".0%", "tickCount": 5}
    encoding = {
        "x": number("people", title=axes[0], scale=scale, axis=axis),
        "y": number("had", title=axes[1], scale=scale, axis=axis),
        "color": by_part(list(names), [PALETTE[0], INK]),
        "strokeDash": by_part(list(names), [[1, 0], [5, 4]]),
    }
    return chart([layer(lines, "line", encoding, strokeWidth=2)], title, HEIGHT)
