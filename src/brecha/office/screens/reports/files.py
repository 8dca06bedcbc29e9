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
from brecha.office.data.models import Snapshot
from brecha.office.screens.pages import programme_or_404, show
from brecha.office.screens.reports.frozen_files import frozen_file
from brecha.office.screens.reports.lists import report_or_404
from brecha.office.screens.words import fault_text

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
    try:
        content = frozen_file(stored, row, language, form)  # type: ignore[arg-type]  # looked at before
    except InputError as error:
        faults = [fault_text(fault) for fault in error.faults]
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


def _plain(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in ".-" else "-" for letter in name)
