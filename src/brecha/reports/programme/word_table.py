"""How does a table stand in a Word file? Built element by element, for long tables stay quick."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from brecha.core import Language
from brecha.reports.programme.content import Link, Spans, Table, cell_text, span_text

TWIPS = 635  # English metric units in a twentieth of a point
MANY_COLUMNS = 8
PALE = "E8EEF5"
FIGURE_WEIGHT = 0.9
LETTER, SMALL_LETTER, PADDING = 108, 90, 240  # twips: of 9 and 7.5 points, and of the cell's edges
BOLD = 1.15  # how much wider a letter of a head is
LONGEST_WORD = 18  # letters; an address may break


def add_table(document: WordFile, table: Table, language: Language, width: int) -> None:
    """Add a table with its title, a head that repeats on each page, and rows that stay whole.

    Args:
        document: The file.
        table: What it holds.
        language: Language of its numbers.
        width: Unit: English metric units.
    """
    title = document.add_paragraph()
    title.add_run(span_text(table.title, language)).bold = True
    title.paragraph_format.keep_with_next = True
    body = title._p.getparent()  # noqa: SLF001 - the library builds cell by cell, in seconds
    element = OxmlElement("w:tbl")
    element.append(_table_properties())
    widths = _widths(table, width, language)
    grid = OxmlElement("w:tblGrid")
    for column in widths:
        grid.append(OxmlElement("w:gridCol", {qn("w:w"): str(column)}))
    element.append(grid)
    size = "15" if len(widths) > MANY_COLUMNS else "18"
    element.append(_head(table, widths, size, language))
    figures = [table.is_of_figures(column) for column in range(len(widths))]
    for at, cells in enumerate(table.rows):
        row = _row(is_head=False)
        for cell, column, is_figure in zip(cells, widths, figures, strict=True):
            look = (size, is_figure, at in table.strong_rows)
            row.append(_cell(document, cell, column, look, language))
        element.append(row)
    body.insert(body.index(title._p) + 1, element)  # noqa: SLF001 - as above
    document.add_paragraph().paragraph_format.space_after = 0


def link_element(document: WordFile, text: str, address: str) -> BaseOxmlElement:
    """Return a link to an address of the web."""
    key = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink", {qn("r:id"): key})
    element.append(_run(text, "", is_bold=False, is_link=True))
    return element


def _table_properties() -> BaseOxmlElement:
    properties = OxmlElement("w:tblPr")
    properties.append(OxmlElement("w:tblStyle", {qn("w:val"): "TableGrid"}))
    properties.append(OxmlElement("w:tblW", {qn("w:w"): "0", qn("w:type"): "auto"}))
    properties.append(OxmlElement("w:tblLayout", {qn("w:type"): "fixed"}))
    return properties


def _widths(table: Table, width: int, language: Language) -> list[int]:
    """Return the widths of columns: by weight, but wide enough that no word or number breaks."""
    weights = [
        FIGURE_WEIGHT if table.is_of_figures(column) else heading.weight
        for column, heading in enumerate(table.headings)
    ]
    whole = width / TWIPS
    wished = [whole * weight / sum(weights) for weight in weights]
    needed = [_needed(table, column, language) for column in range(len(weights))]
    if sum(needed) > whole:
        return [int(each) for each in wished]
    spare = [max(wish - need, 0) for wish, need in zip(wished, needed, strict=True)]
    share = (whole - sum(needed)) / (sum(spare) or 1)
    return [int(need + room * share) for need, room in zip(needed, spare, strict=True)]


def _needed(table: Table, column: int, language: Language) -> int:
    """Return the width of a column in which no word breaks. Unit: twips."""
    texts = (cell_text(row[column], language) for row in table.rows)
    lengths = [len(word) for text in texts for word in text.split()]
    head = span_text(table.headings[column].label, language)
    lengths += [round(len(word) * BOLD) for word in head.split()]
    longest = max((length for length in lengths if length <= LONGEST_WORD), default=1)
    letter = SMALL_LETTER if len(table.headings) > MANY_COLUMNS else LETTER
    return PADDING + longest * letter


def _head(table: Table, widths: list[int], size: str, language: Language) -> BaseOxmlElement:
    row = _row(is_head=True)
    for at, (heading, column) in enumerate(zip(table.headings, widths, strict=True)):
        is_figure = table.is_of_figures(at)
        cell = _empty_cell(column, fill=PALE)
        paragraph = _paragraph(is_right=is_figure)
        paragraph.append(_run(span_text(heading.label, language), size, is_bold=True))
        cell.append(paragraph)
        row.append(cell)
    return row


def _row(*, is_head: bool) -> BaseOxmlElement:
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    return row


def _cell(
    document: WordFile,
    spans: Spans,
    width: int,
    look: tuple[str, bool, bool],
    language: Language,
) -> BaseOxmlElement:
    size, is_figure, is_strong = look
    if len(spans) == 1 and not isinstance(spans[0], Link):
        cell = deepcopy(_cell_of_one_run(width, *look))
        cell[-1][-1][-1].text = cell_text(spans, language)
        return cell
    cell = _empty_cell(width)
    paragraph = _paragraph(is_right=is_figure)
    for span in spans:
        if isinstance(span, Link) and span.target:
            paragraph.append(link_element(document, span_text(span, language), span.target))
        else:
            paragraph.append(_run(cell_text((span,), language), size, is_bold=is_strong))
    cell.append(paragraph)
    return cell


@lru_cache(maxsize=256)
def _cell_of_one_run(width: int, size: str, is_figure: bool, is_strong: bool) -> BaseOxmlElement:  # noqa: FBT001 - the look of a cell
    """Return a cell to copy, which is several times as fast as making each; its text is empty."""
    cell = _empty_cell(width)
    paragraph = _paragraph(is_right=is_figure)
    paragraph.append(_run("", size, is_bold=is_strong))
    cell.append(paragraph)
    return cell


def _paragraph(*, is_right: bool) -> BaseOxmlElement:
    paragraph = OxmlElement("w:p")
    if is_right:
        properties = OxmlElement("w:pPr")
        properties.append(OxmlElement("w:jc", {qn("w:val"): "right"}))
        paragraph.append(properties)
    return paragraph


def _empty_cell(width: int, fill: str = "") -> BaseOxmlElement:
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    properties.append(OxmlElement("w:tcW", {qn("w:w"): str(width), qn("w:type"): "dxa"}))
    if fill:
        shade = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): fill}
        properties.append(OxmlElement("w:shd", shade))
    cell.append(properties)
    return cell


def _run(text: str, size: str, *, is_bold: bool, is_link: bool = False) -> BaseOxmlElement:
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    if is_bold:
        properties.append(OxmlElement("w:b"))
    if is_link:
        properties.append(OxmlElement("w:color", {qn("w:val"): "0B5394"}))
    if size:
        properties.append(OxmlElement("w:sz", {qn("w:val"): size}))
    if is_link:
        properties.append(OxmlElement("w:u", {qn("w:val"): "single"}))
    run.append(properties)
    held = OxmlElement("w:t", {qn("xml:space"): "preserve"})
    held.text = text
    run.append(held)
    return run
