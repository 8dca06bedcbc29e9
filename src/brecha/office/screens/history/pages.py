"""Who changed what, when and why: of one record, and of a whole programme?"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from brecha.office.access.may import may, memberships_of
from brecha.office.access.roles import Action, Role
from brecha.office.data.models import Indicator, Organisation, Programme, User
from brecha.office.running.checked import Standing, check_and_note, standing
from brecha.office.screens.history.events import Asked, events, tables_with_history
from brecha.office.screens.history.words import EventInWords, in_words
from brecha.office.screens.pages import programme_or_404, show
from brecha.office.screens.words import moment
from brecha.office.web.numbers import whole_number

ON_A_PAGE = 25
LAST_PAGE = 400
FIRST_YEAR, LAST_YEAR = 1990, 2100
SEE_THE_CHAIN = (Role.COORDINATOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Pager:
    """Where one is in the list; an empty address leads nowhere."""

    number: int
    earlier: str
    later: str


@login_required
@require_safe
def history(request: HttpRequest, number: int, table: str, pk: int) -> HttpResponse:
    """Show every change of one record."""
    root = programme_or_404(request, number)
    if table not in tables_with_history():
        raise Http404
    asked = Asked(table=table, row=pk)
    found, pager = _page_of(request, root, asked)
    if not found:
        raise Http404
    name = tables_with_history()[table]._meta.verbose_name  # noqa: SLF001 - Django's public name
    title = next((each.title for each in found if each.title), str(pk))
    return show(
        request,
        root,
        "history",
        "changes",
        name=str(name),
        row_title=title,
        events=found,
        pager=pager,
    )


@login_required
@require_safe
def changes(request: HttpRequest, number: int) -> HttpResponse:
    """Show the latest changes of a programme."""
    root = programme_or_404(request, number)
    _demand_history(request, root)
    found, pager = _page_of(request, root, _asked(request, root))
    return show(
        request,
        root,
        "changes",
        "changes",
        events=found,
        pager=pager,
        asked={name: request.GET.get(name, "") for name in ("table", "agency", "user", "day")},
        tables=sorted(_table_names(request, root), key=lambda pair: pair[1]),
        agencies=Organisation.objects.filter(programme=root).order_by("acronym"),
        users=_users(root),
        chain=_chain(request, root),
    )


@login_required
@require_POST
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Check the whole history now."""
    root = programme_or_404(request, number)
    if not _sees_the_chain(request, root):
        raise PermissionDenied
    found = check_and_note(settings.ENVIRONMENT.folder)
    if found.is_whole:
        messages.success(request, _("The history is whole."))
    else:
        messages.error(request, _("The history is not whole. Run brecha office check."))
    return redirect("office:changes", root.pk)


def _demand_history(request: HttpRequest, root: Programme) -> None:
    if not may(request.user, Action.HISTORY, Indicator, programme=root.pk):
        raise PermissionDenied(_("Only those who work in the programme see its history."))


def _page_of(
    request: HttpRequest, root: Programme, asked: Asked
) -> tuple[list[EventInWords], Pager]:
    number = whole_number(request.GET.get("page"), LAST_PAGE) or 1
    rows = events(request.user, root, asked, (number - 1) * ON_A_PAGE, ON_A_PAGE + 1)
    kept = {name: text for name, text in request.GET.items() if name != "page" and text}

    def address(at: int) -> str:
        return "?" + urlencode(kept | {"page": at})

    later = address(number - 1) if number > 1 else ""
    earlier = address(number + 1) if len(rows) > ON_A_PAGE and number < LAST_PAGE else ""
    return in_words(rows[:ON_A_PAGE]), Pager(number, earlier, later)


def _asked(request: HttpRequest, root: Programme) -> Asked:
    told = request.GET
    table = told.get("table", "")
    agency = Organisation.objects.filter(programme=root, acronym=told.get("agency", "")).first()
    user = User.objects.filter(username=told.get("user", "")).first()
    return Asked(
        table=table if table in tables_with_history() else "",
        agency=agency.pk if agency else None,
        user=user.pk if user else None,
        day=_day(told.get("day", "")),
    )


def _day(text: str) -> datetime.date | None:
    """Return the day asked for; a year in which there was no office is not asked."""
    try:
        found = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _table_names(request: HttpRequest, root: Programme) -> list[tuple[str, str]]:
    return [
        (name, str(table._meta.verbose_name))  # noqa: SLF001 - Django's public name
        for name, table in tables_with_history().items()
        if may(request.user, Action.HISTORY, table, programme=root.pk)
    ]


def _users(root: Programme) -> list[str]:
    members = Q(memberships__programme=root) | Q(memberships__programme=None)
    found = User.objects.filter(members).order_by("username")
    return list(found.values_list("username", flat=True).distinct())


def _sees_the_chain(request: HttpRequest, root: Programme) -> bool:
    return any(
        part.role in SEE_THE_CHAIN and part.programme in {None, root.pk}
        for part in memberships_of(request.user)
    )


def _chain(request: HttpRequest, root: Programme) -> dict[str, Any] | None:
    if not _sees_the_chain(request, root):
        return None
    found: Standing = standing(settings.ENVIRONMENT.folder)
    when = moment(datetime.datetime.fromisoformat(found.last.when)) if found.last else ""
    return {"last": found.last, "length": found.length, "is_same": found.is_same, "when": when}
