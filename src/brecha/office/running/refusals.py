"""What keeps an office from starting, said in one sentence before anything is begun?"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from brecha.core.errors import InputError
from brecha.core.system_reasons import system_reason
from brecha.office.environment import Environment, make_folder

LEAST_ROOM = 300  # megabytes: an empty embedded server takes about 60, its log and a copy more
MEGABYTE = 1024 * 1024
POSTGRES, VERSION, LOCK = "postgres", "PG_VERSION", "serving.lock"
SECONDS_TO_ANSWER = 10


def demand_folder(folder: Path) -> None:
    """Raise if the folder of the office cannot be made or written.

    Raises:
        InputError: It cannot; the system says why.
    """
    probe = folder / f".probe-{os.getpid()}"
    try:
        make_folder(folder)
        probe.write_text("", "ascii")
        probe.unlink()
    except OSError as error:
        message = "The folder of the office must be writable; the system says: {reason}."
        raise InputError.of(message, place=str(folder), reason=system_reason(error)) from error


def demand_room(folder: Path, least: int = LEAST_ROOM) -> None:
    """Raise if the disk of the folder is nearly full, where a database is still to be made.

    Args:
        folder: Folder of the office.
        least: Room that must be left. Unit: megabytes.

    Raises:
        InputError: There is less.
    """
    if (folder / POSTGRES / VERSION).exists():
        return
    free = shutil.disk_usage(folder).free // MEGABYTE
    if free < least:
        message = "The disk must have {least} MB free for a new database; it has {free}."
        raise InputError.of(message, place=str(folder), least=least, free=free)


def demand_same_postgres(folder: Path, own: str) -> None:
    """Raise if the folder's database was made by another major version of PostgreSQL.

    Raises:
        InputError: It was; its files cannot be read by this one.
    """
    try:
        found = (folder / POSTGRES / VERSION).read_text("ascii").strip()
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError):
        found = "?"
    if found.split(".", maxsplit=1)[0] != own.split(".", maxsplit=1)[0]:
        message = (
            "The folder holds a database of PostgreSQL {found}; this office brings {own}. Copy it "
            "with the version of the office that made it, and restore it into a new folder."
        )
        raise InputError.of(message, place=str(folder / POSTGRES), found=found, own=own)


def demand_server(address: str, place: str) -> None:
    """Raise if a real server does not answer, or is too old.

    Args:
        address: As in DATABASE_URL.
        place: Name of the setting.

    Raises:
        InputError: It does not; the message repeats no password.
    """
    import psycopg  # noqa: PLC0415 - part of the extra

    from brecha.office.database.address import connection_settings  # noqa: PLC0415 - part of the extra

    connection_settings(address)  # says what is wrong with the form of the address
    try:
        with psycopg.connect(address, connect_timeout=SECONDS_TO_ANSWER):
            return
    except psycopg.Error:
        message = (
            "The database does not let us in. Check that its server runs, and the host, port, "
            "user, password and name in the address."
        )
        raise InputError.of(message, place=place) from None


def demand_free_port(host: str, port: int) -> None:
    """Raise if nobody can listen at an address.

    Raises:
        InputError: The port is taken, may not be used, or the host is none of this machine.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        message = "{host} is no address of this machine. Name another with --host."
        raise InputError.of(message, place="--host", host=host) from None
    with socket.socket(found[0]) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(found[4])
        except (OSError, OverflowError):
            message = (
                "Nobody can listen at {host}, port {port}: another program does so already, or it "
                "may not be used here. Name another with --port."
            )
            raise InputError.of(message, place="--port", host=host, port=port) from None


@contextmanager
def serving_alone(environment: Environment) -> Iterator[None]:
    """Hold the folder while serving, so that no second office serves the same database from it.

    Raises:
        InputError: Another office serves it.
    """
    try:
        import fcntl  # noqa: PLC0415 - only where processes are forked
    except ImportError:
        yield
        return
    with (environment.folder / LOCK).open("a", encoding="ascii") as held:
        try:
            fcntl.lockf(
                held, fcntl.LOCK_EX | fcntl.LOCK_NB
            )  # goes with this process, not its children
        except OSError:
            message = (
                "Another office serves this folder already. Stop it, or choose another folder."
            )
            raise InputError.of(message, place=str(environment.folder)) from None
        yield
