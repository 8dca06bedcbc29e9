"""Which figures and which rules does a country bring?"""

from brecha.countries.country import Country, Source, country_names, load_country
from brecha.countries.law import (
    COMMON_RESULTS,
    Calculation,
    Checklist,
    Law,
    LawScheme,
    later_than_checked,
)
from brecha.countries.surveys import load_survey, survey_mapping, survey_mappings
from brecha.countries.tables import COUNTRY_TABLES

__all__ = [
    "COMMON_RESULTS",
    "COUNTRY_TABLES",
    "Calculation",
    "Checklist",
    "Country",
    "Law",
    "LawScheme",
    "Source",
    "country_names",
    "later_than_checked",
    "load_country",
    "load_survey",
    "survey_mapping",
    "survey_mappings",
]
