"""Can every file of a report be made from what is frozen? If not, which text is in the way?"""

from __future__ import annotations

from typing import get_args

from brecha.core.errors import Fault, InputError
from brecha.core.languages import LANGUAGES, Language
from brecha.core.notes import Note
from brecha.office.data.models import Report
from brecha.programme import model
from brecha.reports.programme import Request, build_report
from brecha.reports.programme.outline import outline


def refuse_unbuilt(taken: model.Snapshot, row: Report) -> None:
    """Refuse what was frozen if a document of it cannot be made.

    Args:
        taken: The frozen state.
        row: Its report, in whose languages files are made.

    Raises:
        InputError: With each text that stands in the way, by the title of its section.
    """
    found: dict[tuple[str, str], Fault] = {}
    for language in get_args(Language):
        if language not in (row.languages or LANGUAGES):
            continue
        try:
            build_report(taken, Request(row.kind, row.period_end, language))
        except InputError as error:
            told = (_by_title(fault, row) for fault in error.faults)
            found |= {(str(fault.place), fault.text()): fault for fault in told}
    if found:
        raise InputError(list(found.values()))


def _by_title(fault: Fault, row: Report) -> Fault:
    """Return a fault whose place is the title of its section."""
    for entry in outline(row.kind):
        if fault.place == f"report, {entry.key}":
            return Fault(fault.message, Note(entry.message), fault.values)
    return fault
