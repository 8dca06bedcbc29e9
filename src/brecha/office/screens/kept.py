"""Which answers are computed once for each state of the data? Those that read a whole programme.

Every change leaves a link in the chain of the history, in its own transaction. What was computed is
kept under the hash of the last link, so nothing stale is ever shown, in whichever process.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from django.db import connection

from brecha.office.data.models import AuditLink

MOST_KEPT = 256
Answer = TypeVar("Answer")

_kept: OrderedDict[Hashable, tuple[str, Any]] = OrderedDict()
_makers: dict[Hashable, Lock] = {}
_guard = Lock()


def kept(key: tuple[Hashable, ...], make: Callable[[], Answer]) -> Answer:
    """Return an answer, made anew if the data changed since it was made.

    Only the newest answer to a question is held.

    Args:
        key: Names the question: its kind, the programmes, the language.
        make: Computes the answer; one thread at a time does it for a key.
    """
    question = (connection.settings_dict["NAME"], *key)
    state = state_of_the_data()
    with _guard:
        maker = _makers.setdefault(question, Lock())
    with maker:
        found = _kept.get(question)
        if found is None or found[0] != state:
            found = (state, make())
        _keep(question, found)
    answer: Answer = found[1]
    return answer


def state_of_the_data() -> str:
    """Return the hash of the last recorded change."""
    last = AuditLink.objects.order_by("-sequence").values_list("hash", flat=True)[:1]
    return next(iter(last), "")


def _keep(question: Hashable, answer: tuple[str, Any]) -> None:
    with _guard:
        _kept[question] = answer
        _kept.move_to_end(question)
        while len(_kept) > MOST_KEPT:
            oldest, _ = _kept.popitem(last=False)
            _makers.pop(oldest, None)
