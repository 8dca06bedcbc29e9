"""What is produced, in which state and year, and how did prices move? INEGI's PIBE and INPC."""

from __future__ import annotations

import polars as pl

from brecha.sources import locate

FIRST_YEAR, LAST_YEAR = 2003, 2025
MONTHS_PER_YEAR = 12


def derive_gdp() -> pl.DataFrame:
    """Return gross domestic product at current prices.

    Returns:
        Columns: territory ("00" is the nation), year, gdp, source, certainty. Unit: million pesos.
    """
    return (
        pl.read_csv(locate("inegi_gdp_by_state"), infer_schema_length=None)
        .filter(pl.col("CLAVE_INDUSTRIA") == "PIB")
        .select(
            territory=pl.col("CVE_ENT").cast(pl.String).str.zfill(2),
            year=pl.col("PERIODO").cast(pl.Int64),
            gdp=pl.col("VALOR_CORRIENTE").cast(pl.Float64).round(3),
            source=pl.lit("inegi_pibe"),
            certainty=pl.lit("official"),
        )
        .sort("territory", "year")
    )


def derive_price_index() -> pl.DataFrame:
    """Return the annual mean of the consumer price index, complete years only.

    Returns:
        Columns: year, index, source, certainty. Unit: index, second half of July 2018 = 100.
    """
    months = pl.read_csv(locate("inegi_price_index")).select(
        year=pl.col("PERIODO").str.slice(0, 4).cast(pl.Int64),
        index=pl.col("GENERAL").cast(pl.Float64),
    )
    return (
        months.group_by("year")
        .agg(months=pl.len(), index=pl.col("index").mean().round(4))
        .filter(
            pl.col("year").is_between(FIRST_YEAR, LAST_YEAR) & (pl.col("months") == MONTHS_PER_YEAR)
        )
        .select(
            "year",
            "index",
            source=pl.lit("inegi_inpc"),
            certainty=pl.lit("derived"),
        )
        .sort("year")
    )
