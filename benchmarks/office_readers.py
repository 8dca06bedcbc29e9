"""How long do readers wait? Threads that each fetch one page after the other, without a pause."""

from __future__ import annotations

import http.client
import random
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from office_server import HOST

MOST_SECONDS = 60
HUNDRED = 100


@dataclass
class Waits:
    """What readers waited.

    Attributes:
        seconds: By kind of page, in the order of arrival.
        errors: Answers that were no page.
        elapsed: Seconds from the first question to the last answer.
    """

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: int = 0
    elapsed: float = 0.0

    def add(self, kind: str, seconds: float, *, is_page: bool) -> None:
        """Note one answer."""
        self.seconds.setdefault(kind, []).append(seconds)
        self.errors += not is_page

    def median(self, kind: str) -> float:
        """Return the median. Unit: milliseconds."""
        return 1000 * statistics.median(self.seconds[kind])

    def share(self, kind: str, percent: int) -> float:
        """Return what that part of the answers took at most. Unit: milliseconds."""
        return 1000 * statistics.quantiles(self.seconds[kind], n=HUNDRED)[percent - 1]

    @property
    def per_second(self) -> float:
        """Answers of all kinds in a second."""
        return sum(len(each) for each in self.seconds.values()) / self.elapsed


Choice = Callable[[random.Random], tuple[str, str]]  # draws the kind and the address of a page


def read(port: int, cookies: Sequence[str], choose: Choice, seconds: float) -> Waits:
    """Let readers read for some time, one thread for each cookie."""
    waits, guard = Waits(), threading.Lock()
    start = time.monotonic()

    def reader(number: int) -> None:
        draw = random.Random(number)  # noqa: S311 - no secret
        connection = http.client.HTTPConnection(HOST, port, timeout=MOST_SECONDS)
        while time.monotonic() < start + seconds:
            kind, address = choose(draw)
            taken, is_page = ask(connection, address, cookies[number])
            with guard:
                waits.add(kind, taken, is_page=is_page)

    threads = [threading.Thread(target=reader, args=(at,)) for at in range(len(cookies))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waits.elapsed = time.monotonic() - start
    return waits


def ask(connection: http.client.HTTPConnection, address: str, cookie: str) -> tuple[float, bool]:
    """Fetch a page; return the seconds it took and whether a page came."""
    start = time.perf_counter()
    try:
        connection.request("GET", address, headers={"Cookie": cookie, "Accept-Language": "en"})
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return time.perf_counter() - start, False
    return time.perf_counter() - start, answer.status == http.client.OK
