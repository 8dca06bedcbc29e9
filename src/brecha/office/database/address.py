"""How does Django reach the server that an address names?"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from brecha.core.errors import InputError

# Said once for a connection. While tables are brought up to date, and only then (audit/held.py),
# each trigger of each row would otherwise ask, fail and roll a savepoint back.
NO_TRIGGER_IGNORED = "-c pgtrigger.ignore={}"
NAMES = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}


def connection_settings(address: str) -> dict[str, Any]:
    """Return Django's settings of one database.

    Args:
        address: postgresql://user:password@host:port/database?sslmode=require

    Raises:
        InputError: The address is not one of PostgreSQL.
    """
    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError:  # its text may repeat the password
        message = "The address of the database cannot be read. Give it as {form}."
        raise InputError.of(
            message, place="DATABASE_URL", form="postgresql://user:password@host/database"
        ) from None
    options = {name: value for name, value in parts.items() if name not in NAMES}
    options["options"] = " ".join(
        filter(None, [str(parts.get("options") or ""), NO_TRIGGER_IGNORED])
    )
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{django: str(parts.get(name) or "") for name, django in NAMES.items()},
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def address_of(**parts: str) -> str:
    """Return an address from its parts: host, port, user, password, dbname."""
    return make_conninfo("", **parts)
