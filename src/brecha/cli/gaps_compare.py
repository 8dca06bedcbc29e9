"""`brecha gaps compare`: did a figure change between two periods, by more than chance?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from brecha.cli.gaps_people import CountryName, Files, Period, Survey, people_of
from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.cli.progress import told_if_long
from brecha.core.languages import Language, format_number

if TYPE_CHECKING:
    from brecha.plans.diagnosis.single import Request

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


def compare(
    names: Annotated[list[str], typer.Argument(help=tell("A diagnosis, or names of indicators."))],
    *,
    against_period: Annotated[
        str, typer.Option("--against-period", help=tell("The other period."))
    ],
    against_files: Annotated[
        list[str],
        typer.Option("--against-file", help=tell("A file of the other period, as sdem=PATH.")),
    ],
    files: Files = None,
    survey: Survey = None,
    period: Period = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", help=tell("Breakdowns, as sex,state."), show_default=False),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            "--state",
            help=tell("A territory, by code, name or abbreviation."),
            show_default=False,
        ),
    ] = None,
    law: Annotated[
        list[str] | None,
        typer.Option(
            "--law",
            help=tell("A value of the law, as minimum_wage_daily=123.22; repeat it."),
            show_default=False,
        ),
    ] = None,
    country: CountryName = "mexico",
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Compare figures of two periods, with tests of difference."""
    from brecha.countries import load_country
    from brecha.plans.diagnosis.single import change_between, estimates_of

    language = chosen(lang)
    of = load_country(country)
    request = _request(names, country, names_in(by), state, law)
    default = None
    if request.diagnosis is not None:
        default = (request.diagnosis.data.survey, request.diagnosis.data.period)
    with told_if_long(tell("Reading the people and computing the figures…")):
        people = people_of(of, files or [], survey or (default and default[0]), period, default)
        others = people_of(of, against_files, people.survey, against_period)
        first, second = (estimates_of(request, of, entry) for entry in (people, others))
        told = change_between(first, second)
    document = {
        "first": source_document(of, people, request.place, language),
        "second": source_document(of, others, request.place, language),
        "differences": [_row(row, first.dimensions, language) for row in told.to_dicts()],
        "holes": sorted({note.text(language) for note in (*first.holes, *second.holes)}),
    }
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(_lines(document, of.about.currency, language)))


def _request(
    names: list[str], country: str, by: list[str], state: str | None, law: list[str] | None
) -> Request:
    from pathlib import Path

    from brecha.countries import load_country
    from brecha.plans.diagnosis import find_diagnosis, read_diagnosis, shipped_diagnoses
    from brecha.plans.diagnosis.single import request_of

    of = load_country(country)
    known = [entry.partition("/")[2] for entry in shipped_diagnoses()]
    if len(names) == 1 and (
        names[0] in known or names[0] in shipped_diagnoses() or Path(names[0]).is_file()
    ):
        read, _ = read_diagnosis(find_diagnosis(names[0], country))
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
            p="–" if p_value is None else format_number(p_value, P_DIGITS),
        )
    yield tell(
        "Samples are taken as independent; consecutive quarters of a rotating panel are not, and "
        "differences are then surer than told."
    )
    yield from document["holes"]
