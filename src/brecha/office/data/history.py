"""Which tables have a history, and which of their fields must never enter it?"""

from __future__ import annotations

import pghistory
import pgtrigger
from django.db import models

PERSONAL = {
    "Person": ["identity_hash", "sealed"],
    "Contact": ["sealed"],
    "User": ["password", "last_login", "first_name", "last_name", "email"],
}
OPENED = {"Person", "Programme"}  # of which it is kept who looked into personal fields
BULKY = {"Snapshot": ["content"]}
UNTOLD = {"User": ["last_login"]}  # what changes by itself, and is no change of the record
SEEN = "seen"  # event of who opened personal fields, or compared those of a whole programme
WITHOUT_HISTORY = {"AuditLink", "UploadLog"}  # never changed, so they are their own history


def keep_history(tables: dict[str, type[models.Model]]) -> None:
    """Record every insert, change and deletion of these tables, in the database itself.

    A change of a field that never enters the history leaves an event too, without the field.

    Args:
        tables: Tables by name; those that are themselves history are passed over.
    """
    for name, table in tables.items():
        if name not in WITHOUT_HISTORY:
            track = pghistory.track(
                pghistory.InsertEvent(),
                pghistory.UpdateEvent(condition=_any_change(name, table)),
                pghistory.DeleteEvent(),
                *([pghistory.ManualEvent(SEEN)] if name in OPENED else []),
                exclude=PERSONAL.get(name, []) + BULKY.get(name, []),
                model_name=f"{name}History",
            )
            track(table)


def _any_change(name: str, table: type[models.Model]) -> pgtrigger.AnyChange:
    told = {field.name for field in table._meta.concrete_fields} - set(UNTOLD.get(name, ()))  # noqa: SLF001 - Django's public name
    return pgtrigger.AnyChange(*sorted(told))
