"""The fifty indicators and five medians with svy, its lists of variables used where it has them."""

from __future__ import annotations

from typing import Any

import polars as pl
import svy
from measure import Columns, measure
from sample import BELOW, MEANS, MEDIANS, RATIOS, SHARES, TOTALS


def sample_of(columns: Columns) -> Any:  # noqa: ANN401 - svy has no name for it
    design = svy.Design(stratum="stratum", psu="cluster", wgt="weight")
    return svy.Sample(pl.DataFrame(columns), design).estimation


def indicators(columns: Columns) -> pl.DataFrame:
    estimation = sample_of(columns)
    found = told(MEANS, estimation.mean(MEANS, by="state"))
    found += told(TOTALS, estimation.total(TOTALS, by="state"))
    found += told(SHARES, estimation.mean(SHARES, by="state"))
    found += told(RATIOS, estimation.ratio(RATIOS, BELOW, by="state"))
    return pl.concat(found)


def medians(columns: Columns) -> pl.DataFrame:
    names = [f"median_{name}" for name in MEDIANS]
    return pl.concat(told(names, sample_of(columns).median(MEDIANS, by="state")))


def told(names: list[str], estimates: list[svy.Estimate]) -> list[pl.DataFrame]:
    return [
        entry.to_polars().select(
            pl.lit(name).alias("indicator"),
            pl.col("state").cast(pl.Float64),
            estimate="est",
            standard_error="se",
        )
        for name, entry in zip(names, estimates, strict=True)
    ]


measure(indicators, medians)
