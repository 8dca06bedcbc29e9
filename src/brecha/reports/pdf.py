"""How does a dossier become a PDF that archives keep and screen readers read?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from brecha.reports.content import (
    Block,
    Bullets,
    ChartPlace,
    Dossier,
    Formula,
    Notice,
    Paragraph,
    Section,
    Subheading,
)
from brecha.reports.drawn import Drawn
from brecha.reports.result_document import Json
from brecha.reports.tables import Cell, Figure, Link, Mark, Table
from brecha.reports.words import Words

TEMPLATE = Path(__file__).with_name("dossier.typ")
TEXT_LETTERS = 24  # of a column of text with the weight 1
HEAD_LINES = 4  # of the head of a column of numbers, with its unit
GUTTER = 2  # letters between columns


def pdf(content: Dossier, drawn: Mapping[str, Drawn], words: Words, letters: Path) -> bytes:
    """Return the dossier as PDF/A-2a and PDF/UA-1, the same bytes each time.

    Args:
        content: What the dossier says.
        drawn: Its charts by key.
        words: Language and money.
        letters: Folder of the font files that it is set in.
    """
    import typst  # noqa: PLC0415 - a library user may not print

    return bytes(
        typst.compile(
            TEMPLATE,
            font_paths=[letters],
            ignore_system_fonts=True,
            pdf_standards=["a-2a", "ua-1"],  # for archives, and for every reader
            sys_inputs={"content": json.dumps(_content(content, drawn, words))},
        )
    )


def _content(content: Dossier, drawn: Mapping[str, Drawn], words: Words) -> Json:
    return {
        "language": content.language,
        "title": content.title,
        "subtitle": content.subtitle,
        "flag": content.flag,
        "year": content.price_year,
        "contents": words.say("Contents"),
        "of": words.say("of"),
        "sections": [_section(section, drawn, words) for section in content.sections],
    }


def _section(section: Section, drawn: Mapping[str, Drawn], words: Words) -> Json:
    blocks = [
        _block(block, drawn, words)
        for block in section.shown()
        if not isinstance(block, ChartPlace) or block.chart in drawn
    ]
    return {"title": section.title, "wide": section.is_wide, "blocks": blocks}


def _block(block: Block, drawn: Mapping[str, Drawn], words: Words) -> Json:
    if isinstance(block, Table):
        return _table(block, words)
    if isinstance(block, ChartPlace):
        chart = drawn[block.chart]
        return {"kind": "chart", "svg": chart.svg, "alt": chart.words, "note": block.note}
    if isinstance(block, Notice):
        return {"kind": "notice", "title": block.title, "items": list(block.items)}
    return _text(block)


def _text(block: Paragraph | Bullets | Subheading | Formula) -> Json:
    if isinstance(block, Paragraph):
        return {"kind": "lead" if block.is_lead else "paragraph", "text": block.text}
    if isinstance(block, Bullets):
        return {"kind": "bullets", "items": list(block.items)}
    if isinstance(block, Subheading):
        return {"kind": "subheading", "text": block.text}
    return {"kind": "formula", "lines": list(block.lines)}


def _table(table: Table, words: Words) -> Json:
    headings: list[Json] = [
        {
            "label": heading.label,
            "unit": heading.unit,
            "width": _width(table, column, words),
            "figure": table.is_of_figures(column),
        }
        for column, heading in enumerate(table.headings)
    ]
    rows: list[Json] = [[_cell(cell, words) for cell in row] for row in table.rows]
    strong: list[Json] = list(table.strong_rows)
    return {
        "kind": "table",
        "title": table.title,
        "headings": headings,
        "rows": rows,
        "strong": strong,
    }


def _cell(cell: Cell, words: Words) -> Json:
    href = cell.href if isinstance(cell, Link) else None
    tone = cell.tone if isinstance(cell, Mark) else None
    return {"text": _cell_text(cell, words), "href": href, "tone": tone}


def _width(table: Table, column: int, words: Words) -> float:
    """Return the width of a column in letters; all widths of a table share its line."""
    heading = table.headings[column]
    cells = [_cell_text(row[column], words) for row in table.rows]
    word = max(map(len, f"{heading.label} {heading.unit}".split()), default=1)
    longest = max(map(len, cells), default=1)
    if table.is_of_figures(column):
        head = (len(heading.label) + len(heading.unit)) / HEAD_LINES
        return max(longest, word, head) + GUTTER
    return max(word + GUTTER, min(longest + GUTTER, TEXT_LETTERS * heading.weight))


def _cell_text(cell: Cell, words: Words) -> str:
    if isinstance(cell, Figure):
        return cell.text(words)
    return cell if isinstance(cell, str) else cell.text
