"""Word documents for tests, as small as Word itself would still open them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)


def paragraph(text: str) -> str:
    """Return a paragraph whose text is split in two runs, as Word does while one types."""
    middle = len(text) // 2
    runs = (text[:middle], text[middle:])
    inner = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs if run
    )
    return f"<w:p>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells, each with one paragraph."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def write_docx(path: Path, *parts: str, prologue: str = "") -> Path:
    """Write a document of parts; `prologue` stands before its root element."""
    body = f'{prologue}<w:document xmlns:w="{WORD}"><w:body>{"".join(parts)}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("word/document.xml", f'<?xml version="1.0"?>{body}')
    return path
