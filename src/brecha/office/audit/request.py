"""Which user and which reason stand behind the changes of a request?"""

from __future__ import annotations

from typing import Any

import pghistory
from django.http import HttpRequest
from pghistory.middleware import HistoryMiddleware

REASON_FIELD = "reason_for_change"
LONGEST_REASON = 500


class KeepWhoAndWhy(HistoryMiddleware):
    """Gives every event of a request its user's number, its route and the reason of its form."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what an event keeps of a request; a number, never a name."""
        context = dict(super().get_context(request))
        reason = request.headers.get("X-Reason", "")
        if request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
            reason = request.POST.get(REASON_FIELD, reason)
        if reason.strip():
            context["reason"] = reason.strip()[:LONGEST_REASON]
        return context


def because(reason: str, **more: Any) -> pghistory.context:  # noqa: ANN401 - anything JSON holds
    """Return a context in which every change keeps this reason.

    Example: `with because("Quarterly correction", user=user.pk): value.save()`.
    """
    return pghistory.context(reason=reason, **more)
