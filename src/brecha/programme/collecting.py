"""How do many records come to be in one go? Without a search for cycles among them meanwhile.

The search for unreachable cycles walks through all records again and again while a hundred thousand
are made, though a programme is a tree and has none; it took a third of the time of a report.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Pauses:
    """Those who asked for a pause, in all threads; the search goes on when the last has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._was_on = False

    def begin(self) -> None:
        with self._lock:
            if self._number == 0:
                self._was_on = gc.isenabled()
                gc.disable()
            self._number += 1

    def end(self) -> None:
        with self._lock:
            self._number -= 1
            if self._number == 0 and self._was_on:
                gc.enable()


_PAUSES = _Pauses()


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Make many records, or a file of them, without the search for cycles; threads may overlap.

    Examples:
        >>> with no_search_for_cycles():
        ...     gc.isenabled()
        False
        >>> gc.isenabled()
        True
    """
    _PAUSES.begin()
    try:
        yield
    finally:
        _PAUSES.end()
