"""A plan finds the people of every territory, or says which are missing."""

from __future__ import annotations

import polars as pl
import pytest

from brecha.core import InputError
from brecha.countries import load_country
from brecha.plans.care_side import people_of

BANDS = [(0, 2), (3, 5)]
YEARS = [2025, 2026]


def test_a_missing_state_is_named() -> None:
    population = load_country("mexico").table("population")
    states = load_country("mexico").table("territories")["territory"].to_list()
    without = population.filter(~pl.col("territory").is_in(["09", "20"]))

    assert len(people_of(population, states, YEARS, BANDS)) == 32 * 4
    with pytest.raises(InputError) as told:
        people_of(without, states, YEARS, BANDS)

    assert [fault.values["territory"] for fault in told.value.faults] == ["09", "20"]
    assert "09 lacks 4 rows, the first of 2025, ages 0 to 2" in str(told.value)
