"""How is each table of Mexico's figures made from the official files?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import polars as pl

from brecha.core import InputError
from brecha.countries.mexico.derive.care_wages import derive_care_wages
from brecha.countries.mexico.derive.employment import derive_employment
from brecha.countries.mexico.derive.gdp import derive_gdp, derive_price_index
from brecha.countries.mexico.derive.input_output import derive_input_output
from brecha.countries.mexico.derive.population import derive_population
from brecha.countries.mexico.derive.synthesis import (
    derive_chances,
    derive_household_margins,
    derive_people_margins,
    derive_types,
)
from brecha.countries.mexico.derive.territories import derive_territories
from brecha.countries.mexico.derive.wages import derive_wage_distribution

TABLES_DERIVED: Mapping[str, Callable[[], pl.DataFrame]] = {
    "territories": derive_territories,
    "population": derive_population,
    "gdp": derive_gdp,
    "price_index": derive_price_index,
    "input_output_2013": partial(derive_input_output, 2013),
    "input_output_2018": partial(derive_input_output, 2018),
    "employment": derive_employment,
    "wage_distribution": derive_wage_distribution,
    "care_wages": derive_care_wages,
    "synthesis_people": derive_people_margins,
    "synthesis_households": derive_household_margins,
    "synthesis_types": derive_types,
    "synthesis_chances_home": partial(derive_chances, "home"),
    "synthesis_chances_work": partial(derive_chances, "work"),
    "synthesis_chances_cover": partial(derive_chances, "cover"),
}


def derive(name: str) -> pl.DataFrame:
    """Return a table freshly made from the official files.

    Raises:
        InputError: The table is not a derived one, or an official file is absent.
    """
    if name not in TABLES_DERIVED:
        raise InputError.of(
            "The table must be a derived one; {name} is not. Derived: {known}.",
            name=name,
            known=", ".join(TABLES_DERIVED),
        )
    return TABLES_DERIVED[name]()


__all__ = ["TABLES_DERIVED", "derive"]
