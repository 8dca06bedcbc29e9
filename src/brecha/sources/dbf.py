"""What does a dBASE table hold? Its rows have one length, and are cut by Polars.

The readers on the package index walk rows in Python, or have had no release since 2016; a table
of 400,000 rows and 100 columns takes them a minute. Deleted rows are left out; a number of
asterisks alone is none.

Source: dBASE III PLUS file format, header of 32 bytes and 32 bytes a field, as in Xbase File
    Format Description (E. Bachmann).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from brecha.core.errors import InputError

HEADER_BYTES = 32
FIELD_BYTES = 32
END_OF_FIELDS = 0x0D
DELETED = b"*"
OLD_ENCODING = "cp1252"  # where a field is not UTF-8


@dataclass(frozen=True)
class _Layout:
    rows: int
    header_bytes: int
    row_bytes: int
    fields: tuple[tuple[str, int], ...]  # name, bytes

    def place_of(self, column: str) -> tuple[int, int]:
        """Return where in a row a field starts, after the mark of deletion, and its bytes."""
        start = 1
        for name, size in self.fields:
            if name == column:
                return start, size
            start += size
        raise KeyError(column)


def dbf_columns(path: Path, name: str) -> tuple[str, ...]:
    """Return the names of a table's fields.

    Raises:
        InputError: The file is no whole dBASE table.
    """
    return tuple(field for field, _ in _layout(path, name).fields)


def dbf_to_parquet(
    path: Path, columns: list[str], work: Path, batch_rows: int, name: str
) -> list[Path]:
    """Write fields as text into Parquet files, a batch at a time.

    Returns:
        The files in the order of the rows.

    Raises:
        InputError: The file is no whole dBASE table.
    """
    layout = _layout(path, name)
    targets = []
    for number, rows in enumerate(_batches(path, layout, batch_rows)):
        target = work / f"{path.stem}-{number:05}.parquet"
        cells = {column: _cells(rows, *layout.place_of(column)) for column in columns}
        pl.DataFrame(cells).write_parquet(target)
        targets.append(target)
    return targets


def _batches(path: Path, layout: _Layout, batch_rows: int) -> Iterator[pl.Series]:
    """Yield the rows that are not deleted, each as bytes."""
    for start in range(0, max(layout.rows, 1), batch_rows):
        count = min(batch_rows, layout.rows - start)
        offset = layout.header_bytes + start * layout.row_bytes
        rows = np.fromfile(path, dtype=f"V{layout.row_bytes}", count=count, offset=offset)
        series = pl.Series(rows.tolist(), dtype=pl.Binary)
        yield series.filter(~series.bin.starts_with(DELETED))


def _cells(rows: pl.Series, start: int, size: int) -> pl.Series:
    raw = rows.bin.slice(start, size)
    try:
        text = raw.cast(pl.String)
    except pl.exceptions.ComputeError:  # a cell that is not UTF-8
        decoded = [cell.decode(OLD_ENCODING, errors="replace") for cell in raw]
        text = pl.Series(decoded, dtype=pl.String)
    is_null_number = text.str.contains(r"^\*+$")
    return text.set(is_null_number, None) if is_null_number.any() else text


def _layout(path: Path, name: str) -> _Layout:
    with path.open("rb") as stream:
        start = stream.read(HEADER_BYTES)
        if len(start) < HEADER_BYTES:
            raise _broken(name)
        rows, header_bytes, row_bytes = (
            int.from_bytes(start[4:8], "little"),
            int.from_bytes(start[8:10], "little"),
            int.from_bytes(start[10:12], "little"),
        )
        described = stream.read(max(header_bytes - HEADER_BYTES, 0))
    fields = tuple(_fields(described))
    is_whole = (
        bool(fields)
        and row_bytes == 1 + sum(size for _, size in fields)
        and path.stat().st_size >= header_bytes + rows * row_bytes
    )
    if not is_whole:
        raise _broken(name)
    return _Layout(rows, header_bytes, row_bytes, fields)


def _fields(described: bytes) -> Iterator[tuple[str, int]]:
    for start in range(0, len(described) - FIELD_BYTES + 1, FIELD_BYTES):
        field = described[start : start + FIELD_BYTES]
        if field[0] == END_OF_FIELDS:
            return
        size = field[16] + (256 * field[17] if field[11:12] == b"C" else 0)
        yield field[:11].split(b"\0")[0].decode("latin-1"), size


def _broken(name: str) -> InputError:
    return InputError.of(
        "The file must be a whole dBASE table; {name} is cut off or of another format. Fetch it "
        "again.",
        name=name,
    )
