"""Which answers are computed once for each state of the data? Those that read a whole programme.

What was computed is kept under the last link of the history that concerns it (see `changes`), so
nothing stale is ever shown, in whichever process. The processes of one server share the pages and
pictures they made, in a folder of the office.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from django.core.cache import caches
from django.db import connection

from brecha.office.screens.figures.changes import Mark, state_of_the_data

MOST_KEPT = 2_000
SERVER = "BRECHA_SERVER"  # names the server whose processes share what they made
LONGEST_KEPT = 64 * 1024 * 1024  # letters and bytes of pages and pictures together
Answer = TypeVar("Answer")
Entry = tuple[Mark, Any]

_kept: OrderedDict[Hashable, Entry] = OrderedDict()
_makers: dict[Hashable, Lock] = {}
_guard = Lock()
_length = 0


def kept(key: tuple[Hashable, ...], make: Callable[[], Answer], mark: Mark | None = None) -> Answer:
    """Return an answer, made anew if the data changed since it was made.

    Only the newest answer to a question is held.

    Args:
        key: Names the question: its kind, the programmes, the language.
        make: Computes the answer; one thread at a time does it for a key.
        mark: What differs after a change that concerns the answer, taken before anything is read;
            that of all data if not given.
    """
    question = (connection.settings_dict["NAME"], *key)
    mark = state_of_the_data().whole if mark is None else mark
    with _guard:
        maker = _makers.setdefault(question, Lock())
    with maker:
        found = _kept.get(question)
        if found is None or found[0] != mark:
            found = (mark, _shared((question, mark), make))
        _keep(question, found)
    answer: Answer = found[1]
    return answer


def forget_answers() -> None:
    """Let go of every answer."""
    global _length  # noqa: PLW0603 - one count for one store
    with _guard:
        _kept.clear()
        _length = 0
    caches["pages"].clear()


def _shared(name: Hashable, make: Callable[[], Answer]) -> Answer:
    """Return the page or picture that another process of this server made, or make it."""
    server = os.environ.get(SERVER)
    if not server:
        return make()
    key = hashlib.sha256(repr((server, name)).encode()).hexdigest()
    answer: Answer | None = caches["pages"].get(key)
    if answer is None:
        answer = make()
        if isinstance(answer, str | bytes):
            caches["pages"].set(key, answer)
    return answer


def _keep(question: Hashable, entry: Entry) -> None:
    global _length  # noqa: PLW0603 - one count for one store
    with _guard:
        _length += _length_of(entry) - _length_of(_kept.get(question))
        _kept[question] = entry
        _kept.move_to_end(question)
        while len(_kept) > MOST_KEPT or (_length > LONGEST_KEPT and len(_kept) > 1):
            oldest, left = _kept.popitem(last=False)
            _length -= _length_of(left)
            _makers.pop(oldest, None)


def _length_of(entry: Entry | None) -> int:
    return len(entry[1]) if entry and isinstance(entry[1], str | bytes) else 0
