"""What does a programme's report say? Paragraphs and tables, each figure with its origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from brecha.core import Language
from brecha.programme.kinds import PartialDate, ReportKind
from brecha.programme.model import Finding
from brecha.reports.programme.numerals import (
    FEWEST_CASES,
    number_text,
    per_cent_text,
    rounded_text,
    share_text,
)

DASH = "–"
HIDDEN = "<5"
"""Stands in a public file for a count of people so small that it may point at a person."""
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>\\`{}|^]+", re.IGNORECASE)
FigureKind = Literal["number", "percent", "money"]


@dataclass(frozen=True)
class Figure:
    """A stored or computed number, and where it comes from.

    Attributes:
        value: Exact. Unit: `unit`.
        kind: How it is written.
        unit: People, policies; a currency for money.
        reference: Stored value it names: `value:2.1.2`; empty in a table that says it.
        period: Last day it speaks of.
        numerator: Upper part of a share; `denominator` the number of cases.
        shows_base: Whether the parts of a share stand beside it.
        is_hidden: Whether it is too small for a public file.
    """

    value: Fraction
    kind: FigureKind = "number"
    unit: str = ""
    reference: str = ""
    period: PartialDate = ""
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    shows_base: bool = False
    is_rounded: bool = False
    is_hidden: bool = False

    def text(self, language: Language) -> str:
        """Return the figure as it stands in a table, where the head tells the unit of money."""
        if self.is_hidden:
            return HIDDEN
        base = self._base(language)
        if self.kind == "percent" and self.denominator and self.denominator < FEWEST_CASES and base:
            return base
        number = rounded_text(self.value) if self.is_rounded else number_text(self.value)
        if self.kind == "percent":
            number = per_cent_text(number, language)
        return f"{number} ({base})" if base and self.shows_base else number

    def _base(self, language: Language) -> str:
        if self.numerator is None:
            return ""
        if not self.denominator:
            return number_text(self.numerator)
        return share_text(self.numerator, self.denominator, language)

    def said(self, language: Language) -> str:
        """Return the figure as it stands in a sentence: an amount with its currency."""
        number = self.text(language)
        return f"{self.unit}\N{NO-BREAK SPACE}{number}" if self.kind == "money" else number


@dataclass(frozen=True)
class Link:
    """A text that leads to an address of the web; another address is shown and leads nowhere."""

    text: str
    href: str

    @property
    def target(self) -> str:
        """The address, or nothing where it is none that a reader may follow."""
        is_sound = WEB_ADDRESS.fullmatch(self.href) and not UNPRINTABLE.search(self.href)
        return self.href if is_sound else ""


Span = str | Figure | Link
Spans = tuple[Span, ...]
NOTHING: Spans = ("",)
"""A cell that has nothing to say, as beside the name of a group of rows."""


@dataclass(frozen=True)
class Paragraph:
    """Running text; `is_small` for remarks."""

    spans: Spans
    is_small: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list, with numbers where it is ordered."""

    items: tuple[Spans, ...]


@dataclass(frozen=True)
class Subheading:
    """A heading inside a part."""

    text: str


@dataclass(frozen=True)
class Heading:
    """The head of a column; `weight` is its width, relative to its neighbours."""

    label: str
    weight: float = 1.0


@dataclass(frozen=True)
class Table:
    """A table; rows of `strong_rows` are totals."""

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Spans, ...], ...]
    strong_rows: tuple[int, ...] = ()

    def is_of_figures(self, column: int) -> bool:
        """Return whether a column holds numbers alone."""
        return self._are_of_figures[column]

    @cached_property
    def _are_of_figures(self) -> tuple[bool, ...]:
        return tuple(self._has_only_figures(column) for column in range(len(self.headings)))

    def _has_only_figures(self, column: int) -> bool:
        has_any = False
        for row in self.rows:
            cell = row[column]
            if len(cell) == 1 and isinstance(cell[0], Figure):
                has_any = True
            elif cell not in ((DASH,), NOTHING):
                return False
        return has_any


Block = Paragraph | Bullets | Subheading | Table


@dataclass(frozen=True)
class Part:
    """A part of the report.

    Attributes:
        key: Its name in addresses, unique in the report.
        level: 1 for a chapter.
        number: I.2, Annex 1.1; empty where it has none.
        is_wide: Whether its tables need a page on its side.
    """

    key: str
    level: int
    number: str
    title: str
    blocks: tuple[Block, ...] = ()
    is_wide: bool = False

    @property
    def heading(self) -> str:
        """The number and the title."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True)
class ReportContent:
    """A whole report in one language.

    Attributes:
        day: Day of the report: date of every file, so that none depends on when it was made.
        sha256: Digest of the snapshot it is made from.
        findings: What a person should look at: figures typed into a text.
    """

    language: Language
    kind: ReportKind
    title: str
    subtitle: str
    day: PartialDate
    sha256: str
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...] = ()


def span_text(span: Span, language: Language) -> str:
    """Return what a reader sees of a span, without letters that no document may hold."""
    if isinstance(span, Figure):
        return span.said(language)
    return readable(span.text if isinstance(span, Link) else span)


def readable(text: str) -> str:
    """Return a text without letters that no document may hold, or that turn its direction."""
    return UNPRINTABLE.sub("", text)


def cell_text(cell: Spans, language: Language) -> str:
    """Return what a reader sees of a cell of a table."""
    return "".join(
        span.text(language) if isinstance(span, Figure) else span_text(span, language)
        for span in cell
    )


def all_spans(parts: tuple[Part, ...]) -> Iterator[Span]:
    """Yield every span of the parts, in order."""
    for part in parts:
        for block in part.blocks:
            for spans in _spans_of(block):
                yield from spans


def _spans_of(block: Block) -> Iterator[Spans]:
    if isinstance(block, Paragraph):
        yield block.spans
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
