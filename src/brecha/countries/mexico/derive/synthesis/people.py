"""How many women and men of each age band live in each state? The census, split by ENOE's sexes.

Seed: ENOE's people by state, band and sex; margins: people by state and band as in the table
`population`, and by state and sex as CONAPO projects; fitted proportionally.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from brecha.countries.mexico.derive.population import BANDS, derive_population
from brecha.countries.mexico.derive.synthesis.enoe import read_members
from brecha.countries.mexico.derive.synthesis.features import recipe
from brecha.countries.mexico.derive.territories import read_states
from brecha.population.synthesis.proportional_fitting import Margin, fit_proportionally
from brecha.sources import locate

SEXES = ("man", "woman")


def derive_people_margins() -> pl.DataFrame:
    """Return people by state, age band and sex in the base year of the recipe.

    Returns:
        Columns: territory, age_from, age_to, sex, people, sample, source.
    """
    year = recipe().year
    seed = _seed()
    shape = (-1, len(BANDS), len(SEXES))
    by_band = derive_population().filter(pl.col("year") == year).sort("territory", "age_from")
    bands = by_band["people"].to_numpy().reshape(shape[:2])
    women = _women_share(year)[:, None] * bands.sum(axis=1, keepdims=True)
    sexes = np.hstack([bands.sum(axis=1, keepdims=True) - women, women])
    margins = [Margin((0, 1), bands), Margin((0, 2), sexes)]
    fitted = fit_proportionally(seed["weight"].to_numpy().reshape(shape), margins)
    return seed.select(
        "territory",
        "age_from",
        "age_to",
        "sex",
        people=pl.Series(fitted.table.ravel()).round(1),
        sample="sample",
        source=pl.lit("census_2020_by_sex"),
    )


def _seed() -> pl.DataFrame:
    band = pl.lit(None, dtype=pl.Int64)
    for known in BANDS:
        band = pl.when(pl.col("age") >= known.age_from).then(known.age_from).otherwise(band)
    ends = {known.age_from: known.age_to for known in BANDS}
    return (
        read_members()
        .group_by("territory", "sex", age_from=band)
        .agg(pl.sum("weight"), sample=pl.len().cast(pl.Int64))
        .with_columns(age_to=pl.col("age_from").replace_strict(ends, return_dtype=pl.Int64))
        .sort("territory", "age_from", "sex")
    )


def _women_share(year: int) -> np.ndarray:
    names = pl.DataFrame({"ENTIDAD": read_states()["name"]})
    of_year = [
        names.join(pl.read_csv(locate(file_id)), on="ENTIDAD", how="left", maintain_order="left")[
            str(year)
        ].to_numpy()
        for file_id in ("conapo_states_women", "conapo_states")
    ]
    share: np.ndarray = of_year[0] / of_year[1]
    return share
