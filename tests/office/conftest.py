"""What do the office's tests share? One embedded PostgreSQL, and a fresh database for each test.

The tables are made once in a template; a test gets a copy of it, on which everything is really
committed. Where the extra `office` is not installed, nothing here is collected but the test that
says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from office_settings import HAS_OFFICE

TEMPLATE = "office_template"
NUMBERS = count(1)

collect_ignore_glob: list[str] = []
if not HAS_OFFICE:
    collect_ignore_glob = ["test_office_[!e]*.py"]


class Databases:
    """Makes copies of the template on the embedded server, and points Django at them."""

    def __init__(self, server: Any, administrator: str) -> None:  # noqa: ANN401 - an Embedded
        self.server = server
        self.administrator = administrator
        self.name = TEMPLATE

    def run(self, statement: str) -> None:
        import psycopg  # noqa: PLC0415 - only where the extra is installed

        with psycopg.connect(self.administrator, autocommit=True) as connection:
            connection.execute(statement)

    def use(self, name: str) -> None:
        from django.conf import settings  # noqa: PLC0415 - only where the extra is installed
        from django.db import connections  # noqa: PLC0415 - only where the extra is installed

        from brecha.office.database.address import connection_settings  # noqa: PLC0415 - only where the extra is installed

        connections.close_all()
        self.name = name
        urls = {"default": self.server.application_url, "owner": self.server.owner_url}
        for alias, url in urls.items():
            wanted = connection_settings(url) | {"NAME": name, "CONN_MAX_AGE": 0}
            known = settings.DATABASES.setdefault(alias, {})
            known.update(wanted)
            connections.settings.setdefault(alias, known).update(wanted)
        connections.configure_settings(connections.settings)
        for alias in urls:
            if hasattr(connections._connections, alias):  # noqa: SLF001 - Django has no other way
                delattr(connections._connections, alias)  # noqa: SLF001 - as above

    def close(self) -> None:
        from django.db import connections  # noqa: PLC0415 - only where the extra is installed

        connections.close_all()


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    from django.core.management import call_command  # noqa: PLC0415 - only where the extra is installed

    from brecha.office.database.embedded import OWNER, start_embedded  # noqa: PLC0415 - only where the extra is installed
    from brecha.office.environment import read_environment  # noqa: PLC0415 - only where the extra is installed

    environment = read_environment()
    server = start_embedded(environment)
    password = environment.secret("postgres_password")
    administrator = server.owner_url.replace(f"user={OWNER}", "user=postgres")
    administrator = administrator.replace(environment.secret(f"{OWNER}_password"), password)
    made = Databases(server, administrator.replace("dbname=brecha", "dbname=postgres"))
    made.run("ALTER SYSTEM SET fsync = off")
    made.run("SELECT pg_reload_conf()")
    made.run(f"CREATE DATABASE {TEMPLATE} OWNER {OWNER}")
    made.use(TEMPLATE)
    call_command("migrate", database="owner", verbosity=0)
    made.close()
    yield made
    made.close()
    server.stop()


def fresh(databases: Databases) -> Iterator[Databases]:
    from brecha.office.database.embedded import OWNER  # noqa: PLC0415 - only where the extra is installed

    name, before = f"office_{next(NUMBERS)}", databases.name
    databases.run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER {OWNER}")
    databases.use(name)
    yield databases
    databases.use(before)
    databases.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(databases: Databases) -> Iterator[Databases]:
    """Return a database of one's own, empty but for its tables."""
    yield from fresh(databases)


@pytest.fixture(scope="module")
def shared_database(databases: Databases) -> Iterator[Databases]:
    """Return a database for a module whose tests only read."""
    yield from fresh(databases)


@pytest.fixture
def root(database: Databases) -> Any:  # noqa: ANN401 - a row
    """Return the small programme in a database of its own."""
    from brecha.office.exchange.load import load_programme  # noqa: PLC0415 - only where the extra is installed
    from office_programme import small_programme  # noqa: PLC0415 - only where the extra is installed

    del database
    return load_programme(small_programme())


@pytest.fixture
def user_of(database: Databases) -> Callable[..., Any]:
    """Return what makes a user with a role."""
    del database
    return make_user


def make_user(role: str, programme: Any = None, agency: str = "") -> Any:  # noqa: ANN401 - rows
    from brecha.office.data.models import Membership, Organisation, User  # noqa: PLC0415 - only where the extra is installed

    user = User.objects.create(username=f"{role}-{agency}-{next(NUMBERS)}", language="en")
    where = Organisation.objects.get(programme=programme, acronym=agency) if agency else None
    Membership.objects.create(user=user, role=role, programme=programme, agency=where)
    return user
