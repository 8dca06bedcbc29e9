"""What does an XPath select, and what does it say? Compiled once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lxml import etree

NAMESPACES = {"xml": "http://www.w3.org/XML/1998/namespace"}
QUOTE = """, "'", """
LONGEST_QUOTE = 120  # letters
KEPT = 4096  # the rules have some 300 paths; those with a vocabulary of the file come on top


@lru_cache(maxsize=KEPT)
def compiled(expression: str) -> etree.XPath:
    """Return a compiled XPath."""
    return etree.XPath(expression, namespaces=NAMESPACES)


def select(expression: str, node: Any) -> Any:  # noqa: ANN401 - elements, texts, number, truth
    """Return what an expression selects."""
    return compiled(expression)(node)


def holds(expression: str, node: etree._Element) -> bool:
    """Tell whether an expression holds.

    One that selects elements or attributes holds even where it selects none: so does the official
    validator, and its verdicts are the ones a file is published on.
    """
    value = select(expression, node)
    return True if isinstance(value, list) else bool(value)


def texts_of(expression: str, node: etree._Element) -> list[str]:
    """Return the texts of the elements and attributes that an expression selects."""
    return [text_of(match) for match in select(expression, node)]


def text_of(match: Any) -> str:  # noqa: ANN401 - an element, or the text of an attribute
    """Return the text of an element with all that is in it, or of an attribute."""
    return match if isinstance(match, str) else "".join(match.itertext())


def literal(text: str) -> str:
    """Return a text as an expression that says it, whatever quotes are in it.

    Example:
        >>> print(literal("1"), literal("a'b"))
        '1' concat('a', "'", 'b')
    """
    if "'" not in text:
        return f"'{text}'"
    parts = (f"'{part}'" for part in text.split("'"))
    return f"concat({QUOTE.join(parts)})"


def excerpt(text: str) -> str:
    """Return a text as a message quotes it: in one line, not too long, without control marks."""
    line = " ".join(text.split())
    kept = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line
    )
    return kept if len(kept) <= LONGEST_QUOTE else f"{kept[:LONGEST_QUOTE]}…"


def owner_of(match: Any) -> tuple[etree._Element | None, str]:  # noqa: ANN401 - as text_of
    """Return the element a match stands in, and how the match is called there."""
    if not isinstance(match, str):
        return match, ""
    parent = match.getparent() if hasattr(match, "getparent") else None
    name = getattr(match, "attrname", None)
    return parent, f"@{name}" if name else "text()"
