"""How does a report become a PDF that archives keep and screen readers read?"""

from __future__ import annotations

import json
from pathlib import Path

from brecha.core import Language, translate
from brecha.programme.dates import first_day
from brecha.reports.programme.content import (
    Block,
    Bullets,
    Link,
    Part,
    ReportContent,
    Spans,
    Subheading,
    Table,
    cell_text,
    span_text,
)
from brecha.reports.result_document import Json

TEMPLATE = Path(__file__).with_name("report.typ")
FIGURE_WEIGHT = 0.9


def pdf_bytes(content: ReportContent, letters: Path) -> bytes:
    """Return the report as PDF/A-2a and PDF/UA-1, the same bytes each time.

    Args:
        content: What the report says.
        letters: Folder of the font files that it is set in.
    """
    import typst  # noqa: PLC0415 - an office may ask for the Word file alone

    return bytes(
        typst.compile(
            TEMPLATE,
            font_paths=[letters],
            ignore_system_fonts=True,
            pdf_standards=["a-2a", "ua-1"],  # for archives, and for every reader
            sys_inputs={"content": json.dumps(_content(content))},
        )
    )


def _content(content: ReportContent) -> Json:
    day = first_day(content.day)
    return {
        "language": content.language,
        "title": span_text(content.title, content.language),
        "subtitle": span_text(content.subtitle, content.language),
        "digest": content.sha256,
        "day": [day.year, day.month, day.day],
        "contents": translate("Contents", content.language),
        "of": translate("of", content.language),
        "parts": [_part(part, content.language) for part in content.parts],
    }


def _part(part: Part, language: Language) -> Json:
    return {
        "level": part.level,
        "title": span_text(part.heading, language),
        "wide": part.is_wide,
        "blocks": [_block(block, language) for block in part.blocks],
    }


def _block(block: Block, language: Language) -> Json:
    if isinstance(block, Table):
        return _table(block, language)
    if isinstance(block, Subheading):
        return {"kind": "subheading", "text": span_text(block.text, language)}
    if isinstance(block, Bullets):
        items: list[Json] = [_text(item, language) for item in block.items]
        return {"kind": "bullets", "items": items}
    return {
        "kind": "small" if block.is_small else "paragraph",
        "text": _text(block.spans, language),
    }


def _text(spans: Spans, language: Language) -> Json:
    return [
        {
            "text": span_text(span, language),
            "href": (span.target or None) if isinstance(span, Link) else None,
        }
        for span in spans
    ]


def _table(table: Table, language: Language) -> Json:
    figures = [table.is_of_figures(column) for column in range(len(table.headings))]
    return {
        "kind": "table",
        "title": span_text(table.title, language),
        "headings": [
            {
                "label": span_text(heading.label, language),
                "width": FIGURE_WEIGHT if is_figure else heading.weight,
                "figure": is_figure,
            }
            for heading, is_figure in zip(table.headings, figures, strict=True)
        ],
        "rows": [[_cell(cell, language) for cell in row] for row in table.rows],
        "strong": list(table.strong_rows),
    }


def _cell(cell: Spans, language: Language) -> Json:
    links = [span.target for span in cell if isinstance(span, Link)]
    return {"text": cell_text(cell, language), "href": links[0] or None if links else None}
