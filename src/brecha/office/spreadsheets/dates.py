"""Which date does a cell hold? As far as it is known; two possible readings are refused."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from brecha.core.errors import Fault
from brecha.sources.spreadsheet_files import Cell

EPOCH_1900 = datetime.date(1899, 12, 30)  # from March 1900 on; day 60 of that calendar never was
EPOCH_1904 = datetime.date(1904, 1, 1)
FIRST_SERIAL, LAST_SERIAL = 61, 73415  # 1 March 1900 to the end of 2100
FIRST_YEAR, LAST_YEAR = 1900, 2100
PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
DAY_FIRST_OR_LAST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
MONTHS = 12
NO_DATE = "The cell must hold a date such as 2023, 2022-05 or 2022-05-31; it holds “{found}”."


def read_date(cell: Cell, *, counts_from_1904: bool = False) -> str | Fault:
    """Return the date of a cell as far as it is known, in ISO form, or why it has none.

    Args:
        cell: A filled cell.
        counts_from_1904: Whether the workbook's dates are days since 1904.

    Examples:
        >>> read_date(Cell("31/05/2022"))
        '2022-05-31'
    """
    if cell.kind in {"date", "number"} and cell.number is not None:
        return _of_number(cell, cell.number, counts_from_1904)
    if cell.kind == "no_result":
        return Fault(
            "The cell holds a formula whose result is not in the file. Paste it as a value."
        )
    if cell.kind != "text":
        return Fault(NO_DATE, values={"found": cell.text})
    return _of_text(" ".join(cell.text.split()))


def _of_number(cell: Cell, number: Decimal, counts_from_1904: bool) -> str | Fault:  # noqa: FBT001 - as above
    is_year = FIRST_YEAR <= number <= LAST_YEAR and number == number.to_integral_value()
    if cell.kind == "number" and is_year:
        return str(int(number))
    if not number.is_finite() or not 0 <= number <= LAST_SERIAL:
        return Fault(NO_DATE, values={"found": cell.text})
    if not counts_from_1904 and number < FIRST_SERIAL:
        return Fault(NO_DATE, values={"found": cell.text})
    epoch = EPOCH_1904 if counts_from_1904 else EPOCH_1900
    day = (epoch + datetime.timedelta(days=int(number))).isoformat()
    if cell.kind == "number":
        return Fault(
            "The cell holds the number {found}, which a program may show as the date {day}. "
            "Write the date itself.",
            values={"found": cell.text, "day": day},
        )
    return day


def _of_text(text: str) -> str | Fault:
    if found := PARTIAL.fullmatch(text):
        return text if _exists(found[1], found[2] or "1", found[3] or "1") else _none(text)
    found = DAY_FIRST_OR_LAST.fullmatch(text)
    if found is None:
        return _none(text)
    first, second, year = int(found[1]), int(found[2]), found[3]
    if first != second and first <= MONTHS and second <= MONTHS:
        return Fault(
            "“{found}” could be two dates. Write {one} or {other}.",
            values={
                "found": text,
                "one": f"{year}-{second:02}-{first:02}",
                "other": f"{year}-{first:02}-{second:02}",
            },
        )
    day, month = (first, second) if second <= MONTHS else (second, first)
    if not _exists(year, str(month), str(day)):
        return _none(text)
    return f"{year}-{month:02}-{day:02}"


def _exists(year: str, month: str, day: str) -> bool:
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return FIRST_YEAR <= int(year) <= LAST_YEAR


def _none(text: str) -> Fault:
    return Fault(NO_DATE, values={"found": text})
