"""How is a section of a report written? Text with references, checked as one writes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from brecha.core.languages import LANGUAGES, translate
from brecha.office.access.may import demand_save, may
from brecha.office.access.roles import Action
from brecha.office.data.models import NarrativeSection, Programme, Report
from brecha.office.editing.forms import RecordForm
from brecha.office.screens.figures.known import known_programme
from brecha.office.screens.findings import shown
from brecha.office.screens.pages import programme_or_404, show
from brecha.office.screens.reports.lists import report_or_404, title_of
from brecha.office.screens.reports.references import found_references
from brecha.office.screens.reports.sections_known import known_draft
from brecha.office.screens.words import spoken, word
from brecha.programme import model
from brecha.programme.checks import all_checks, run_checks
from brecha.programme.figures import BRACES, REFERENCE
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.outline import CAPACITIES, outline
from brecha.reports.programme.quoted import quoted

STALE, REFUSED = 409, 422
LONGEST = 40_000


class SectionForm(RecordForm):
    """The text of a section in one language."""

    class Meta:
        """Only the text is written; place and language come from the address."""

        model = NarrativeSection
        fields = ("text",)
        labels = {"text": gettext_lazy("Text")}  # noqa: RUF012 - as Django declares it
        widgets = {"text": forms.Textarea(attrs={"rows": 16, "maxlength": LONGEST})}  # noqa: RUF012 - as above

    def _both(self, stored: Any, mine: dict[str, Any]) -> list[str]:  # noqa: ANN401 - a row
        self.conflict = [(_("Text"), stored.text, mine.get("text", ""))]
        return super()._both(stored, mine)[:1]


@require_http_methods(["GET", "POST"])
def section(
    request: HttpRequest, number: int, report: int, key: str, language: str
) -> HttpResponse:
    """Write a section."""
    root = programme_or_404(request, number)
    row = report_or_404(request, root, report)
    title = _title(row, key, language)
    _demand_writing(request, row)
    stored = NarrativeSection.objects.filter(
        programme=root, report=row, section=key, language=language
    ).first()
    found = stored or NarrativeSection(programme=root, report=row, section=key, language=language)
    status, form = 200, SectionForm(instance=found)
    if request.method == "POST":
        with transaction.atomic():
            form = SectionForm(request.POST, instance=found)
            if form.is_valid():
                demand_save(request.user, found)
                form.save()
                messages.success(request, _("The section is saved."))
                return redirect("office:report", root.pk, row.pk)
            status = STALE if getattr(form, "conflict", None) else REFUSED
    references, is_whole = found_references(known_draft(root, row, spoken()))
    return show(
        request,
        root,
        "section",
        "reports",
        status=status,
        report=row,
        name=title_of(row),
        section_title=title,
        key=key,
        language=language,
        language_word=word(language),
        form=form,
        conflict=getattr(form, "conflict", []),
        preview=_preview(root, row, key, language, form["text"].value() or ""),
        references=references,
        is_whole=is_whole,
    )


@require_POST
def preview(
    request: HttpRequest, number: int, report: int, key: str, language: str
) -> HttpResponse:
    """Return how a text reads with its figures, and what the checks say of it; nothing is kept."""
    root = programme_or_404(request, number)
    row = report_or_404(request, root, report)
    _title(row, key, language)
    _demand_writing(request, row)
    text = request.POST.get("text", "")[:LONGEST]
    return render(
        request,
        "office/section_preview.html",
        {"preview": _preview(root, row, key, language, text)},
    )


def _demand_writing(request: HttpRequest, row: Report) -> None:
    if may(request.user, Action.CHANGE, row):
        return
    if may(request.user, Action.CHANGE, Report, programme=row.programme_id):
        raise PermissionDenied(
            _("The texts of a report change while it is a draft. Send the report back first.")
        )
    raise PermissionDenied(_("Your role does not allow writing in this report."))


def _title(row: Report, key: str, language: str) -> str:
    titles = {entry.key: entry.message for entry in outline(row.kind) if entry.has_text}
    titles[CAPACITIES] = "Questionnaire of the fund"
    if key not in titles or language not in LANGUAGES:
        raise Http404
    return translate(titles[key], spoken())


def _preview(root: Programme, row: Report, key: str, language: str, text: str) -> dict[str, object]:
    known = known_programme(root)
    mine = model.NarrativeSection(section=key, report=row.key, language=language, text=text)  # type: ignore[arg-type]  # looked at before
    others = tuple(
        each
        for each in known.sections
        if (each.section, each.report, each.language) != (key, row.key, language)
    )
    checks = [check for check in all_checks() if check.id.startswith("text-")]
    found = run_checks(replace(known, sections=(*others, mine)), checks)
    own = {"report": row.key, "language": language}
    about = [
        each
        for each in found
        if each.subject.startswith(f"text:{key}:")
        and all(each.values.get(name) == wanted for name, wanted in own.items())
    ]
    draft = known_draft(root, row, mine.language)
    parts = [(part, kind) for part, kind in _parts(draft, text) if part]
    return {"parts": parts, "findings": [shown(root, each) for each in about]}


def _parts(draft: Draft, text: str) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    at = 0
    for match in REFERENCE.finditer(text):
        found = quoted(draft, match.group(1))
        parts += _with_faults(text[at : match.start()])
        parts += [(found.said(draft.language), "figure") if found else (match.group(), "fault")]
        at = match.end()
    return [*parts, *_with_faults(text[at:])]


def _with_faults(text: str) -> list[tuple[str, str]]:
    """Return a text without references in parts: as it stands, or braces that hold none."""
    parts: list[tuple[str, str]] = []
    at = 0
    for match in BRACES.finditer(text):
        parts += [(text[at : match.start()], ""), (match.group(), "fault")]
        at = match.end()
    return [*parts, (text[at:], "")]
