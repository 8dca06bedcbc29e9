"""How does an indicator move from its baseline to its target? Drawn for a screen or a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brecha.core.languages import Language, format_number, translate
from brecha.reports.charts.draw import draw_png
from brecha.reports.charts.style import (
    INK,
    MARK,
    PALETTE,
    TEXT_SIZE,
    Row,
    Spec,
    by_part,
    chart,
    layer,
    number,
    row_label,
    row_position,
    rows_height,
)

HEIGHT = 220  # pixels of the field
MOST_LABELLED = 8  # periods; more points leave no room for the numbers above them
DECIMALS = 2


@dataclass(frozen=True)
class Course:
    """The way of an indicator.

    Attributes:
        title: Title of the indicator.
        unit: Unit of its values.
        periods: Ends of periods, in order.
        actual: Level reached at the end of each period; None where none is known.
        target: Target of each period; None where there is none.
        baseline: Where the way starts.
    """

    title: str
    unit: str
    periods: Sequence[str]
    actual: Sequence[float | None]
    target: Sequence[float | None]
    baseline: float | None = None

    @property
    def is_single(self) -> bool:
        """Whether there is one period at most, and so no line to draw."""
        return len(self.periods) < 2  # noqa: PLR2004 - a line has two ends


def course_png(course: Course, language: Language) -> bytes:
    """Return the chart of an indicator as a picture that carries its own letters.

    Args:
        course: What is drawn.
        language: Language of its words.
    """
    return draw_png(course_spec(course, language))


def course_spec(course: Course, language: Language) -> Spec:
    """Return bars of baseline, target and actual for one period; lines over several."""
    return _bars(course, language) if course.is_single else _lines(course, language)


def _bars(course: Course, language: Language) -> Spec:
    last_target = next((each for each in reversed(course.target) if each is not None), None)
    last_actual = next((each for each in reversed(course.actual) if each is not None), None)
    named = (
        (translate("Baseline", language), course.baseline, PALETTE[4]),
        (translate("Target", language), last_target, PALETTE[2]),
        (translate("Actual", language), last_actual, PALETTE[0]),
    )
    known = [
        (row_label(label), value, colour) for label, value, colour in named if value is not None
    ]
    rows: list[Row] = [
        {"label": label, "value": value, "text": _shown(value)} for label, value, _ in known
    ]
    labels = [label for label, *_ in known]
    position = {
        "y": row_position(labels),
        "x": number("value", axis={"title": course.unit, "tickCount": 4}),
    }
    colour = {
        "field": "label",
        "type": "nominal",
        "scale": {"domain": labels, "range": [colour for *_, colour in known]},
        "legend": None,
    }
    text = {**position, "text": {"field": "text", "type": "nominal"}}
    layers = [
        layer(rows, "bar", {**position, "color": colour}, stroke=INK, strokeWidth=0.6),
        layer(rows, "text", text, align="left", dx=5, fontSize=TEXT_SIZE, color=INK),
    ]
    return chart(layers, course.title, rows_height(labels, 44))


def _lines(course: Course, language: Language) -> Spec:
    names = [translate("Actual", language), translate("Target", language)]
    rows: list[Row] = [
        {"period": period, "part": name, "value": value, "text": _shown(value)}
        for name, values in zip(names, (course.actual, course.target), strict=True)
        for period, value in zip(course.periods, values, strict=True)
        if value is not None
    ]
    position = {
        "x": {
            "field": "period",
            "type": "ordinal",
            "title": None,
            "scale": {"domain": list(course.periods)},
            "axis": {"labelAngle": 0, "labelOverlap": True},
        },
        "y": number("value", title=course.unit, scale={"zero": True}, axis={"tickCount": 5}),
        "color": by_part(names, [PALETTE[0], "#b07a00"]),
    }
    lines = {**position, "strokeDash": by_part(names, [[1, 0], [6, 3]])}
    points = {**position, "shape": by_part(names, ["circle", "diamond"])}
    layers = [
        layer(rows, "line", lines, strokeWidth=2.5),
        layer(rows, "point", points, filled=True, size=75, opacity=1),
    ]
    if len(course.periods) <= MOST_LABELLED:
        own = [row for row in rows if row["part"] == names[0]]
        text = {**position, "text": {"field": "text", "type": "nominal"}}
        text.pop("color")
        layers.append(layer(own, "text", text, dy=-12, fontSize=TEXT_SIZE, color=INK))
    if course.baseline is not None:
        layers.append(_baseline(course.baseline, language))
    return chart(layers, course.title, HEIGHT)


def _baseline(value: float, language: Language) -> Spec:
    label = translate("Baseline", language)
    rows: list[Row] = [{"value": value, "text": f"{label}: {_shown(value)}"}]
    rule = layer(rows, "rule", {"y": number("value")}, color=MARK, strokeDash=[2, 3])
    text = {"y": number("value"), "text": {"field": "text", "type": "nominal"}, "x": {"value": 4}}
    mark = layer(rows, "text", text, align="left", dy=-7, fontSize=TEXT_SIZE - 1, color=MARK)
    return {"layer": [rule, mark]}


def _shown(value: float) -> str:
    whole = format_number(value, DECIMALS)
    return whole.rstrip("0").rstrip(".") if "." in whole else whole
