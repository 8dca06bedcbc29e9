"""Which rows of a CSV file have more fields than its header?"""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path

from brecha.core.errors import InputError
from brecha.core.tables import SHOWN_OFFENDERS, RowFaults


def check_widths(source: Path) -> None:
    """Tell the first rows with more fields than the header, counted as they stand in the file.

    Raises:
        InputError: There is such a row.
    """
    try:
        with source.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream)
            number = len(next(reader, []))
            wide = (at for at, fields in enumerate(reader) if len(fields) > number)
            rows = list(islice(wide, SHOWN_OFFENDERS))
    except (OSError, UnicodeDecodeError, csv.Error):
        return  # no text at all: the caller says so
    if rows:
        faults = RowFaults(source.name)
        faults.add(
            "Each row must have the {number} fields of the header; rows {rows} have more. Delete "
            "what is too much, or put a value that holds a comma in quotes.",
            number=number,
            rows=faults.rows(rows),
        )
        faults.raise_as(InputError)
