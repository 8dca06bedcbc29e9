"""What waits for a judgement? The approver verifies or sends back; the coordinator locks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from brecha.core.errors import InputError
from brecha.office.access.may import may
from brecha.office.access.roles import Action, Role
from brecha.office.access.scope import visible
from brecha.office.data.models import Indicator, Programme, Value, Variance
from brecha.office.editing.current import StaleRowError
from brecha.office.editing.states import NEED_A_REASON, STEPS, move
from brecha.office.screens.pages import own_agencies, programme_or_404, show
from brecha.office.screens.value_rows import parts_in_words, value_text
from brecha.office.screens.words import day, either, fault_text, span, word

MOST_LISTED = 60
STALE, REFUSED = 409, 422
REFUSALS = (STALE, REFUSED)
SHOWN = (  # of the other values of an indicator, in plain rows: there are thousands
    "indicator_id",
    "agency_id",
    "kind",
    "number",
    "numerator",
    "denominator",
    "text",
    "printed",
    "unit",
    "period_start",
    "period_end",
)


@dataclass(frozen=True)
class Card:
    """A value that waits, with what is needed to judge it."""

    number: int
    version: int
    row_version: int
    code: str
    title: str
    agency: str
    period: str
    amount: str
    target: str
    before: str
    as_of: str
    certainty: str
    source: str
    comment: str
    evidence: tuple[str, ...]
    reason: str
    parts: tuple[tuple[str, str, str], ...]
    status: str
    entered_by: str
    steps: tuple[tuple[str, str, bool], ...]


@require_safe
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Show what waits for the reader's judgement."""
    root = programme_or_404(request, number)
    steps = [Action.VERIFY, Action.LOCK, Action.RETURN, Action.REOPEN]
    if not any(may(request.user, step, Value, programme=root.pk) for step in steps):
        raise PermissionDenied(_("Only approvers and the coordinator judge values."))
    judges = may(request.user, Action.VERIFY, Value, programme=root.pk)
    rules = may(request.user, Action.LOCK, Value, programme=root.pk)
    groups = [("submitted", _("Waiting to be verified"))]
    groups += (
        [("verified", _("Verified, not locked yet")), ("locked", _("Locked"))] if rules else []
    )
    return show(
        request,
        root,
        "review",
        "review",
        groups=[(status, title, *_cards(request, root, status)) for status, title in groups],
        judges=judges,
    )


@require_POST
def move_value(request: HttpRequest, number: int, value: int) -> HttpResponse:
    """Take a value to its next state; a page with scripts gets only its card back."""
    root = programme_or_404(request, number)
    found = get_object_or_404(visible(request.user, Value), programme=root, pk=value)
    try:
        action = Action(request.POST.get("action", ""))
        found.row_version = int(request.POST.get("seen_version", "0"))
    except ValueError:
        raise PermissionDenied from None
    if action not in STEPS:
        raise PermissionDenied
    reason = request.POST.get("reason_for_change", "")
    status, told = 200, _done(action)
    try:
        move(request.user, action, found, reason)
    except PermissionDenied:
        raise PermissionDenied(_refused(request, action, found)) from None
    except InputError as error:
        status, told = REFUSED, fault_text(error.faults[0])
    except (StaleRowError, DatabaseError):
        status = STALE
        told = _("Somebody changed this value in between. Nothing was done; look at it again.")
    if request.headers.get("HX-Request"):
        shown = {"told": told, "is_done": status not in REFUSALS}
        return render(request, "office/moved.html", shown)
    tell = messages.error if status in REFUSALS else messages.success
    tell(request, told)
    return redirect("office:tasks" if action == Action.SUBMIT else "office:review", root.pk)


def _cards(request: HttpRequest, root: Programme, status: str) -> tuple[list[Card], int]:
    rows = visible(request.user, Value).filter(programme=root, status=status, kind="actual")
    if not may(request.user, Action.LOCK, Value, programme=root.pk):
        rows = rows.filter(agency__in=_judged(request, root))
    number = rows.count()
    rows = rows.select_related("indicator", "agency", "entered_by", "programme")
    found = list(
        rows.prefetch_related("disaggregation_rows").order_by("-period_end", "pk")[:MOST_LISTED]
    )
    return list(_filled(request, root, found)), number


