"""How many jobs has each sector, by sex and formality? ENOE's totals, ENIGH's detail.

ENOE gives the employed by seven branches (rama), sex and formality. ENIGH 2016 gives the sector
within each of these cells. Codes that several sectors share are split by their compensation.
"""

from __future__ import annotations

import polars as pl

from brecha.countries.mexico.derive.surveys import read_enigh_2016_workers, read_enoe_workers
from brecha.countries.mexico.derive.write import read_table

QUARTER, YEAR = "2019_q1", 2019
ACCOUNT = "input_output_2013"
NOT_SPECIFIED = 7
SERVICES = 4
RAMA_OF_WAGE_GROUP = {
    "construction": 1,
    "manufacturing": 2,
    "trade": 3,
    "extraction_and_utilities": 5,
    "agriculture": 6,
}
CELL = ("rama", "sex", "formality")


def derive_employment() -> pl.DataFrame:
    """Return jobs by sector, sex and formality; they add up to ENOE's employed.

    Returns:
        Columns: sector, sex, formality, jobs (people by their main job), sample (cases of ENIGH
        2016 behind the cell), year, source, certainty.
    """
    detail = _detail().with_columns(share=pl.col("weight") / pl.col("weight").sum().over(CELL))
    jobs = detail.join(_totals(), on=CELL, how="left", validate="m:1")
    return _in_order(jobs.with_columns(jobs=(pl.col("share") * pl.col("total")).round(1))).select(
        "sector",
        "sex",
        "formality",
        "jobs",
        pl.col("sample").cast(pl.Int64),
        year=pl.lit(YEAR),
        source=pl.lit("enoe_2019_enigh_2016"),
        certainty=pl.lit("derived"),
    )


def sector_weights() -> pl.DataFrame:
    """Return which sectors each household-survey code belongs to, and with what share.

    Returns:
        Columns: code, sector, rama, share (of the code; 1 where only one sector has it).
    """
    sectors = read_table("sectors").with_columns(
        rama=pl.col("wage_group").replace_strict(
            RAMA_OF_WAGE_GROUP, default=SERVICES, return_dtype=pl.Int64
        )
    )
    codes = sectors.select("sector", "rama", code=pl.col("scian_hogares").str.split(" ")).explode(
        "code", empty_as_null=False
    )
    return codes.join(_compensation(), on="sector", how="left").with_columns(
        share=pl.col("compensation") / pl.col("compensation").sum().over("code")
    )


def match_codes(codes: pl.Series) -> pl.DataFrame:
    """Return the sectors of each four-digit code: its own entry, or that of its first two digits.

    Returns:
        Columns: scian, sector, rama, share. Codes that say no sector are left out.
    """
    weights = sector_weights()
    found = pl.DataFrame({"scian": codes.unique().sort()})
    exact = found.join(weights, left_on="scian", right_on="code", how="inner")
    by_prefix = found.with_columns(code=pl.col("scian").str.slice(0, 2)).join(
        weights, on="code", how="inner"
    )
    columns = ["scian", "sector", "rama", "share"]
    return pl.concat([exact.select(columns), by_prefix.select(columns)])


def _detail() -> pl.DataFrame:
    workers = read_enigh_2016_workers()
    placed = workers.join(match_codes(workers["scian"]), on="scian", how="inner")
    return placed.group_by("sector", *CELL).agg(
        weight=(pl.col("factor") * pl.col("share")).sum(), sample=pl.len()
    )


def _totals() -> pl.DataFrame:
    """ENOE's employed by cell; those of no specified branch follow the specified ones."""
    cells = read_enoe_workers(QUARTER).group_by(CELL).agg(people=pl.col("fac").sum())
    known = cells.filter(pl.col("rama") != NOT_SPECIFIED)
    unknown = cells.filter(pl.col("rama") == NOT_SPECIFIED).select(
        "sex", "formality", unknown="people"
    )
    spread = pl.col("people") / pl.col("people").sum().over("sex", "formality")
    return known.join(unknown, on=["sex", "formality"], how="left").select(
        *CELL, total=pl.col("people") + pl.col("unknown").fill_null(0) * spread
    )


def _compensation() -> pl.DataFrame:
    account = read_table(ACCOUNT)
    row = account.filter(pl.col("sector") == "D1").drop("sector")
    return row.unpivot(variable_name="sector", value_name="compensation").with_columns(
        pl.col("compensation").cast(pl.Float64)
    )


def _in_order(jobs: pl.DataFrame) -> pl.DataFrame:
    """Every sector, sex and formality in the order of sectors.csv; absent ones are zero."""
    sexes = pl.DataFrame({"sex": ["women", "men"]})
    formalities = pl.DataFrame({"formality": ["formal", "informal"]})
    grid = (
        read_table("sectors")
        .select("sector")
        .join(sexes, how="cross")
        .join(formalities, how="cross")
    )
    return grid.join(
        jobs, on=["sector", "sex", "formality"], how="left", maintain_order="left"
    ).with_columns(pl.col("jobs", "sample").fill_null(0))
