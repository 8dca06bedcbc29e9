"""Which reports are there, and how does a program take their files away?"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import BaseModel

from brecha.core.languages import Language
from brecha.office.access.may import demand
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.api.access import READ, READERS, demand_scope
from brecha.office.api.reading import NO
from brecha.office.api.rows import programme_or_404
from brecha.office.api.shapes import Number, PageNumber, PageSize, Short, page_of
from brecha.office.data.models import Report, Snapshot
from brecha.office.screens.report_files import KINDS, OWN_POLICY
from brecha.programme import model
from brecha.programme.json_form import thaw
from brecha.reports.iati.export import export_programme
from brecha.reports.programme import Request, file_bytes

router = Router(auth=READERS)
Form = Literal["docx", "pdf", "xlsx", "html", "xml", "json"]


class SnapshotOut(BaseModel):
    """A frozen state of a report, named by the hash of its content."""

    sha256: str
    taken_at: datetime


class ReportOut(BaseModel):
    """A report, and the frozen states its files are made from."""

    id: int
    key: str
    kind: str
    period_start: str
    period_end: str
    status: str
    snapshots: list[SnapshotOut]


@router.get("/programmes/{programme}/reports", response={200: page_of(ReportOut), **NO})
def reports(
    request: HttpRequest, programme: Number, page: PageNumber = 1, size: PageSize = 50
) -> dict[str, Any]:
    """List the reports, to those who have a role in the programme."""
    demand_scope(request, READ)
    root = programme_or_404(request, programme)
    demand(request.user, Action.VIEW, Report, programme=root.pk)
    rows = visible(request.user, Report).filter(programme=root).order_by("pk")
    found = list(rows[(page - 1) * size : page * size])
    frozen = visible(request.user, Snapshot).filter(report__in=found).defer("content")
    items = [_told(row, [each for each in frozen if each.report_id == row.pk]) for row in found]
    return {"items": items, "number": rows.count(), "page": page, "size": size}


@router.get(
    "/programmes/{programme}/reports/{report}/files/{sha256}/{language}/{form}",
    response={200: Any, **NO},
)
def report_file(
    request: HttpRequest,
    programme: Number,
    report: Number,
    sha256: Short,
    language: Language,
    form: Form,
) -> HttpResponse:
    """Make a file from a frozen report: the same frozen state gives the same bytes."""
    demand_scope(request, READ)
    root = programme_or_404(request, programme)
    demand(request.user, Action.VIEW, Report, programme=root.pk)
    row = get_object_or_404(visible(request.user, Report), programme=root, pk=report)
    demand(request.user, Action.EXPORT, row)
    stored = get_object_or_404(visible(request.user, Snapshot), report=row, sha256=sha256)
    name = f"report-{row.pk}-{sha256[:8]}.{language}.{form}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": OWN_POLICY,
        "X-Content-Type-Options": "nosniff",
    }
    content = _content(stored, row, language, form)
    return HttpResponse(content, content_type=KINDS[form], headers=headers)


def _content(stored: Snapshot, row: Report, language: Language, form: Form) -> bytes:
    taken = model.Snapshot(content=bytes(stored.content), sha256=stored.sha256, report=row.key)
    if form == "json":
        return taken.content
    if form == "xml":
        return export_programme(thaw(taken), now=stored.taken_at).content
    asked = Request(kind=row.kind, period=row.period_end, language=language)
    return file_bytes(taken, asked, form)


def _told(row: Report, frozen: list[Snapshot]) -> ReportOut:
    names = ("key", "kind", "period_start", "period_end", "status")
    return ReportOut(
        id=row.pk,
        snapshots=[SnapshotOut(sha256=each.sha256, taken_at=each.taken_at) for each in frozen],
        **{name: getattr(row, name) for name in names},
    )
