"""How do the files of a report come to be? From one snapshot, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

from brecha.core import Language, whole_folder
from brecha.programme.collecting import no_search_for_cycles
from brecha.programme.model import Finding, Snapshot
from brecha.reports.programme.build import content_of, draft_of
from brecha.reports.programme.content import ReportContent
from brecha.reports.programme.draft import Draft, Request
from brecha.reports.programme.sheets import workbook_bytes
from brecha.reports.programme.typeset import pdf_bytes
from brecha.reports.programme.web import page_text

FileForm = Literal["docx", "pdf", "xlsx", "html"]
FORMS: tuple[FileForm, ...] = get_args(FileForm)
SNAPSHOT = "snapshot.json"


@no_search_for_cycles()
def file_bytes(snapshot: Snapshot, request: Request, form: FileForm) -> bytes:
    """Return one file of a report; the same snapshot and request give the same bytes.

    Args:
        snapshot: The frozen programme.
        request: Kind, period, language. The page is for anyone, whatever the request says.
        form: Ending of the file.

    Raises:
        InputError: As `build_report`.
    """
    draft = draft_of(snapshot, _for_form(request, form))
    return _made(draft, content_of(draft), form)


@no_search_for_cycles()
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
    draft = draft_of(snapshot, request)
    with whole_folder(folder, lambda path: path.name.startswith(f"{stem}.")) as place:
        (place / SNAPSHOT).write_bytes(snapshot.content)
        for language in languages:
            own = draft.asked(replace(request, language=language))
            content = content_of(own)
            findings += content.findings
            for form in FORMS:
                said = content if form != "html" else _public(own)
                (place / f"{stem}.{language}.{form}").write_bytes(_made(own, said, form))
    return tuple(findings)


def _for_form(request: Request, form: FileForm) -> Request:
    return replace(request, is_public=True) if form == "html" else request


def _public(draft: Draft) -> ReportContent:
    return content_of(draft.asked(replace(draft.request, is_public=True)))


def _made(draft: Draft, content: ReportContent, form: FileForm) -> bytes:
    from brecha.reports.charts.draw import letters_folder  # noqa: PLC0415 - loads an engine

    if form == "docx":
        from brecha.reports.programme.word import word_bytes  # noqa: PLC0415 - slow to load

        return word_bytes(content)
    if form == "pdf":
        return pdf_bytes(content, letters_folder())
    if form == "xlsx":
        return workbook_bytes(draft, content)
    return page_text(content, letters_folder()).encode()
