"""How does a specification become a picture, with letters, and the same on every machine?"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import vl_convert

from brecha.reports.charts.style import Spec

VEGA_LITE = "6.4"
IDENTIFIER = re.compile(r'(id="|url\(#|href="#)([A-Za-z])')


def draw_svg(spec: Spec, name: str) -> str:
    """Return the chart as SVG.

    Args:
        spec: A Vega-Lite specification.
        name: Stands in front of every identifier, so that charts can share a page.
    """
    _register_letters()
    drawn = str(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE))
    return IDENTIFIER.sub(rf"\1{name}-\2", drawn)


def draw_png(spec: Spec) -> bytes:
    """Return the chart as a picture of points."""
    _register_letters()
    return bytes(vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=2))


def letters_folder() -> Path:
    """Return the folder of the font files; charts, page and PDF are set in them."""
    import font_lato  # noqa: PLC0415 - it lists a folder when imported

    return Path(font_lato.font_directory)


@cache
def _register_letters() -> None:
    vl_convert.register_font_directory(str(letters_folder()))
