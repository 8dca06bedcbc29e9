"""Who brought which file when, and what became of it? Refused files too."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from brecha.office.access.may import demand_save
from brecha.office.data.models import Programme, UploadLog
from brecha.office.screens.words import moment, spoken
from brecha.office.spreadsheets.bringing import Outcome
from brecha.office.spreadsheets.headings import data_sheets
from brecha.office.spreadsheets.shapes import SHAPES

ENDINGS = frozenset((".csv", ".ods", ".tsv", ".txt", ".xls", ".xlsm", ".xlsx"))
MOST_LINES = 50


def note_upload(
    user: Any,  # noqa: ANN401 - a user
    root: Programme,
    name: str,
    content: bytes,
    outcome: Outcome,
    *,
    is_trial: bool,
) -> UploadLog:
    """Write the line of a file that was brought."""
    kinds = _kinds(outcome)
    line = UploadLog(
        programme=root,
        user=user,
        file_name=kept_name(name, kinds),
        sha256=hashlib.sha256(content).hexdigest(),
        kinds=kinds,
        is_trial=is_trial,
        is_accepted=not outcome.marks,
        added=outcome.added,
        changed=outcome.changed,
        unchanged=outcome.unchanged,
        faults=len(outcome.marks),
    )
    demand_save(user, line)
    line.save()
    return line


def kept_name(name: str, kinds: list[str]) -> str:
    """Return what is kept of the name of a file: the kinds of its sheets, and its ending.

    What somebody calls a file may name a person, and a line of the log stays for ever.
    """
    ending = PurePath(name.lower().strip()).suffix
    return f"{'-'.join(kinds) or 'file'}{ending if ending in ENDINGS else ''}"


def uploads_in_words(rows: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a query set
    """Return the last lines as a page shows them."""
    language = spoken()
    return [
        {
            "at": moment(row.at),
            "who": row.user.get_username(),
            "file": kept_name(row.file_name, row.kinds),
            "kinds": ", ".join(
                SHAPES[kind].title.in_language(language) for kind in row.kinds if kind in SHAPES
            ),
            "row": row,
        }
        for row in rows.select_related("user").order_by("-pk")[:MOST_LINES]
    ]


def _kinds(outcome: Outcome) -> list[str]:
    if outcome.file is None:
        return []
    sheets, _faults = data_sheets(outcome.file)
    return list(dict.fromkeys(shape.name for _, shape in sheets))
