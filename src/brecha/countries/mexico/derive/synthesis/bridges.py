"""What no survey tells alone: three chances that join what two surveys say of the same cell."""

from __future__ import annotations

import polars as pl

from brecha.countries.mexico.derive.gdp import derive_price_index
from brecha.countries.mexico.derive.surveys import read_enigh_employees

EDUCATIONS = ("low", "middle", "high")
YOUNGEST_WITH_LEVEL = 15
HOUSEHOLDS_AS_EMPLOYERS = "domésticos"
WAGE_YEAR = 2018
PRICE_YEAR = 2020
CELL_OF_LAG = ("school_age", "is_rural", "sex")
CELL_OF_WORK = ("sex", "is_rural")


def educational_lag(members: pl.DataFrame, residents: pl.DataFrame) -> pl.DataFrame:
    """Return weighted rows of who lags, by education: the least schooled first.

    The share that lags is that of a cell in MCS 2016; ENOE tells how many there have which
    education. Below 15, the lag is independent of the level.
    """
    lag = (
        members.filter(pl.col("lacks_schooling").is_not_null())
        .group_by(CELL_OF_LAG)
        .agg(
            rate=_mean(pl.col("lacks_schooling") == "1"),
            n=pl.len(),
        )
    )
    levels = residents.group_by(CELL_OF_LAG).agg(
        **{level: _mean(pl.col("education") == level) for level in EDUCATIONS}
    )
    cells = lag.join(levels, on=CELL_OF_LAG, how="left").with_columns(
        is_young=pl.col("school_age").cast(pl.Float64) < YOUNGEST_WITH_LEVEL
    )
    before = pl.lit(0.0)
    parts = []
    for level in EDUCATIONS:
        share = pl.col(level)
        rate = ((pl.col("rate") - before) / share).clip(0, 1).fill_nan(0).fill_null(0)
        rate = pl.when("is_young").then(pl.col("rate")).otherwise(rate)
        parts.append(cells.select(*CELL_OF_LAG, "n", education=pl.lit(level), rate=rate))
        before = before + share
    parts.append(
        cells.filter("is_young").select(*CELL_OF_LAG, "n", education=pl.lit("-"), rate="rate")
    )
    return _rows(pl.concat(parts), "lacks_schooling")


def informality(members: pl.DataFrame, residents: pl.DataFrame) -> pl.DataFrame:
    """Return weighted rows of who is informal, by position and health care.

    ENOE's formal workers without access to health care by the job are the formal among the
    own-account workers and employers of ENIGH, as a share of the employed of the cell.
    """
    formal = residents.filter(pl.col("is_employed") == "1").group_by(CELL_OF_WORK).agg(
        formal=_mean((pl.col("is_informal") == "0") & (pl.col("has_access") == "0"))
    )  # fmt: skip
    is_independent = pl.col("position").is_in(["own_account", "employer"])
    workers = members.filter(pl.col("is_employed") == "1")
    shares = workers.group_by(CELL_OF_WORK).agg(independent=_mean(is_independent))
    rate = (1 - pl.col("formal") / pl.col("independent")).clip(0, 1)
    rates = formal.join(shares, on=CELL_OF_WORK).select(*CELL_OF_WORK, rate=rate)
    workers = workers.with_columns(
        pl.when(pl.col("position") == "employee")
        .then("has_health_care_by_job")
        .otherwise(pl.lit("-"))
    )
    given = ["position", "has_health_care_by_job", *CELL_OF_WORK]
    cells = workers.group_by(given).agg(n=pl.len()).join(rates, on=CELL_OF_WORK)
    has_care = pl.col("has_health_care_by_job") == "1"
    told = (
        pl.when(pl.col("position") == "unpaid")
        .then(1.0)
        .when(has_care)
        .then(0.0)
        .when(pl.col("position") == "employee")
        .then(1.0)
        .otherwise("rate")
    )
    return _rows(cells.with_columns(rate=told), "is_informal")


def domestic_wages() -> pl.DataFrame:
    """Return the domestic workers of ENIGH 2018 with wages in prices of 2020.

    Returns:
        Columns: weight, is_informal, sector, earnings_monthly.
    """
    index = dict(derive_price_index().select("year", "index").iter_rows())
    prices = index[PRICE_YEAR] / index[WAGE_YEAR]
    workers = read_enigh_employees(WAGE_YEAR).filter(
        pl.col("scian").str.contains(HOUSEHOLDS_AS_EMPLOYERS, literal=True)
    )
    is_informal = (
        pl.when(pl.col("formality") == "informal").then(pl.lit("1")).otherwise(pl.lit("0"))
    )
    return workers.select(
        weight=pl.col("factor").cast(pl.Float64),
        is_informal=is_informal,
        sector=pl.lit("services"),
        earnings_monthly=pl.col("wage_monthly") * prices,
    )


def _rows(cells: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return, for each row behind a cell, one that says yes and one no, weighing their chance."""
    each = cells.select(pl.all().repeat_by("n")).explode(cells.columns)
    yes = each.with_columns(pl.lit("1").alias(column), weight=pl.col("rate"))
    no = each.with_columns(pl.lit("0").alias(column), weight=1 - pl.col("rate"))
    return pl.concat([yes, no]).filter(pl.col("weight") > 0).drop("rate", "n")


def _mean(is_so: pl.Expr) -> pl.Expr:
    weight = pl.col("weight")
    return (weight * is_so.fill_null(value=False)).sum() / weight.sum()
