"""How does the API say no? In both languages, with the place, and a status a program can read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel

from brecha.core.errors import BrechaError, Fault
from brecha.core.languages import Text
from brecha.office.editing.collisions import is_collision
from brecha.office.editing.current import StaleRowError

NOT_SIGNED_IN, FORBIDDEN, MISSING, CONFLICT, STALE, INVALID = 401, 403, 404, 409, 412, 422
NO_VERSION, TOO_MANY, UNAVAILABLE = 428, 429, 503

NOT_FOUND = Fault("There is no such thing, or it is not yours to see.")
NOT_ALLOWED = Fault("Your role does not allow this.")
IN_BETWEEN = Fault(
    "Somebody changed this value after you read it. Nothing was written; read it again.", "If-Match"
)
BY_STATUS = {
    400: Fault("The body of the request cannot be read. Send JSON.", "body"),
    NOT_SIGNED_IN: Fault("Sign in, or send a valid token."),
    FORBIDDEN: Fault("The request does not come from a page of the office.", "X-CSRFToken"),
    TOO_MANY: Fault("Too many requests. Wait a little."),
}
BY_RULE = {
    "value_is_locked": Fault("This period is locked. The coordinator reopens it with a reason."),
    "value_is_kept": Fault("This value is no longer a draft. It was submitted in between."),
    "told_once": Fault("There is one of this already. Read it, and change that one."),
}
REFUSED_BY_RULE = Fault("The database refuses this. Check numbers and dates.")
BY_KIND = {
    "missing": Fault("This is missing."),
    "extra_forbidden": Fault("There is no such field. Leave it out."),
}
WRONG_FORM = "This does not have the form that is asked for ({rule})."


class Said(BaseModel):
    """One thing that is wrong, and where."""

    message: Text
    place: str


class Faults(BaseModel):
    """Everything that is wrong."""

    errors: list[Said]


class RefusedError(Exception):
    """The request is refused."""

    def __init__(self, status: int, *faults: Fault | Said) -> None:
        """Keep the status and every fault."""
        super().__init__(status)
        self.status = status
        self.errors = [fault if isinstance(fault, Said) else said(fault) for fault in faults]


def said(fault: Fault) -> Said:
    """Return a fault in both languages, its place apart."""
    plain = Fault(fault.message, "", fault.values)
    place = fault.place if isinstance(fault.place, str) else fault.place.text()
    return Said(message=Text(es=plain.text("es"), en=plain.text("en")), place=place)


def answer_in_words(api: NinjaAPI) -> None:
    """Let an API answer every refusal in the one form."""

    def answer(request: HttpRequest, status: int, errors: Iterable[Said]) -> HttpResponse:
        body = Faults(errors=list(errors))
        return api.create_response(request, body.model_dump(), status=status)

    def refused(request: HttpRequest, error: Exception) -> HttpResponse:
        status, errors = _status_and_errors(error)
        return answer(request, status, errors)

    for kind in (
        RefusedError,
        BrechaError,
        ValidationError,
        HttpError,
        PermissionDenied,
        Http404,
        StaleRowError,
        DatabaseError,
    ):
        api.add_exception_handler(kind, refused)


def _status_and_errors(error: Exception) -> tuple[int, list[Said]]:
    match error:
        case RefusedError():
            found = error.status, error.errors
        case BrechaError():
            found = INVALID, [said(fault) for fault in error.faults]
        case ValidationError():
            found = INVALID, [_wrong(each) for each in error.errors]
        case HttpError():
            status = error.status_code
            found = status, [said(BY_STATUS.get(status, BY_STATUS[400]))]
        case PermissionDenied():
            found = FORBIDDEN, [said(NOT_ALLOWED)]
        case Http404():
            found = MISSING, [said(NOT_FOUND)]
        case StaleRowError():
            found = STALE, [said(IN_BETWEEN)]
        case _:
            found = _refused_by_database(error)
    return found


def _refused_by_database(error: Exception) -> tuple[int, list[Said]]:
    if is_collision(error):
        message = "Somebody wrote at the same moment. Nothing was written; try again."
        return CONFLICT, [said(Fault(message))]
    if isinstance(error, OperationalError):
        return UNAVAILABLE, [said(Fault("The database does not answer. Try again."))]
    text = str(error)
    known = (fault for rule, fault in BY_RULE.items() if rule in text)
    return CONFLICT, [said(next(known, REFUSED_BY_RULE))]


def _wrong(error: dict[str, Any]) -> Said:
    place = ".".join(str(part) for part in error.get("loc", ()))
    rule = str(error.get("type", ""))
    fault = BY_KIND.get(rule) or Fault(WRONG_FORM, "", {"rule": rule})
    return said(Fault(fault.message, place, fault.values))
