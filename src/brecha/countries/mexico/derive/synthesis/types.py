"""Of whom do households consist? Types that ENIGH 2016 met at least 30 times, and the rest.

A type lists its members by kinship and age band, head and spouse by sex too. A household whose
type is thinner is told by head, spouse and size; its other members are drawn one by one.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from brecha.countries.mexico.derive.synthesis.enigh import read_members
from brecha.countries.mexico.derive.synthesis.features import HOUSEHOLD

THIN = 30
LARGEST = 12
DECIMALS = 8
GROUP = ("is_rural", "members")


def derive_types() -> pl.DataFrame:
    """Return how often each type is met, in rural and other places.

    Returns:
        Columns: is_rural, members, share, sample, source.
    """
    types = (
        households()
        .group_by(GROUP)
        .agg(weight=pl.sum("weight"), sample=pl.len())
        .filter(pl.col("members") != "")
    )
    share = pl.col("weight") / pl.col("weight").sum().over("is_rural")
    return types.select(
        *GROUP, share=share.round(DECIMALS), sample=pl.col("sample").cast(pl.Int64),
        source=pl.lit("mcs_2016"),
    ).sort("is_rural", "sample", "members", descending=[False, True, False])  # fmt: skip


@cache
def households() -> pl.DataFrame:
    """Return each household with its type; an empty one where even head and size are rare.

    Returns:
        Columns: household, is_rural, weight, members, is_listed.
    """
    told = pl.col("kinship").is_in(["head", "spouse"])
    sex = pl.when(told).then("sex").otherwise(pl.lit(""))
    token = pl.concat_str(["kinship", sex, "band"], separator=":")
    rank = pl.col("kinship").replace_strict({"head": 0, "spouse": 1}, default=2)
    homes = (
        read_members()
        .with_columns(token=token, rank=rank)
        .sort(HOUSEHOLD, "rank", "token")
        .group_by(HOUSEHOLD, maintain_order=True)
        .agg(
            pl.first("is_rural", "weight"),
            full=pl.col("token").str.join(" "),
            pair=pl.col("token").filter(pl.col("rank") < 2).str.join(" "),  # noqa: PLR2004 - head, spouse
            size=pl.len().clip(0, LARGEST),
        )
    )
    homes = homes.with_columns(is_listed=pl.len().over("is_rural", "full") >= THIN)
    return _named(homes.with_columns(by_size=_with_unlisted()))


def _with_unlisted() -> pl.Expr:
    told = pl.col("pair").str.count_matches(" ", literal=True) + 1
    stars = pl.lit(" *").repeat_by(pl.col("size").cast(pl.Int64) - told).list.join("")
    return pl.col("pair") + stars


def _named(homes: pl.DataFrame) -> pl.DataFrame:
    rest = homes.filter(~pl.col("is_listed"))
    rest = rest.with_columns(is_common=pl.len().over("is_rural", "by_size") >= THIN)
    stands_for = (
        rest.filter("is_common")
        .group_by("is_rural", "size", couple=_couple())
        .agg(pl.col("by_size").value_counts(sort=True).first().struct.field("by_size"))
        .rename({"by_size": "common"})
    )
    keys = ["is_rural", "size", "couple"]
    return (
        homes.with_columns(couple=_couple())
        .join(rest.select(HOUSEHOLD, "is_common"), on=HOUSEHOLD, how="left")
        .join(stands_for, on=keys, how="left", maintain_order="left")
        .with_columns(
            members=pl.when("is_listed")
            .then("full")
            .when("is_common")
            .then("by_size")
            .otherwise(pl.col("common").fill_null(""))
        )
        .select(HOUSEHOLD, "is_rural", "weight", "members", "is_listed")
    )


def _couple() -> pl.Expr:
    return pl.col("pair").str.contains("spouse", literal=True)
