"""Who signed in with a password that an administrator gave? No page but one opens for them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from brecha.core.errors import Fault
from brecha.office.api.faults import FORBIDDEN, Faults, said
from brecha.office.data.models import User

Answer = Callable[[HttpRequest], HttpResponse]
OPEN = ("office:password", "office:sign-out", "office:language", "office:health")
API = "/api/"
FIRST = Fault("Choose a password of your own first, on the page of your account.", "password")


def ask_for_own_password(answer: Answer) -> Answer:
    """Return a middleware that leads to the page where a password is chosen."""

    def when_it_is_temporary(request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User) or not user.password_is_temporary:
            return answer(request)
        if request.path in {reverse(name) for name in OPEN} or request.path.startswith("/static/"):
            return answer(request)
        if request.path.startswith(API):
            return JsonResponse(Faults(errors=[said(FIRST)]).model_dump(), status=FORBIDDEN)
        return redirect("office:password")

    return when_it_is_temporary
