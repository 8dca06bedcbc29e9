"""How large are the households of each state, who heads them, and how many live in the country?"""

from __future__ import annotations

import polars as pl

from brecha.countries.mexico.derive.synthesis.enigh import read_members
from brecha.countries.mexico.derive.synthesis.features import HOUSEHOLD

OPEN_SIZE = 6
DECIMALS = 6


def derive_household_margins() -> pl.DataFrame:
    """Return the margins of households.

    Returns:
        Columns: territory, quantity, value, sample, source.
    """
    members = read_members()
    homes = members.filter(pl.col("kinship") == "head")
    size = pl.col("household_size")
    quantities = {f"size_{number}_share": _share(size == number) for number in range(1, OPEN_SIZE)}
    quantities |= {
        f"size_{OPEN_SIZE}_or_more_share": _share(size >= OPEN_SIZE),
        "woman_head_share": _share(pl.col("sex") == "woman"),
        "mean_size": (size * pl.col("weight")).sum() / pl.col("weight").sum(),
    }
    of_homes = homes.group_by("territory").agg(**quantities, sample=pl.len())
    of_people = members.group_by("territory").agg(
        rural_share=_share(pl.col("is_rural") == "1"), sample=pl.col(HOUSEHOLD).n_unique()
    )
    return (
        pl.concat([_long(of_homes), _long(of_people)])
        .with_columns(pl.col("value").round(DECIMALS), source=pl.lit("mcs_2016"))
        .sort("territory", "quantity")
    )


def _long(wide: pl.DataFrame) -> pl.DataFrame:
    return wide.unpivot(
        index=["territory", "sample"], variable_name="quantity", value_name="value"
    ).select("territory", "quantity", "value", pl.col("sample").cast(pl.Int64))


def _share(is_so: pl.Expr) -> pl.Expr:
    return (pl.col("weight") * is_so).sum() / pl.col("weight").sum()
