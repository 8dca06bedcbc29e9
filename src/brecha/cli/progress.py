"""How is a user told that longer work goes on?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

QUIET_SECONDS = 2.0


@contextmanager
def told_if_long(sentence: str) -> Iterator[None]:
    """Show a spinner on standard error while work lasts longer than two seconds."""
    from rich.console import Console

    status = Console(stderr=True).status(sentence)
    timer = threading.Timer(QUIET_SECONDS, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        status.stop()
