"""Which charts of a result are drawn, once at each width, before they are placed?"""

from __future__ import annotations

from dataclasses import dataclass

from brecha.plans.results import PlanResult
from brecha.reports.words import Words


@dataclass(frozen=True)
class Drawn:
    """A chart as SVG.

    Attributes:
        words: What it shows, for readers who do not see it.
        wide: For paper and large screens.
        narrow: For a telephone.
    """

    words: str
    wide: str
    narrow: str


def draw_all(result: PlanResult, words: Words) -> dict[str, Drawn]:
    """Return every chart of a result by key."""
    from brecha.reports.charts import (  # noqa: PLC0415 - Altair takes 0.2 s, and a library user may not draw
        NARROW,
        WIDE,
        charts_of,
        draw_svg,
    )

    return {
        key: Drawn(
            chart.words,
            draw_svg(chart.spec(WIDE), f"{key}-wide"),
            draw_svg(chart.spec(NARROW), f"{key}-narrow"),
        )
        for key, chart in charts_of(result, words).items()
    }
