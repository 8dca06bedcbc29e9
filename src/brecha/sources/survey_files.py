"""What columns does a raw survey file hold, whichever its format? Scanned as text, never loaded."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from brecha.core.errors import InputError
from brecha.core.notes import Note
from brecha.sources.dbf import dbf_columns, dbf_to_parquet
from brecha.sources.packed_files import unpack
from brecha.sources.text_encoding import as_utf8, has_padding

TEXT_ENDINGS = (".csv", ".txt", ".tsv")
STATISTICS_ENDINGS = (".sav", ".zsav", ".por", ".dta", ".sas7bdat")
ENDINGS = (*TEXT_ENDINGS, ".dbf", *STATISTICS_ENDINGS, ".parquet")
SEPARATORS = (",", ";", "\t", "|")
BATCH_ROWS = 50_000


@dataclass(frozen=True)
class RawFile:
    """A raw file that can be scanned.

    Attributes:
        name: Its name, for errors; with that of the member, where it came out of an archive.
        path: Where its readable form lies: itself, or a converted copy in a working folder.
        columns: The headers, as they are written.
        first_row: Number of the first row of values as its reader counts: 2 where a header line
            stands above, else 1.
        separator: Of a text file.
        has_padding: Whether blanks may stand around a value.
        notes: What a reader must know about how it was read.
    """

    name: str
    path: Path
    columns: tuple[str, ...]
    first_row: int
    separator: str = ","
    has_padding: bool = True
    notes: tuple[Note, ...] = ()

    def scan(self, columns: Iterable[str], work: Path) -> pl.LazyFrame:
        """Return columns as text without blanks around it; an empty cell is null.

        Args:
            columns: Headers, as they are written.
            work: Folder for a converted copy; it must outlive the frame.

        Raises:
            InputError: The file cannot be read.
        """
        wanted = list(dict.fromkeys(columns))
        frame = self._scan_as_it_is(wanted, work).select(wanted)
        if not self.has_padding:
            return frame
        return frame.with_columns(_plain_text(name) for name in wanted)

    def _scan_as_it_is(self, columns: list[str], work: Path) -> pl.LazyFrame:
        ending = self.path.suffix.lower()
        if ending == ".dbf":
            return pl.scan_parquet(dbf_to_parquet(self.path, columns, work, BATCH_ROWS, self.name))
        if ending in STATISTICS_ENDINGS:
            return _as_text(_scan_statistics(self.path, self.name).select(columns))
        if ending == ".parquet":
            return _as_text(pl.scan_parquet(self.path).select(columns))
        return pl.scan_csv(
            self.path, separator=self.separator, infer_schema=False, null_values=[""]
        )


def open_survey_file(path: Path, work: Path, member: str = "") -> RawFile:
    """Return a raw file of a survey that is ready to be scanned.

    Args:
        path: A csv, dbf, sav, dta or parquet file, plain, with gzip, or inside a zip archive.
        work: Folder for unpacked and converted copies.
        member: Part of the name of the file to take, where an archive holds several.

    Raises:
        InputError: It does not exist, is broken, or is of no known format.
    """
    if not path.is_file():
        raise InputError.of("The file must exist; none is at {path}. Check the name.", path=path)
    name, plain = unpack(path, work, ENDINGS, member)
    ending = plain.suffix.lower()
    if ending in TEXT_ENDINGS:
        return _open_text(name, plain, work)
    if ending == ".dbf":
        return RawFile(name, plain, dbf_columns(plain, name), first_row=1)
    if ending in STATISTICS_ENDINGS:
        schema = _scan_statistics(plain, name).collect_schema()
        return RawFile(name, plain, tuple(schema.names()), first_row=1)
    if ending == ".parquet":
        return RawFile(name, plain, tuple(pl.read_parquet_schema(plain)), first_row=1)
    raise InputError.of(
        "The file must be one of {known}, plain, .gz or in a .zip; {name} is not. Export it again.",
        name=name,
        known=", ".join(ENDINGS),
    )


def _open_text(name: str, path: Path, work: Path) -> RawFile:
    plain, notes = as_utf8(path, work, name)
    with plain.open(encoding="utf-8-sig") as stream:
        header = stream.readline().rstrip("\r\n")
    if not header.strip():
        raise InputError.of(
            "A table must begin with a line of headers; {name} is empty. Fetch it again.", name=name
        )
    separator = max(SEPARATORS, key=header.count)
    columns = pl.scan_csv(plain, separator=separator, infer_schema=False).collect_schema().names()
    padding = has_padding(plain, separator)
    return RawFile(name, plain, tuple(columns), 2, separator, padding, notes)


def _plain_text(name: str) -> pl.Expr:
    text = pl.col(name).str.strip_chars()
    return pl.when(text != "").then(text).alias(name)


def _as_text(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return numbers as they would be typed: whole ones without a decimal point."""
    expressions = []
    for name, dtype in frame.collect_schema().items():
        column = pl.col(name)
        if dtype.is_float():
            whole = column.cast(pl.Int64, strict=False)
            expression = (
                pl.when(whole.cast(dtype) == column)
                .then(whole.cast(pl.String))
                .otherwise(column.cast(pl.String))
            )
        else:
            expression = column.cast(pl.String)
        expressions.append(expression.alias(name))
    return frame.select(expressions)


def _scan_statistics(path: Path, name: str) -> pl.LazyFrame:
    try:
        scan_readstat = importlib.import_module("polars_readstat").scan_readstat
    except ImportError as error:
        raise InputError.of(
            "Files of SPSS and Stata need the extra microdata; {name} is one. Install it with "
            "`pip install brecha[microdata]`, or bring the survey as csv or dbf.",
            name=name,
        ) from error
    try:
        frame: pl.LazyFrame = scan_readstat(str(path), preserve_order=True)
        frame.collect_schema()
    except Exception as error:
        raise InputError.of(
            "The file must be a whole SPSS, Stata or SAS file; {name} is not ({problem}). Fetch "
            "it again.",
            name=name,
            problem=str(error).split("\n")[0],
        ) from error
    return frame
