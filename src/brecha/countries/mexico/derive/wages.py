"""What do jobs pay, tenth by tenth, in each group of sectors? ENOE's tenths, ENIGH's differences.

ENOE knows seven branches only, one of them all services. The service groups take the tenths of
all services, raised or lowered by how much the group's employees earn in ENIGH 2022 against all
services; the mean of each ENOE cell is kept.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from brecha.countries.mexico.derive.employment import (
    NOT_SPECIFIED,
    QUARTER,
    RAMA_OF_WAGE_GROUP,
    SERVICES,
    YEAR,
    derive_employment,
    match_codes,
)
from brecha.countries.mexico.derive.surveys import read_enigh_employees, read_enoe_workers
from brecha.countries.mexico.derive.write import read_table
from brecha.sources import locate

DECILES = 10
NO_INCOME, NOT_TOLD = 6, 7
CELL = ["rama", "sex", "formality"]
ENIGH_YEAR = 2022


def derive_wage_distribution() -> pl.DataFrame:
    """Return the mean monthly labour income of each tenth of the jobs.

    Returns:
        Columns: wage_group, sex, formality, decile, jobs_share, wage_monthly (pesos of the
        survey's quarter), year, source, certainty.
    """
    groups = _groups()
    factors = groups.join(_relative_wages(groups), on=["wage_group", "sex", "formality"])
    tenths = pl.concat(_tenths(cell) for cell in _incomes().partition_by(CELL))
    return (
        factors.join(tenths, on=CELL, how="left", maintain_order="left")
        .with_columns(wage_monthly=(pl.col("wage_monthly") * pl.col("factor")).round(2))
        .select(
            "wage_group",
            "sex",
            "formality",
            "decile",
            "jobs_share",
            "wage_monthly",
            year=pl.lit(YEAR),
            source=pl.when(pl.col("rama") == SERVICES)
            .then(pl.lit("enoe_2019_enigh_2022"))
            .otherwise(pl.lit("enoe_2019")),
            certainty=pl.lit("derived"),
        )
    )


def _incomes() -> pl.DataFrame:
    """Income of each ENOE worker: told, else the mean of the same bracket; none is zero."""
    workers = read_enoe_workers(QUARTER).filter(
        (pl.col("ing7c") != NOT_TOLD) & (pl.col("rama") != NOT_SPECIFIED)
    )
    is_told = pl.col("ingocup") > 0
    weight = pl.col("fac").filter(is_told)
    of_bracket = (pl.col("ingocup").filter(is_told) * weight).sum() / weight.sum()
    return workers.with_columns(
        income=pl.when(is_told)
        .then(pl.col("ingocup").cast(pl.Float64))
        .when(pl.col("ing7c") == NO_INCOME)
        .then(0.0)
        .otherwise(of_bracket.over("ing7c", "sex", "formality"))
    )


def _tenths(cell: pl.DataFrame) -> pl.DataFrame:
    """Mean income of each tenth of the weights of one cell; a worker may lie in two tenths."""
    ordered = cell.sort("income", maintain_order=True)
    income, weight = ordered["income"].to_numpy(), ordered["fac"].to_numpy().astype(float)
    people = np.concatenate([[0.0], np.cumsum(weight)])
    money = np.concatenate([[0.0], np.cumsum(weight * income)])
    cuts = np.interp(np.linspace(0, people[-1], DECILES + 1), people, money)
    return (
        cell.select(CELL)
        .head(1)
        .join(
            pl.DataFrame(
                {
                    "decile": range(1, DECILES + 1),
                    "jobs_share": 1 / DECILES,
                    "wage_monthly": np.diff(cuts) / (people[-1] / DECILES),
                }
            ),
            how="cross",
        )
    )


def _groups() -> pl.DataFrame:
    """Jobs by wage group, sex and formality, with the ENOE branch of the group."""
    group_of = read_table("sectors").select("sector", "wage_group")
    rama = pl.col("wage_group").replace_strict(
        RAMA_OF_WAGE_GROUP, default=SERVICES, return_dtype=pl.Int64
    )
    return (
        derive_employment()
        .join(group_of, on="sector", how="left", maintain_order="left")
        .group_by("wage_group", "sex", "formality", maintain_order=True)
        .agg(jobs=pl.col("jobs").sum())
        .with_columns(rama=rama)
    )


def _relative_wages(groups: pl.DataFrame) -> pl.DataFrame:
    """Factor of each group on its ENOE cell; the job-weighted mean of a cell's factors is one."""
    relative = groups.join(_enigh_means(), on=["wage_group", "formality"], how="left")
    mean = (pl.col("jobs") * pl.col("mean")).sum().over(CELL) / pl.col("jobs").sum().over(CELL)
    return relative.select(
        "wage_group",
        "sex",
        "formality",
        factor=pl.when(pl.col("rama") == SERVICES).then(pl.col("mean") / mean).otherwise(1.0),
    )


def _enigh_means() -> pl.DataFrame:
    """Mean monthly wage of ENIGH's employees by wage group and formality."""
    employees = read_enigh_employees(ENIGH_YEAR).join(_codes_of_labels(), on="scian", how="inner")
    group_of = read_table("sectors").select("sector", "wage_group")
    placed = employees.join(match_codes(employees["code"]), left_on="code", right_on="scian")
    weight = pl.col("factor") * pl.col("share")
    return (
        placed.join(group_of, on="sector")
        .group_by("wage_group", "formality")
        .agg(mean=(pl.col("wage_monthly") * weight).sum() / weight.sum())
    )


def _codes_of_labels() -> pl.DataFrame:
    catalogue = pl.read_csv(locate("inegi_scian_hogares_labels"), infer_schema=False)
    return catalogue.select(code="CVE", scian="DESCRIP")
