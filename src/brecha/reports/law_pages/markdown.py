"""How are tables, links and anchors written in Markdown?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

NOTHING = "–"
SHOWN_LINES = "<br>"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, a blank one after it."""
    yield _row(headings)
    yield _row(["---"] * len(headings))
    for row in rows:
        yield _row(row)
    yield ""


def link(text: str, href: str | None) -> str:
    """Return a link, or the text where it leads nowhere."""
    return f"[{text}]({href})" if href else text


def code(text: str) -> str:
    """Return a name as it is written in code."""
    return f"`{text}`"


def day(text: str | None) -> str:
    """Return a day that is not broken at its hyphens."""
    return f'<span style="white-space: nowrap">{text}</span>' if text else ""


def heading(depth: int, text: str, anchor: str) -> list[str]:
    """Return the lines of a heading with an anchor of its own."""
    return [f"{'#' * depth} {text} {{ #{anchor} }}", ""]


def page(lines: Iterable[str]) -> str:
    """Return the text of a page."""
    return "\n".join(lines).rstrip() + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") or NOTHING for cell in cells) + " |"
