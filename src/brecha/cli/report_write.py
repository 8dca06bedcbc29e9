"""`brecha report write`: an annual or final report as Word, PDF, workbook and page."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from brecha.cli.language import chosen, current_language, tell
from brecha.cli.options import AsJson, Langs, print_json
from brecha.cli.progress import told_if_long


class KindChoice(StrEnum):
    """The kinds of report as the command line knows them."""

    FINAL = "final"
    ANNUAL = "annual"


ProgrammeFile = Annotated[
    Path, typer.Argument(help=tell("The programme: a JSON file, or a frozen snapshot."))
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
    file: ProgrammeFile,
    *,
    kind: Kind = KindChoice.FINAL,
    period: Period = "",
    out: Out = Path("out"),
    lang: Langs = None,
    as_json: AsJson = False,
) -> None:
    """Write a report of a programme from a frozen snapshot."""
    from brecha.programme.read import read_programme
    from brecha.reports.programme import Request, frozen, write_report

    languages = tuple(chosen(entry) for entry in lang or []) or (current_language(),)
    with told_if_long(tell("Writing the report…")):
        snapshot = frozen(read_programme(file))
        request = Request(kind=kind.value, period=period)
        findings = write_report(snapshot, request, out, languages)
    said = [finding.text(languages[0]) for finding in findings]
    if as_json:
        print_json({"folder": str(out), "sha256": snapshot.sha256, "findings": said})
        return
    for sentence in said:
        typer.echo(tell("To look at: {finding}", finding=sentence), err=True)
    typer.echo(tell("Report: {folder}", folder=out))
    typer.echo(tell("SHA-256 of the snapshot: {digest}", digest=snapshot.sha256))
