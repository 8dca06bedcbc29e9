"""`brecha iati`: check anybody's IATI 2.03 file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.core.languages import translate

if TYPE_CHECKING:
    from brecha.core.languages import Language
    from brecha.reports.iati import Check, Finding

NOT_PUBLISHABLE = 1

app = typer.Typer(help=tell("IATI 2.03 files: check them by the rules."), no_args_is_help=True)


@app.callback()
def iati() -> None:
    """Keep `check` a command of its own while it is the only one."""


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
        lines = [_line(finding, language) for finding in checked.findings]
        typer.echo("\n".join([*lines, _summary(checked, language)]))
    if not checked.is_publishable:
        raise typer.Exit(NOT_PUBLISHABLE)


def _line(finding: Finding, language: Language) -> str:
    severity = translate(finding.severity.value, language)
    place = translate("line {line}", language).format(line=finding.line)
    sentence = finding.sentence.text(language)
    return f"{severity} {finding.rule}, {place}: {sentence}\n    {finding.path}"


def _summary(checked: Check, language: Language) -> str:
    template = translate(
        "{file}: {activities} activities or organisations; critical {critical}, errors {errors}, "
        "warnings {warnings}, advice {advice}.",
        language,
    )
    critical, errors, warnings, advice = checked.counts.values()
    return template.format(
        file=checked.file,
        activities=checked.activities,
        critical=critical,
        errors=errors,
        warnings=warnings,
        advice=advice,
    )
