"""What does version 2.03 of the standard ask of a file?

Its rules, elements and codes, as compact tables.

Each table names its source; `brecha.reports.iati.derive` makes them from the official files.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

VERSION = "2.03"
TABLES_FOLDER = Path(__file__).parent


@cache
def standard_table(name: str) -> dict[str, Any]:
    """Return a table of the standard: `rules`, `elements` or `codes`."""
    table: dict[str, Any] = json.loads((TABLES_FOLDER / f"{name}.json").read_text("utf-8"))
    return table
