"""Who works, studied and cares? ENOE, first quarter of 2020, every value a text of the recipe."""

from __future__ import annotations

from functools import cache

import polars as pl

from brecha.countries.mexico.derive.synthesis.features import HOUSEHOLD, band_of
from brecha.sources import locate

DWELLING = ("cd_a", "ent", "con", "v_sel", "n_hog", "h_mud")
PERSON = (*DWELLING, "n_ren")
RURAL = 4
SEXES = {1: "man", 2: "woman"}
SECTORS = {
    1: "construction",
    2: "manufacturing",
    3: "trade",
    4: "services",
    5: "other_industry",
    6: "agriculture",
}
SCHOOLINGS = {
    0: "none", 1: "none", 2: "primary", 3: "lower_secondary", 4: "upper_secondary",
    5: "tertiary", 6: "upper_secondary", 7: "tertiary", 8: "tertiary", 9: "tertiary",
}  # fmt: skip
WITH_HEALTH_CARE = (2, 3)
AGE_NOT_TOLD = 99
YOUNGEST_WORKER = 15
NOT_TOLD = 7
CARE = 2
DOMESTIC = (3, 4, 5, 6, 7)
MINUTES = 60
MOST_HOURS = 168.0
NOT_KNOWN = 99


@cache
def read_members() -> pl.DataFrame:
    """Return the residents.

    Returns:
        Columns: household, weight, territory, is_rural, sex, age, band, schooling,
        is_in_labour_force, is_employed, is_informal, has_access (to health care by the job),
        sector, earnings_monthly, care_hours_weekly, domestic_hours_weekly.
    """
    persons = _read("inegi_enoe_2020_q1_persons").filter(
        (pl.col("r_def") == 0) & pl.col("c_res").is_in([1, 3]) & (pl.col("eda") < AGE_NOT_TOLD)
    )
    unpaid = _read("inegi_enoe_2020_q1_occupation").select(
        *PERSON, care_hours_weekly=_hours((CARE,)), domestic_hours_weekly=_hours(DOMESTIC)
    )
    joined = persons.join(unpaid, on=PERSON, how="left", validate="1:1", maintain_order="left")
    is_adult = pl.col("eda") >= YOUNGEST_WORKER
    is_employed = is_adult & (pl.col("clase2") == 1)
    return joined.select(
        household=pl.concat_str(pl.col(DWELLING), separator="-"),
        weight=pl.col("fac").cast(pl.Float64),
        territory=pl.col("ent").cast(pl.String).str.zfill(2),
        is_rural=_flag(pl.col("t_loc") == RURAL),
        sex=pl.col("sex").replace_strict(SEXES),
        age=pl.col("eda").cast(pl.Float64),
        band=band_of(pl.col("eda")),
        schooling=pl.col("cs_p13_1").replace_strict(SCHOOLINGS, default=None),
        is_in_labour_force=pl.when(is_adult).then(_flag(pl.col("clase1") == 1)),
        is_employed=pl.when(is_adult).then(_flag(pl.col("clase2") == 1)),
        is_informal=pl.when(is_employed).then(_flag(pl.col("emp_ppal") == 1)),
        has_access=pl.when(is_employed).then(_flag(pl.col("medica5c").is_in(WITH_HEALTH_CARE))),
        sector=pl.when(is_employed).then(pl.col("rama").replace_strict(SECTORS, default=None)),
        earnings_monthly=pl.when(is_employed & (pl.col("ing7c") != NOT_TOLD)).then(
            pl.col("ingocup").cast(pl.Float64)
        ),
        care_hours_weekly="care_hours_weekly",
        domestic_hours_weekly="domestic_hours_weekly",
    ).sort(HOUSEHOLD, maintain_order=True)


def _hours(activities: tuple[int, ...]) -> pl.Expr:
    """Return hours a week; an activity that is not told of counts none."""
    parts = []
    for activity in activities:
        hours, minutes = pl.col(f"p11_h{activity}"), pl.col(f"p11_m{activity}")
        parts += [_told(hours), _told(minutes) / MINUTES]
    return pl.sum_horizontal(parts).clip(0, MOST_HOURS)


def _told(number: pl.Expr) -> pl.Expr:
    return pl.when(number < NOT_KNOWN - 1).then(number).otherwise(0).cast(pl.Float64)


def _flag(is_so: pl.Expr) -> pl.Expr:
    return pl.when(is_so).then(pl.lit("1")).otherwise(pl.lit("0"))


def _read(file_id: str) -> pl.DataFrame:
    return pl.read_csv(locate(file_id), infer_schema_length=None, null_values=["NA"])
