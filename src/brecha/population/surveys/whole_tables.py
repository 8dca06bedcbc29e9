"""Is a table of text whole? A download that broke off ends in the middle of a row."""

from __future__ import annotations

import csv
import os

from brecha.core.errors import FaultList
from brecha.sources.survey_files import TEXT_ENDINGS, RawFile

LAST_BYTES = 65_536  # longer than any row of a survey


def check_end(raw: RawFile, faults: FaultList) -> None:
    """Tell where the last row of a text file has fewer cells than there are headers.

    Args:
        raw: The file.
        faults: Where it is told.
    """
    if raw.path.suffix.lower() not in TEXT_ENDINGS:
        return
    with raw.path.open("rb") as stream:
        stream.seek(-min(LAST_BYTES, os.fstat(stream.fileno()).st_size), os.SEEK_END)
        lines = stream.read().decode("utf-8", "replace").splitlines()
    last = next((line for line in reversed(lines) if line.strip()), "")
    cells = len(next(csv.reader([last], delimiter=raw.separator), []))
    if cells < len(raw.columns):
        faults.add(
            "Every row must have as many cells as there are headers, {headers}; the last has "
            "{cells}: the file broke off. Fetch it again.",
            place=raw.name,
            headers=len(raw.columns),
            cells=cells,
        )
