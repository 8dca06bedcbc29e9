"""How is a report written and checked? Its text, with the findings beside it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from brecha.core.languages import translate
from brecha.office.access.may import demand, may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import NarrativeSection, Programme, Report, Snapshot
from brecha.office.editing.report_states import frozen_last
from brecha.office.screens.findings import findings_of
from brecha.office.screens.pages import programme_or_404, show
from brecha.office.screens.reports.links import anchor_of, linked
from brecha.office.screens.reports.parts import by_section, concerns
from brecha.office.screens.reports.stand import empty_finding, stand_of
from brecha.office.screens.words import day, moment, span, spoken, word
from brecha.programme.model import Finding
from brecha.reports.programme.outline import outline
from brecha.reports.programme.write import FORMS

NOT_TOLD = "ok"


@dataclass(frozen=True)
class SectionRow:
    """A section of a report: its texts, and what the checks say of it."""

    key: str
    anchor: str
    number: str
    level: int
    title: str
    texts: tuple[tuple[str, str, str], ...]
    findings: tuple[dict[str, object], ...]
    may_write: bool


@require_safe
def reports(request: HttpRequest, number: int) -> HttpResponse:
    """Show the reports of a programme."""
    root = programme_or_404(request, number)
    demand(request.user, Action.VIEW, Report, programme=root.pk)
    rows = visible(request.user, Report).filter(programme=root).prefetch_related("snapshots")
    return show(
        request,
        root,
        "reports",
        "reports",
        rows=[
            {
                "pk": row.pk,
                "title": title_of(row),
                "period": span(row.period_start, row.period_end),
                "status": word(row.status),
                "number": len(row.snapshots.all()),
                "date": day(row.date),
                "published": row.published_on is not None,
            }
            for row in rows
        ],
        may_add=may(request.user, Action.ADD, Report, programme=root.pk, agency=None),
    )


@require_safe
def report(request: HttpRequest, number: int, report: int) -> HttpResponse:
    """Show a report: sections with their findings, and the frozen versions to take away."""
    root = programme_or_404(request, number)
    row = report_or_404(request, root, report)
    told = [each for each in findings_of(root) if each.severity != NOT_TOLD]
    found = [*empty_finding(row), *(each for each in told if concerns(each, row.key))]
    entries = outline(row.kind)
    split = by_section(found, [entry.key for entry in entries])
    snapshots = visible(request.user, Snapshot).filter(report=row).defer("content").order_by("-pk")
    may_freeze = may(request.user, Action.ADD, Snapshot(report=row))
    return show(
        request,
        root,
        "report",
        "reports",
        report=row,
        name=title_of(row),
        period=span(row.period_start, row.period_end),
        status_word=word(row.status),
        sections=_sections(request, root, row, split),
        whole=[linked(request, root, row, each) for each in split.get("", ())],
        errors=sum(each.severity == "error" and not each.waived_by for each in found),
        warnings=sum(each.severity == "warning" and not each.waived_by for each in found),
        last_frozen=frozen_last(row),
        snapshots=[(each.sha256, moment(each.taken_at)) for each in snapshots],
        languages=[(code, word(code)) for code in row.languages],
        forms=FORMS,
        may_freeze=may_freeze,
        **stand_of(request, row),
    )


def report_or_404(request: HttpRequest, root: Programme, number: int) -> Report:
    """Return a report the reader may see."""
    demand(request.user, Action.VIEW, Report, programme=root.pk)
    found: Report = get_object_or_404(visible(request.user, Report), programme=root, pk=number)
    return found


def title_of(row: Report) -> str:
    """Return what a report is called: `Final report`, `Annual report 2021`."""
    name = _("Annual report") if row.kind == "annual" else _("Final report")
    return f"{name} {row.period_end[:4]}".strip()


def _sections(
    request: HttpRequest, root: Programme, row: Report, split: dict[str, list[Finding]]
) -> list[SectionRow]:
    rows = visible(request.user, NarrativeSection).filter(programme=root, report__in=[row.pk])
    texts: dict[str, list[tuple[str, str, str]]] = {}
    for each in rows.order_by("language"):
        texts.setdefault(each.section, []).append((each.language, word(each.language), each.text))
    may_write = may(request.user, Action.CHANGE, row)
    return [
        SectionRow(
            key=entry.key,
            anchor=anchor_of(entry.key),
            number=entry.number,
            level=entry.level,
            title=translate(entry.message, spoken()),
            texts=tuple(text for text in texts.get(entry.key, ()) if text[2].strip()),
            findings=tuple(linked(request, root, row, each) for each in split.get(entry.key, ())),
            may_write=may_write and entry.has_text,
        )
        for entry in outline(row.kind)
    ]
