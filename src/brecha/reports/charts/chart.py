"""What is a chart of a report? A specification, and what it shows in words."""

from __future__ import annotations

from dataclasses import dataclass

from brecha.reports.charts.style import Spec


@dataclass(frozen=True)
class Chart:
    """A chart of the dossier.

    Attributes:
        words: What it shows, for readers who do not see it.
        spec: Its Vega-Lite specification.
    """

    words: str
    spec: Spec
