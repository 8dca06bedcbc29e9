"""How does a report become a Word file that the fund can edit? Real headings, tables and links.

The text goes in as text, through the library's own elements: there is no template that a stored
text could run in. Day and order of everything in the file come from the report.
"""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from brecha.core import translate
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
    span_text,
)
from brecha.reports.programme.word_table import add_table, link_element

PAGE = (Mm(210), Mm(297))
MARGIN = Mm(20)
BLUE = RGBColor(0x12, 0x35, 0x5B)
DEEPEST_LISTED = 2
DIGEST_LETTERS = 16  # of the footer; the whole digest stands in the last part
DEEPEST_HEADING = 9
NOON = time(12)
FIXED_DAY = (1980, 1, 1, 0, 0, 0)  # of the entries of the package, the earliest it can hold


def word_bytes(content: ReportContent) -> bytes:
    """Return the report as DOCX, the same bytes each time.

    Args:
        content: What the report says.
    """
    document = Document()
    _set_styles(document, content)
    _set_properties(document, content)
    _add_front(document, content)
    was_wide = False
    for part in content.parts:
        if part.is_wide != was_wide:
            _turn_page(document, is_wide=part.is_wide)
            was_wide = part.is_wide
        _add_part(document, part, content)
    _add_footer(document, content)
    stream = BytesIO()
    document.save(stream)
    return _packed_again(stream)


def _set_styles(document: WordFile, content: ReportContent) -> None:
    for style in document.styles:
        properties = style.element.find(qn("w:rPr"))
        for fonts in [] if properties is None else properties.findall(qn("w:rFonts")):
            properties.remove(fonts)  # the theme's, which would win over the font below
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    language = OxmlElement(
        "w:lang", {qn("w:val"): {"es": "es-MX", "en": "en-GB"}[content.language]}
    )
    normal.element.get_or_add_rPr().append(language)
    for level in range(1, DEEPEST_HEADING + 1):
        document.styles[f"Heading {level}"].font.color.rgb = BLUE
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN


def _set_properties(document: WordFile, content: ReportContent) -> None:
    day = datetime.combine(first_day(content.day), NOON)
    held = document.core_properties
    held.title, held.subject = content.title[:255], content.subtitle[:255]
    held.author = held.last_modified_by = "Brecha"
    held.created = held.modified = held.last_printed = day
    held.identifier = f"sha256:{content.sha256}"
    held.language, held.comments, held.revision = content.language, "", 1


def _add_front(document: WordFile, content: ReportContent) -> None:
    document.add_paragraph(span_text(content.title, content.language), style="Title")
    document.add_paragraph(span_text(content.subtitle, content.language), style="Subtitle")
    document.add_paragraph(translate("Contents", content.language)).runs[0].bold = True
    _add_contents(document, content)


def _add_contents(document: WordFile, content: ReportContent) -> None:
    """Add a table of contents: titles that Word completes with pages when it updates the field."""
    listed = [part for part in content.parts if part.level <= DEEPEST_LISTED]
    for at, part in enumerate(listed):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(6 * (part.level - 1))
        paragraph.paragraph_format.space_after = Pt(1)
        if at == 0:
            _add_field(paragraph, f'TOC \\o "1-{DEEPEST_LISTED}" \\h \\z \\u', "begin", "separate")
        paragraph.add_run(span_text(part.heading, content.language))
        if at == len(listed) - 1:
            _add_field(paragraph, "", "end")


def _add_field(paragraph: WordParagraph, instruction: str, *marks: str) -> None:
    for mark in marks:
        run = paragraph.add_run()._r  # noqa: SLF001 - the library has no fields
        run.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): mark}))
        if mark == "begin":
            text = OxmlElement("w:instrText", {qn("xml:space"): "preserve"})
            text.text = instruction
            paragraph.add_run()._r.append(text)  # noqa: SLF001 - as above


def _turn_page(document: WordFile, *, is_wide: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    width, height = PAGE[::-1] if is_wide else PAGE
    section.page_width, section.page_height = width, height


def _add_part(document: WordFile, part: Part, content: ReportContent) -> None:
    document.add_heading(span_text(part.heading, content.language), level=part.level)
    for block in part.blocks:
        _add_block(document, block, part, content)


def _add_block(document: WordFile, block: Block, part: Part, content: ReportContent) -> None:
    if isinstance(block, Table):
        width = PAGE[1 if part.is_wide else 0] - 2 * MARGIN
        add_table(document, block, content.language, width)
    elif isinstance(block, Subheading):
        document.add_heading(span_text(block.text, content.language), level=part.level + 1)
    elif isinstance(block, Bullets):
        for item in block.items:
            _fill(document, document.add_paragraph(style="List Bullet"), item, content)
    else:
        paragraph = document.add_paragraph()
        _fill(document, paragraph, block.spans, content)
        for run in paragraph.runs if block.is_small else []:
            run.font.size = Pt(9)


def _fill(
    document: WordFile, paragraph: WordParagraph, spans: Spans, content: ReportContent
) -> None:
    for span in spans:
        text = span_text(span, content.language)
        if isinstance(span, Link) and span.target:
            paragraph._p.append(link_element(document, text, span.target))  # noqa: SLF001 - as above
        else:
            paragraph.add_run(text)


def _add_footer(document: WordFile, content: ReportContent) -> None:
    """Add the footer of all sections: the report, the digest of its snapshot, the page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    said = f"{content.subtitle} · SHA-256 {content.sha256[:DIGEST_LETTERS]} · "
    paragraph.add_run(span_text(said, content.language)).font.size = Pt(8)
    _add_field(paragraph, "PAGE", "begin", "separate", "end")


def _packed_again(stream: BytesIO) -> bytes:
    """Return the package with one day for all its entries, in the order of their names."""
    packed = BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(packed, "w") as new:
        first = "[Content_Types].xml"
        for name in sorted(old.namelist(), key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, FIXED_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # or it would tell the system it was made on
            new.writestr(entry, old.read(name))
    return packed.getvalue()
