"""`brecha report write`: an annual or final report as Word, PDF, workbook and page."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brecha.cli.language import chosen, current_language, tell
from brecha.cli.options import AsJson, Langs, print_json
from brecha.cli.progress import told_if_long
from brecha.core.errors import InputError

if TYPE_CHECKING:
    from brecha.programme.model import Programme


class KindChoice(StrEnum):
    """The kinds of report as the command line knows them."""

    FINAL = "final"
    ANNUAL = "annual"


ProgrammeFile = Annotated[
    Path | None,
    typer.Argument(
        help=tell("The programme: a JSON file, or a frozen snapshot."), show_default=False
    ),
]
Example = Annotated[
    bool, typer.Option("--example", help=tell("Report the example programme instead of a file."))
]
Kind = Annotated[KindChoice, typer.Option("--kind", help=tell("Kind of report: final or annual."))]
Period = Annotated[
    str,
    typer.Option(
        "--period",
        help=tell("Year or month the report ends in; an annual report needs it."),
        show_default=False,
    ),
]
Out = Annotated[Path, typer.Option("--out", help=tell("Folder of the files."))]


def write(
    file: ProgrammeFile = None,
    *,
    example: Example = False,
    kind: Kind = KindChoice.FINAL,
    period: Period = "",
    out: Out = Path("out"),
    lang: Langs = None,
    as_json: AsJson = False,
) -> None:
    """Write a report of a programme from a frozen snapshot."""
    from brecha.reports.programme import Request, frozen, write_report

    languages = tuple(chosen(entry) for entry in lang or []) or (current_language(),)
    programme = _programme_of(file, is_example=example)
    _refuse_other_times(programme, period)
    with told_if_long(tell("Writing the report…")):
        snapshot = frozen(programme)
        request = Request(kind=kind.value, period=period)
        findings = write_report(snapshot, request, out, languages)
        errors = _errors_of(programme)
    said = [finding.text(languages[0]) for finding in findings]
    if as_json:
        document = {"folder": str(out), "sha256": snapshot.sha256, "errors": errors}
        print_json({**document, "findings": said})
        return
    for sentence in said:
        typer.echo(tell("To look at: {finding}", finding=sentence), err=True)
    if errors:
        message = "The checks find {errors} errors in it: `brecha report check` tells them."
        typer.echo(tell(message, errors=errors), err=True)
    typer.echo(tell("Report: {folder}", folder=out))
    typer.echo(tell("SHA-256 of the snapshot: {digest}", digest=snapshot.sha256))


def _programme_of(file: Path | None, *, is_example: bool) -> Programme:
    from brecha.programme.example import example_programme
    from brecha.programme.read import read_programme

    if is_example == (file is not None):
        raise InputError.of("Name one file to report, or give --example.")
    return read_programme(file) if file else example_programme()


def _refuse_other_times(programme: Programme, period: str) -> None:
    """Refuse a period in which the programme had not begun, or was over."""
    from brecha.programme.dates import first_day, is_before, is_date, last_day

    start, end = programme.start, programme.actual_end or programme.original_end
    if not is_date(period) or not (is_before(period, start) or is_before(end, period)):
        return  # what is no date is told where the report is looked for
    days = [each.period_end for each in programme.reports if is_date(each.period_end)]
    if any(first_day(period) <= last_day(day) <= last_day(period) for day in days):
        return
    raise InputError.of(
        "The programme has no report of {period}: it runs from {start} to {end}.",
        place="--period",
        period=period,
        start=start or "…",
        end=end or "…",
    )


def _errors_of(programme: Programme) -> int:
    """Return how many errors the checks find that nobody accepted."""
    from brecha.programme.checks import run_checks

    findings = run_checks(programme)
    return sum(each.severity == "error" and not each.waived_by for each in findings)
