"""How do tests run the real office, speak to it as a browser does, and kill it?"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode

BRECHA = [sys.executable, "-c", "from brecha.cli import main; main()"]
LONGEST_START, LONGEST_END = 90, 30  # seconds
SIGN_IN = re.compile(r"^  (\S+)\s+(\S+)  (\S+) ?(.*)$", re.MULTILINE)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of an office in a folder of its own."""
    told = {"BRECHA_OFFICE": str(folder / "office"), "BRECHA_LANG": "en", "WEB_CONCURRENCY": "2"}
    left_out = ("DATABASE_", "BRECHA_", "DJANGO_")
    kept = {name: text for name, text in os.environ.items() if not name.startswith(left_out)}
    return kept | told | more


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the office to its end."""
    told = environment(folder, **more)
    command = [*BRECHA, "office", *arguments]
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False)  # noqa: S603 - our own command


@dataclass
class Server:
    """The office as a process of its own.

    Attributes:
        folder: Where its files are.
        more: Further settings of its environment.
        options: Further words of `serve`.
        told: What it said since its first start.
    """

    folder: Path
    more: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    address: str = ""
    told: str = ""

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{port}/"
        note = self.folder / f"told-{port}"
        with note.open("wb") as stream:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                [*BRECHA, "office", "serve", "--port", port, *self.options],
                env=environment(self.folder, **self.more),
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        is_up = self._waits()
        self.told += note.read_text("utf-8")
        assert is_up, self.told

    def kill(self) -> None:
        """Kill every process of it at once, without a word; the database is not one of them."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(LONGEST_END)

    def kill_database(self) -> None:
        """Kill the process that leads the embedded database."""
        os.kill(int(self.database_note()[0]), signal.SIGKILL)

    def stop(self) -> None:
        """End it as a person would."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(LONGEST_END)

    def database_note(self) -> list[str]:
        """Return the lines that the embedded database keeps of itself."""
        note = self.folder / "office" / "postgres" / "postmaster.pid"
        return note.read_text("utf-8").splitlines()

    def asked(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what the embedded database itself says, asked as its owner."""
        import psycopg  # noqa: PLC0415 - part of the extra

        lines = self.database_note()
        password = (self.folder / "office" / "brecha_owner_password").read_text("ascii").strip()
        place = {"host": lines[4], "port": lines[3], "user": "brecha_owner", "password": password}
        with psycopg.connect(dbname="brecha", **place) as connection:
            return connection.execute(statement, values).fetchall()

    def sign_ins(self, role: str) -> list[tuple[str, str, str]]:
        """Return user, password and agency of those who have a role."""
        return [
            (found[1], found[2], found[4].strip())
            for found in SIGN_IN.finditer(self.told)
            if found[3] == role
        ]

    def check(self) -> dict[str, Any]:
        """Return what `brecha office check` says."""
        said: dict[str, Any] = json.loads(run(self.folder, "check", "--json", **self.more).stdout)
        return said

    def _waits(self) -> bool:
        assert self.process is not None
        until = time.monotonic() + LONGEST_START
        while self.process.poll() is None and time.monotonic() < until:
            try:
                with urllib.request.urlopen(self.address + "health") as answer:  # noqa: S310 - our own address
                    return bool(answer.status == 200)
            except (URLError, OSError):
                time.sleep(0.2)
        return False


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Gives a redirect back as an answer."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as the library asks
        """Follow none."""


class Browser:
    """Signs in and sends forms, and JSON with a token, as a browser or a program does."""

    def __init__(self, server: Server) -> None:
        """Begin without a session."""
        self.server = server
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(
            NoRedirect(), urllib.request.HTTPCookieProcessor(self.cookies)
        )
        self.token = ""

    def ask(self, path: str, body: bytes | None = None, method: str = "", **headers: str) -> Any:  # noqa: ANN401 - an answer
        """Return (status, text, headers) of an answer, whatever its status."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        named |= {"Accept-Language": "en"}
        request = urllib.request.Request(  # noqa: S310 - our own address
            self.server.address + path, body, named, method=method or None
        )
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode("utf-8"), answer.headers
        except HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8"), error.headers

    def sign_in(self, username: str, password: str) -> None:
        """Open a session."""
        self.ask("sign-in/")
        status, page, _ = self.send("sign-in/", username=username, password=password)
        assert status == 302, page

    def send(self, path: str, headers: dict[str, str] | None = None, /, **fields: str) -> Any:  # noqa: ANN401 - an answer
        """Send a form."""
        fields["csrfmiddlewaretoken"] = self._csrf()
        return self.ask(path, urlencode(fields).encode(), **(headers or {}))

    def take_token(self) -> None:
        """Make a token that reads, reports and verifies."""
        wanted = {"name": "kill", "scopes": ["read", "report", "verify"]}
        status, text, _ = self.tell("tokens", wanted, X_CSRFToken=self._csrf())
        assert status == 201, text
        self.token = json.loads(text)["token"]

    def tell(self, path: str, body: object, method: str = "POST", **headers: str) -> Any:  # noqa: ANN401 - an answer
        """Send JSON to the API."""
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        headers["Content-Type"] = "application/json"
        return self.ask(f"api/v1/{path}", json.dumps(body).encode(), method, **headers)

    def bring(self, programme: int, name: str, content: str) -> tuple[int, str]:
        """Import a file, after the trial that the page asks for."""
        import base64  # noqa: PLC0415 - here only

        tried = base64.b64encode(content.encode("utf-8-sig")).decode()
        path = f"programmes/{programme}/spreadsheets/"
        sent = {"name": name, "mark": "point", "tried": tried, "import": "yes"}
        status, page, _ = self.send(path, None, **sent)
        return status, page

    def _csrf(self) -> str:
        return next((each.value or "" for each in self.cookies if each.name == "csrftoken"), "")
