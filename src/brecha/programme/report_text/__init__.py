"""Which faults has a report that was made elsewhere, as its text and tables show them?"""

from __future__ import annotations

from pathlib import Path

from brecha.core.errors import InputError
from brecha.programme.checks import run_checks
from brecha.programme.model import Finding
from brecha.programme.read import read_programme
from brecha.programme.report_text.checking import check_document
from brecha.programme.report_text.document import Document
from brecha.programme.report_text.docx import read_docx
from brecha.programme.report_text.plain import read_plain

__all__ = ["check_document", "check_report"]

READERS = {".docx": read_docx, ".txt": read_plain, ".md": read_plain}


def check_report(path: Path) -> tuple[Finding, ...]:
    """Return the faults of a report, errors first.

    Args:
        path: A programme as JSON (every check of the registry runs), or a report as DOCX or plain
            text (the checks of texts and tables run).

    Raises:
        InputError: If the file cannot be read or is of another kind.
    """
    kind = path.suffix.lower()
    if kind == ".json":
        return run_checks(read_programme(path))
    if kind not in READERS:
        raise InputError.of(
            "A report must be a file {kinds}; this one is {came}. Save it as one of them.",
            place=path.name,
            kinds=(".json", *READERS),
            came=kind or "–",
        )
    document: Document = READERS[kind](path)
    return check_document(document)
