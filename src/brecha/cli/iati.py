"""`brecha iati`: check anybody's IATI 2.03 file, or write that of a programme."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brecha.cli.iati_export import export
from brecha.cli.iati_lines import line_of, summary_of
from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json

NOT_PUBLISHABLE = 1

app = typer.Typer(
    help=tell("IATI 2.03 files: check them by the rules, or write one of a programme."),
    no_args_is_help=True,
)
app.command("export", help=tell("Write a programme as IATI 2.03, if no rule refuses it."))(export)


@app.command("check", help=tell("Check an IATI 2.03 file by the official rules and our own."))
def check(
    file: Annotated[Path, typer.Argument(help=tell("An IATI file of version 2.03."))],
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Check a file; exit code 1 where something critical or an error was found."""
    from brecha.reports.iati import check_file

    language = chosen(lang)
    checked = check_file(file)
    if as_json:
        print_json(checked.record(language))
    else:
        lines = [line_of(finding, language) for finding in checked.findings]
        typer.echo("\n".join([*lines, summary_of(checked, language)]))
    if not checked.is_publishable:
        raise typer.Exit(NOT_PUBLISHABLE)
