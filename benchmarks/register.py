"""A made-up register of jobs of any size: each worker has twelve months."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

MONTHS = 12


def write_register(path: Path, rows: int) -> None:
    """Write a table for the scheme of Arcadia, always the same one."""
    wages = np.random.default_rng(7).uniform(0, 20_000, rows).round(2)
    numbers = pl.select(row=pl.int_range(rows)).to_series()
    pl.DataFrame(
        {
            "worker_id": (numbers // MONTHS).cast(pl.String).str.zfill(9),
            "month": "2025-" + (numbers % MONTHS + 1).cast(pl.String).str.zfill(2),
            "wage_offered_monthly": wages,
        }
    ).write_parquet(path)
