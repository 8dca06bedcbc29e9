"""How does a test put a value of any state where a programme already is? As the tables' owner."""

from __future__ import annotations

from django.db import connections


def allow_loading() -> None:
    """Let this test's database be loaded into; the application's role could not do so."""
    with connections["owner"].cursor() as cursor:
        for table in ("office_value", "office_disaggregatedvalue"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER loading_is_of_new")
