"""How are fields, words of a list and other records named on the pages of a register?"""

from __future__ import annotations

from typing import Any

from django.db import models

from brecha.office.data.labels import column_label, word_label
from brecha.office.screens.registers.shared import LABELS
from brecha.office.screens.words import WORDS, either, spoken
from brecha.programme.words import LABELS as PROGRAMME_LABELS

LONGEST_NAME = 90
LONGEST_HEADING = 400
TITLED = ("title", "text", "name", "description")


def said(code: str) -> str:
    """Return a word of a list in the language of the page."""
    text = WORDS.get(code) or PROGRAMME_LABELS.get(code)
    return text.in_language(spoken()) if text else str(word_label(code))


def capital(text: str) -> str:
    """Return a text with a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def label_of(name: str) -> Any:  # noqa: ANN401 - a text made when it is shown
    """Return how a field is called on a form or above a column."""
    return LABELS.get(name) or column_label(name)


def named(row: models.Model | None, longest: int = LONGEST_NAME) -> str:
    """Return what a record is called where another names it: its code, and a title."""
    if row is None:
        return ""
    code = next(
        (str(getattr(row, name)) for name in ("code", "acronym", "number") if hasattr(row, name)),
        "",
    )
    title = next(filter(None, (either(row, name) for name in TITLED)), "")
    title = title or str(getattr(row, "title", "") or getattr(row, "name", ""))
    if not title and hasattr(row, "kind") and hasattr(row, "key"):
        title = f"{said(row.kind)} ({row.key})"
    told = f"{code} {title}".strip() or str(row)
    return told if len(told) <= longest else f"{told[: longest - 1].rstrip()}…"


def heading_of(row: models.Model) -> str:
    """Return what a record is called above its own page."""
    return capital(named(row, LONGEST_HEADING))


def short(row: models.Model | None) -> str:
    """Return the shortest name of a record: its code, or its title."""
    for name in ("code", "acronym"):
        if found := getattr(row, name, ""):
            return str(found)
    return capital(named(row))
