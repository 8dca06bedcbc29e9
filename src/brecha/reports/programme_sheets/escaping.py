"""How does a text stay a text in every spreadsheet program? It never begins like a formula."""

from __future__ import annotations

LIVE = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a program would run when it opens a CSV file or edits a cell."""
ESCAPE = "'"
LONGEST_TEXT = 32_000  # letters of a cell


def escaped(text: str) -> str:
    """Return a text with an apostrophe in front where it would be run.

    A text that has an apostrophe there of its own gets a second, so that `unescaped` is exact.

    Examples:
        >>> escaped("=1+1"), escaped("it's"), escaped("'=1")
        ("'=1+1", "it's", "''=1")
    """
    is_live = text.lstrip(ESCAPE).startswith(LIVE)
    return f"{ESCAPE}{text}" if is_live else text


def unescaped(text: str) -> str:
    """Return a text as it was before `escaped`.

    Examples:
        >>> unescaped("'=1+1"), unescaped("'tis")
        ('=1+1', "'tis")
    """
    is_escaped = text.startswith(ESCAPE) and text.lstrip(ESCAPE).startswith(LIVE)
    return text[1:] if is_escaped else text
