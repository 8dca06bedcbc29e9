"""Does the office answer? For the watch of a server, without a sign-in."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

UNAVAILABLE = 503


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Return 200 if the database answers, 503 if not; nothing else is told."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM office_programme LIMIT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable"}, status=UNAVAILABLE)
    return JsonResponse({"status": "ok"})
