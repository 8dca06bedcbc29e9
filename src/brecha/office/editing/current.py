"""Is the form still up to date? One statement compares the version and writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from brecha.office.access.may import demand_save
from brecha.office.data.records import Record


class StaleRowError(Exception):
    """Somebody changed the row after the form was opened.

    Attributes:
        mine: Fields to what this form would have written.
        stored: The row as it stands now.
    """

    def __init__(self, mine: Mapping[str, Any], stored: Record | None) -> None:
        """Keep both, so that the second editor is shown both."""
        super().__init__("the row was changed in between")
        self.mine = dict(mine)
        self.stored = stored

    def differences(self) -> list[tuple[str, Any, Any]]:
        """Return each field that differs, with what is stored and what the form holds."""
        if self.stored is None:
            return []
        pairs = [(name, getattr(self.stored, name), mine) for name, mine in self.mine.items()]
        return [(name, stored, mine) for name, stored, mine in pairs if stored != mine]


def save_current(user: Any, row: Record, fields: Iterable[str], seen_version: int) -> Record:  # noqa: ANN401 - a user
    """Write fields of a row if it is still the version that the form showed.

    Args:
        user: Who saves.
        row: The row with its new values.
        fields: Names of the fields to write.
        seen_version: `row_version` when the form was opened.

    Returns:
        The row as it is stored.

    Raises:
        PermissionDenied: The user may not save it.
        StaleRowError: Somebody else was quicker; nothing is written.
    """
    table = type(row)
    changes = {name: getattr(row, name) for name in fields}
    with transaction.atomic():
        demand_save(user, row)
        current = table.objects.filter(pk=row.pk, row_version=seen_version)
        if current.update(**changes) == 0:
            raise StaleRowError(changes, table.objects.filter(pk=row.pk).first())
    return table.objects.get(pk=row.pk)
