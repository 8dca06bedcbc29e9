"""Who asks, and what may the request do? A token with scopes, a session, or anybody."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.throttling import SimpleRateThrottle

from brecha.core.errors import Fault
from brecha.office.api.faults import BY_STATUS, FORBIDDEN, NOT_SIGNED_IN, RefusedError
from brecha.office.api.models import SCOPES
from brecha.office.api.tokens import token_of

READ, REPORT, VERIFY = SCOPES
VISITORS_RATE: Final = "240/min"
USERS_RATE: Final = "1200/min"


class BearerToken(HttpBearer):
    """A token in the header `Authorization: Bearer …`; a wrong one is never overlooked."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:  # noqa: ANN401 - a user
        """Make the request that of the token's user."""
        found = token_of(token)
        if found is None:
            raise RefusedError(NOT_SIGNED_IN, BY_STATUS[NOT_SIGNED_IN])
        request.user = found.user
        request.scopes = frozenset(found.scopes)
        return found.user


class Session(APIKeyCookie):
    """The session of a browser; a write shows the page's CSRF token in `X-CSRFToken`."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Any:  # noqa: ANN401 - a user or nobody
        """Return the user who signed in; without one there is nothing that CSRF could abuse."""
        return super().__call__(request) if request.user.is_authenticated else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:  # noqa: ANN401 - a user
        """Give the session every scope."""
        del key
        request.scopes = frozenset(SCOPES)
        return request.user


def visitor(request: HttpRequest) -> Any:  # noqa: ANN401 - nobody
    """Let anybody read what is public."""
    request.scopes = frozenset([READ])
    return request.user


class Rate(SimpleRateThrottle):
    """So many requests a minute for a user, fewer for an address that nobody signed in from."""

    def __init__(self, rate: str, *, for_users: bool) -> None:
        """Take the rate and for whom it holds."""
        super().__init__(rate)
        self.for_users = for_users

    def get_cache_key(self, request: HttpRequest) -> str | None:
        """Return under which name the requests are counted; None where another rate holds."""
        if request.user.is_authenticated != self.for_users:
            return None
        who = request.user.pk if self.for_users else request.META.get("REMOTE_ADDR", "")
        return f"api-rate-{'user' if self.for_users else 'from'}-{who}"


READERS = [BearerToken(), Session(), visitor]
WRITERS = [BearerToken(), Session()]
KEEPERS = [Session()]
RATES = [Rate(VISITORS_RATE, for_users=False), Rate(USERS_RATE, for_users=True)]


def demand_scope(request: HttpRequest, scope: str) -> None:
    """Raise RefusedError if the token was not made for this."""
    if scope not in request.scopes:
        fault = Fault("The token lacks the scope {scope}.", "Authorization", {"scope": scope})
        raise RefusedError(FORBIDDEN, fault)
