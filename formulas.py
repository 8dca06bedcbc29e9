"""How do the formulas of a page reach a reader? `$…$` and `$$…$$` become MathML.

Every browser draws MathML by itself, so a page needs no script and asks no other host.
"""

from __future__ import annotations

import re

from latex2mathml.converter import convert
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

DISPLAYED = r"\$\$(.+?)\$\$"
INLINE = r"(?<![\\$])\$(?!\s)([^$]+?)(?<!\s)\$(?![\d$])"
SCROLLED = '<span style="display: block; overflow-x: auto; overflow-y: hidden">{}</span>'
AFTER_CODE = 186  # code between back quotes is read at 190, emphasis far later


class Formula(InlineProcessor):
    """A formula in a text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - a stashed text, the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Return the place of the formula's MathML."""
        del data
        is_displayed = m[0].startswith("$$")
        drawn = convert(m[1].strip(), display="block" if is_displayed else "inline")
        if is_displayed:
            drawn = SCROLLED.format(drawn)
        return self.md.htmlStash.store(drawn), m.start(), m.end()


class Formulas(Extension):
    """The formulas of a page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register displayed formulas before those within a line."""
        md.inlinePatterns.register(Formula(DISPLAYED, md), "displayed-formula", AFTER_CODE)
        md.inlinePatterns.register(Formula(INLINE, md), "formula", AFTER_CODE - 1)


def makeExtension(**settings: object) -> Formulas:  # noqa: N802 - the library's name
    """Return the extension."""
    return Formulas(**settings)
