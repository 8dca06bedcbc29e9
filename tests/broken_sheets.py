"""Which files do people send that must not enter? Each made from a good template."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from brecha.office.spreadsheets.numbers import DecimalMark
from office_sheets import SHEET, with_parts
from sheet_damages import (
    as_csv,
    bomb,
    doctype_in,
    flag_password,
    hide,
    lying_size,
    on_book,
    on_sheet,
    packed,
    put,
    raw_number,
    rename,
    repeat_row,
    shift_right,
    sort_one_column,
    with_dates_of_1904,
    without_result,
)


@dataclass(frozen=True)
class Broken:
    """A file that must be refused.

    Attributes:
        make: Makes its bytes from a good template.
        cells: Where the faults lie, `#` for the row that is filled in; none: in the whole file.
        words: A part of the English reason.
    """

    name: str
    make: Callable[[bytes], bytes]
    cells: tuple[str, ...]
    words: str
    file: str = "values.xlsx"
    mark: DecimalMark = "point"


def number(name: str, value: Any, words: str, mark: DecimalMark = "point") -> Broken:  # noqa: ANN401 - any cell
    """Return a file with this in a cell for numbers."""
    return Broken(name, lambda good: put(good, "J", value), ("J#",), words, mark=mark)


def date(name: str, value: Any, words: str) -> Broken:  # noqa: ANN401 - any cell
    """Return a file with this in a cell for dates."""
    return Broken(name, lambda good: put(good, "N", value), ("N#",), words)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN: tuple[Broken, ...] = (
    number("decimal comma where a point was said", "12,5", "stands before decimals"),
    number("decimal point where a comma was said", "12.5", "stands before decimals", "comma"),
    number("thousands or decimals", "1,956", "could be thousands or decimals", "comma"),
    number("thousands or decimals with a point", "1.956", "could be thousands or decimals"),
    number("share in a column of counts", "1.8%", "not in per cent"),
    number("words for zeros", "12.5 million", "in digits"),
    number("words for zeros in Spanish", "12.5 millones", "in digits"),
    number("no number yet", "To be developed", "must hold a number"),
    number("a dash", "–", "must hold a number"),
    number("not a number as text", "NaN", "must hold a number"),
    number("true", True, "must hold a number"),  # noqa: FBT003 - what stands in the cell
    number("a date of a program", datetime.date(2022, 1, 2), "holds a date"),
    number("a third", 1 / 3, "more than 6 decimals"),
    number("an error", "#DIV/0!", "failed"),
    number("digits of another script", "١٢", "must hold a number"),
    Broken("1e400", lambda good: raw_number(good, "1e400"), ("J#",), "too large"),
    Broken("1e999999999", lambda good: raw_number(good, "1e999999999"), ("J#",), "too large"),
    Broken("1e400 as text", lambda good: put(good, "J", "1e400"), ("J#",), "must hold a number"),
    Broken("NaN as a number", lambda good: raw_number(good, "NaN"), ("J#",), "must hold a number"),
    Broken("INF as a number", lambda good: raw_number(good, "INF"), ("J#",), "must hold a number"),
    Broken(
        "a share of a program",
        lambda good: put(good, "J", 0.018, "0.0%"),
        ("J#",),
        "not in per cent",
    ),
    Broken("formula without result", without_result, ("J#",), "formula whose result"),
    date("date as two readings", "03/04/2022", "could be two dates"),
    date("date in words", "mayo de 2022", "must hold a date"),
    date("day that never was", "2022-02-30", "must hold a date"),
    date("serial number of a date", 44651, "may show as the date 2022-03-31"),
    Broken("serial number of 1904", with_dates_of_1904, ("N#",), "may show as the date 2025-04-01"),
    Broken(
        "merged cells",
        on_sheet(lambda sheet, row: sheet.merge_cells(f"J{row}:K{row}")),
        ("J#",),
        "merged",
    ),
    Broken("two heading rows", on_sheet(lambda sheet, _: sheet.insert_rows(1)), ("A2",), "missing"),
    Broken(
        "headings twice",
        on_sheet(
            lambda sheet, _: (
                (sheet.insert_rows(2), sheet.append([]))
                and [sheet.cell(2, at, cell.value) for at, cell in enumerate(sheet[1], start=1)]
            )
        ),
        ("A2",),
        "row 2",
    ),
    Broken("repeated key", on_sheet(repeat_row), ("A10",), "says the same key"),
    Broken(
        "missing key",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"A{row}", None)),
        ("A#",),
        "needed",
    ),
    Broken(
        "missing heading",
        on_sheet(lambda sheet, _: sheet.__setitem__("J1", None)),
        ("T1",),
        "missing",
    ),
    Broken(
        "unknown heading",
        on_sheet(lambda sheet, _: sheet.__setitem__("U1", "Notes")),
        ("U1",),
        "not known",
    ),
    Broken(
        "repeated heading",
        on_sheet(lambda sheet, _: sheet.__setitem__("U1", "Number")),
        ("U1",),
        "twice",
    ),
    Broken(
        "blank row", on_sheet(lambda sheet, row: sheet.insert_rows(row)), ("A#",), "empty, and more"
    ),
    Broken(
        "value beyond the headings",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"X{row}", 5)),
        ("X#",),
        "under no heading",
    ),
    Broken("shifted row", on_sheet(shift_right), ("A#", "T#"), "under no heading"),
    Broken("sorted apart", on_sheet(sort_one_column), ("A#", "A+"), "not the one the template had"),
    Broken(
        "changed row mark",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"S{row}", "1")),
        ("S#",),
        "mark",
    ),
    Broken("renamed sheet", on_book(rename), ("Sheet1",), "not known"),
    Broken("hidden sheet", on_book(hide), ("Values",), "hidden"),
    Broken(
        "code that lost its zeros",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"A{row}", 118979)),
        ("A#",),
        "00118979",
    ),
    Broken(
        "code that became a number",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"A{row}", 2.1)),
        ("A#",),
        "2.10",
    ),
    Broken(
        "code that became a date",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"A{row}", datetime.date(2022, 2, 1))),
        ("A#",),
        "made a date",
    ),
    Broken(
        "code of no indicator",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"A{row}", "9.9")),
        ("A#",),
        "no such code",
    ),
    Broken(
        "characters that cannot be read",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"Q{row}", "a_x0000_b")),
        ("Q#",),
        "cannot be read",
    ),
    Broken(
        "unit too long",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"P{row}", "x" * 33_000)),
        ("P#",),
        "fewer than",
    ),
    Broken(
        "denominator of nothing",
        on_sheet(lambda sheet, row: sheet.__setitem__(f"L{row}", 0)),
        (),
        "value_denominator_is_not_zero",
    ),
    Broken("entities in the workbook", doctype_in("xl/workbook.xml"), (), "document type"),
    Broken("entities in a sheet", doctype_in(SHEET), (), "document type"),
    Broken("entities in the texts", doctype_in("xl/sharedStrings.xml"), (), "document type"),
    Broken("zip bomb", bomb, (), "unpacks to"),
    Broken("size that lies", lying_size, (), "broken"),
    Broken(
        "macros", lambda good: with_parts(good, {"xl/vbaProject.bin": lambda _: b"x"}), (), "macros"
    ),
    Broken(
        "macros under their own ending",
        lambda good: with_parts(good, {"xl/vbaProject.bin": lambda _: b"x"}),
        (),
        "macros",
        file="values.xlsm",
    ),
    Broken(
        "links to other files",
        lambda good: with_parts(good, {"xl/externalLinks/externalLink1.xml": lambda _: b"<a/>"}),
        (),
        "linked",
    ),
    Broken("old workbook", lambda _: OLD + b"\0" * 600, (), ".xls)", file="values.xls"),
    Broken(
        "workbook with a password",
        lambda _: OLD + "EncryptedPackage".encode("utf-16-le"),
        (),
        "password",
    ),
    Broken("archive with a password", flag_password, (), "password"),
    Broken(
        "OpenDocument",
        lambda _: packed({"mimetype": b"application/vnd.oasis", "content.xml": b"<a/>"}),
        (),
        "OpenDocument",
        file="values.ods",
    ),
    Broken("text document", lambda _: packed({"word/document.xml": b"<a/>"}), (), "no workbook"),
    Broken("no bytes", lambda _: b"", (), "0 bytes"),
    Broken("half a workbook", lambda good: good[: len(good) // 2], (), "broken"),
    Broken("workbook named CSV", lambda good: good, (), "must end in", file="values.csv"),
    Broken("CSV named workbook", as_csv(), (), "it is no workbook"),
    Broken("picture", lambda _: b"\x89PNG\r\n\x1a\n\0\0", (), "must end in", file="values.png"),
    Broken("too large", lambda _: b"a" * (6 << 20), (), "at most 5 MB", file="values.csv"),
    Broken(
        "CSV of an old encoding",
        as_csv("2.1,actual,,2022,NORTH,León,,1,,,,,measured,,,", encoding="latin-1"),
        (),
        "UTF-8",
        file="values.csv",
    ),
    Broken("CSV of UTF-16", as_csv("2.1", encoding="utf-16"), (), "UTF-8", file="values.csv"),
    Broken(
        "CSV with an open quotation mark",
        as_csv('2.1,"actual'),
        (),
        "cannot be told",
        file="values.csv",
    ),
    Broken(
        "CSV with a code that lost its zeros",
        as_csv("118979,actual,,2022,NORTH,,,1,,,,,measured,,,"),
        ("A2",),
        "00118979",
        file="values.csv",
    ),
    Broken(
        "CSV with a word that is not of the list",
        as_csv("2.1,result,,2022,NORTH,,,1,,,,,measured,,,"),
        ("B2",),
        "one of",
        file="values.csv",
    ),
)
