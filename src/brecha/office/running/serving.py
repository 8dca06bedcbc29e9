"""Who answers the browsers? gunicorn, with a few threads in each of a few processes."""

from __future__ import annotations

import os
import secrets
import signal
from typing import Any

from django.core.cache import caches
from django.core.management import call_command
from gunicorn.app.base import BaseApplication

from brecha.core.errors import InputError
from brecha.office.screens.figures.kept import SERVER

PROCESSES, MOST_PROCESSES = 2, 256
THREADS = 4


class Server(BaseApplication):
    """gunicorn without a file of settings of its own."""

    def __init__(self, host: str, port: int) -> None:
        """Take the address to listen at."""
        self.host, self.port = host, port
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn what differs from its own defaults."""
        chosen = {
            "bind": f"{self.host}:{self.port}",
            "workers": processes(os.environ.get("WEB_CONCURRENCY", "")),
            "threads": THREADS,
            "worker_class": "gthread",
            "accesslog": None,
            "errorlog": "-",
            "loglevel": "warning",
            "graceful_timeout": 20,
            "max_requests": 10_000,
            "max_requests_jitter": 1_000,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401 - a WSGI application
        """Return the application."""
        from brecha.office.wsgi import application  # noqa: PLC0415 - once for each process

        return application


def processes(told: str) -> int:
    """Return how many processes answer.

    Raises:
        InputError: WEB_CONCURRENCY is no whole number that can be.
    """
    if not told:
        return PROCESSES
    if told.isascii() and told.isdigit() and 1 <= int(told) <= MOST_PROCESSES:
        return int(told)
    message = "{name} must be a whole number from 1 to {most}; it is {word}."
    raise InputError.of(
        message, place="environment", name="WEB_CONCURRENCY", most=MOST_PROCESSES, word=told
    )


def collect_files() -> None:
    """Put style sheets and pictures where they are served from."""
    call_command("collectstatic", interactive=False, verbosity=0)


def forget_old_sessions() -> None:
    """Delete sessions that ended by themselves; the database keeps them until somebody does."""
    call_command("clearsessions", verbosity=0)


def serve_forever(host: str, port: int) -> None:
    """Answer until somebody says stop."""
    caches["pages"].clear()
    os.environ[SERVER] = secrets.token_hex(8)
    try:
        Server(host, port).run()
    finally:  # gunicorn collects ended children; what stops the database waits for its own
        if hasattr(signal, "SIGCHLD"):
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
