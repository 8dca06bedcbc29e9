"""How does the office come up? Server, tables, example, in this order."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from brecha.core.errors import CoverageError, InputError
from brecha.office.environment import Environment, read_environment
from brecha.office.running.refusals import (
    demand_folder,
    demand_room,
    demand_same_postgres,
    demand_server,
)

if TYPE_CHECKING:
    from brecha.office.database.embedded import Embedded

SETTINGS = "brecha.office.settings"
DID_NOT_START = (
    "The embedded PostgreSQL did not start. Its own log says why: a full disk, a folder that its "
    "user may not enter, or files that were damaged."
)


@dataclass(frozen=True)
class Office:
    """An office that is up.

    Attributes:
        environment: With the addresses of its database.
        stop: Ends the embedded server; does nothing for a real one.
    """

    environment: Environment
    embedded: Embedded | None = None

    def stop(self) -> None:
        """Stop the embedded server, if there is one."""
        if self.embedded is not None:
            self.embedded.stop()


def open_office() -> Office:
    """Start the database if need be, and make Django ready.

    Raises:
        CoverageError: The extra `office` is not installed.
        InputError: The folder cannot be written, or the database does not come up.
    """
    demand_extra()
    environment, embedded = read_environment(), None
    demand_folder(environment.folder)
    if environment.database_url:
        demand_server(environment.database_url, "DATABASE_URL")
        if environment.owner_url:
            demand_server(environment.owner_url, "DATABASE_OWNER_URL")
    else:
        embedded = _start_embedded(environment)
        environment = replace(
            environment, database_url=embedded.application_url, owner_url=embedded.owner_url
        )
        os.environ["DATABASE_URL"] = environment.database_url
        os.environ["DATABASE_OWNER_URL"] = environment.owner_url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # noqa: PLC0415 - part of the extra

    django.setup()
    return Office(environment, embedded)


def _start_embedded(environment: Environment) -> Embedded:
    """Start the server of the folder; what keeps it from coming up is said in one sentence."""
    from brecha.office.database.embedded import own_version, start_embedded  # noqa: PLC0415 - part of the extra

    demand_room(environment.folder)
    demand_same_postgres(environment.folder, own_version())
    try:
        return start_embedded(environment)
    except (OSError, subprocess.SubprocessError, RuntimeError) as error:
        raise InputError.of(
            DID_NOT_START, place=str(environment.folder / "postgres" / "log")
        ) from error


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
