"""What does every page of a programme carry? Its title, and the tabs its reader may open."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from brecha.office.access.may import may, memberships_of
from brecha.office.access.roles import Action, Role
from brecha.office.access.scope import visible
from brecha.office.data.models import (
    Indicator,
    Organisation,
    Person,
    PersonPair,
    Programme,
    Report,
    Value,
    Waiver,
)
from brecha.office.screens.words import either, word

BELOW_MORE = ("products", "events", "people", "changes", "pairs", "persons", "public")


@dataclass(frozen=True)
class Tab:
    """A page of a programme."""

    name: str
    title: str
    address: str

    @property
    def is_always_shown(self) -> bool:
        """Whether it stands in the line of tabs; the others wait below "More"."""
        return self.name not in BELOW_MORE


def of_every_page(request: HttpRequest) -> dict[str, bool]:
    """Return what the frame of every page asks: whether the reader keeps tables by hand."""
    roles = {part.role for part in memberships_of(getattr(request, "user", None))}
    return {"administers": bool(roles & {Role.ADMINISTRATOR, Role.COORDINATOR})}


def programme_or_404(request: HttpRequest, number: int) -> Programme:
    """Return a programme the reader may see."""
    found: Programme = get_object_or_404(visible(request.user, Programme), pk=number)
    return found


def show(
    request: HttpRequest,
    root: Programme,
    template: str,
    tab: str,
    *,
    status: int = 200,
    **shown: Any,  # noqa: ANN401 - what a template shows
) -> HttpResponse:
    """Return a page of a programme, inside its frame.

    Args:
        request: Who reads.
        root: The programme.
        template: Name of the template without folder and ending.
        tab: Name of the tab it belongs to.
        status: Answer's status.
        shown: What the template shows.
    """
    tabs = tabs_of(request, root)
    frame = {
        "root": root,
        "title": title_of(root),
        "tabs": [each for each in tabs if each.is_always_shown],
        "more": [each for each in tabs if not each.is_always_shown],
        "tab": tab,
        "who": roles_in_words(request, root),
    }
    return render(request, f"office/{template}.html", frame | shown, status=status)


def title_of(root: Programme) -> str:
    """Return the title of a programme in the language of the page, or in the other."""
    return either(root) or str(root.reference)


def tabs_of(request: HttpRequest, root: Programme) -> list[Tab]:
    """Return the pages of a programme that a reader may open."""
    user, where = request.user, {"programme": root.pk}
    is_member = may(user, Action.VIEW, Waiver, **where)
    enters = may(user, Action.ADD, Value, **where)
    judges = any(may(user, step, Value, **where) for step in (Action.VERIFY, Action.LOCK))
    tabs = [
        ("programme", _("Overview"), True),
        ("results", _("Results"), True),
        ("tasks", _("My tasks"), enters),
        ("review", _("Review"), judges),
        ("registers", _("Registers"), True),
        ("findings", _("Findings"), is_member),
        ("reports", _("Reports"), may(user, Action.VIEW, Report, **where)),
        ("products", _("Products"), True),
        ("events", _("Events"), True),
        ("people", _("People reached"), True),
        ("changes", _("History"), may(user, Action.HISTORY, Indicator, **where)),
        ("pairs", _("Same person?"), may(user, Action.VIEW, PersonPair, **where)),
        ("persons", _("Personal data"), may(user, Action.ERASE, Person, **where)),
        ("public", _("Public page"), root.is_public),
    ]
    return [
        Tab(name, title, reverse(f"office:{name}", args=[root.pk]))
        for name, title, is_open in tabs
        if is_open
    ]


def roles_in_words(request: HttpRequest, root: Programme) -> str:
    """Return what the reader is in a programme: `agency officer, FAO`."""
    parts = [part for part in memberships_of(request.user) if part.programme in {None, root.pk}]
    numbers = [part.agency for part in parts if part.agency]
    rows = (
        Organisation.objects.filter(pk__in=numbers).values_list("pk", "acronym") if numbers else ()
    )
    acronyms = dict(rows)
    told = (", ".join(filter(None, (word(p.role), acronyms.get(p.agency)))) for p in parts)
    return "; ".join(told)


def is_member(request: HttpRequest, root: Programme) -> bool:
    """Return whether the reader has a role in the programme."""
    return any(part.programme in {None, root.pk} for part in memberships_of(request.user))


def own_agencies(request: HttpRequest, root: Programme, role: Role) -> list[int]:
    """Return the agencies for which the reader has a role in a programme."""
    return [
        part.agency
        for part in memberships_of(request.user)
        if part.role == role and part.programme == root.pk and part.agency is not None
    ]


def today() -> datetime.date:
    """Return the day of the office's clock."""
    return timezone.localdate()
