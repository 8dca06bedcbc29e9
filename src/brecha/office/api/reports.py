"""Which reports are there, and how does a program take their files away?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Body, Header, Router
from pydantic import BaseModel

from brecha.core.errors import Fault
from brecha.core.languages import Language
from brecha.office.access.may import demand
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.api.access import READ, READERS, REPORT, VERIFY, WRITERS, demand_scope
from brecha.office.api.faults import IN_BETWEEN, NO_VERSION, STALE, RefusedError
from brecha.office.api.reading import NO
from brecha.office.api.rows import programme_or_404
from brecha.office.api.shapes import Number, PageNumber, PageSize, Short, page_of
from brecha.office.api.values import REFUSED, Why
from brecha.office.data.models import Report, Snapshot
from brecha.office.editing.report_states import frozen_last, move_report, unpublish
from brecha.office.screens.reports.files import KINDS, OWN_POLICY
from brecha.office.screens.reports.frozen_files import FileForm, frozen_file

router = Router(auth=READERS)
Step = Literal["submit", "verify", "return", "lock", "publish", "unpublish"]


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
    languages: list[str]
    signatures: list[str]
    signed_states: dict[str, int]
    last_frozen: str
    published_on: date | None
    etag: str
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
    form: FileForm,
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
    content = frozen_file(stored, row, language, form)
    return HttpResponse(content, content_type=KINDS[form], headers=headers)


@router.post(
    "/programmes/{programme}/reports/{report}/{step}",
    auth=WRITERS,
    response={200: ReportOut, **REFUSED},
)
def move_one(
    request: HttpRequest,
    programme: Number,
    report: Number,
    step: Step,
    why: Why | None = Body(None),  # noqa: B008 - as the library declares a body
    if_match: str | None = Header(None),
) -> ReportOut:
    """Take a report a step on or back; `If-Match` names the `etag` that was read.

    submit: to the next review. verify: an agency's approver signs the data as they are now; the
    number of the last link of the history is kept in `signed_states`. return: back to draft, with
    a reason. lock: submitted, as it was frozen last (`last_frozen`). publish and unpublish: for
    anybody, or no more.
    """
    demand_scope(request, REPORT if step == "submit" else VERIFY)
    root = programme_or_404(request, programme)
    row = get_object_or_404(visible(request.user, Report), programme=root, pk=report)
    if not if_match:
        message = "Send the ETag of the value as you read it in the header If-Match."
        raise RefusedError(NO_VERSION, Fault(message, "If-Match"))
    if if_match != _tag(row):
        raise RefusedError(STALE, IN_BETWEEN)
    reason = why.reason if why else ""
    if step == "unpublish":
        moved = unpublish(request.user, row, reason)
    else:
        moved = move_report(request.user, Action(step), row, reason)
    frozen = visible(request.user, Snapshot).filter(report=moved).defer("content")
    return _told(moved, list(frozen))


def _tag(row: Report) -> str:
    return f'"report-{row.pk}-{row.row_version}"'


def _told(row: Report, frozen: list[Snapshot]) -> ReportOut:
    names = (
        *("key", "kind", "period_start", "period_end", "status"),
        *("languages", "signatures", "signed_states", "published_on"),
    )
    return ReportOut(
        id=row.pk,
        last_frozen=frozen_last(row),
        etag=_tag(row),
        snapshots=[SnapshotOut(sha256=each.sha256, taken_at=each.taken_at) for each in frozen],
        **{name: getattr(row, name) for name in names},
    )
