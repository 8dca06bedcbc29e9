"""Which charts of a result are drawn, once, before they are placed on page and paper?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brecha.plans.results import PlanResult
from brecha.reports.words import Words

if TYPE_CHECKING:
    from brecha.reports.charts.chart import Chart


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
    from brecha.reports.charts import charts_of  # noqa: PLC0415 - starts an engine

    return draw(charts_of(result, words))


def draw(charts: Mapping[str, Chart]) -> dict[str, Drawn]:
    """Return charts as pictures by key."""
    from brecha.reports.charts import draw_svg  # noqa: PLC0415 - starts an engine

    return {key: Drawn(chart.words, draw_svg(chart.spec, key)) for key, chart in charts.items()}
