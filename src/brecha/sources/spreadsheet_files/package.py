"""Is the archive of a workbook safe? Its members are counted and measured before any is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from brecha.core.errors import InputError

MEGABYTE = 1 << 20
LARGEST_UNPACKED = 100  # MB
MOST_MEMBERS = 1000
ENCRYPTED_FLAG = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, KeyError, OSError)
# What a member's name says of a workbook that must not be opened, and the sentence for it.
REFUSED = (
    (
        r"vbaProject|macrosheets/|vbaData|activeX/|ctrlProps/",
        "The workbook holds macros or controls. Save it as .xlsx without them.",
    ),
    (
        r"externalLinks/|connections\.xml|queryTables/|embeddings/|customData/|model/",
        (
            "The workbook is linked to other files or holds them. Break the links, "
            "keep the values, and save it again."
        ),
    ),
    (r"xl/workbook\.bin", "The file is a binary workbook (.xlsb). Save it as .xlsx."),
)
Start = Callable[[str, dict[str, str]], None]


@dataclass(frozen=True)
class Package:
    """The archive of a workbook whose members were measured."""

    name: str
    archive: zipfile.ZipFile

    def has(self, part: str) -> bool:
        """Return whether the archive holds a part."""
        return part in self.archive.namelist()

    def parse(
        self,
        part: str,
        start: Start,
        end: Callable[[str], None] | None = None,
        words: Callable[[str], None] | None = None,
    ) -> None:
        """Read an XML part; element names come without their namespace.

        Raises:
            InputError: The part is absent or broken, or declares a document type.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_document_type
        parser.StartElementHandler = lambda name, found: start(name.rpartition(" ")[2], found)
        if end is not None:
            parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
        if words is not None:
            parser.CharacterDataHandler = words
        try:
            with self.archive.open(part) as stream:
                parser.ParseFile(stream)
        except (*BROKEN, expat.ExpatError, ValueError) as error:
            raise not_whole(self.name, error) from error

    def _refuse_document_type(self, *_: object) -> None:
        raise InputError.of(
            "The workbook declares a document type or entities, which no spreadsheet program "
            "writes. Open it in one and save it as .xlsx.",
            place=self.name,
        )


def open_package(name: str, content: bytes) -> Package:
    """Return the archive of a workbook.

    Raises:
        InputError: It is broken, locked, too large, of another kind, or not safe.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except (*BROKEN, ValueError) as error:
        raise not_whole(name, error) from error
    _check_measures(name, members)
    names = [member.filename for member in members]
    if "mimetype" in names and "content.xml" in names:
        raise InputError.of(
            "The file is a sheet of OpenDocument (.ods). Save it as .xlsx or CSV.", place=name
        )
    for pattern, sentence in REFUSED:
        if any(re.search(pattern, member, re.IGNORECASE) for member in names):
            raise InputError.of(sentence, place=name)
    if "xl/workbook.xml" not in names:
        raise InputError.of("The archive holds no workbook. Send an .xlsx file.", place=name)
    return Package(name, archive)


def not_whole(name: str, error: Exception) -> InputError:
    """Return the error of a workbook that cannot be read."""
    return InputError.of(
        "The workbook is broken ({problem}). "
        "Open it in your spreadsheet program and save it again.",
        place=name,
        problem=str(error) or type(error).__name__,
    )


def _check_measures(name: str, members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & ENCRYPTED_FLAG for member in members):
        raise InputError.of(
            "The archive is locked with a password. Remove the password and save it again.",
            place=name,
        )
    # Python reads no more of a member than the archive declares, so the sum is a bound.
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED * MEGABYTE or len(members) > MOST_MEMBERS:
        raise InputError.of(
            "The workbook unpacks to {size} MB in {count} parts; {limit} MB in {most} is the "
            "limit. Delete empty rows and pictures, or send it in parts.",
            place=name,
            size=unpacked // MEGABYTE,
            count=len(members),
            limit=LARGEST_UNPACKED,
            most=MOST_MEMBERS,
        )
