"""What does a page say that is refused before anybody looks at it? Why, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

BAD, FORBIDDEN, WRONG_METHOD, TOO_LARGE, TOO_MANY = 400, 403, 405, 413, 429
Answer = Callable[[HttpRequest], HttpResponse]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for a request that cannot be read, or is too large."""
    is_large = isinstance(exception, RequestDataTooBig)
    return refusal(request, TOO_LARGE if is_large else BAD)


def no_page_of_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form that does not come from a page of the office."""
    del reason
    return refusal(request, FORBIDDEN)


def words_for_bare_refusals(answer: Answer) -> Answer:
    """Return a middleware that gives words to a refusal without any."""

    def with_words(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        is_bare = response.status_code in {BAD, WRONG_METHOD, TOO_LARGE, TOO_MANY} and not (
            response.streaming or response.content
        )
        if not is_bare or request.path.startswith("/api/"):
            return response
        said = refusal(request, response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                said.headers[name] = response.headers[name]
        return said

    return with_words


def refusal(request: HttpRequest, status: int) -> HttpResponse:
    """Return a page that says why a request was refused."""
    titles = {
        BAD: _("The request cannot be read"),
        FORBIDDEN: _("The form is too old"),
        WRONG_METHOD: _("This address is not a page"),
        TOO_LARGE: _("The file or form is too large"),
        TOO_MANY: _("Too many requests"),
    }
    advice = {
        BAD: _("Nothing was written. Go back, load the page again and repeat what you did."),
        FORBIDDEN: _(
            "Nothing was written. It may have been opened before you signed in, or in a browser "
            "without cookies. Go back, load the page again and repeat what you did."
        ),
        WRONG_METHOD: _("It takes what a form sends. Open the page with the form."),
        TOO_LARGE: _("Nothing was written. Send it in smaller parts."),
        TOO_MANY: _("Wait a minute and try again."),
    }
    shown = {"refused_title": titles[status], "advice": advice[status]}
    return render(request, "refused.html", shown, status=status)
