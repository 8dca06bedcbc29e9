"""Which files are made from a frozen report? Word, PDF, workbook, page, IATI, and JSON."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from brecha.core.errors import InputError
from brecha.core.languages import LANGUAGES
from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import Report, Snapshot
from brecha.office.screens.pages import programme_or_404, show
from brecha.office.screens.reports import report_or_404
from brecha.office.screens.words import spoken
from brecha.programme import model
from brecha.programme.json_form import thaw
from brecha.reports.iati.export import export_programme
from brecha.reports.programme import Request, file_bytes
from brecha.reports.programme.write import FORMS

REFUSED = 422
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "xml": "application/xml",
    "json": "application/json",
}
OWN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'"


@require_safe
def report_file(
    request: HttpRequest, number: int, report: int, sha256: str, language: str, form: str
) -> HttpResponse:
    """Return a file made from a frozen report, for the reader to keep."""
    root = programme_or_404(request, number)
    row = report_or_404(request, root, report)
    if not may(request.user, Action.EXPORT, row):
        raise PermissionDenied(_("Your role does not allow taking files away."))
    stored = get_object_or_404(visible(request.user, Snapshot), report=row, sha256=sha256)
    if language not in LANGUAGES or form not in KINDS:
        raise Http404
    taken = model.Snapshot(content=bytes(stored.content), sha256=stored.sha256, report=row.key)
    try:
        content = _content(taken, stored, row, language, form)
    except InputError as error:
        faults = [fault.text(spoken()) for fault in error.faults]
        return show(
            request,
            root,
            "report_refused",
            "reports",
            status=REFUSED,
            faults=faults,
            report=row,
            form=form,
        )
    name = f"{root.reference}-{row.key}-{sha256[:8]}.{language}.{form}"
    headers = {
        "Content-Disposition": f'attachment; filename="{_plain(name)}"',
        "Content-Security-Policy": OWN_POLICY,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=KINDS[form], headers=headers)


def _content(
    taken: model.Snapshot, stored: Snapshot, row: Report, language: str, form: str
) -> bytes:
    if form == "json":
        return taken.content
    if form == "xml":
        return export_programme(thaw(taken), now=stored.taken_at).content
    asked = Request(kind=row.kind, period=row.period_end, language=language)  # type: ignore[arg-type]  # looked at before
    wanted = next(each for each in FORMS if each == form)
    return file_bytes(taken, asked, wanted)


def _plain(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in ".-" else "-" for letter in name)
