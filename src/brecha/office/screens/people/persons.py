"""Whose personal data are due to be forgotten, under which consent and for what were they kept?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from brecha.core.languages import translate
from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.audit.request import LONGEST_REASON, REASON_FIELD
from brecha.office.data.models import Person, Programme
from brecha.office.people.register import PURPOSE, erase_person
from brecha.office.people.retention import Due, due_on, erase_due
from brecha.office.screens.pages import programme_or_404, show, today
from brecha.office.screens.words import DASH, day, spoken

ON_A_PAGE = 50


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def persons(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is due and what is kept; erase what is due, or one person who asks for it."""
    root = programme_or_404(request, number)
    if not may(request.user, Action.ERASE, Person, programme=root.pk):
        raise PermissionDenied(_("Only those who may erase personal data open this page."))
    if request.method == "POST":
        return _erase(request, root)
    return _page(request, root)


def _erase(request: HttpRequest, root: Programme) -> HttpResponse:
    reason = request.POST.get(REASON_FIELD, "").strip()[:LONGEST_REASON]
    if "pseudonym" in request.POST:
        return _erase_one(request, root, reason)
    due = due_on(today(), request.user, root)
    erased = erase_due(due, today(), reason, by=request.user)
    messages.success(request, _("Erased: {number}. The counts stay.").format(number=erased))
    return redirect("office:persons", root.pk)


def _erase_one(request: HttpRequest, root: Programme, reason: str) -> HttpResponse:
    allowed = visible(request.user, Person, Action.ERASE).filter(programme=root)
    found = allowed.filter(pseudonym=request.POST["pseudonym"].strip()).first()
    if found is None or found.erased_on is not None:
        return _page(request, root, _("There is no such person here, or it was erased already."))
    if not reason:
        return _page(request, root, _("Say why; the reason is kept in the history."))
    erase_person(request.user, found, reason, today())
    messages.success(request, _("Erased: {number}. The counts stay.").format(number=1))
    return redirect("office:persons", root.pk)


def _page(request: HttpRequest, root: Programme, fault: str = "") -> HttpResponse:
    seen = visible(request.user, Person).filter(programme=root).exclude(sealed=b"")
    page = Paginator(seen.select_related("agency").order_by("keep_until", "pk"), ON_A_PAGE)
    shown = page.get_page(request.GET.get("page"))
    due = due_on(today(), request.user, root)
    return show(
        request,
        root,
        "persons",
        "persons",
        status=400 if fault else 200,
        fault=fault,
        purpose=translate(PURPOSE, spoken()),
        due=due,
        by_agency=_in_words(due),
        page=shown,
        rows=[_row(person) for person in shown],
        asked=request.POST.get("pseudonym", ""),
    )


def _in_words(due: Due) -> list[tuple[str, int, str, str]]:
    return [
        (each.agency or DASH, each.number, _day(each.first_consent), _day(each.last_kept))
        for each in due.by_agency
    ]


def _row(person: Person) -> tuple[str, str, str, str]:
    agency = person.agency.acronym if person.agency else DASH
    return person.pseudonym, agency, _day(person.consented_on), _day(person.keep_until)


def _day(found: Any) -> str:  # noqa: ANN401 - a date or nothing
    return day(found.isoformat()) if found else DASH
