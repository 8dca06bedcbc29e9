"""Which pages let an agency fetch its rows as a file, and bring the file back?"""

from __future__ import annotations

import base64
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from brecha.core.languages import Language
from brecha.office.access.may import demand, may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import Programme, UploadLog
from brecha.office.screens.pages import show
from brecha.office.spreadsheets.bringing import Outcome, bring
from brecha.office.spreadsheets.forms import BringForm, PeriodForm
from brecha.office.spreadsheets.outgoing import Period, sheet_of
from brecha.office.spreadsheets.shapes import SHAPES, VALUES, Shape
from brecha.office.spreadsheets.uploads import note_upload, uploads_in_words
from brecha.reports.programme_sheets import delimited_bytes, template_bytes
from brecha.sources.workbook_cells import cell_name

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
PAGE = "spreadsheets/page"
MOST_SHOWN = 100  # faults on the page; the file that goes back holds them all
REFUSED = 422


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Offer templates, and take a file: a trial first, then the import of the same bytes."""
    root = _programme(request, number)
    shapes = [shape for shape in SHAPES.values() if _may_bring(request.user, root, shape)]
    if not shapes:
        raise PermissionDenied(_("Your role brings no files."))
    form = BringForm(request.POST or None, request.FILES or None)
    shown: dict[str, Any] = {"programme": root, "form": form, "period": PeriodForm()}
    language = spoken()
    shown["sheets"] = [(shape.name, shape.title.in_language(language)) for shape in shapes]
    if request.method != "POST" or not form.is_valid():
        return _shown(request, root, shown, 200 if request.method == "GET" else REFUSED)
    name, content = form.cleaned_data["name"], form.cleaned_data["content"]
    mark = form.cleaned_data["mark"]
    is_trial = "import" not in request.POST
    with transaction.atomic():  # what an import changed and its line in the log stand together
        outcome = bring(request.user, root, name, content, mark=mark, is_trial=is_trial)
        note_upload(request.user, root, name, content, outcome, is_trial=is_trial)
    shown |= _told(outcome, language)
    if is_trial and not outcome.marks:
        shown |= {"name": name, "mark": mark, "content": base64.b64encode(content).decode()}
    return _shown(request, root, shown, REFUSED if outcome.marks else 200)


@never_cache
@login_required
@require_safe
def template(request: HttpRequest, number: int, name: str, form: str) -> HttpResponse:
    """Send a sheet to fill in, as a workbook or as CSV."""
    root = _programme(request, number)
    shape = SHAPES.get(name)
    if shape is None:
        raise Http404
    demand(request.user, Action.IMPORT, shape.table, programme=root.pk)
    demand(request.user, Action.EXPORT, shape.table, programme=root.pk)
    period = PeriodForm(request.GET)
    asked = None
    if period.is_valid() and period.cleaned_data["end"]:
        asked = Period(period.cleaned_data["start"], period.cleaned_data["end"])
    sheet = sheet_of(request.user, root, shape, spoken(), asked if shape is VALUES else None)
    content, kind = (
        (template_bytes([sheet]), WORKBOOK) if form == "xlsx" else (delimited_bytes(sheet), CSV)
    )
    return _attached(content, kind, f"{shape.name}-{root.pk}.{form}")


def spoken() -> Language:
    """Return the language of the page."""
    return "en" if (get_language() or "").startswith("en") else "es"


def _programme(request: HttpRequest, number: int) -> Programme:
    found: Programme = get_object_or_404(visible(request.user, Programme), pk=number)
    return found


def _shown(
    request: HttpRequest, root: Programme, shown: dict[str, Any], status: int
) -> HttpResponse:
    lines = uploads_in_words(visible(request.user, UploadLog).filter(programme=root))
    return show(request, root, PAGE, "registers", status=status, uploads=lines, **shown)


def _may_bring(user: Any, root: Programme, shape: Shape) -> bool:  # noqa: ANN401 - a user
    return may(user, Action.IMPORT, shape.table, programme=root.pk)


def _told(outcome: Outcome, language: Language) -> dict[str, Any]:
    faults = [
        {
            "sheet": mark.sheet,
            "cell": "" if mark.place is None else cell_name(*mark.place),
            "reason": mark.fault.text(language),
        }
        for mark in outcome.marks[:MOST_SHOWN]
    ]
    returned = outcome.returned(language) if outcome.marks else b""
    return {
        "outcome": outcome,
        "faults": faults,
        "number_of_faults": len(outcome.marks),
        "returned": base64.b64encode(returned).decode(),
        "returned_kind": WORKBOOK,
    }


def _attached(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
