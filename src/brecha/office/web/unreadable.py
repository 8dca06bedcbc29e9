"""What holds a character that no text of the office can hold? It is refused before it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict

from brecha.core.errors import Fault
from brecha.office.web.refused import BAD, refusal

NUL = "\0"  # the database keeps no such character
NO_TEXT = Fault("The request holds a character of number 0, which no text has. Leave it out.")
Answer = Callable[[HttpRequest], HttpResponse]


def refuse_unreadable_text(answer: Answer) -> Answer:
    """Return a middleware that refuses an address, question or form with a NUL in it."""

    def with_text_only(request: HttpRequest) -> HttpResponse:
        if not any(NUL in text for text in _texts(request)):
            return answer(request)
        if not request.path.startswith("/api/"):
            return refusal(request, BAD)
        message = {language: NO_TEXT.text(language) for language in ("es", "en")}
        return JsonResponse({"errors": [{"message": message, "place": ""}]}, status=BAD)

    return with_text_only


def _texts(request: HttpRequest) -> Iterator[str]:
    yield request.path
    yield from _of(request.GET)
    if request.method == "POST":
        yield from _of(request.POST)


def _of(told: QueryDict) -> Iterator[str]:
    for name, texts in told.lists():
        yield name
        yield from (str(text) for text in texts)
