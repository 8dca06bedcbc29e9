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

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_makers: dict[Hashable, Lock] = {}
_guard = Lock()


def kept(key: tuple[Hashable, ...], make: Callable[[], Answer]) -> Answer:
    """Return an answer, made anew if the data changed since it was made.

    Args:
        key: Names the question: its kind, the programmes, the language.
        make: Computes the answer; one thread at a time does it for a key.
    """
    whole = (connection.settings_dict["NAME"], state_of_the_data(), *key)
    with _guard:
        if whole in _kept:
            _kept.move_to_end(whole)
            found: Answer = _kept[whole]
            return found
        maker = _makers.setdefault(whole, Lock())
    with maker:
        if whole not in _kept:
            _keep(whole, make())
        made: Answer = _kept[whole]
        return made


def state_of_the_data() -> str:
    """Return the hash of the last recorded change."""
    last = AuditLink.objects.order_by("-sequence").values_list("hash", flat=True)[:1]
    return next(iter(last), "")


def _keep(key: Hashable, answer: object) -> None:
    with _guard:
        _kept[key] = answer
        _makers.pop(key, None)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
