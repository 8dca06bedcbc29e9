"""How does a program read values, enter drafts, and take a value to its next state?"""

from __future__ import annotations

from typing import Any, Literal

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Body, Header, Router, Status
from pydantic import BaseModel, ConfigDict

from brecha.core.errors import Fault
from brecha.office.access.may import demand
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.api.access import READ, READERS, REPORT, VERIFY, WRITERS, demand_scope
from brecha.office.api.drafts import Draft, NewDraft, write_draft
from brecha.office.api.faults import (
    CONFLICT,
    IN_BETWEEN,
    INVALID,
    NO_VERSION,
    STALE,
    Faults,
    RefusedError,
)
from brecha.office.api.reading import NO
from brecha.office.api.rows import complete, listed, paged, programme_or_404, tag_of, told
from brecha.office.api.shapes import Long, Number, PageNumber, PageSize, Short, ValueOut, page_of
from brecha.office.data.models import Indicator, Organisation, Programme, Value
from brecha.office.editing.states import correct, move

router = Router()
REFUSED = NO | dict.fromkeys((CONFLICT, STALE, NO_VERSION), Faults)
NO_SUCH = "There is none of the name {name}."
FILTERS = {"indicator": "indicator__code", "agency": "agency__acronym"}
Step = Literal["submit", "return", "verify", "lock", "reopen"]


class Why(BaseModel):
    """Why a value takes a step; needed to return and to reopen, and kept in the history."""

    model_config = ConfigDict(extra="forbid")

    reason: Long = ""


@router.get("/programmes/{programme}/values", auth=READERS, response={200: page_of(ValueOut), **NO})
def values(  # noqa: PLR0913, PLR0917 - each narrows the list
    request: HttpRequest,
    programme: Number,
    indicator: Short = "",
    kind: Short = "",
    status: Short = "",
    agency: Short = "",
    page: PageNumber = 1,
    size: PageSize = 50,
) -> dict[str, Any]:
    """List values; each filter that is given narrows the list."""
    demand_scope(request, READ)
    root = programme_or_404(request, programme)
    asked = {"indicator": indicator, "kind": kind, "status": status, "agency": agency}
    where = {FILTERS.get(name, name): text for name, text in asked.items() if text}
    return paged(request, listed(request, Value, root).filter(**where), page, size)


@router.get("/values/{value}", auth=READERS, response={200: ValueOut, 304: None, **NO})
def value(
    request: HttpRequest,
    response: HttpResponse,
    value: Number,
    if_none_match: str | None = Header(None),
) -> Any:  # noqa: ANN401 - an answer with or without a body
    """Show a value; its ETag is what a change must name."""
    demand_scope(request, READ)
    row = _value_or_404(request, value)
    response["ETag"] = tag_of(row)
    return Status(304, None) if if_none_match == tag_of(row) else told(request, row)


@router.post("/programmes/{programme}/values", auth=WRITERS, response={201: ValueOut, **REFUSED})
def new_value(
    request: HttpRequest, response: HttpResponse, programme: Number, draft: NewDraft
) -> Status[dict[str, Any]]:
    """Enter the draft of an actual, with its parts and why it is not the target."""
    demand_scope(request, REPORT)
    root = programme_or_404(request, programme)
    row = Value(
        programme=root,
        indicator=named(Indicator, root, "code", draft.indicator, "indicator"),
        agency=named(Organisation, root, "acronym", draft.agency, "agency"),
        kind="actual",
        period_start=draft.period_start,
        period_end=draft.period_end,
        entered_by=request.user,
    )
    demand(request.user, Action.ADD, row)
    return Status(201, _answer(request, response, write_draft(request.user, row, draft)))


@router.put("/values/{value}", auth=WRITERS, response={200: ValueOut, **REFUSED})
def change_value(
    request: HttpRequest,
    response: HttpResponse,
    value: Number,
    draft: Draft,
    if_match: str | None = Header(None),
) -> dict[str, Any]:
    """Change a draft, all of it; `If-Match` names the ETag that was read."""
    demand_scope(request, REPORT)
    with transaction.atomic():
        row = _locked(request, value, if_match)
        if row.kind != "actual":
            raise RefusedError(CONFLICT, Fault("Only actuals are entered here."))
        saved = write_draft(request.user, row, draft)
    return _answer(request, response, saved)


@router.post("/values/{value}/correction", auth=WRITERS, response={201: ValueOut, **REFUSED})
def correct_value(
    request: HttpRequest, response: HttpResponse, value: Number
) -> Status[dict[str, Any]]:
    """Open a draft that corrects a verified value; the value itself stays."""
    demand_scope(request, REPORT)
    row = _value_or_404(request, value)
    if row.status != "verified":
        raise RefusedError(CONFLICT, Fault("Only a verified value is corrected."))
    return Status(201, _answer(request, response, correct(request.user, row)))


@router.post("/values/{value}/{step}", auth=WRITERS, response={200: ValueOut, **REFUSED})
def move_value(
    request: HttpRequest,
    response: HttpResponse,
    value: Number,
    step: Step,
    why: Why | None = Body(None),  # noqa: B008 - as the library declares a body
    if_match: str | None = Header(None),
) -> dict[str, Any]:
    """Submit, return, verify, lock or reopen a value; `If-Match` names the ETag that was read."""
    demand_scope(request, REPORT if step == "submit" else VERIFY)
    with transaction.atomic():
        row = _locked(request, value, if_match)
        moved = move(request.user, Action(step), row, why.reason if why else "")
    return _answer(request, response, moved)


def named(table: Any, root: Programme, key: str, name: str, place: str) -> Any:  # noqa: ANN401 - a row
    """Return the row of a name; None for no name.

    Raises:
        RefusedError: There is none.
    """
    if not name:
        return None
    found = table.objects.filter(programme=root, **{key: name}).first()
    if found is None:
        raise RefusedError(INVALID, Fault(NO_SUCH, place, {"name": name}))
    return found


def _value_or_404(request: HttpRequest, number: int) -> Value:
    found: Value = get_object_or_404(complete(visible(request.user, Value)), pk=number)
    return found


def _locked(request: HttpRequest, number: int, if_match: str | None) -> Value:
    _value_or_404(request, number)
    if not if_match:
        message = "Send the ETag of the value as you read it in the header If-Match."
        raise RefusedError(NO_VERSION, Fault(message, "If-Match"))
    row = Value.objects.select_for_update(of=("self",), no_key=True).select_related(
        "indicator", "agency"
    )
    found: Value = row.get(pk=number)
    if if_match != tag_of(found):
        raise RefusedError(STALE, IN_BETWEEN)
    return found


def _answer(request: HttpRequest, response: HttpResponse, row: Value) -> dict[str, Any]:
    found = complete(Value.objects.filter(pk=row.pk)).get()
    response["ETag"] = tag_of(found)
    return told(request, found)
