"""Which charts of a result are drawn, once, before they are placed on page and paper?"""

from __future__ import annotations

from dataclasses import dataclass

from brecha.plans.results import PlanResult
from brecha.reports.words import Words


@dataclass(frozen=True)
class Drawn:
    """A chart as SVG.

    Attributes:
        words: What it shows, for readers who do not see it.
        svg: The picture.
    """

    words: str
    svg: str


def draw_all(result: PlanResult, words: Words) -> dict[str, Drawn]:
    """Return every chart of a result by key."""
    from brecha.reports.charts import charts_of, draw_svg  # noqa: PLC0415 - starts an engine

    return {
        key: Drawn(chart.words, draw_svg(chart.spec, key))
        for key, chart in charts_of(result, words).items()
    }
