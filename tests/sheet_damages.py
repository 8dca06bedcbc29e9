"""How does a good workbook break? By programs, by people, and by those who mean harm."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from office_sheets import SHEET, edited, opened, row_of, saved, with_parts

CODE = "2.1"
DOCTYPE = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def put(good: bytes, column: str, value: Any, form: str = "General") -> bytes:  # noqa: ANN401 - any cell
    row = row_of(good, CODE)

    def change(book: Any, sheet: Any) -> None:  # noqa: ANN401 - a workbook; a sheet
        del book
        sheet[f"J{row}"] = 1
        cell = sheet[f"{column}{row}"]
        cell.number_format = form
        cell.value = value
        if form == "General" and isinstance(value, datetime.date):
            cell.number_format = "yyyy-mm-dd"

    return edited(good, change)


def raw_number(good: bytes, digits: str) -> bytes:
    """Return a file whose cell holds these digits as a program would write a number."""
    content = put(good, "J", 424242)
    return with_parts(
        content, {SHEET: lambda xml: xml.replace(b">424242<", f">{digits}<".encode())}
    )


def on_sheet(change: Callable[[Any, int], None]) -> Callable[[bytes], bytes]:
    """Return what changes the sheet with rows, told the row that is filled in."""

    def make(good: bytes) -> bytes:
        row = row_of(good, CODE)

        def both(book: Any, sheet: Any) -> None:  # noqa: ANN401 - a workbook; a sheet
            del book
            sheet[f"J{row}"] = 7
            change(sheet, row)

        return edited(good, both)

    return make


def on_book(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    return lambda good: edited(good, lambda book, _: change(book))


def shift_right(sheet: Any, row: int) -> None:  # noqa: ANN401 - a sheet
    words = [cell.value for cell in sheet[row]]
    for column, word in enumerate([None, *words], start=1):
        sheet.cell(row, column).value = word


def sort_one_column(sheet: Any, row: int) -> None:  # noqa: ANN401 - a sheet
    sheet[f"A{row}"], sheet[f"A{row + 1}"] = sheet[f"A{row + 1}"].value, sheet[f"A{row}"].value


def repeat_row(sheet: Any, row: int) -> None:  # noqa: ANN401 - a sheet
    for column, cell in enumerate(list(sheet[row]), start=1):
        sheet.cell(sheet.max_row + (column == 1), column).value = cell.value


def without_result(good: bytes) -> bytes:
    return put(good, "J", "=6*7")


def with_dates_of_1904(good: bytes) -> bytes:
    book = opened(put(good, "N", 44286))
    book.epoch = datetime.datetime(1904, 1, 1)  # noqa: DTZ001 - as the library wants it
    return saved(book)


def doctype_in(part: str) -> Callable[[bytes], bytes]:
    def after_declaration(xml: bytes) -> bytes:
        return re.sub(rb"^(<\?xml[^>]*\?>)?", lambda found: found.group() + DOCTYPE, xml, count=1)

    return lambda good: with_parts(good, {part: after_declaration})


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def bomb(good: bytes) -> bytes:
    return with_parts(good, {"xl/worksheets/sheet9.xml": lambda _: b" " * (200 << 20)})


def flag_password(good: bytes) -> bytes:
    """Return an archive whose directory says that its members are encrypted."""
    content = bytearray(good)
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def lying_size(good: bytes) -> bytes:
    """Return an archive whose directory says that a sheet is shorter than it is."""
    content = bytearray(good)
    at = content.find(b"PK\x01\x02")
    while b"sheet2.xml" not in content[at + 46 : at + 120]:
        at = content.find(b"PK\x01\x02", at + 4)
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(content)


def hide(book: Any) -> None:  # noqa: ANN401 - a workbook
    book.worksheets[1].sheet_state = "hidden"


def rename(book: Any) -> None:  # noqa: ANN401 - a workbook
    book.worksheets[1].title = "Sheet1"


def as_csv(*lines: str, encoding: str = "utf-8") -> Callable[[bytes], bytes]:
    head = "Indicator,Kind,From,To,Agency,Place,Other unit,Number,Numerator,Denominator,Text,"
    head += "As of,Certainty,Source,Comment,Row mark"
    return lambda _: "\r\n".join([head, *lines]).encode(encoding)
