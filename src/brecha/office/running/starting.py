"""How does the office come up? Server, tables, example, in this order."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace

from brecha.core.errors import CoverageError
from brecha.office.environment import Environment, read_environment

SETTINGS = "brecha.office.settings"


@dataclass(frozen=True)
class Office:
    """An office that is up.

    Attributes:
        environment: With the addresses of its database.
        stop: Ends the embedded server; does nothing for a real one.
    """

    environment: Environment
    embedded: object = None

    def stop(self) -> None:
        """Stop the embedded server, if there is one."""
        if self.embedded is not None:
            self.embedded.stop()  # type: ignore[attr-defined]  # an Embedded


def open_office() -> Office:
    """Start the database if need be, and make Django ready.

    Raises:
        CoverageError: The extra `office` is not installed.
    """
    demand_extra()
    environment, embedded = read_environment(), None
    if not environment.database_url:
        from brecha.office.database.embedded import start_embedded  # noqa: PLC0415 - part of the extra

        embedded = start_embedded(environment)
        environment = replace(
            environment, database_url=embedded.application_url, owner_url=embedded.owner_url
        )
        os.environ["DATABASE_URL"] = environment.database_url
        os.environ["DATABASE_OWNER_URL"] = environment.owner_url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # noqa: PLC0415 - part of the extra

    django.setup()
    return Office(environment, embedded)


def migrate() -> None:
    """Bring the tables up to date, as their owner."""
    from django.conf import settings  # noqa: PLC0415 - part of the extra
    from django.core.management import call_command  # noqa: PLC0415 - part of the extra

    call_command("migrate", database=owner_alias(settings.DATABASES), verbosity=0)


def owner_alias(databases: object) -> str:
    """Return under which name the owner of the tables reaches the database."""
    return "owner" if "owner" in databases else "default"  # type: ignore[operator]  # a mapping


def demand_extra() -> None:
    """Raise if the packages of the office are not installed.

    Raises:
        CoverageError: They are not.
    """
    with suppress(ImportError):
        import axes  # noqa: F401, PLC0415 - only whether it is there
        import django  # noqa: F401, PLC0415 - as above
        import pghistory  # noqa: F401, PLC0415 - as above
        import psycopg  # noqa: F401, PLC0415 - as above

        return
    raise CoverageError.of(
        "The office needs packages that are not installed. Install them with {command}.",
        command="pip install 'brecha[office]'",
    )
