"""What is particular to values? Only drafts change; a verified one is corrected by a new draft."""

from __future__ import annotations

from typing import Any

from brecha.core.errors import Fault
from brecha.office.data.models import Value
from brecha.office.editing.states import NOT_COPIED
from brecha.office.spreadsheets.incoming import Entry
from brecha.office.spreadsheets.shapes import VALUES, Shape

FIGURES = ("number", "numerator", "denominator", "text")


def is_value(shape: Shape) -> bool:
    """Return whether a sheet holds values of indicators."""
    return shape is VALUES


def says_nothing(entry: Entry) -> bool:
    """Return whether a row holds no figure and no text, as an empty row of a template does."""
    return all(entry.said[name] in (None, "") for name in FIGURES)


def fault_of_status(value: Value) -> Fault | None:
    """Return why a value cannot be corrected now, if it cannot."""
    if value.status == "submitted":
        return Fault("The value is submitted. Ask the approver to return it, then change it.")
    if value.status == "locked":
        return Fault("The value is locked. Ask the coordinator to reopen it.")
    return None


def corrected(value: Value, fields: dict[str, Any]) -> Value:
    """Return the draft that corrects a verified value; the value itself stays as it is."""
    copied = [field for field in Value._meta.concrete_fields if field.name not in NOT_COPIED]  # noqa: SLF001 - Django's public name
    draft = Value(**{field.attname: getattr(value, field.attname) for field in copied})
    for name, wanted in fields.items():
        setattr(draft, name, wanted)
    draft.indicator, draft.agency = value.indicator, value.agency
    draft.version = value.version + 1
    draft.printed = ""
    return draft
