"""Which pictures does a result give, drawn without a browser?"""

from brecha.reports.charts.catalogue import charts_of
from brecha.reports.charts.chart import Chart
from brecha.reports.charts.draw import VEGA_LITE, draw_png, draw_svg, letters_folder

__all__ = ["VEGA_LITE", "Chart", "charts_of", "draw_png", "draw_svg", "letters_folder"]
