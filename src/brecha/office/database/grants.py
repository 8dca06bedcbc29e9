"""What may the application's role do in the database? Read and write rows, and add to the history.

Given anew after each migration, since new tables come with it.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connections

ROWS = "SELECT, INSERT, UPDATE, DELETE"
HISTORY_TABLES = """
SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'office\\_%history'
"""


def grant_to_application(using: str, **_: Any) -> None:  # noqa: ANN401 - what a signal sends
    """Give the application's role what it needs and no more; nothing where it is the owner."""
    application = settings.DATABASES["default"]["USER"]
    owner = settings.DATABASES[using]["USER"]
    if using == "default" or application == owner:
        return
    with connections[using].cursor() as cursor:
        name = connections[using].ops.quote_name(application)
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(f"GRANT {ROWS} ON ALL TABLES IN SCHEMA public TO {name}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name}")
        cursor.execute(HISTORY_TABLES)
        for (table,) in cursor.fetchall():
            cursor.execute(f"REVOKE UPDATE, DELETE ON {table} FROM {name}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON office_auditlink FROM {name}")
