"""Which bytes has a file of a frozen report? The same for pages and for programs."""

from __future__ import annotations

from typing import Literal

from brecha.core.errors import InputError
from brecha.core.languages import Language
from brecha.office.data.models import Report, Snapshot
from brecha.programme import model
from brecha.programme.json_form import thaw
from brecha.reports.iati.export import export_programme
from brecha.reports.programme import Request, file_bytes, public_copy

FileForm = Literal["docx", "pdf", "xlsx", "html", "xml", "json"]


def frozen_file(
    stored: Snapshot,
    report: Report,
    language: Language,
    form: FileForm,
    *,
    is_public: bool = False,
) -> bytes:
    """Return a file made from a frozen state: the same state gives the same bytes.

    Args:
        stored: The frozen state.
        report: The report it belongs to.
        language: Of the texts.
        form: json gives the frozen bytes themselves, xml the IATI file.
        is_public: Whether anybody may have it: small counts are hidden, the data are a copy
            without what is not public.

    Raises:
        InputError: The state does not hold what the file needs.
    """
    taken = model.Snapshot(content=bytes(stored.content), sha256=stored.sha256, report=report.key)
    if form == "json" or form == "xml":  # noqa: PLR1714 - so that the type checker follows
        held = public_copy(taken) if is_public else taken
        if form == "json":
            return held.content
        return export_programme(thaw(held), now=stored.taken_at).content
    told = _told_in(taken)
    asked = Request(told.kind, told.period_end, language, is_public)
    return file_bytes(taken, asked, form)


def _told_in(taken: model.Snapshot) -> model.Report:
    """Return the report as it was frozen; its row may have changed since."""
    found = next((each for each in thaw(taken).reports if each.key == taken.report), None)
    if found is None:
        message = "The frozen version does not hold the report {key}. Freeze it again."
        raise InputError.of(message, key=taken.report)
    return found
