"""Where is a person signed in? Sessions are kept by the database; each notes when it began."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

BEGAN = "office_signed_in_at"
DIGITS = 12


@dataclass(frozen=True)
class OpenSession:
    """A session of a user.

    Attributes:
        mark: Names it on a page; not the key, which would open it.
        began: When the user signed in.
        ends: When it ends by itself.
        is_this: Whether it is that of the page.
    """

    mark: str
    began: datetime.datetime | None
    ends: datetime.datetime
    is_this: bool


def note_begin(session: Any) -> None:  # noqa: ANN401 - a session
    """Note in a session when it began."""
    session[BEGAN] = timezone.now().isoformat(timespec="seconds")


def open_sessions(user: Any, current: str | None) -> list[OpenSession]:  # noqa: ANN401 - a user
    """Return the sessions of a user, the newest first.

    Args:
        user: Whose.
        current: Key of the session that asks.
    """
    found = [
        OpenSession(_mark(row), _began(told), row.expire_date, row.session_key == current)
        for row, told in _of(user)
    ]
    return sorted(found, key=lambda each: each.ends, reverse=True)


def end_sessions(user: Any, current: str | None, mark: str = "") -> int:  # noqa: ANN401 - a user
    """End one session of a user, or all but the current one; return how many ended."""
    keys = [
        row.session_key
        for row, _told in _of(user)
        if row.session_key != current and mark in {"", _mark(row)}
    ]
    return Session.objects.filter(session_key__in=keys).delete()[0]


def _of(user: Any) -> Iterator[tuple[Session, dict[str, Any]]]:  # noqa: ANN401 - a user
    """Yield the open sessions of a user; whose one is stands inside it, sealed."""
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        told = row.get_decoded()
        if told.get(SESSION_KEY) == str(user.pk):
            yield row, told


def _mark(row: Session) -> str:
    return sha256(row.session_key.encode()).hexdigest()[:DIGITS]


def _began(told: dict[str, Any]) -> datetime.datetime | None:
    text = told.get(BEGAN)
    return datetime.datetime.fromisoformat(text) if text else None
