"""How is a text file written? UTF-8 is read as it is; Latin-1 is rewritten, and told."""

from __future__ import annotations

import codecs
from pathlib import Path

from brecha.core.errors import InputError
from brecha.core.notes import Note

BLOCK_BYTES = 1 << 20
OLD_ENCODING = "cp1252"  # Windows' form of Latin-1, in which statistical offices often publish
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def as_utf8(path: Path, work: Path, name: str) -> tuple[Path, tuple[Note, ...]]:
    """Return the path of the same text in UTF-8, and a note where it had to be rewritten.

    Raises:
        InputError: It is UTF-16.
    """
    with path.open("rb") as stream:
        if stream.read(2) in UTF16_MARKS:
            raise InputError.of(
                "The table must be UTF-8 or Latin-1 text; {name} is UTF-16. Save it as CSV UTF-8.",
                name=name,
            )
    line = _first_line_that_is_not_utf8(path)
    if line is None:
        return path, ()
    target = work / f"utf8-{path.name}"
    with (
        path.open(encoding=OLD_ENCODING, errors="replace", newline="") as old,
        target.open("w", encoding="utf-8", newline="") as new,
    ):
        while block := old.read(BLOCK_BYTES):
            new.write(block)
    note = Note(
        "{name} is not UTF-8 (line {line}); it is read as Latin-1. Codes are the same in both; "
        "check words with accents.",
        {"name": name, "line": line},
    )
    return target, (note,)


def has_padding(path: Path, separator: str) -> bool:
    """Return whether blanks may stand around a value: beside a separator, a quote or a line end."""
    edges = [separator.encode(), b'"', b"\n", b"\r"]
    padded = [pair for edge in edges for pair in (b" " + edge, edge + b" ")]
    last = b"\n"
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            if b" " in block and any(pair in last + block for pair in padded):
                return True
            last = block[-1:]
    return False


def _first_line_that_is_not_utf8(path: Path) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 1
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                return lines + error.object[: error.start].count(b"\n")
            lines += block.count(b"\n")
    return None
