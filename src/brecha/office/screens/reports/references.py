"""Which stored figures can a text name? A list to search, with what to write for each."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.data.models import Report
from brecha.office.screens.pages import programme_or_404
from brecha.office.screens.reports.lists import report_or_404
from brecha.office.screens.reports.sections_known import known_draft
from brecha.office.screens.words import spoken
from brecha.programme import model
from brecha.programme.figures import NUMBERED
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.quoted import quoted

MOST_LISTED = 40
LONGEST_SEARCH = 80
Row = tuple[str, str, str]  # what is written, what it is, the stored figure


@require_safe
def references(request: HttpRequest, number: int, report: int) -> HttpResponse:
    """Return the references that a search finds, as a part of the page of a section."""
    root = programme_or_404(request, number)
    row = report_or_404(request, root, report)
    if not may(request.user, Action.CHANGE, Report, programme=root.pk):
        raise PermissionDenied(_("Your role does not allow writing in this report."))
    sought = request.GET.get("find", "")[:LONGEST_SEARCH]
    rows, is_whole = found_references(known_draft(root, row, spoken()), sought)
    shown = {"references": rows, "is_whole": is_whole, "sought": sought}
    return render(request, "office/section_references.html", shown)


def found_references(draft: Draft, sought: str = "") -> tuple[list[Row], bool]:
    """Return the references whose name or title holds each sought word, and whether they are all.

    Args:
        draft: The report that will say them: figures are those of its period.
        sought: Words of a code or title; all references if empty.
    """
    wanted = sought.casefold().split()
    rows: list[Row] = []
    for name, title in _names(draft.programme):
        text = f"{name} {title}".casefold()
        if not all(word in text for word in wanted):
            continue
        found = quoted(draft, name)
        if found is None:
            continue
        if len(rows) == MOST_LISTED:
            return rows, False
        rows.append((f"{{{{ {name} }}}}", title, found.said(draft.language)))
    return rows, True


def _names(known: model.Programme) -> Iterator[tuple[str, str]]:
    kinds = (("", ""), (":target", _("target")), (":baseline", _("baseline")))
    yield "reach:total", _("People reached")
    yield "reach:women", _("Women and girls reached")
    yield "trainings:total", _("Persons trained")
    yield "trainings:listed", _("Different persons in the lists of attendance")
    yield "budget:total", _("Budget")
    for indicator in known.indicators:
        for ending, kind in kinds:
            title = ", ".join(filter(None, (indicator.title(spoken()), kind)))
            yield f"value:{indicator.code}{ending}", title
    for result in known.results:
        yield f"completion:{result.code}", _("Completion of {code}").format(code=result.code)
    for agency in dict.fromkeys(each.agency for each in known.budgets):
        yield f"budget:{agency}", _("Budget of {agency}").format(agency=agency)
    for reach in known.reach:
        yield f"reach:{reach.key}", reach.title or reach.key.replace("_", " ")
    for name in NUMBERED:
        yield f"number:{name}", _("Number of records")
