"""Which pictures does a result give? Vega-Lite charts made with Altair, drawn without a browser."""

from brecha.reports.charts.catalogue import Chart, charts_of
from brecha.reports.charts.draw import NARROW, WIDE, draw_png, draw_svg

__all__ = ["NARROW", "WIDE", "Chart", "charts_of", "draw_png", "draw_svg"]
