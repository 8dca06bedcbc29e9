"""How is a token made, shown once, and known again?"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from brecha.office.api.models import SCOPES, Token

PREFIX = "brecha_"
NUMBER_OF_BYTES = 32


def make_token(user: Any, name: str, scopes: Iterable[str], days: int) -> tuple[Token, str]:  # noqa: ANN401 - a user
    """Make a token.

    Args:
        user: For whom the program acts.
        name: What the user calls it.
        scopes: read, report, verify.
        days: How long it is valid. Unit: days.

    Returns:
        The row, and the token itself, which is kept nowhere.
    """
    text = PREFIX + secrets.token_urlsafe(NUMBER_OF_BYTES)
    row = Token.objects.create(
        user=user,
        name=name,
        digest=digest_of(text),
        scopes=[scope for scope in SCOPES if scope in set(scopes)],
        expires_at=timezone.now() + timedelta(days=days),
    )
    return row, text


def token_of(text: str) -> Token | None:
    """Return the token that a program shows, if it is valid and its user may still sign in."""
    rows = Token.objects.select_related("user").filter(digest=digest_of(text))
    found: Token | None = rows.filter(expires_at__gt=timezone.now(), user__is_active=True).first()
    return found


def digest_of(text: str) -> str:
    """Return what is kept of a token; it is random and long, so that a plain hash is enough."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
