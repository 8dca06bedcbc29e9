"""What may anybody see of a programme? Settled figures, no person, no small count."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.data.models import Event, KnowledgeProduct, Programme, Reach, Report
from brecha.office.screens.figures.standing import glances
from brecha.office.screens.home import row_of, standings_in_words
from brecha.office.screens.pages import title_of
from brecha.office.screens.registers.reach import reach_row
from brecha.office.screens.reports.lists import title_of as report_title
from brecha.office.screens.reports.published import published_of
from brecha.office.screens.words import day, span, spoken, word

MOST_LISTED = 40


@require_safe
def public(request: HttpRequest, number: int) -> HttpResponse:
    """Show what anybody may see; the same for a reader who has signed in."""
    root = Programme.objects.filter(pk=number).first()
    if root is None or not (root.is_public or may(request.user, Action.PUBLISH, root)):
        raise Http404
    language = spoken()
    found = glances([root])[root.pk]
    events = Event.objects.filter(programme=root, is_held=True).exclude(start="").order_by("-start")
    products = KnowledgeProduct.objects.filter(programme=root).select_related("agency")
    shown = {
        "root": root,
        "title": title_of(root),
        "period": span(root.start, root.actual_end or root.original_end),
        "glance": found,
        "standings": standings_in_words(found),
        "results": [row_of(line, language) for line in found.lines if line.standing != "no_data"],
        "reports": [_report_row(root, row) for row in published_of(root)],
        "reach": [
            reach_row(row, is_public=True)
            for row in Reach.objects.filter(programme=root, counts_in_total=True)
        ],
        "products": [
            (
                row.title,
                word(row.kind),
                day(row.finalised),
                row.url if row.url.startswith(("https://", "http://")) else "",
            )
            for row in products.order_by("-finalised", "pk")[:MOST_LISTED]
        ],
        "events": [
            (row.description or row.title, span(row.start, row.end)) for row in events[:MOST_LISTED]
        ],
    }
    return render(request, "office/public.html", shown)


def _report_row(root: Programme, row: Report) -> tuple[str, str, str]:
    address = reverse("office:published-report", args=[root.pk, row.pk])
    return address, report_title(row), span(row.period_start, row.period_end)
