"""Which figures stand in a text? Thousands and decimals told apart, in both conventions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

SCALES = {
    "thousand": 3,
    "mil": 3,
    "million": 6,
    "millions": 6,
    "millón": 6,
    "millones": 6,
    "billion": 9,
}
NUMBER = r"[1-9]\d{0,2}(?:[,.\u00a0 ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
FIGURE = re.compile(
    rf"(?<![\w.,/-])(?P<number>{NUMBER})"
    rf"(?:\s(?P<scale>{'|'.join(SCALES)})\b)?(?P<percent>\s?%|\s(?:per cent|percent|por ciento)\b)?"
    r"(?![\w/]|[.,-]\d)",
    re.IGNORECASE,
)
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([,.\u00a0 ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
YEARS = range(1900, 2101)
GROUP = 3


@dataclass(frozen=True)
class Figure:
    """A figure of a text.

    Attributes:
        number: Its value; a share as it is written, in percent.
        decimal_mark: `.` or `,` where the figure has decimals that can be nothing else.
        start: Where it begins in the text; `end` where it ends.
    """

    words: str
    number: Decimal
    is_percent: bool
    decimal_mark: str
    start: int
    end: int

    @property
    def is_year(self) -> bool:
        """Whether it looks like a year."""
        return self.words.isdigit() and int(self.words) in YEARS


def figures_in(text: str) -> Iterator[Figure]:
    """Go through the figures of a text.

    Examples:
        >>> [str(figure.number) for figure in figures_in("49,161 (1,8 %) of 2.3 million")]
        ['49161', '1.8', '2300000.0']
    """
    for match in FIGURE.finditer(text):
        number, mark = _value(match["number"])
        if match["scale"]:
            number *= 10 ** SCALES[match["scale"].lower()]
        yield Figure(
            match.group(), number, bool(match["percent"]), mark, match.start(), match.end()
        )


def number_of(cell: str) -> Decimal | None:
    """Return the number of a cell that holds nothing but one, with a currency or a percent sign.

    Examples:
        >>> number_of("USD 604,150"), number_of("1,8 %"), number_of("7 policies")
        (Decimal('604150'), Decimal('1.8'), None)
    """
    text = cell.strip()
    is_negative = text[:1] in {"-", "\N{MINUS SIGN}"}
    text = text[1:] if is_negative else text
    figures = list(figures_in(text))
    if len(figures) != 1:
        return None
    rest = text[: figures[0].start] + text[figures[0].end :]
    bare = re.sub(r"[\s$€*]|\b[A-Z]{3}\b", "", rest)
    if bare:
        return None
    return -figures[0].number if is_negative else figures[0].number


def _value(words: str) -> tuple[Decimal, str]:
    """Return a number and its decimal mark, empty where it has no decimals."""
    if match := THOUSANDS.fullmatch(words):
        whole, mark, decimals = _split(words.replace(match[1], ""))
        return Decimal(f"{whole}.{decimals}" if decimals else whole), mark
    whole, mark, decimals = _split(words)
    return Decimal(f"{whole}.{decimals}" if decimals else whole), mark


def _split(words: str) -> tuple[str, str, str]:
    parts = re.fullmatch(r"(\d+)(?:([.,])(\d+))?", words)
    if parts is None:  # thousands in two conventions at once
        return re.sub(r"\D", "", words), "", ""
    return parts[1], parts[2] or "", parts[3] or ""
