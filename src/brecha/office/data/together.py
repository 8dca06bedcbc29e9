"""How are many tables made at once? In one step of a migration.

Django renders every linked table anew after each table that a migration makes. With ninety linked
tables that takes most of a minute; made in one step they are rendered once.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class CreateTables(Operation):
    """Makes several tables, in an order in which links point back."""

    serialization_expand_args = ["tables"]  # noqa: RUF012 - as Django declares it
    reversible = True

    def __init__(self, tables: list[CreateModel]) -> None:
        """Keep the steps that would make the tables one by one."""
        self.tables = tables

    def state_forwards(self, app_label: str, state: Any) -> None:  # noqa: ANN401 - Django's state
        """Declare every table; none is rendered before the last is known."""
        vars(state).pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: Any,  # noqa: ANN401 - as Django gives it
        from_state: Any,  # noqa: ANN401 - as Django gives it
        to_state: Any,  # noqa: ANN401 - Django's
    ) -> None:
        """Make every table."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: Any,  # noqa: ANN401 - as Django gives it
        from_state: Any,  # noqa: ANN401 - as Django gives it
        to_state: Any,  # noqa: ANN401 - Django's
    ) -> None:
        """Drop every table, the last first."""
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Return what the step does, for Django's listing."""
        return f"Create {len(self.tables)} tables"
