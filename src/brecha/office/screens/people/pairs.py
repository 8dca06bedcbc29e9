"""Which two entries of the register may be one person, and who says so?

A card tells how well the fields of two persons agree. What they hold is shown by a step of its own,
to those who may see both, and leaves an event at each of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from brecha.core.errors import InputError
from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.audit.request import LONGEST_REASON, REASON_FIELD
from brecha.office.data.models import Person, PersonPair, Programme
from brecha.office.editing.current import StaleRowError
from brecha.office.people.counting import unique_persons, unique_trained
from brecha.office.people.groups import AUTOMATIC, JUDGED_DIFFERENT, JUDGED_SAME, PROPOSED
from brecha.office.people.judging import (
    judge,
    may_judge,
    may_open,
    opened,
    take_back,
    visible_pairs,
)
from brecha.office.people.linking import JUDGED
from brecha.office.screens.pages import programme_or_404, show, today
from brecha.office.screens.words import DASH, day, fault_text
from brecha.office.web.numbers import whole_number

ON_A_PAGE = 20
KINDS = {"proposed": (PROPOSED,), "automatic": (AUTOMATIC,), "judged": JUDGED}
STALE, REFUSED = 409, 422
LARGEST = 10**9  # no version is as large
Fields = tuple[dict[str, str], dict[str, str]]


@dataclass(frozen=True)
class Card:
    """A pair as its reader may see it.

    Attributes:
        agreements: Field and how well it agrees, in words.
        entries: Of each person what the reader may know: agency, and the pseudonym if it is theirs.
        rows: Field with what both hold, if it was opened.
        waits_for: Who judges it, where the reader does not.
    """

    number: int
    row_version: int
    probability: int
    entries: tuple[str, str]
    agreements: tuple[tuple[str, str], ...]
    status: str
    status_word: str
    judged: str
    reason: str
    may_judge: bool
    may_open: bool
    waits_for: str
    rows: tuple[tuple[str, str, str], ...]


@never_cache
@login_required
@require_safe
def pairs(request: HttpRequest, number: int) -> HttpResponse:
    """Show the pairs that wait, those joined automatically, and those judged."""
    root = programme_or_404(request, number)
    _demand(request, root)
    return _page(request, root)


@never_cache
@login_required
@require_POST
def judge_pair(request: HttpRequest, number: int, pair: int) -> HttpResponse:
    """Open the fields of a pair, judge it, or take a judgement back."""
    root = programme_or_404(request, number)
    _demand(request, root)
    allowed = visible_pairs(request.user, root).select_related("first", "second")
    found = get_object_or_404(allowed, pk=pair)
    step, reason = request.POST.get("step", ""), request.POST.get(REASON_FIELD, "")
    if step == "open":
        return _page(request, root, seen={found.pk: opened(request.user, found)}, only=found)
    found.row_version = whole_number(request.POST.get("seen_version"), LARGEST) or 0
    try:
        _take_step(request, found, step, reason.strip()[:LONGEST_REASON])
    except InputError as error:
        return _page(request, root, fault=fault_text(error.faults[0]), status=REFUSED)
    except StaleRowError:
        between = _("Somebody judged this pair in between. Nothing was done; look at it again.")
        return _page(request, root, fault=between, status=STALE)
    messages.success(request, _("Kept. It is not asked again."))
    return redirect(f"{reverse('office:pairs', args=[root.pk])}?kind={_kind(request)}")


def _take_step(request: HttpRequest, pair: PersonPair, step: str, reason: str) -> None:
    if step == "back":
        take_back(request.user, pair, reason)
    else:
        judge(request.user, pair, step, reason, today())


def _demand(request: HttpRequest, root: Programme) -> None:
    if not may(request.user, Action.VIEW, PersonPair, programme=root.pk):
        told = _("Only the coordinator and the agencies that register persons open this page.")
        raise PermissionDenied(told)


def _page(
    request: HttpRequest,
    root: Programme,
    *,
    seen: dict[int, Fields] | None = None,
    only: PersonPair | None = None,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    kind, known = _kind(request), visible_pairs(request.user, root)
    rows = known.filter(pk=only.pk) if only else known.filter(status__in=KINDS[kind])
    rows = rows.select_related("first__agency", "second__agency", "agency", "decided_by")
    page = Paginator(rows.order_by("-probability", "pk"), ON_A_PAGE)
    shown = page.get_page(request.GET.get("page"))
    return show(
        request,
        root,
        "person_pairs",
        "pairs",
        status=status,
        fault=fault,
        kind=kind,
        kinds=_kinds(known),
        page=shown,
        is_one=only is not None,
        cards=[_card(request.user, pair, (seen or {}).get(pair.pk)) for pair in shown],
        registered=unique_persons(root),
        trained=unique_trained(root),
    )


def _kind(request: HttpRequest) -> str:
    wanted = (request.POST if request.method == "POST" else request.GET).get("kind", "")
    return wanted if wanted in KINDS else PROPOSED


def _kinds(known: Any) -> list[tuple[str, str, int]]:  # noqa: ANN401 - a query set
    names = {"proposed": _("To judge"), "automatic": _("Joined automatically")}
    names["judged"] = _("Judged")
    counts = [known.filter(status__in=statuses).count() for statuses in KINDS.values()]
    return [(kind, names[kind], count) for kind, count in zip(KINDS, counts, strict=True)]


def _card(user: Any, pair: PersonPair, fields: Fields | None) -> Card:  # noqa: ANN401 - a user
    first, second = fields or ({}, {})
    is_judged, judges = pair.status in JUDGED, may_judge(user, pair)
    names = {"name": _("Name"), "birth_date": _("Birth date"), "place": _("Place")}
    return Card(
        number=pair.pk,
        row_version=pair.row_version,
        probability=int(pair.probability * 100),
        entries=(_entry(user, pair.first), _entry(user, pair.second)),
        agreements=tuple(_agreements(pair, names)),
        status=pair.status,
        status_word=_status(pair),
        judged=_judged(pair) if is_judged else "",
        reason=pair.reason,
        may_judge=judges,
        may_open=may_open(user, pair),
        waits_for="" if judges else _waits_for(pair),
        rows=tuple(
            (title, first.get(name, DASH), second.get(name, DASH)) for name, title in names.items()
        )
        if fields
        else (),
    )


def _agreements(pair: PersonPair, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    words = {
        "equal": _("equal"),
        "similar": _("nearly equal"),
        "near": _("alike in part"),
        "unlike": _("unlike"),
        "missing": _("missing in one or both"),
    }
    for name, title in names.items():
        yield title, words[getattr(pair, f"{name}_agreement")]


def _status(pair: PersonPair) -> str:
    return {
        PROPOSED: _("waits for a judgement"),
        AUTOMATIC: _("joined automatically"),
        JUDGED_SAME: _("judged the same person"),
        JUDGED_DIFFERENT: _("judged different persons"),
    }[pair.status]


def _entry(user: Any, person: Person) -> str:  # noqa: ANN401 - a user
    agency = person.agency.acronym if person.agency else _("no agency")
    return f"{agency} · {person.pseudonym}" if may(user, Action.VIEW, person) else agency


def _judged(pair: PersonPair) -> str:
    when = day(pair.decided_on.isoformat()) if pair.decided_on else ""
    return ", ".join(filter(None, (pair.decided_by and pair.decided_by.username, when)))


def _waits_for(pair: PersonPair) -> str:
    if pair.agency is None:
        return _("The coordinator judges it.")
    return _("An officer of {agency} judges it.").format(agency=pair.agency.acronym)
