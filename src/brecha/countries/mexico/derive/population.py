"""How many people live in each state by age band? The census of 2020, carried by CONAPO.

Census bands of 2020 → national index by band (CONAPO, five-year groups split to single ages) →
relative growth of each state (CONAPO totals) → rescaled so that the states add up to the nation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from brecha.countries.mexico.derive.territories import read_states
from brecha.sources import locate

Numbers = NDArray[np.float64]
BASE_YEAR = 2020
YEARS = range(2019, 2036)
OPEN_AGE = 120
OLDEST_GROUP_FROM = 85


@dataclass(frozen=True)
class Band:
    """An age band and the census columns it is the sum of (a leading minus subtracts)."""

    age_from: int
    age_to: int
    columns: tuple[str, ...]


BANDS = (
    Band(0, 2, ("P_0A2",)),
    Band(3, 5, ("P_3A5",)),
    Band(6, 11, ("P_6A11",)),
    Band(12, 14, ("P_12A14",)),
    Band(15, 17, ("P_15A17",)),
    Band(18, 59, ("P_18YMAS", "-P_60YMAS")),
    Band(60, OPEN_AGE, ("P_60YMAS",)),
)


def derive_population() -> pl.DataFrame:
    """Return people by state, year and age band, to one decimal.

    Returns:
        Columns: territory, year, age_from, age_to (inclusive), people, source, certainty.
    """
    states = read_states()
    census = np.column_stack([_census_people(states, band) for band in BANDS])
    index = band_index()
    growth = _relative_growth(states["name"].to_list())
    rows = []
    for column, year in enumerate(YEARS):
        nation = census.sum(axis=0) * index[:, column]
        people = census * growth[:, [column]]
        people *= nation / people.sum(axis=0)
        rows.append(_rows(states["territory"], year, people))
    return pl.concat(rows).sort("territory", "year", "age_from")


def band_index() -> Numbers:
    """Return CONAPO's people in each band relative to 2020. Shape: (band, year)."""
    bands = np.column_stack([_conapo_bands(year) for year in YEARS])
    index: Numbers = bands / _conapo_bands(BASE_YEAR)[:, None]
    return index


def conapo_single_ages(year: int) -> Numbers:
    """Return the nation by single age 0..84 and 85+, split from five-year groups.

    The people younger than an age are a monotone cubic through the groups' cumulated totals, so
    each group keeps its total and no age is negative.

    Source: Fritsch, F. and Carlson, R. (1980), Monotone piecewise cubic interpolation.
    """
    groups = pl.read_csv(locate("conapo_nation_by_age"))[str(year)].to_numpy().astype(float)
    edges = np.arange(0, OLDEST_GROUP_FROM + 1, 5)
    cumulated = np.concatenate([[0.0], np.cumsum(groups[:-1])])
    younger = PchipInterpolator(edges, cumulated)(np.arange(OLDEST_GROUP_FROM + 1))
    return np.append(np.diff(younger), groups[-1])


def _conapo_bands(year: int) -> Numbers:
    ages = conapo_single_ages(year)
    return np.array([ages[band.age_from : band.age_to + 1].sum() for band in BANDS])


def _census_people(states: pl.DataFrame, band: Band) -> Numbers:
    parts = [
        -states[name[1:]].to_numpy() if name.startswith("-") else states[name].to_numpy()
        for name in band.columns
    ]
    people: Numbers = np.sum(parts, axis=0).astype(float)
    return people


def _relative_growth(names: list[str]) -> Numbers:
    totals = pl.read_csv(locate("conapo_states"))
    years = [str(year) for year in YEARS]
    order = pl.DataFrame({"ENTIDAD": names}).join(
        totals, on="ENTIDAD", how="left", maintain_order="left", validate="1:1"
    )
    state = order.select(years).to_numpy() / order[str(BASE_YEAR)].to_numpy()[:, None]
    nation = pl.read_csv(locate("conapo_nation_by_age"))
    national = nation.select(years).sum().to_numpy()[0] / nation[str(BASE_YEAR)].sum()
    relative: Numbers = state / national
    return relative


def _rows(territories: pl.Series, year: int, people: Numbers) -> pl.DataFrame:
    return pl.concat(
        pl.DataFrame(
            {
                "territory": territories,
                "year": year,
                "age_from": band.age_from,
                "age_to": band.age_to,
                "people": people[:, column].round(1),
                "source": "census_2020_carried_by_conapo",
                "certainty": "derived",
            }
        )
        for column, band in enumerate(BANDS)
    )
