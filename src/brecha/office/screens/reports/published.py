"""What does a published report give to anybody? A page with its files, all of one frozen state.

Nothing here asks for a role: the coordinator's decision to publish, for a programme that is public,
is what opens it. Every file is the public one: small counts hidden, nobody named.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from brecha.core.errors import InputError
from brecha.core.languages import LANGUAGES, Language
from brecha.office.data.models import Programme, Report, Snapshot
from brecha.office.screens.pages import title_of as programme_title
from brecha.office.screens.reports.files import KINDS, OWN_POLICY
from brecha.office.screens.reports.frozen_files import FileForm, frozen_file
from brecha.office.screens.reports.lists import title_of
from brecha.office.screens.words import day, fault_text, span, word
from brecha.reports.programme.write import FORMS

MISSING = 404
MOST_KEPT = 48
READ_IN_PLACE = ("html",)


def published_of(root: Programme) -> list[Report]:
    """Return the reports of a programme that anybody may read, the newest first."""
    rows = Report.objects.filter(programme=root, published_on__isnull=False)
    return list(rows.order_by("-published_on", "-pk")) if root.is_public else []


@require_safe
def published_report(request: HttpRequest, number: int, report: int) -> HttpResponse:
    """Show a published report with its files."""
    row, stored = _published_or_404(number, report)
    shown = {
        "root": row.programme,
        "title": programme_title(row.programme),
        "report": row,
        "name": title_of(row),
        "period": span(row.period_start, row.period_end),
        "published": day(row.published_on.isoformat()) if row.published_on else "",
        "taken_at": day(timezone.localdate(stored.taken_at).isoformat()),
        "sha256": stored.sha256,
        "languages": [(code, word(code)) for code in row.languages],
        "forms": [form for form in FORMS if form not in READ_IN_PLACE],
    }
    return render(request, "office/published.html", shown)


@require_safe
def published_file(
    request: HttpRequest, number: int, report: int, language: str, form: str
) -> HttpResponse:
    """Return a file of a published report."""
    row, stored = _published_or_404(number, report)
    spoken_in = next((each for each in LANGUAGES if each == language), None)
    wanted = next((each for each in KINDS if each == form), None)
    if spoken_in is None or wanted is None:
        raise Http404
    made_of = (stored.pk, stored.sha256, stored.taken_at)
    try:
        content = _content(made_of, spoken_in, wanted)
    except InputError as error:
        faults = [fault_text(fault) for fault in error.faults]
        shown = {"root": row.programme, "report": row, "faults": faults}
        return render(request, "office/published_missing.html", shown, status=MISSING)
    name = f"{row.programme.reference}-{row.key}.{language}.{form}"
    place = "inline" if form in READ_IN_PLACE else "attachment"
    headers = {
        "Content-Disposition": f'{place}; filename="{_plain(name)}"',
        "Content-Security-Policy": OWN_POLICY,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=KINDS[form], headers=headers)


def _published_or_404(number: int, report: int) -> tuple[Report, Snapshot]:
    row = (
        Report.objects.select_related("programme")
        .filter(pk=report, programme=number, programme__is_public=True)
        .exclude(published_on=None)
        .first()
    )
    stored = row and row.snapshots.defer("content").filter(sha256=row.snapshot_sha256).first()
    if row is None or stored is None:
        raise Http404
    return row, stored


@lru_cache(maxsize=MOST_KEPT)
def _content(made_of: tuple[int, str, datetime], language: Language, form: FileForm) -> bytes:
    """Return a file; a frozen state never changes, so its files are made once and kept."""
    stored = Snapshot.objects.select_related("report").get(pk=made_of[0])
    return frozen_file(stored, stored.report, language, form, is_public=True)


def _plain(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in ".-" else "-" for letter in name)
