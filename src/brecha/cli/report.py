"""`brecha report`: the faults of a report, ours or anybody's."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.cli.report_write import write
from brecha.core.errors import InputError
from brecha.core.notes import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brecha.core.languages import Language
    from brecha.programme.model import Finding

app = typer.Typer(help=tell("Reports of programmes: do their figures agree?"), no_args_is_help=True)
app.command("write", help=tell("Write a report: Word, PDF, workbook, page, from one snapshot."))(
    write
)
EXAMPLE = "example"
FAULTY = 1
SHOWN_SEVERITIES = ("error", "warning", "info")


@app.command("check", help=tell("Find the faults of a report: sums, shares, counts, dates."))
def check(
    file: Annotated[
        Path | None,
        typer.Argument(
            help=tell("A programme as JSON, or a report as DOCX or plain text."),
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
    *,
    example: Annotated[
        bool, typer.Option("--example", help=tell("Check the example programme instead of a file."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Print the faults of a report; the exit code is 1 where an error stands."""
    from brecha.programme.checks import has_errors

    findings = _findings_of(file, is_example=example)
    language = chosen(lang)
    if as_json:
        print_json(_document(file.name if file else EXAMPLE, findings, language))
    else:
        _say(findings, language)
    if has_errors(findings):
        raise typer.Exit(FAULTY)


def _findings_of(file: Path | None, *, is_example: bool) -> tuple[Finding, ...]:
    from brecha.programme import check_report, example_programme, run_checks

    if is_example == (file is not None):
        raise InputError.of("Name one file to check, or give --example.")
    return check_report(file) if file else run_checks(example_programme())


def _document(name: str, findings: Iterable[Finding], language: Language) -> dict[str, Any]:
    rows = [_row(finding, language) for finding in findings]
    return {
        "file": name,
        "language": language,
        "number_of": dict(sorted(Counter(row["severity"] for row in rows).items())),
        "findings": [row for row in rows if row["severity"] != "ok"],
        "confirmed": [row for row in rows if row["severity"] == "ok"],
    }


def _row(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "id": finding.check,
        "severity": finding.severity,
        "subject": finding.subject,
        "lines": list(finding.lines),
        "place": str(in_language(finding.place, language)),
        "message": finding.text(language),
        "waived_by": finding.waived_by,
        "waived_reason": finding.waived_reason,
    }


def _say(findings: Iterable[Finding], language: Language) -> None:
    every = list(findings)
    for finding in every:
        if finding.severity in SHOWN_SEVERITIES:
            typer.echo(_sentence(finding, language))
    numbers = Counter(finding.severity for finding in every)
    typer.echo(
        tell(
            "{errors} errors, {warnings} warnings, {notes} notes; {confirmed} sums were "
            "recomputed and hold.",
            errors=numbers["error"],
            warnings=numbers["warning"],
            notes=numbers["info"],
            confirmed=numbers["ok"],
        )
    )


def _sentence(finding: Finding, language: Language) -> str:
    from brecha.reports.programme.outline import with_titles

    severity = {"error": tell("ERROR"), "warning": tell("WARNING"), "info": tell("NOTE")}
    lines = ", ".join(str(line) for line in finding.lines)
    message = "lines {lines}" if len(finding.lines) > 1 else "line {lines}"
    place = tell(message, lines=lines) if lines else in_language(finding.place, language)
    parts = [severity[finding.severity], finding.check, str(place)]
    head = " · ".join(part for part in parts if part)
    waived = (
        " "
        + tell(
            "(accepted by {name}: {reason})", name=finding.waived_by, reason=finding.waived_reason
        )
        if finding.waived_by
        else ""
    )
    return f"{head}: {with_titles(finding).text(language)}{waived}"
