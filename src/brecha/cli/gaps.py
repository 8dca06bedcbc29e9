"""`brecha gaps`: who lacks what, from a survey; diagnoses, single figures, changes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brecha.cli.gaps_compare import compare
from brecha.cli.gaps_estimates import estimate_document, estimate_lines, law_given, names_in
from brecha.cli.gaps_known import list_known, surveys
from brecha.cli.gaps_people import CountryName, Files, Period, Survey, people_of, said_first
from brecha.cli.language import chosen, current_language, tell
from brecha.cli.options import AsJson, Lang, Langs, print_json
from brecha.cli.progress import told_if_long

app = typer.Typer(
    help=tell("Gaps: who lacks what, from a survey, with its uncertainty."), no_args_is_help=True
)
app.command("compare", help=tell("Compare figures of two periods, with tests of difference."))(
    compare
)
app.command("list", help=tell("List the indicators, breakdowns and diagnoses."))(list_known)
app.command("surveys", help=tell("List the surveys that can be read, their periods and files."))(
    surveys
)

State = Annotated[
    str | None,
    typer.Option(
        "--state",
        help=tell("A territory, by code, name or abbreviation."),
        show_default=False,
    ),
]


@app.command("run", help=tell("Run a diagnosis and write its dossier."))
def run(
    diagnosis: Annotated[
        str, typer.Argument(help=tell("A diagnosis file, or the name of a shipped one."))
    ],
    *,
    data: Files = None,
    survey: Survey = None,
    period: Period = None,
    state: State = None,
    reform: Annotated[
        Path | None,
        typer.Option("--reform", help=tell("The reform: a YAML file."), show_default=False),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            "--country", help=tell("The country the diagnosis must be for."), show_default=False
        ),
    ] = None,
    out: Annotated[
        Path,
        typer.Option("--out", help=tell("Folder of the dossiers; one folder for each diagnosis.")),
    ] = Path("out"),
    lang: Langs = None,
    as_json: AsJson = False,
) -> None:
    """Run a diagnosis and write its dossier."""
    from brecha.plans.diagnosis import (
        find_diagnosis,
        find_territory,
        read_diagnosis,
        reform_of,
        run_diagnosis,
    )
    from brecha.reports.diagnosis import diagnosis_document, write_diagnosis

    languages = tuple(chosen(entry) for entry in lang or []) or (current_language(),)
    path = find_diagnosis(diagnosis, country)
    read, of = read_diagnosis(path)
    place = None if state is None else find_territory(of, state)
    change = reform_of(read, path, reform)
    with told_if_long(tell("Reading the people and computing the figures…")):
        default = (read.data.survey, read.data.period)
        people = people_of(of, data, survey, period, default)
        result = run_diagnosis(read, of, people, place, change)
        name = read.diagnosis if place is None else f"{read.diagnosis}-{place.code}"
        folder = out / name
        write_diagnosis(result, folder, languages)
    if as_json:
        print_json(diagnosis_document(result, languages[0]))
    else:
        typer.echo(said_first(people, languages[0]))
        typer.echo(result.title.in_language(languages[0]))
        typer.echo(tell("Dossier: {folder}", folder=folder))


@app.command("estimate", help=tell("Estimate single indicators, with standard errors."))
def estimate(
    indicators: Annotated[
        list[str], typer.Argument(help=tell("Names of indicators; `list` shows them."))
    ],
    *,
    files: Files = None,
    survey: Survey = None,
    period: Period = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", help=tell("Breakdowns, as sex,state."), show_default=False),
    ] = None,
    state: State = None,
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
    """Estimate single indicators, with standard errors."""
    from brecha.countries import load_country
    from brecha.plans.diagnosis.single import estimates_of, request_of

    language = chosen(lang)
    of = load_country(country)
    request = request_of(of, indicators, names_in(by), state, law_given(law))
    with told_if_long(tell("Reading the people and computing the figures…")):
        people = people_of(of, files, survey, period)
        found = estimates_of(request, of, people)
    document = estimate_document(found, of, people, request.place, language)
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(estimate_lines(document, of.about.currency, language)))
