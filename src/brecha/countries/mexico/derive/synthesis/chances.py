"""What is drawn with which chance? Every draw of the recipe from its survey."""

from __future__ import annotations

from functools import cache
from typing import Literal

import polars as pl

from brecha.countries.mexico.derive.synthesis import enigh, enoe
from brecha.countries.mexico.derive.synthesis.bridges import (
    domestic_wages,
    educational_lag,
    informality,
)
from brecha.countries.mexico.derive.synthesis.cells import chances_of, ranges
from brecha.countries.mexico.derive.synthesis.features import HOUSEHOLD, recipe, with_features
from brecha.countries.mexico.derive.synthesis.types import households
from brecha.population.synthesis.recipe import Draw

RARE_PATTERN = 5
AGES = [0, 3, 6, 9, 12, 15, 18, *range(20, 90, 5)]
HOURS = [0, 8, 15, 20, 25, 30, 35, 40, 41, 45, 48, 49, 55, 60, 61, 72, 84]
CARE_HOURS = [0, 0.01, 7, 14, 28, 50]
DOMESTIC_HOURS = [0, 0.01, 6, 12, 20, 32, 48]
EARNINGS = [
    0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 10_000, 13_000, 18_000, 25_000, 50_000,
]  # fmt: skip


FIRST_OF_WORK = "labour_force"
FIRST_OF_COVER = "social_security"
Part = Literal["home", "work", "cover"]


def derive_chances(part: Part) -> pl.DataFrame:
    """Return the chances of a part of the draws, in the order in which they are drawn.

    Args:
        part: `home` up to schooling, `work`, or `cover` and unpaid work.

    Returns:
        Columns: draw, cell, outcome, share, sample.
    """
    names = [draw.draw for draw in recipe().draws]
    work, cover = names.index(FIRST_OF_WORK), names.index(FIRST_OF_COVER)
    draws = {"home": slice(work), "work": slice(work, cover), "cover": slice(cover, None)}
    frames = _frames()
    return pl.concat(_chances(draw, frames[draw.source]) for draw in recipe().draws[draws[part]])


@cache
def _frames() -> dict[str, pl.DataFrame]:
    members, residents = _members(), _residents()
    return {
        "mcs_2016": members,
        "enigh_2016": members,
        "enoe_2020": residents,
        "enoe_2020_care": residents,
        "mcs_2016_on_enoe_2020": educational_lag(members, residents),
        "enoe_2020_on_enigh_2016": informality(members, residents),
        "enoe_2020_and_enigh_2018": _earnings(residents),
    }


def _chances(draw: Draw, rows: pl.DataFrame) -> pl.DataFrame:
    least = RARE_PATTERN if draw.draw == "benefits" else 1
    in_words = {name: f"{name}_told" for name in draw.gives if f"{name}_told" in rows.columns}
    drawn = rows.drop(in_words).rename({told: name for name, told in in_words.items()})
    return chances_of(draw, drawn, least)


def _members() -> pl.DataFrame:
    people = with_features(enigh.read_members()).join(
        households().select(HOUSEHOLD, "is_listed"), on=HOUSEHOLD, how="left", maintain_order="left"
    )
    is_told = pl.col("kinship").is_in(["head", "spouse"])
    return people.with_columns(
        is_sex_told=_flag(is_told),
        is_unlisted=_flag(~is_told & ~pl.col("is_listed")),
        age_told=ranges(pl.col("age"), AGES, 0),
        hours_weekly_told=ranges(pl.col("hours_weekly"), HOURS, 0),
    )


def _residents() -> pl.DataFrame:
    people = with_features(enoe.read_members())
    care, domestic = pl.col("care_hours_weekly"), pl.col("domestic_hours_weekly")
    return people.with_columns(
        care_hours_weekly_told=ranges(care, CARE_HOURS, 2),
        domestic_hours_weekly_told=ranges(domestic, DOMESTIC_HOURS, 2),
    )


def _earnings(residents: pl.DataFrame) -> pl.DataFrame:
    columns = ["weight", "is_informal", "sector", "sex", "is_low_schooling", "earnings_monthly"]
    paid = residents.filter(pl.col("earnings_monthly") > 0).select(columns)
    labourers = paid.filter(pl.col("sector") == "agriculture")
    groups = [
        paid.with_columns(worker_group=pl.lit("other")),
        labourers.with_columns(worker_group=pl.lit("agricultural_day_labourer")),
        domestic_wages().with_columns(worker_group=pl.lit("domestic_worker")),
    ]
    told = ranges(pl.col("earnings_monthly"), [float(edge) for edge in EARNINGS], 2)
    return pl.concat(groups, how="diagonal").with_columns(earnings_monthly_told=told)


def _flag(is_so: pl.Expr) -> pl.Expr:
    return pl.when(is_so).then(pl.lit("1")).otherwise(pl.lit("0"))
