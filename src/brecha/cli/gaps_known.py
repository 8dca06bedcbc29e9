"""`brecha gaps list` and `surveys`: what can be asked, of which surveys?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from brecha.cli.gaps_people import CountryName
from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.core.languages import Language


def list_known(lang: Lang = None, *, as_json: AsJson = False) -> None:
    """List the indicators, breakdowns and diagnoses."""
    document = known_document(chosen(lang))
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(_known_lines(document)))


def surveys(country: CountryName = "mexico", lang: Lang = None, *, as_json: AsJson = False) -> None:
    """List the surveys that can be read, their periods and files."""
    from brecha.countries import load_country, survey_mappings

    language = chosen(lang)
    found = [
        {
            "survey": entry.survey,
            "title": entry.title.in_language(language),
            "publisher": entry.publisher,
            "periods": sorted(entry.periods),
            "checked_periods": sorted(when for when, checked in entry.periods.items() if checked),
            "files": {
                name: {
                    "title": file.title.in_language(language),
                    "is_optional": file.is_optional,
                }
                for name, file in entry.files.items()
            },
        }
        for entry in survey_mappings(load_country(country).name)
    ]
    if as_json:
        print_json(found)
    else:
        lines = [line for entry in found for line in _survey_lines(entry)]
        none = tell(
            "No survey of {country} can be read; its people are synthetic.",
            country=load_country(country).about.title.in_language(language),
        )
        typer.echo("\n".join(lines or [none]))


def known_document(language: Language) -> dict[str, Any]:
    """Return indicators, breakdowns and diagnoses."""
    from brecha.gaps import DIMENSIONS, INDICATORS
    from brecha.plans.diagnosis import read_diagnosis, shipped_diagnoses

    return {
        "indicators": {
            entry.id: {
                "title": entry.title.in_language(language),
                "definition": entry.definition.in_language(language),
                "kind": entry.kind,
                "unit": entry.unit,
                "sdg": entry.sdg,
            }
            for entry in INDICATORS
        },
        "breakdowns": {entry.id: entry.title.in_language(language) for entry in DIMENSIONS},
        "diagnoses": {
            name: read_diagnosis(path)[0].title.in_language(language)
            for name, path in shipped_diagnoses().items()
        },
    }


def _known_lines(document: Mapping[str, Any]) -> Iterator[str]:
    yield tell("Diagnoses:")
    yield from (f"  {name}  {title}" for name, title in document["diagnoses"].items())
    yield tell("Breakdowns:")
    yield from (f"  {name}  {title}" for name, title in document["breakdowns"].items())
    yield tell("Indicators:")
    yield from (f"  {name}  {entry['title']}" for name, entry in document["indicators"].items())


def _survey_lines(entry: Mapping[str, Any]) -> Iterator[str]:
    yield f"{entry['survey']}  {entry['title']} ({entry['publisher']})"
    yield "  " + tell(
        "Periods: {periods}; checked against official files: {checked}",
        periods=", ".join(entry["periods"]),
        checked=", ".join(entry["checked_periods"]) or "–",
    )
    for name, file in entry["files"].items():
        optional = tell("may be left out") if file["is_optional"] else tell("needed")
        yield f"  --data {name}=…  {file['title']} ({optional})"
