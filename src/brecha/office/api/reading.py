"""Which registers can a program read? Results, indicators, what was done, what the checks find."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import BaseModel

from brecha.core.errors import Fault
from brecha.core.languages import Text
from brecha.office.access.may import demand
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.api.access import READ, READERS, demand_scope
from brecha.office.api.comparison import Course, course_of
from brecha.office.api.faults import UNAVAILABLE, Faults, RefusedError
from brecha.office.api.rows import complete, listed, paged, programme_or_404, told
from brecha.office.api.shapes import (
    ActivityOut,
    EventOut,
    IndicatorOut,
    Number,
    PageNumber,
    PageSize,
    ProductOut,
    ProgrammeOut,
    ResultOut,
    Short,
    page_of,
)
from brecha.office.data.models import (
    Activity,
    Event,
    Indicator,
    KnowledgeProduct,
    Programme,
    Result,
    Waiver,
)
from brecha.office.data.records import Record
from brecha.office.screens.findings import findings_of
from brecha.office.screens.health import health as answer_of_health

router = Router(auth=READERS)
NO = dict.fromkeys((401, 403, 404, 422, 429), Faults)


class FindingOut(BaseModel):
    """What a check found; who accepted it is not told."""

    check: str
    subject: str
    severity: str
    message: Text
    is_accepted: bool
    accepted_because: str


@router.get("/health", auth=None, response={200: dict[str, str], UNAVAILABLE: Faults})
def health(request: HttpRequest) -> dict[str, str]:
    """Say whether the database answers."""
    if answer_of_health(request).status_code == UNAVAILABLE:
        raise RefusedError(UNAVAILABLE, Fault("The database does not answer. Try again."))
    return {"status": "ok"}


@router.get("/programmes", response={200: page_of(ProgrammeOut), **NO})
def programmes(request: HttpRequest, page: PageNumber = 1, size: PageSize = 50) -> dict[str, Any]:
    """List the programmes the reader may see."""
    demand_scope(request, READ)
    return paged(request, visible(request.user, Programme), page, size)


@router.get("/programmes/{programme}", response={200: ProgrammeOut, **NO})
def programme(request: HttpRequest, programme: Number) -> dict[str, Any]:
    """Show a programme."""
    demand_scope(request, READ)
    return told(request, programme_or_404(request, programme))


@router.get("/programmes/{programme}/results", response={200: page_of(ResultOut), **NO})
def results(
    request: HttpRequest, programme: Number, page: PageNumber = 1, size: PageSize = 50
) -> dict[str, Any]:
    """List the results tree."""
    return _register(request, Result, programme, page, size)


@router.get("/programmes/{programme}/indicators", response={200: page_of(IndicatorOut), **NO})
def indicators(
    request: HttpRequest, programme: Number, page: PageNumber = 1, size: PageSize = 50
) -> dict[str, Any]:
    """List the indicators with their definition sheets."""
    return _register(request, Indicator, programme, page, size)


@router.get("/programmes/{programme}/indicators/{code}", response={200: IndicatorOut, **NO})
def indicator(request: HttpRequest, programme: Number, code: Short) -> dict[str, Any]:
    """Show an indicator."""
    demand_scope(request, READ)
    return told(request, indicator_or_404(request, programme, code))


@router.get("/programmes/{programme}/indicators/{code}/course", response={200: Course, **NO})
def course(request: HttpRequest, programme: Number, code: Short) -> Course:
    """Show targets beside actuals, period by period; proposed targets to those who may see them."""
    demand_scope(request, READ)
    return course_of(request, indicator_or_404(request, programme, code))


@router.get("/programmes/{programme}/activities", response={200: page_of(ActivityOut), **NO})
def activities(
    request: HttpRequest, programme: Number, page: PageNumber = 1, size: PageSize = 50
) -> dict[str, Any]:
    """List the activities."""
    return _register(request, Activity, programme, page, size)


@router.get("/programmes/{programme}/products", response={200: page_of(ProductOut), **NO})
def products(
    request: HttpRequest, programme: Number, page: PageNumber = 1, size: PageSize = 50
) -> dict[str, Any]:
    """List the knowledge products."""
    return _register(request, KnowledgeProduct, programme, page, size)


@router.get("/programmes/{programme}/events", response={200: page_of(EventOut), **NO})
def events(
    request: HttpRequest, programme: Number, page: PageNumber = 1, size: PageSize = 50
) -> dict[str, Any]:
    """List the events; a count that might name a person is left out in public."""
    return _register(request, Event, programme, page, size)


@router.get("/programmes/{programme}/findings", response={200: page_of(FindingOut), **NO})
def findings(
    request: HttpRequest, programme: Number, page: PageNumber = 1, size: PageSize = 50
) -> dict[str, Any]:
    """List what the checks find, to those who have a role in the programme."""
    demand_scope(request, READ)
    root = programme_or_404(request, programme)
    demand(request.user, Action.VIEW, Waiver, programme=root.pk)
    found = findings_of(root)
    items = [
        FindingOut(
            check=each.check,
            subject=each.subject,
            severity=each.severity,
            message=Text(es=each.text("es"), en=each.text("en")),
            is_accepted=bool(each.waived_by),
            accepted_because=each.waived_reason,
        )
        for each in found[(page - 1) * size : page * size]
    ]
    return {"items": items, "number": len(found), "page": page, "size": size}


def indicator_or_404(request: HttpRequest, programme: int, code: str) -> Indicator:
    """Return an indicator the reader may see."""
    root = programme_or_404(request, programme)
    found: Indicator = get_object_or_404(
        complete(visible(request.user, Indicator)), programme=root, code=code
    )
    return found


def _register(
    request: HttpRequest, table: type[Record], programme: int, page: int, size: int
) -> dict[str, Any]:
    demand_scope(request, READ)
    root = programme_or_404(request, programme)
    demand(request.user, Action.VIEW, table, programme=root.pk)
    return paged(request, listed(request, table, root), page, size)
