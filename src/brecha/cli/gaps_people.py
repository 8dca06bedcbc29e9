"""Whose answers does a command of `brecha gaps` take: official files, or synthetic people?"""

from __future__ import annotations

import bisect
import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import tell
from brecha.core.errors import BrechaError, FaultList, InputError

if TYPE_CHECKING:
    from brecha.core.languages import Language
    from brecha.countries import Country
    from brecha.population.surveys import SurveyData, SurveyMapping

Files = Annotated[
    list[str] | None,
    typer.Option(
        "--data",
        "--file",
        help=tell("An official file, as sdem=PATH; repeat it. `surveys` shows the names."),
        show_default=False,
    ),
]
Survey = Annotated[
    str | None,
    typer.Option("--survey", help=tell("Name of the survey, as enoe."), show_default=False),
]
Period = Annotated[
    str | None,
    typer.Option("--period", help=tell("Its period, as 2016 or 2020Q1."), show_default=False),
]
State = Annotated[
    str | None,
    typer.Option(
        "--state",
        help=tell("A territory, by code, name or abbreviation."),
        show_default=False,
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option("--by", help=tell("Breakdowns, as sex,state."), show_default=False),
]
LawValues = Annotated[
    list[str] | None,
    typer.Option(
        "--law",
        help=tell("A value of the law, as minimum_wage_daily=123.22; repeat it."),
        show_default=False,
    ),
]
CountryName = Annotated[str, typer.Option("--country", help=tell("Name of the country."))]


def people_of(
    country: Country,
    files: Iterable[str] | None,
    survey: str | None,
    period: str | None,
    default: tuple[str, str] | None = None,
) -> SurveyData:
    """Return the people of the files that are named, or synthetic ones where none is.

    Args:
        country: The country.
        files: Each as `name=path`.
        survey: Name of the survey.
        period: Its period.
        default: Survey and period where files are named but these are not.

    Raises:
        InputError: Every fault of the names and files.
        CoverageError: The survey or the period is not known.
    """
    from brecha.countries import load_survey
    from brecha.plans.diagnosis import synthetic_survey

    asked = files_of(country, files, survey, period, default)
    if asked is None:
        return synthetic_survey(country)
    return load_survey(country.name, asked.survey, asked.period, asked.paths)


def together(*asked: Callable[[], Any]) -> list[Any]:
    """Return what each gives; where some refuse, the faults of all are raised at once.

    Raises:
        InputError: Every fault of all of them.
    """
    faults = FaultList()
    given: list[Any] = []
    for ask in asked:
        try:
            given.append(ask())
        except BrechaError as error:
            faults.extend(error)
    faults.raise_as(InputError)
    return given


@dataclass(frozen=True)
class AskedFiles:
    """Which files of which survey are asked for."""

    survey: str
    period: str
    paths: dict[str, Path]


def files_of(
    country: Country,
    files: Iterable[str] | None,
    survey: str | None,
    period: str | None,
    default: tuple[str, str] | None = None,
) -> AskedFiles | None:
    """Return the files that are named, none where synthetic people are meant; see `people_of`."""
    given = list(files or [])
    if not given and survey is None and period is None:
        return None
    chosen = survey or (default[0] if default else None)
    when = period or (default[1] if default and survey in (None, default[0]) else None)
    mapping, when = _mapping(country, chosen, when)
    return AskedFiles(mapping.survey, when, _paths(given, mapping, when))


def said_first(people: SurveyData, language: Language) -> str:
    """Return the line that stands before all others: whose answers these are."""
    title = people.title.in_language(language)
    if people.is_synthetic:
        return tell(
            "SYNTHETIC: none of these people exists ({title}, {period}). Bring official files "
            "with --data to estimate.",
            title=title,
            period=people.period,
        )
    return f"{title}, {people.period}"


def _mapping(country: Country, survey: str | None, period: str | None) -> tuple[SurveyMapping, str]:
    from brecha.countries import survey_mappings

    mappings = survey_mappings(country.name)
    faults = FaultList()
    names = sorted({entry.survey for entry in mappings})
    if survey not in names:
        faults.add(
            "The survey must be one of {known}; it is {survey}. Name one with --survey (near: "
            "{near}).",
            known=", ".join(names) or "–",
            survey=survey or "–",
            near=_near(survey or "", names),
        )
        faults.raise_as(InputError)
    found = {when: entry for entry in mappings if entry.survey == survey for when in entry.periods}
    if period not in found:
        faults.add(
            "The period of {survey} must be one of {known}; it is {period}. Name one with --period "
            "(near: {near}).",
            survey=survey,
            known=", ".join(sorted(found)),
            period=period or "–",
            near=_around(period or "", found),
        )
        faults.raise_as(InputError)
    when = str(period)
    return found[when], when


def _paths(given: Iterable[str], mapping: SurveyMapping, period: str) -> dict[str, Path]:
    faults = FaultList()
    paths: dict[str, Path] = {}
    for entry in given:
        name, sign, path = entry.partition("=")
        if not sign or not path:
            faults.add(
                "A file must be given as NAME=PATH; it is {entry}. Write one of {known} before it.",
                entry=entry,
                known=", ".join(mapping.files),
            )
        elif name not in mapping.files:
            faults.add(
                "A file of {survey} {period} must be one of {known}; {name} is none. Correct its "
                "name (near: {near}).",
                survey=mapping.survey,
                period=period,
                known=", ".join(mapping.files),
                name=name,
                near=_near(name, mapping.files),
            )
        else:
            paths[name] = Path(path)
            _check_file(name, paths[name], faults)
    missing = [
        name for name, file in mapping.files.items() if not file.is_optional and name not in paths
    ]
    if missing and not faults.faults:
        faults.add(
            "{survey} {period} needs the files {missing}; they are not named. Add each as "
            "--data NAME=PATH.",
            survey=mapping.survey,
            period=period,
            missing=", ".join(missing),
        )
    faults.raise_as(InputError)
    return paths


def _check_file(name: str, path: Path, faults: FaultList) -> None:
    if not path.is_file():
        faults.add(
            "The file {name} must exist; none is at {path}. Check the name and the folder.",
            name=name,
            path=path,
        )


def _around(period: str, known: Iterable[str]) -> str:
    """Return the periods before and after one that is not there."""
    listed = sorted(known)
    at = bisect.bisect(listed, period)
    return ", ".join(listed[max(at - 1, 0) : at + 1]) or "–"


def _near(name: str, known: Iterable[str] | Mapping[str, object]) -> str:
    return ", ".join(difflib.get_close_matches(name, list(known), n=3, cutoff=0.4)) or "–"
