"""The fifty indicators and five medians with Brecha."""

from __future__ import annotations

import polars as pl
from measure import Columns, measure
from sample import BELOW, DESIGN, MEANS, MEDIANS, RATIOS, SHARES, TOTALS

from brecha.population.inference import Quantity, SampleDesign, estimate

TOLD = ["indicator", "state", "estimate", "standard_error"]


def indicators(columns: Columns) -> pl.DataFrame:
    asked = [Quantity(name, "mean", columns[name]) for name in MEANS]
    asked += [Quantity(name, "total", columns[name]) for name in TOTALS]
    asked += [Quantity(name, "proportion", columns[name]) for name in SHARES]
    asked += [
        Quantity(name, "ratio", columns[name], columns[below])
        for name, below in zip(RATIOS, BELOW, strict=True)
    ]
    return by_state(columns, asked)


def medians(columns: Columns) -> pl.DataFrame:
    asked = [
        Quantity(f"median_{name}", "quantile", columns[name], probability=0.5) for name in MEDIANS
    ]
    return by_state(columns, asked)


def by_state(columns: Columns, asked: list[Quantity]) -> pl.DataFrame:
    design = SampleDesign.of(pl.DataFrame({name: columns[name] for name in DESIGN}))
    return estimate(design, asked, {"state": columns["state"]}).drop_nulls("state").select(TOLD)


measure(indicators, medians)
