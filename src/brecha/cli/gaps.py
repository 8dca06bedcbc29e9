"""`brecha gaps`: who lacks what, from a survey; diagnoses, single figures, changes."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brecha.cli.gaps_compare import compare
from brecha.cli.gaps_estimates import estimate_document, estimate_lines, law_given, names_in
from brecha.cli.gaps_known import list_known, surveys
from brecha.cli.gaps_people import (
    By,
    CountryName,
    Files,
    LawValues,
    Period,
    State,
    Survey,
    files_of,
    people_of,
    said_first,
    together,
)
from brecha.cli.language import chosen, current_language, tell
from brecha.cli.options import AsJson, Lang, Langs, print_json
from brecha.cli.progress import told_if_long

if TYPE_CHECKING:
    from brecha.countries import Country
    from brecha.engine import Reform
    from brecha.plans.diagnosis import Diagnosis, DiagnosisResult
    from brecha.plans.diagnosis.results import Territory
    from brecha.population.surveys import SurveyData

LINE_WIDTH = 96

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

DiagnosisName = Annotated[
    str, typer.Argument(help=tell("A diagnosis file, or the name of a shipped one."))
]
ReformFile = Annotated[
    Path | None,
    typer.Option("--reform", help=tell("The reform: a YAML file."), show_default=False),
]
CountryAsked = Annotated[
    str | None,
    typer.Option(
        "--country", help=tell("The country the diagnosis must be for."), show_default=False
    ),
]
Out = Annotated[
    Path,
    typer.Option("--out", help=tell("Folder of the dossiers; one folder for each diagnosis.")),
]
IndicatorNames = Annotated[
    list[str], typer.Argument(help=tell("Names of indicators; `list` shows them."))
]


@app.command("run", help=tell("Run a diagnosis and write its dossier."))
def run(
    diagnosis: DiagnosisName,
    *,
    files: Files = None,
    survey: Survey = None,
    period: Period = None,
    state: State = None,
    reform: ReformFile = None,
    country: CountryAsked = None,
    out: Out = Path("out"),
    lang: Langs = None,
    as_json: AsJson = False,
) -> None:
    """Run a diagnosis and write its dossier."""
    from brecha.reports.diagnosis import diagnosis_answer, diagnosis_document, write_diagnosis

    languages = tuple(chosen(entry) for entry in lang or []) or (current_language(),)
    asked = _asked(diagnosis, country, state, reform, (files, survey, period))
    with told_if_long(tell("Reading the people and computing the figures…")):
        people, result = _computed(asked, files, survey, period)
        folder = out / _folder_name(result)
        write_diagnosis(result, folder, languages)
    if as_json:
        print_json(diagnosis_document(result, languages[0]))
    else:
        typer.echo(said_first(people, languages[0]))
        typer.echo(_wrapped(diagnosis_answer(result, languages[0])))
        typer.echo(tell("Dossier: {folder}", folder=folder))


@app.command("estimate", help=tell("Estimate single indicators, with standard errors."))
def estimate(
    indicators: IndicatorNames,
    *,
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
    """Estimate single indicators, with standard errors."""
    from brecha.countries import load_country
    from brecha.plans.diagnosis.single import estimates_of, request_of

    language = chosen(lang)
    of = load_country(country)
    request = together(
        lambda: request_of(of, indicators, names_in(by), state, law_given(law)),
        lambda: files_of(of, files, survey, period),
    )[0]
    with told_if_long(tell("Reading the people and computing the figures…")):
        people = people_of(of, files, survey, period)
        found = estimates_of(request, of, people)
    document = estimate_document(found, of, people, request.place, language)
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(estimate_lines(document, of.about.currency, language)))


@dataclass(frozen=True)
class _Asked:
    """What is run: a diagnosis that was read, for a place, with a reform if any."""

    diagnosis: Diagnosis
    country: Country
    place: Territory | None
    reform: Reform | None


def _asked(
    name: str,
    country: str | None,
    state: str | None,
    reform: Path | None,
    people: tuple[list[str] | None, str | None, str | None],
) -> _Asked:
    """Return what is run; every fault of what was named is told at once."""
    files, survey, period = people
    from brecha.plans.diagnosis import find_diagnosis, find_territory, read_diagnosis, reform_of

    path = find_diagnosis(name, country)
    read, of = read_diagnosis(path)
    place, wanted = together(
        lambda: None if state is None else find_territory(of, state),
        lambda: reform_of(read, path, reform),
        lambda: files_of(of, files, survey, period, _default(read)),
    )[:2]
    return _Asked(read, of, place, wanted)


def _default(diagnosis: Diagnosis) -> tuple[str, str]:
    return diagnosis.written_for.survey, diagnosis.written_for.period


def _computed(
    asked: _Asked, files: list[str] | None, survey: str | None, period: str | None
) -> tuple[SurveyData, DiagnosisResult]:
    from brecha.plans.diagnosis import run_diagnosis

    people = people_of(asked.country, files, survey, period, _default(asked.diagnosis))
    result = run_diagnosis(asked.diagnosis, asked.country, people, asked.place, asked.reform)
    return people, result


def _folder_name(result: DiagnosisResult) -> str:
    return result.diagnosis + (f"-{result.place.code}" if result.place else "")


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, LINE_WIDTH, break_on_hyphens=False))
