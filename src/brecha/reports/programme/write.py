"""How do the files of a report come to be? From one snapshot, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

from brecha.core import Language, whole_folder
from brecha.programme.model import Finding, Snapshot
from brecha.reports.programme.build import build_report, draft_of
from brecha.reports.programme.draft import Request

FileForm = Literal["docx", "pdf", "xlsx", "html"]
FORMS: tuple[FileForm, ...] = get_args(FileForm)
SNAPSHOT = "snapshot.json"


def file_bytes(snapshot: Snapshot, request: Request, form: FileForm) -> bytes:
    """Return one file of a report; the same snapshot and request give the same bytes.

    Args:
        snapshot: The frozen programme.
        request: Kind, period, language. The page is for anyone, whatever the request says.
        form: Ending of the file.

    Raises:
        InputError: As `build_report`.
    """
    from brecha.reports.charts.draw import letters_folder

    asked = replace(request, is_public=True) if form == "html" else request
    content = build_report(snapshot, asked)
    if form == "docx":
        from brecha.reports.programme.word import word_bytes

        return word_bytes(content)
    if form == "pdf":
        from brecha.reports.programme.typeset import pdf_bytes

        return pdf_bytes(content, letters_folder())
    if form == "xlsx":
        from brecha.reports.programme.sheets import workbook_bytes

        return workbook_bytes(draft_of(snapshot, asked), content)
    from brecha.reports.programme.web import page_text

    return page_text(content, letters_folder()).encode()


def write_report(
    snapshot: Snapshot,
    request: Request,
    folder: Path,
    languages: Sequence[Language] = ("es", "en"),
) -> tuple[Finding, ...]:
    """Write every file of a report and the snapshot; older ones are replaced, other files stay.

    Args:
        snapshot: The frozen programme, without names of persons.
        request: Kind and period; its language is not looked at.
        folder: Where the files go.
        languages: Languages of the files; each name ends in its language.

    Returns:
        What a person should look at: figures typed into a text.

    Raises:
        InputError: As `build_report`, or the folder cannot be written. Then nothing was changed.
    """
    stem = "-".join(filter(None, ("report", request.kind, request.period)))
    findings: list[Finding] = []
    with whole_folder(folder, lambda path: path.name.startswith(f"{stem}.")) as draft:
        (draft / SNAPSHOT).write_bytes(snapshot.content)
        for language in languages:
            asked = replace(request, language=language)
            findings += build_report(snapshot, asked).findings
            for form in FORMS:
                path = draft / f"{stem}.{language}.{form}"
                path.write_bytes(file_bytes(snapshot, asked, form))
    return tuple(findings)