def _judged(request: HttpRequest, root: Programme) -> list[int]:
    return own_agencies(request, root, Role.APPROVER)


def _filled(request: HttpRequest, root: Programme, found: list[Value]) -> Iterator[Card]:
    indicators = {value.indicator_id for value in found}
    settled = Value.objects.filter(indicator__in=indicators, status__in=("verified", "locked"))
    others: dict[int, list[Value]] = {}
    for each in settled.order_by("period_end", "version").values_list("pk", *SHOWN, named=True):
        others.setdefault(each.indicator_id, []).append(each)
    reasons = {
        (row.indicator_id, row.agency_id, row.period_end): f"{word(row.reason)}. {row.text}"
        for row in Variance.objects.filter(programme=root, indicator__in=indicators)
    }
    for value in found:
        like = others.get(value.indicator_id, [])
        reason = reasons.get((value.indicator_id, value.agency_id, value.period_end), "")
        yield _card(value, like, reason, tuple(_steps(request, value)))


def _card(
    value: Value, like: list[Value], reason: str, steps: tuple[tuple[str, str, bool], ...]
) -> Card:
    targets = [each for each in like if _is_target_of(value, each)]
    before = [each for each in like if _is_before(value, each)]
    return Card(
        number=value.pk,
        version=value.version,
        row_version=value.row_version,
        code=value.indicator.code,
        title=either(value.indicator),
        agency=value.agency.acronym if value.agency else "",
        period=span(value.period_start, value.period_end),
        amount=value_text(value, value.indicator),
        target=value_text(targets[-1], value.indicator) if targets else "",
        before=_with_period(before[-1], value.indicator) if before else "",
        as_of=day(value.as_of),
        certainty=word(value.certainty),
        source=value.source,
        comment=value.comment,
        evidence=tuple(value.evidence),
        reason=reason,
        parts=parts_in_words(value),
        status=value.status,
        entered_by=value.entered_by.username if value.entered_by else "",
        steps=steps,
    )


def _is_target_of(value: Value, other: Value) -> bool:
    is_same = (other.kind, other.period_end) == ("target", value.period_end)
    return is_same and other.agency_id in {value.agency_id, None}


def _is_before(value: Value, other: Value) -> bool:
    is_same = (other.kind, other.agency_id) == ("actual", value.agency_id)
    return is_same and other.period_end <= value.period_end and other.pk != value.pk


def _with_period(value: Value, indicator: Indicator) -> str:
    return f"{value_text(value, indicator)} ({span(value.period_start, value.period_end)})"


def _steps(request: HttpRequest, value: Value) -> Iterator[tuple[str, str, bool]]:
    titles = {
        Action.VERIFY: _("Verify"),
        Action.LOCK: _("Lock"),
        Action.RETURN: _("Send back"),
        Action.REOPEN: _("Reopen"),
    }
    for action, title in titles.items():
        if may(request.user, action, value):
            yield action.value, title, action in NEED_A_REASON


def _done(action: Action) -> str:
    return {
        Action.SUBMIT: _("Submitted. Your approver sees it now."),
        Action.VERIFY: _("Verified. It counts in the results now."),
        Action.RETURN: _("Sent back. The officer sees your reason."),
        Action.LOCK: _("Locked."),
        Action.REOPEN: _("Reopened. It is verified, and can be corrected."),
    }[action]


def _refused(request: HttpRequest, action: Action, value: Value) -> str:
    if action == Action.VERIFY and value.entered_by_id == request.user.pk:
        return _("Who entered a value does not verify it. Another approver does.")
    if value.agency is None:
        return _("Your role does not allow this step.")
    told = _("This value belongs to {agency} and is {status}. Your role does not allow this step.")
    return told.format(agency=value.agency.acronym, status=word(value.status))
