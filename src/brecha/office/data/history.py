"""Which tables have a history, and which of their fields must never enter it?"""

from __future__ import annotations

import pghistory
from django.db import models

PERSONAL = {
    "Person": ["identity_hash", "sealed"],
    "Contact": ["sealed"],
    "User": ["password", "last_login", "first_name", "last_name", "email"],
}
BULKY = {"Snapshot": ["content"]}
WITHOUT_HISTORY = {"AuditLink"}


def keep_history(tables: dict[str, type[models.Model]]) -> None:
    """Record every insert, change and deletion of these tables, in the database itself.

    Args:
        tables: Tables by name; those that are themselves history are passed over.
    """
    for name, table in tables.items():
        if name not in WITHOUT_HISTORY:
            track = pghistory.track(
                pghistory.InsertEvent(),
                pghistory.UpdateEvent(),
                pghistory.DeleteEvent(),
                exclude=PERSONAL.get(name, []) + BULKY.get(name, []),
                model_name=f"{name}History",
            )
            track(table)
