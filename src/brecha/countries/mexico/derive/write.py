"""How is a derived table written, so that the same figures give the same bytes?"""

from __future__ import annotations

from pathlib import Path

import polars as pl

TABLES = Path(__file__).parent.parent / "tables"


def write_table(name: str, frame: pl.DataFrame, folder: Path = TABLES) -> Path:
    """Write a table as CSV and return its path.

    Args:
        name: Name of the table, that of its file without ending.
        frame: The table, its numbers already rounded.
        folder: Where it is written.
    """
    path = folder / f"{name}.csv"
    folder.mkdir(parents=True, exist_ok=True)
    frame.write_csv(path)
    return path


def read_table(name: str, folder: Path = TABLES) -> pl.DataFrame:
    """Return a committed table with every cell as text."""
    return pl.read_csv(folder / f"{name}.csv", infer_schema=False)
