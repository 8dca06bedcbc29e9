"""Is a file that was sent a workbook or CSV, and safe to read? If not, one sentence says why."""

from __future__ import annotations

import hashlib
import re

from brecha.core.errors import InputError
from brecha.sources.spreadsheet_files.cells import SpreadsheetFile
from brecha.sources.spreadsheet_files.delimited import read_delimited
from brecha.sources.spreadsheet_files.package import open_package
from brecha.sources.spreadsheet_files.workbook import read_workbook

MEGABYTE = 1 << 20
LARGEST_FILE = 5  # MB; ten thousand values take less than one
LONGEST_NAME = 120  # letters
ZIP = b"PK\x03\x04"
OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of .xls, and of a workbook with a password
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
UNSAFE_LETTERS = re.compile(r"[\x00-\x1f\x7f]")


def read_spreadsheet(name: str, content: bytes) -> SpreadsheetFile:
    """Return the cells of a file.

    Args:
        name: Name under which it was sent.
        content: Its bytes.

    Raises:
        InputError: It is not a plain .xlsx or .csv, is too large, or is not safe to open.
    """
    name = plain_name(name)
    _check_size(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    if content.startswith(OLD_CONTAINER):
        raise InputError.of(_why_old(content), place=name)
    is_packed = content.startswith(ZIP)
    if not is_packed and name.lower().endswith(".xlsx"):
        raise InputError.of(
            "The name of the file says .xlsx, but it is no workbook. "
            "Open it in your spreadsheet program and save it as .xlsx.",
            place=name,
        )
    if not is_packed:
        _check_ending(name, ".csv")
        return SpreadsheetFile(name, sha256, (read_delimited(name, content),), is_text=True)
    package = open_package(name, content)
    _check_ending(name, ".xlsx")
    sheets, counts_from_1904 = read_workbook(package)
    return SpreadsheetFile(name, sha256, sheets, counts_from_1904)


def plain_name(name: str) -> str:
    """Return the name of a file without folders and control characters.

    Examples:
        >>> plain_name("../../etc/values.xlsx")
        'values.xlsx'
    """
    last = re.split(r"[/\\]", name)[-1]
    return UNSAFE_LETTERS.sub("", last).strip()[-LONGEST_NAME:] or "file"


def _check_size(name: str, content: bytes) -> None:
    if not content:
        raise InputError.of(
            "The file is empty (0 bytes). Save it again and send it again.", place=name
        )
    if len(content) > LARGEST_FILE * MEGABYTE:
        raise InputError.of(
            "The file may have at most {limit} MB; it has {size}. Send it in parts.",
            place=name,
            limit=LARGEST_FILE,
            size=f"{len(content) / MEGABYTE:.1f}",
        )


def _why_old(content: bytes) -> str:
    if ENCRYPTED in content:
        return "The workbook is locked with a password. Remove the password and save it again."
    return "The file is a workbook of the old form (.xls). Save it as .xlsx."


def _check_ending(name: str, wanted: str) -> None:
    if not name.lower().endswith(wanted):
        raise InputError.of(
            "The name of the file must end in {wanted}, as its content does. "
            "Save it again in that form.",
            place=name,
            wanted=wanted,
        )
