"""How does a report go from draft to submitted, back with a reason, and before the public?

    draft → agency review → coordinator review → submitted → published
      ↑__________|___________________|_______________|
                    sent back, with a reason

In the agencies' review the approver of each agency signs the report as it is. Its texts change in
a draft only, so that nobody signs one text and submits another; sending back clears the signatures.
The data go on changing, so a signature keeps which state of them its approver saw.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from brecha.core.errors import InputError
from brecha.office.access.may import demand, memberships_of
from brecha.office.access.roles import Action, Role
from brecha.office.audit.request import because
from brecha.office.data.models import Organisation, Participation, Programme, Report, Snapshot
from brecha.office.editing.current import StaleRowError
from brecha.office.editing.signed_content import state_number

NEXT = {"draft": "agency_review", "agency_review": "coordinator_review"}
SIGNING_ROLES = ("lead", "implementing")
STEPS = (Action.SUBMIT, Action.VERIFY, Action.RETURN, Action.LOCK, Action.PUBLISH)
OF_FROZEN = (Action.LOCK, Action.PUBLISH)


@dataclass(frozen=True)
class Seen:
    """What a page of a report showed when a button on it was pressed.

    Attributes:
        frozen: SHA-256 of the version that was to be submitted or published.
        state: Number of the last link of the history.
    """

    frozen: str = ""
    state: int = 0


def move_report(
    user: Any,  # noqa: ANN401 - a user
    action: Action,
    report: Report,
    reason: str = "",
    seen: Seen | None = None,
) -> Report:
    """Take a report one step further, or back.

    Args:
        user: Who does it.
        action: submit (to the next review), verify (an agency signs), return, lock (submit it to
            the fund), or publish.
        report: The report as the user saw it.
        reason: Why; needed to send back, and to go on without the signature of an agency.
        seen: What the page showed; without it, what is there now.

    Raises:
        PermissionDenied: The role, or the state of the report, does not allow it.
        InputError: A reason, a signature or a frozen version is missing.
        StaleRowError: The report changed after it was shown.
    """
    with because(reason.strip() or action.value, user=user.pk), transaction.atomic():
        stored = _locked(report)
        demand(user, action, stored)
        changes = _CHANGES[action](user, stored, reason.strip())
        if seen is not None:
            changes = _as_seen(action, stored, changes, seen)
        Report.objects.filter(pk=stored.pk).update(**changes)
    return Report.objects.get(pk=report.pk)


def unpublish(user: Any, report: Report, reason: str) -> Report:  # noqa: ANN401 - a user
    """Take a published report back from the public, with a reason.

    Raises:
        PermissionDenied: The role does not allow it.
        InputError: The reason is missing.
        StaleRowError: The report changed after it was shown.
    """
    _demand_reason(reason.strip())
    with because(reason.strip(), user=user.pk), transaction.atomic():
        stored = _locked(report)
        demand(user, Action.PUBLISH, stored)
        Report.objects.filter(pk=stored.pk).update(published_on=None)
    return Report.objects.get(pk=report.pk)


def signing_agencies(programme: Programme) -> list[Organisation]:
    """Return the agencies that sign a report: the lead and those that implement."""
    taking_part = Participation.objects.filter(programme=programme, role__in=SIGNING_ROLES)
    budgeted = programme.budget_rows.exclude(agency=None).values_list("agency", flat=True)
    numbers = set(taking_part.values_list("organisation", flat=True)) or set(budgeted)
    return list(Organisation.objects.filter(pk__in=numbers).order_by("pk"))


def missing_signatures(report: Report) -> list[str]:
    """Return the agencies whose approver has not signed."""
    wanted = [each.acronym for each in signing_agencies(report.programme)]
    return [acronym for acronym in wanted if acronym not in report.signatures]


def agencies_to_sign(user: Any, report: Report) -> list[str]:  # noqa: ANN401 - a user
    """Return the agencies for which a user may sign a report and has not."""
    numbers = [
        part.agency
        for part in memberships_of(user)
        if part.role == Role.APPROVER and part.programme == report.programme_id
    ]
    own = Organisation.objects.filter(pk__in=numbers).order_by("pk")
    return [each.acronym for each in own if each.acronym not in report.signatures]


def frozen_last(report: Report) -> str:
    """Return the SHA-256 of the version that was frozen last; empty where there is none."""
    if report.last_frozen:
        return report.last_frozen
    newest = Snapshot.objects.filter(report=report).order_by("-pk")  # before it was kept
    return next(iter(newest.values_list("sha256", flat=True)[:1]), "")


def _as_seen(action: Action, stored: Report, changes: dict[str, Any], seen: Seen) -> dict[str, Any]:
    """Return what changes, if it is of what the page showed; a signature is of what was seen."""
    if action in OF_FROZEN and changes["snapshot_sha256"] != seen.frozen:
        raise StaleRowError({}, stored)
    if action != Action.VERIFY:
        return changes
    before = stored.signed_states
    states = {
        acronym: before.get(acronym, min(state, seen.state))
        for acronym, state in changes["signed_states"].items()
    }
    return changes | {"signed_states": states}


def _locked(report: Report) -> Report:
    """Return the report as it is stored, if it is still as its user saw it."""
    stored = Report.objects.select_for_update(no_key=True).get(pk=report.pk)
    if stored.row_version != report.row_version:
        raise StaleRowError({}, stored)
    return stored


def _demand_reason(reason: str) -> None:
    if not reason:
        raise InputError.of("Say why; the reason is kept in the history.", place="reason")


def _submit(user: Any, report: Report, reason: str) -> dict[str, Any]:  # noqa: ANN401 - a user
    del user
    missing = missing_signatures(report) if report.status == "agency_review" else []
    if missing and not reason:
        raise InputError.of(
            "Each agency signs before the report goes on; {agencies} did not. Wait for them, or "
            "say why it goes on without.",
            place="reason",
            agencies=", ".join(missing),
        )
    return {"status": NEXT[report.status]}


def _sign(user: Any, report: Report, reason: str) -> dict[str, Any]:  # noqa: ANN401 - a user
    del reason
    own = agencies_to_sign(user, report)
    if not own:
        raise InputError.of("Your agency signed this report already.", place="signature")
    states = report.signed_states | dict.fromkeys(own, state_number())
    return {"signatures": [*report.signatures, *own], "signed_states": states}


def _return(user: Any, report: Report, reason: str) -> dict[str, Any]:  # noqa: ANN401 - a user
    del user
    _demand_reason(reason)
    if report.published_on is not None:
        raise InputError.of(
            "A published report is not sent back. Take it back from the public first.",
            place="published",
        )
    return {"status": "draft", "signatures": [], "signed_states": {}, "snapshot_sha256": ""}


def _lock(user: Any, report: Report, reason: str) -> dict[str, Any]:  # noqa: ANN401 - a user
    del user, reason
    return {"status": "submitted", "snapshot_sha256": _demand_frozen(report)}


def _publish(user: Any, report: Report, reason: str) -> dict[str, Any]:  # noqa: ANN401 - a user
    del user, reason
    if not report.programme.is_public:
        raise InputError.of(
            "Reports of a public programme are published; this programme is not public. The "
            "coordinator opens it first.",
            place="programme",
        )
    if report.published_on is not None:
        raise InputError.of("This report is published already.", place="published")
    sha256 = report.snapshot_sha256 or _demand_frozen(report)  # none: submitted before it came here
    return {"published_on": timezone.localdate(), "snapshot_sha256": sha256}


def _demand_frozen(report: Report) -> str:
    sha256 = frozen_last(report)
    if not sha256:
        raise InputError.of(
            "A report is submitted and published as it was frozen; this one was not. Freeze it "
            "first.",
            place="snapshot",
        )
    return sha256


_CHANGES = {
    Action.SUBMIT: _submit,
    Action.VERIFY: _sign,
    Action.RETURN: _return,
    Action.LOCK: _lock,
    Action.PUBLISH: _publish,
}
