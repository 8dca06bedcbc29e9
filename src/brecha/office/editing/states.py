"""How does a value go from draft to locked, and back with a reason?

    draft → submitted → verified → locked
      ↑________|           ↑_________|
       returned              reopened

A correction of a verified value is a new row with the next version; the one before stays.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from brecha.core.errors import InputError
from brecha.office.access.may import demand
from brecha.office.access.roles import Action
from brecha.office.audit.request import because
from brecha.office.data.models import DisaggregatedValue, Value
from brecha.office.editing.current import StaleRowError

STEPS = {
    Action.SUBMIT: ("draft", "submitted"),
    Action.RETURN: ("submitted", "draft"),
    Action.VERIFY: ("submitted", "verified"),
    Action.LOCK: ("verified", "locked"),
    Action.REOPEN: ("locked", "verified"),
}
NEED_A_REASON = (Action.RETURN, Action.REOPEN)
CELL = ("indicator_id", "kind", "period_start", "period_end", "agency_id", "place", "unit")
NOT_COPIED = ("id", "version", "status", "row_version", "entered_by")


def move(user: Any, action: Action, value: Value, reason: str = "") -> Value:  # noqa: ANN401 - a user
    """Take a value to its next state.

    Args:
        user: Who does it.
        action: submit, return, verify, lock or reopen.
        value: The value as the user saw it.
        reason: Why; needed to return and to reopen.

    Raises:
        PermissionDenied: The role, or the state of the value, does not allow it.
        InputError: A reason is missing.
        StaleRowError: The value changed after it was shown.
    """
    before, after = STEPS[action]
    if action in NEED_A_REASON and not reason.strip():
        raise InputError.of("Say why; the reason is kept in the history.", place="reason")
    with because(reason.strip() or action.value, user=user.pk), transaction.atomic():
        stored = Value.objects.select_for_update(no_key=True).get(pk=value.pk)
        demand(user, action, stored)
        found = Value.objects.filter(pk=value.pk, status=before, row_version=value.row_version)
        if found.update(status=after) == 0:
            raise StaleRowError({"status": after}, stored)
    return Value.objects.get(pk=value.pk)


def next_version(value: Value) -> int:
    """Return the version that a new row for the same cell gets."""
    cell = {name: getattr(value, name) for name in CELL}
    empty = {f"{name}__isnull": True for name, found in cell.items() if found is None}
    known = {name: found for name, found in cell.items() if found is not None}
    last = Value.objects.filter(**known, **empty).aggregate(last=Max("version"))["last"]
    return (last or 0) + 1


def correct(user: Any, value: Value, **changes: Any) -> Value:  # noqa: ANN401 - a user; any field
    """Add a draft that corrects a verified value; the value itself stays as it is."""
    fields = [field for field in Value._meta.concrete_fields if field.name not in NOT_COPIED]  # noqa: SLF001 - Django's public name
    copy = Value(**{field.attname: getattr(value, field.attname) for field in fields})
    for name, wanted in changes.items():
        setattr(copy, name, wanted)
    with transaction.atomic():
        demand(user, Action.ADD, copy)
        copy.version = next_version(copy)
        copy.entered_by = user
        copy.full_clean(exclude=["entered_by"])
        copy.save(force_insert=True)
        DisaggregatedValue.objects.bulk_create(
            DisaggregatedValue(
                value=copy, dimension=part.dimension, category=part.category, number=part.number
            )
            for part in value.disaggregation_rows.all()
        )
    return copy
