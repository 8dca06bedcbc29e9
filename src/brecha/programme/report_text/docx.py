"""Which paragraphs and tables does a Word document hold? Read from its XML, nothing executed.

Only `word/document.xml` is unpacked, up to a size; document types and entities are refused, so
that no text can grow out of a small file. Deleted text of tracked changes is left out.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from brecha.core.errors import InputError
from brecha.core.files import unreadable
from brecha.core.notes import Note
from brecha.programme.report_text.document import Document, Paragraph, Table

PART = "word/document.xml"
LARGEST_PART = 64 * 1024 * 1024
"""Bytes of the unpacked text that are still read."""
SEPARATOR = "}"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DEEPEST = 200
"""Elements inside one another; a document of Word has fewer than fifty."""


def read_docx(path: Path) -> Document:
    """Return the paragraphs and tables of a Word document.

    Raises:
        InputError: If it is no DOCX, is too large, or its XML is broken or unsafe.
    """
    content = _unpack(path)
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.take
    try:
        parser.Parse(content, True)  # noqa: FBT003 - the C function takes no names
    except (expat.ExpatError, _UnsafeError) as error:
        raise InputError.of(
            "The text of a DOCX must be plain XML: {reason}. Save it anew.",
            place=path.name,
            reason=_problem(error),
        ) from error
    document = Document(tuple(reader.paragraphs), tuple(reader.tables))
    if not document.paragraphs and not document.tables:
        raise InputError.of(
            "A report must hold text; this file holds none. Choose another.", place=path.name
        )
    return document


class _UnsafeError(Exception):
    """The XML declares what could make it grow."""

    def __init__(self, problem: Note) -> None:
        """Keep what is wrong in both languages."""
        self.problem = problem
        super().__init__(problem.text())


def _problem(error: expat.ExpatError | _UnsafeError) -> Note:
    if isinstance(error, _UnsafeError):
        return error.problem
    where = {"line": error.lineno, "column": error.offset + 1}
    return Note("it is broken at line {line}, column {column}", where)


@dataclass
class _Reader:
    """Builds paragraphs and tables as the XML goes by."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    open_tables: list[list[list[str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cell: list[list[str]] = field(default_factory=list)
    is_text: bool = False
    depth: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note what opens."""
        del attributes
        self.depth += 1
        if self.depth > DEEPEST:
            raise _UnsafeError(Note("its elements are nested too deeply"))
        match _local(name):
            case "t":
                self.is_text = True
            case "tab" | "br" | "cr":
                self.words.append(" ")
            case "tbl":
                self.open_tables.append([])
            case "tr" if self.open_tables:
                self.open_tables[-1].append([])
            case "tc":
                self.cell.append([])
            case _:
                pass

    def end(self, name: str) -> None:
        """Keep what closes."""
        self.depth -= 1
        match _local(name):
            case "t":
                self.is_text = False
            case "p":
                self._close_paragraph()
            case "tc" if self.cell:
                self._close_cell()
            case "tbl" if self.open_tables:
                rows = tuple(tuple(row) for row in self.open_tables.pop() if row)
                if rows:
                    self.tables.append(Table(rows, len(self.tables) + 1))
            case _:
                pass

    def take(self, text: str) -> None:
        """Keep letters that stand in a run of text."""
        if self.is_text:
            self.words.append(text)

    def _close_paragraph(self) -> None:
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if self.cell:
            self.cell[-1].append(text)
        elif text:
            self.paragraphs.append(Paragraph(text, len(self.paragraphs) + 1))

    def _close_cell(self) -> None:
        text = " ".join(part for part in self.cell.pop() if part)
        if self.open_tables and self.open_tables[-1]:
            self.open_tables[-1][-1].append(text)


def _unpack(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(PART) as part:
            content = part.read(LARGEST_PART + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, EOFError) as error:
        raise InputError.of(
            "A DOCX must be a Word document without password; this file is none. Save it anew.",
            place=path.name,
        ) from error
    if len(content) > LARGEST_PART:
        raise InputError.of(
            "A file must have at most {most} bytes; it has {came}. Split it.",
            place=path.name,
            most=LARGEST_PART,
            came=len(content),
        )
    return content


def _local(name: str) -> str:
    """Return the name of an element of Word's own, without its namespace."""
    space, _, local = name.rpartition(SEPARATOR)
    return local if space == WORD else ""


def _refuse_document_type(*declaration: object) -> NoReturn:
    raise _UnsafeError(Note("it declares a document type, {name}", {"name": str(declaration[0])}))
