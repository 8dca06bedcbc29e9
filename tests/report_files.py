"""What stands in the files of a report? Read back by other libraries than those that wrote them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from html.parser import HTMLParser
from xml.etree import ElementTree  # noqa: ICN001 - its name says more than two letters

import docx
import openpyxl
from pypdf import PdfReader

from brecha.programme.model import Programme
from brecha.reports.programme import Request, file_bytes, frozen

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
DIGEST = re.compile(r"\b[0-9a-f]{16}\b|\b[0-9a-f]{64}\b")
ADDRESS = re.compile(r"https?://\S+")


def made(programme: Programme, form: str, **request: object) -> bytes:
    """Return a file of a programme's report."""
    return file_bytes(frozen(programme), Request(**request), form)  # type: ignore[arg-type]  # of the test


def numbers_in(text: str) -> set[Fraction]:
    """Return the numbers of a text, without those in digests and addresses."""
    plain = ADDRESS.sub(" ", DIGEST.sub(" ", text))
    return {Fraction(found.rstrip(",").replace(",", "")) for found in NUMBER.findall(plain)}


def word_texts(content: bytes) -> list[str]:
    """Return every text of a Word file, header and footer too, in the order of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [name for name in package.namelist() if name.startswith("word/")]
        return [
            "".join(paragraph)
            for name in sorted(parts)
            if re.search(r"document|header|footer", name) and name.endswith(".xml")
            for paragraph in _paragraphs(package.read(name).decode())
        ]


def word_headings(content: bytes) -> list[tuple[int, str]]:
    """Return level and text of each heading of a Word file."""
    document = docx.Document(io.BytesIO(content))
    return [
        (int(paragraph.style.name.split()[-1]), paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style is not None and (paragraph.style.name or "").startswith("Heading")
    ]


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def sheet_cells(content: bytes) -> Iterator[object]:
    """Yield the value of each cell of a workbook that has one; a formula is its text."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def page_reader(content: bytes) -> PageReader:
    """Return the elements and texts of a page."""
    reader = PageReader()
    reader.feed(content.decode())
    return reader


def stored_numbers(programme: Programme) -> set[Fraction]:
    """Return every number that the snapshot holds, in numbers, dates and texts."""
    document = json.loads(frozen(programme).content)["programme"]
    return {number for text in _leaves(document) for number in numbers_in(text)}


class PageReader(HTMLParser):
    """Collects what a page shows and which elements and attributes it has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] not in {"style", "meta"} and data.strip():
            self.texts.append(data)


def _paragraphs(xml: str) -> Iterator[list[str]]:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for paragraph in ElementTree.fromstring(xml).iter(f"{space}p"):  # noqa: S314 - our own file
        yield [node.text or "" for node in paragraph.iter(f"{space}t")]


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, held in value.items():
            if name not in {"lines", "item_numbers"}:
                yield from _leaves(held)
    elif isinstance(value, list):
        for held in value:
            yield from _leaves(held)
    elif not isinstance(value, bool):
        yield str(value).replace("-", " ")
