"""What does a dossier say, in which order? Blocks that the page and the PDF both show."""

from __future__ import annotations

from dataclasses import dataclass

from brecha.core import Language
from brecha.reports.tables import Table


@dataclass(frozen=True)
class Paragraph:
    """Running text; a lead stands larger."""

    text: str
    is_lead: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    """What a reader must not overlook."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True)
class Formula:
    """How numbers hang together: one equation in words a line."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class ChartPlace:
    """Where a chart stands, and how to read it."""

    chart: str
    note: str


Block = Paragraph | Bullets | Notice | Subheading | Formula | ChartPlace | Table


@dataclass(frozen=True)
class Section:
    """A part of the dossier.

    Attributes:
        key: Its name in addresses.
        title: Its heading.
        blocks: What it says, in order; `None` is left out.
        is_wide: Whether its tables need a page on its side.
    """

    key: str
    title: str
    blocks: tuple[Block | None, ...]
    is_wide: bool = False

    def shown(self) -> list[Block]:
        """Return the blocks that are there."""
        return [block for block in self.blocks if block is not None]


@dataclass(frozen=True)
class Dossier:
    """A dossier in one language.

    Attributes:
        language: Its language.
        title: Title of the plan.
        subtitle: Country, years, prices.
        flag: What every page must say; empty for a real country.
        price_year: Year of the prices.
        sections: Its parts, in order.
    """

    language: Language
    title: str
    subtitle: str
    flag: str
    price_year: int
    sections: tuple[Section, ...]
