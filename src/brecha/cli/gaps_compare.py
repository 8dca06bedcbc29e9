"""`brecha gaps compare`: did a figure change between two periods, by more than chance?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.gaps_estimates import (
    group_of,
    law_given,
    names_in,
    shown,
    source_document,
    unit_said,
)
from brecha.cli.gaps_people import (
    By,
    CountryName,
    Files,
    LawValues,
    Period,
    State,
    Survey,
    people_of,
)
from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.cli.progress import told_if_long
from brecha.core.languages import Language, format_number

if TYPE_CHECKING:
    from brecha.countries import Country
    from brecha.plans.diagnosis.single import Request
    from brecha.population.surveys import SurveyData

TESTED = (
    "first_estimate",
    "second_estimate",
    "difference",
    "standard_error",
    "low",
    "high",
    "degrees_of_freedom",
    "p_value",
    "p_value_holm",
)
P_DIGITS = 4


Names = Annotated[list[str], typer.Argument(help=tell("A diagnosis, or names of indicators."))]
AgainstPeriod = Annotated[str, typer.Option("--against-period", help=tell("The other period."))]
AgainstFiles = Annotated[
    list[str],
    typer.Option("--against-file", help=tell("A file of the other period, as sdem=PATH.")),
]


def compare(
    names: Names,
    *,
    against_period: AgainstPeriod,
    against_files: AgainstFiles,
    files: Files = None,
    survey: Survey = None,
    period: Period = None,
    by: By = None,
    state: State = None,
    law: LawValues = None,
    country: CountryName = "mexico",
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Compare figures of two periods, with tests of difference."""
    from brecha.countries import load_country

    of = load_country(country)
    request = _request(names, of, names_in(by), state, law)
    with told_if_long(tell("Reading the people and computing the figures…")):
        people = people_of(of, files or [], survey, period, _default(request))
        others = people_of(of, against_files, people.survey, against_period)
        document = _document(request, of, (people, others), chosen(lang))
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(_lines(document, of.about.currency, chosen(lang))))


def _p_value(value: float | None) -> str:
    if value is None:
        return "–"
    least = 10**-P_DIGITS
    return (
        f"< {format_number(least, P_DIGITS)}" if value < least else format_number(value, P_DIGITS)
    )


def _default(request: Request) -> tuple[str, str] | None:
    if request.diagnosis is None:
        return None
    asked = request.diagnosis.written_for
    return asked.survey, asked.period


def _document(
    request: Request, of: Country, both: tuple[SurveyData, SurveyData], language: Language
) -> dict[str, Any]:
    from brecha.plans.diagnosis.single import change_between, estimates_of

    first, second = (estimates_of(request, of, people) for people in both)
    told = change_between(first, second)
    return {
        "first": source_document(of, both[0], request.place, language),
        "second": source_document(of, both[1], request.place, language),
        "differences": [_row(row, first.dimensions, language) for row in told.to_dicts()],
        "holes": sorted({note.text(language) for note in (*first.holes, *second.holes)}),
    }


def _request(
    names: list[str], of: Country, by: list[str], state: str | None, law: list[str] | None
) -> Request:
    from brecha.plans.diagnosis import find_diagnosis, read_diagnosis, shipped_diagnoses
    from brecha.plans.diagnosis.single import request_of

    shipped = [part for name in shipped_diagnoses() for part in (name, name.partition("/")[2])]
    if len(names) == 1 and (names[0] in shipped or Path(names[0]).is_file()):
        read, _ = read_diagnosis(find_diagnosis(names[0], of.name))
        return request_of(of, read.indicators, by, state, law_given(law), read)
    return request_of(of, names, by, state, law_given(law))


def _row(row: Mapping[str, Any], dimensions: tuple[str, ...], language: Language) -> dict[str, Any]:
    return {
        "indicator": row["indicator"],
        "title": row[f"title_{language}"],
        "kind": row["kind"],
        "unit": row["unit"],
        "group": group_of(row, dimensions, language),
        **{name: row[name] for name in TESTED},
    }


def _lines(document: Mapping[str, Any], currency: str, language: Language) -> Iterator[str]:
    yield document["first"]["title"]
    yield document["second"]["title"]
    title = None
    for row in document["differences"]:
        if row["title"] != title:
            title = row["title"]
            yield f"{title} ({unit_said(row, currency, language)})"
        group = ", ".join(entry["label"] for entry in row["group"].values()) or tell("All together")
        p_value = row["p_value_holm"]
        yield "  " + tell(
            "{group}: {first} → {second}, difference {difference} [{low}; {high}], p {p} (Holm)",
            group=group,
            first=shown(row, "first_estimate"),
            second=shown(row, "second_estimate"),
            difference=shown(row, "difference"),
            low=shown(row, "low"),
            high=shown(row, "high"),
            p=_p_value(p_value),
        )
    yield tell(
        "Samples are taken as independent; consecutive quarters of a rotating panel are not, and "
        "differences are then surer than told."
    )
    yield from document["holes"]
