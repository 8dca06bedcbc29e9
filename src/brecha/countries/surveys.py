"""How is an official survey of a country loaded? By country, survey, period and its files.

    from brecha.countries import load_survey

    enoe = load_survey("mexico", "enoe", "2020Q1", {"sdem": "SDEMT120.csv", "coe2": "COE2T120.csv"})
    enoe.people        # polars.LazyFrame: one row a person, columns of brecha.population.PEOPLE
    enoe.absent        # every other column, with the reason
    enoe.notes         # what a reader of any figure must know

A country keeps one mapping file a generation of a survey in its folder `surveys/`, and in that
package `DERIVATIONS`, the functions that a mapping names.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from brecha.core.errors import CoverageError
from brecha.countries.country import load_country
from brecha.population.surveys import (
    Derivation,
    SurveyData,
    SurveyMapping,
    is_base,
    read_mapping,
    read_survey,
)


def load_survey(
    country: str,
    survey: str,
    period: str,
    files: Mapping[str, Path | str],
    *,
    cache_folder: Path | None = None,
) -> SurveyData:
    """Return the persons of an official survey.

    Args:
        country: Name of the country's folder.
        survey: Name of the survey, for example `enoe`.
        period: For example `2020Q1` or `2016`.
        files: Path by the mapping's name of each file, for example `sdem`.
        cache_folder: Where read surveys are kept; by default beside downloaded files.

    Raises:
        CoverageError: The survey or the period is not known; the known ones are told.
        InputError: Every fault of the files.
    """
    mapping = survey_mapping(country, survey, period)
    return read_survey(
        mapping,
        period,
        {name: Path(path) for name, path in files.items()},
        derivations=_derivations(country),
        known=survey_mappings(country),
        cache=cache_folder,
    )


def survey_mapping(country: str, survey: str, period: str) -> SurveyMapping:
    """Return the mapping of a survey in a period.

    Raises:
        CoverageError: The survey or the period is not known.
    """
    mappings = survey_mappings(country)
    of_survey = [mapping for mapping in mappings if mapping.survey == survey]
    if not of_survey:
        raise CoverageError.of(
            "{country} has mappings of the surveys {known}; {survey} was asked for. Choose one of "
            "these, or write a mapping.",
            country=load_country(country).about.title,
            known=", ".join(sorted({mapping.survey for mapping in mappings})) or "-",
            survey=survey,
        )
    for mapping in of_survey:
        if period in mapping.periods:
            return mapping
    raise CoverageError.of(
        "{survey} is known for {known}; {period} was asked for. Choose one of these, or write a "
        "mapping for it.",
        survey=survey,
        known=", ".join(sorted(period for mapping in of_survey for period in mapping.periods)),
        period=period,
    )


@cache
def survey_mappings(country: str) -> tuple[SurveyMapping, ...]:
    """Return every mapping that a country brings, in the order of its file names."""
    folder = load_country(country).folder / "surveys"
    paths = sorted(folder.glob("*.yaml"))
    return tuple(read_mapping(path) for path in paths if not is_base(path))


def _derivations(country: str) -> Mapping[str, Derivation]:
    module = importlib.import_module(f"brecha.countries.{country}.surveys")
    derivations: Mapping[str, Derivation] = module.DERIVATIONS
    return derivations
