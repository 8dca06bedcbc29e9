"""`brecha report`: the faults of a report, ours or anybody's."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.cli.report_write import write
from brecha.core.notes import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brecha.core.languages import Language
    from brecha.programme.model import Finding

app = typer.Typer(help=tell("Reports of programmes: do their figures agree?"), no_args_is_help=True)
app.command("write", help=tell("Write a report: Word, PDF, workbook, page, from one snapshot."))(
    write
)
FAULTY = 1
SHOWN_SEVERITIES = ("error", "warning", "info")


@app.callback()
def about() -> None:
    """Keep `check` a command of its own while it is the only one."""


@app.command("check", help=tell("Find the faults of a report: sums, shares, counts, dates."))
def check(
    file: Annotated[
        Path,
        typer.Argument(help=tell("A programme as JSON, or a report as DOCX or plain text.")),
    ],
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Print the faults of a report; the exit code is 1 where an error stands."""
    from brecha.programme.checks import has_errors
    from brecha.programme.report_text import check_report

    findings = check_report(file)
    language = chosen(lang)
    if as_json:
        print_json(_document(file, findings, language))
    else:
        _say(findings, language)
    if has_errors(findings):
        raise typer.Exit(FAULTY)


def _document(file: Path, findings: Iterable[Finding], language: Language) -> dict[str, Any]:
    rows = [_row(finding, language) for finding in findings]
    return {
        "file": file.name,
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
    return f"{head}: {finding.text(language)}{waived}"
