"""What contradicts what in a programme, and who accepted it? The checks, on a page."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from brecha.core.languages import translate
from brecha.office.access.may import demand, demand_save, may, memberships_of
from brecha.office.access.roles import Action, Role
from brecha.office.access.table import TABLES
from brecha.office.audit.request import because
from brecha.office.data.models import Programme, Waiver
from brecha.office.screens.figures.kept import kept
from brecha.office.screens.figures.known import known_programme
from brecha.office.screens.pages import programme_or_404, show, today
from brecha.office.screens.words import spoken, word
from brecha.programme.checks import all_checks, run_checks
from brecha.programme.model import Finding
from brecha.programme.words import short_title
from brecha.reports.programme.outline import with_titles

LEAST_REASON = 3
MOST_LISTED = 300
ROLES = frozenset(Role)
MOST_SUMMED = 3
PLACES = {
    "value": "office:indicator",
    "indicator": "office:indicator",
    "completion": "office:results",
    "budget": "office:programme",
    "reach": "office:people",
    "trainings": "office:events",
    "training": "office:events",
    "event": "office:events",
    "product": "office:products",
    "report": "office:reports",
    "text": "office:reports",
}


@require_safe
def findings(request: HttpRequest, number: int) -> HttpResponse:
    """Show what the checks find, errors first."""
    root = programme_or_404(request, number)
    demand(request.user, Action.VIEW, Waiver, programme=root.pk)
    found = findings_of(root)
    severity = request.GET.get("severity", "")
    chosen = [each for each in found if not severity or each.severity == severity]
    counts = Counter(each.severity for each in found)
    return show(
        request,
        root,
        "findings",
        "findings",
        rows=[shown(root, each) for each in chosen[:MOST_LISTED]],
        counts=[(code, word(code), counts[code]) for code in ("error", "warning", "info", "ok")],
        severity=severity,
        number=len(chosen),
        most=MOST_LISTED,
        may_waive=may(request.user, Action.ADD, Waiver, programme=root.pk),
    )


@require_safe
def summary(request: HttpRequest, number: int) -> HttpResponse:
    """Return the number of findings as a part of a page, fetched after it."""
    root = programme_or_404(request, number)
    demand(request.user, Action.VIEW, Waiver, programme=root.pk)
    found = findings_of(root)
    counts = Counter(each.severity for each in found if not each.waived_by)
    errors = (each for each in found if each.severity == "error" and not each.waived_by)
    told = {
        "root": root,
        "counts": counts,
        "first": [shown(root, each) for each in islice(errors, MOST_SUMMED)],
        "accepted": sum(bool(each.waived_by) for each in found),
    }
    return render(request, "office/findings_summary.html", told)


@require_POST
def waive(request: HttpRequest, number: int) -> HttpResponse:
    """Accept a finding as it is, with a reason."""
    root = programme_or_404(request, number)
    demand(request.user, Action.ADD, Waiver, programme=root.pk)
    named = (request.POST.get("check", ""), request.POST.get("subject", ""))
    reason = request.POST.get("reason_for_change", "").strip()
    found = [each for each in findings_of(root) if (each.check, each.subject) == named]
    if not found or len(reason) < LEAST_REASON:
        messages.error(request, _("Say why; the reason is kept in the history."))
    else:
        accept(request, root, found[0], reason)
        messages.success(request, _("The finding is accepted, with your reason and role."))
    return redirect("office:findings", root.pk)


def findings_of(root: Programme) -> tuple[Finding, ...]:
    """Return what the checks find; computed once for each state of the data."""
    return kept(("findings", root.pk), lambda: run_checks(known_programme(root)))


def accept(request: HttpRequest, root: Programme, finding: Finding, reason: str) -> None:
    """Keep that the reader accepts a finding, why, and in which role.

    The history tells who it was as long as the user is there; the waiver stays for ever, and goes
    into reports, so that it holds no name.
    """
    waiver = Waiver(
        programme=root,
        check_id=finding.check,
        subject=finding.subject,
        reason=reason,
        name=_role_of(request, root),
        date=today().isoformat(),
    )
    demand_save(request.user, waiver)
    with because(reason, user=request.user.pk):
        waiver.save()


def shown(root: Programme, finding: Finding) -> dict[str, object]:
    """Return a finding as a page shows it, with the place to mend it."""
    told = with_titles(finding).text(spoken())
    titles = {check.id: check.title for check in all_checks()}
    return {
        "check": finding.check,
        "title": translate(titles.get(finding.check, finding.check), spoken()),
        "subject": finding.subject,
        "severity": finding.severity,
        "severity_word": word(finding.severity),
        "text": told,
        "about": short_title(told),
        "waived_by": word(finding.waived_by) if finding.waived_by in ROLES else finding.waived_by,
        "waived_reason": finding.waived_reason,
        "address": _address(root, finding.subject),
    }


def _role_of(request: HttpRequest, root: Programme) -> str:
    """Return in which role the reader may accept a finding."""
    parts = memberships_of(request.user)
    roles = (part.role for part in parts if part.programme in {None, root.pk})
    may_accept = (role for role in roles if Action.ADD in TABLES["Waiver"][role].other)
    return str(next(may_accept, Role.PUBLIC))


def _address(root: Programme, subject: str) -> str:
    room, _sign, rest = subject.partition(":")
    name = PLACES.get(room)
    if name is None:
        return ""
    if name != "office:indicator":
        return reverse(name, args=[root.pk])
    code = rest.split(":")[0]
    return (
        reverse(name, args=[root.pk, code]) if code else reverse("office:results", args=[root.pk])
    )
