"""How is the office brought up to be measured? Embedded PostgreSQL, a programme, gunicorn.

The server is the one that `brecha office serve` starts, in a process of its own; readers have
signed in. The programme is loaded in this process, which also changes values and counts questions.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from large_office_programme import AGENCIES, Size, office_programme

HOST = "127.0.0.1"
BACKEND = "django.contrib.auth.backends.ModelBackend"
START_SECONDS = 90


@dataclass(frozen=True)
class Measured:
    """An office with one large programme.

    Attributes:
        root: The programme.
        users: By role.
        load_seconds: What loading the programme took.
    """

    root: Any
    users: dict[str, Any]
    load_seconds: float


@contextmanager
def office(folder: Path, size: Size) -> Iterator[Measured]:
    """Bring up an office with a programme, in a folder of its own."""
    os.environ |= {"BRECHA_OFFICE": str(folder)}
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        os.environ.pop(name, None)
    from brecha.office import open_office  # noqa: PLC0415 - reads the environment

    opened = open_office()
    try:
        from brecha.office.running.serving import collect_files  # noqa: PLC0415 - as above
        from brecha.office.running.starting import migrate  # noqa: PLC0415 - as above

        migrate()
        collect_files()
        yield _loaded(size)
    finally:
        opened.stop()


def _loaded(size: Size) -> Measured:
    from django.db import connection  # noqa: PLC0415 - needs its settings

    from brecha.office.data.models import Programme  # noqa: PLC0415 - as above
    from brecha.office.exchange.load import load_programme  # noqa: PLC0415 - as above

    programme = office_programme(size)
    start = time.perf_counter()
    root = load_programme(programme)
    seconds = time.perf_counter() - start
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    Programme.objects.filter(pk=root.pk).update(is_public=True)
    return Measured(root, _users(root), seconds)


def _users(root: Any) -> dict[str, Any]:  # noqa: ANN401 - a row
    from brecha.office.data.models import Membership, Organisation, User  # noqa: PLC0415 - as above

    agency = Organisation.objects.get(programme=root, acronym=AGENCIES[0])
    users = {}
    for role in ("coordinator", "reader", "agency_officer", "agency_approver"):
        users[role] = User.objects.create(username=role, language="en")
        where = agency if role.startswith("agency") else None
        Membership.objects.create(user=users[role], role=role, programme=root, agency=where)
    return users


def signed_in(user: Any) -> str:  # noqa: ANN401 - a row
    """Return the cookie of a user who has signed in."""
    from django.conf import settings  # noqa: PLC0415 - as above
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415 - as above
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415 - as above

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


@contextmanager
def served() -> Iterator[int]:
    """Start the server on the database of this process; yield its port."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = int(free.getsockname()[1])
    command = [str(Path(sys.executable).parent / "brecha"), "office", "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(START_SECONDS)


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", "/health")
            if connection.getresponse().status == http.client.OK:
                return
        except OSError:
            time.sleep(0.3)
    message = "the office did not start"
    raise RuntimeError(message)
