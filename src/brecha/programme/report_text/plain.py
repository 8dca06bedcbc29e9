"""Which paragraphs and tables does a plain text hold? One line each; cells between bars or tabs."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from brecha.core.errors import InputError
from brecha.core.files import readable_bytes
from brecha.programme.report_text.document import Document, Paragraph, Table

LARGEST_FILE = 32 * 1024 * 1024
RULE = re.compile(r"[\s|:+=-]*")
FEWEST_CELLS = 2


def read_plain(path: Path) -> Document:
    """Return the paragraphs and tables of a text file.

    Raises:
        InputError: If it cannot be read, is too large, or is no text in UTF-8.
    """
    try:
        text = readable_bytes(path, LARGEST_FILE).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError.of(
            "A text must be in UTF-8; byte {at} is not. Save it in UTF-8.",
            place=path.name,
            at=error.start,
        ) from error
    if "\0" in text or not text.strip():
        raise InputError.of(
            "A report must hold text; this file holds none. Choose another.", place=path.name
        )
    return plain_document(text)


def plain_document(text: str) -> Document:
    """Return the paragraphs and tables of a text."""
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    numbered = [(at, line, cells_of(line)) for at, line in enumerate(text.splitlines(), start=1)]
    for is_table, group in groupby(numbered, key=lambda each: len(each[2]) >= FEWEST_CELLS):
        rows = list(group)
        if not is_table:
            paragraphs += [
                Paragraph(line, at, is_line=True) for at, line, _ in rows if line.strip()
            ]
            continue
        kept = [(at, cells) for at, line, cells in rows if not RULE.fullmatch(line)]
        tables.append(
            Table(
                tuple(cells for _, cells in kept),
                len(tables) + 1,
                tuple(at for at, _ in kept),
            )
        )
    return Document(tuple(paragraphs), tuple(tables))


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of a line: what stands between bars, or between tabs.

    Examples:
        >>> cells_of("| FAO | 484,070 |"), cells_of("no table")
        (('FAO', '484,070'), ('no table',))
    """
    mark = "|" if "|" in line else "\t"
    inner = line.strip().strip("|") if mark == "|" else line
    return tuple(cell.strip() for cell in inner.split(mark))
