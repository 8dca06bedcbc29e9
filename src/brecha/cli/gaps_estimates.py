"""How are single figures told: as a document, as lines?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from brecha.cli.gaps_people import said_first
from brecha.cli.language import tell, unit_in
from brecha.core.errors import FaultList, InputError
from brecha.core.languages import Language, format_number

if TYPE_CHECKING:
    from brecha.countries import Country
    from brecha.plans.diagnosis.results import Territory
    from brecha.plans.diagnosis.single import Estimates
    from brecha.population.surveys import SurveyData

NUMBERS = (
    "estimate",
    "standard_error",
    "low",
    "high",
    "n",
    "population",
    "coefficient_of_variation",
    "design_effect",
    "degrees_of_freedom",
)
PERCENT = 100
LARGE = 1000
MARKS = {"moderate": " *"}


def names_in(entries: Iterable[str] | None) -> list[str]:
    """Return names that were written apart by commas or by repetition."""
    return [name.strip() for entry in entries or [] for name in entry.split(",") if name.strip()]


def law_given(entries: Iterable[str] | None) -> list[tuple[str, float]]:
    """Return values of the law that were written as `name=number`.

    Raises:
        InputError: Some are not written so.
    """
    faults = FaultList()
    values: list[tuple[str, float]] = []
    for entry in entries or []:
        name, _, number = entry.partition("=")
        try:
            values.append((name, float(number)))
        except ValueError:
            faults.add(
                "A value of the law must be written as NAME=NUMBER; it is {entry}. Correct it.",
                entry=entry,
            )
    faults.raise_as(InputError)
    return values


def estimate_document(
    found: Estimates,
    country: Country,
    people: SurveyData,
    place: Territory | None,
    language: Language,
) -> dict[str, Any]:
    """Return single figures as a document, every number unrounded."""
    return {
        **source_document(country, people, place, language),
        "estimates": [_row(row, found.dimensions, language) for row in found.frame.to_dicts()],
        "holes": [note.text(language) for note in found.holes],
        "conventions": [note.text(language) for note in found.conventions],
    }


def source_document(
    country: Country, people: SurveyData, place: Territory | None, language: Language
) -> dict[str, Any]:
    """Return whose answers these are."""
    return {
        "country": country.name,
        "survey": people.survey,
        "title": said_first(people, language),
        "period": people.period,
        "is_synthetic": people.is_synthetic,
        "universe": people.universe.in_language(language),
        "place": None if place is None else {"code": place.code, "name": place.name},
        "notes": [note.text(language) for note in people.notes],
    }


def estimate_lines(document: Mapping[str, Any], currency: str, language: Language) -> Iterator[str]:
    """Yield single figures as lines: one a figure, thin ones as a dash."""
    yield document["title"]
    title = None
    for row in document["estimates"]:
        if row["title"] != title:
            title = row["title"]
            yield f"{title} ({unit_said(row, currency, language)})"
        yield "  " + _line(row)
    if any(not row["is_shown"] for row in document["estimates"]):
        yield tell("–: too few answers, or a coefficient of variation of 30 percent or more.")
    if any(row["quality"] in MARKS for row in document["estimates"]):
        yield tell("*: a coefficient of variation of 15 to 30 percent.")
    yield from document["notes"]
    yield from document["holes"]


def unit_said(row: Mapping[str, Any], currency: str, language: Language) -> str:
    """Return the unit of a figure as it is shown: shares in percent."""
    return "%" if _is_part(row) else unit_in(row["unit"], currency, language)


def shown(row: Mapping[str, Any], name: str) -> str:
    """Return a number of a figure as it is shown."""
    value = row[name]
    if value is None:
        return "–"
    if _is_part(row):
        return format_number(value * PERCENT, 2)
    return format_number(value, 0 if abs(value) >= LARGE else 2)


def _is_part(row: Mapping[str, Any]) -> bool:
    """Return whether a figure is a part of a whole, told in percent."""
    return bool(row["kind"] == "share" or (row["kind"] == "ratio" and row["unit"] == "1"))


def _line(row: Mapping[str, Any]) -> str:
    group = ", ".join(entry["label"] for entry in row["group"].values()) or tell("All together")
    if not row["is_shown"]:
        return tell("{group}: – (n {n})", group=group, n=format_number(row["n"]))
    return tell(
        "{group}: {estimate}{mark} ± {error} [{low}; {high}] n {n}",
        group=group,
        estimate=shown(row, "estimate"),
        mark=MARKS.get(row["quality"], ""),
        error=shown(row, "standard_error"),
        low=shown(row, "low"),
        high=shown(row, "high"),
        n=format_number(row["n"]),
    )


def _row(row: Mapping[str, Any], dimensions: Iterable[str], language: Language) -> dict[str, Any]:
    return {
        "indicator": row["indicator"],
        "title": row[f"title_{language}"],
        "kind": row["kind"],
        "unit": row["unit"],
        "group": group_of(row, dimensions, language),
        **{name: row[name] for name in NUMBERS},
        "quality": row["quality"],
        "is_shown": row["is_shown"],
    }


def group_of(
    row: Mapping[str, Any], dimensions: Iterable[str], language: Language
) -> dict[str, dict[str, str]]:
    """Return code and label of a row's group by dimension; nothing where all are together."""
    return {
        name: {"code": row[name], "label": row[f"{name}_{language}"]}
        for name in dimensions
        if row[name] is not None
    }
