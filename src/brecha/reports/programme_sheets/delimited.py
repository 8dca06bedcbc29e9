"""How does a sheet become CSV? UTF-8 with its mark, so that a spreadsheet program reads accents."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from brecha.reports.programme_sheets.contents import Content, FilledSheet
from brecha.reports.programme_sheets.escaping import escaped

AMBIGUOUS_DECIMALS = 3


def delimited_bytes(sheet: FilledSheet) -> bytes:
    """Return a sheet as CSV; numbers with a decimal point, texts escaped."""
    stream = io.StringIO(newline="")
    lines = csv.writer(stream)
    lines.writerow([heading.label for heading in sheet.headings])
    for row in sheet.rows:
        lines.writerow([_word(content) for content in row])
    return stream.getvalue().encode("utf-8-sig")


def _word(content: Content) -> str:
    if isinstance(content, Decimal):
        return _digits(content)
    return escaped(content or "")


def _digits(number: Decimal) -> str:
    """Return a number with a point; never with three decimals, which could be thousands."""
    digits = f"{number:f}"
    _, point, decimals = digits.partition(".")
    return f"{digits}0" if point and len(decimals) == AMBIGUOUS_DECIMALS else digits
