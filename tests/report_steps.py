"""How does a test take a report from draft to submitted?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from brecha.office.data.models import Report
from brecha.office.editing.report_states import frozen_last
from brecha.office.editing.signed_content import state_number
from office_pages import at

Opens = Callable[..., Client]
ACCEPTED = {"reason_for_change": "Accepted by the steering committee"}


def step(client: Client, report: Report, action: str, reason: str = "") -> Any:  # noqa: ANN401 - an answer
    report.refresh_from_db()
    return press(client, report, shown(report), action, reason)


def shown(report: Report) -> dict[str, Any]:
    """Return what the page of a report sends with each of its buttons."""
    return {
        "seen_version": report.row_version,
        "seen_frozen": report.snapshot_sha256 or frozen_last(report),
        "seen_state": state_number(),
    }


def press(
    client: Client, report: Report, seen: dict[str, Any], action: str, reason: str = ""
) -> Any:  # noqa: ANN401 - an answer
    form = seen | {"action": action, "reason_for_change": reason}
    return client.post(at(report.programme, f"reports/{report.pk}/move/"), form, follow=True)


def frozen(client: Client, report: Report) -> str:
    """Freeze a report; return the SHA-256 of what was frozen last."""
    client.post(at(report.programme, f"reports/{report.pk}/freeze/"), ACCEPTED)
    sha256: str = Report.objects.get(pk=report.pk).last_frozen
    return sha256


def status(report: Report) -> str:
    report.refresh_from_db()
    now: str = report.status
    return now


def submitted(report: Report, signed_in: Opens) -> Client:
    coordinator = signed_in("coordinator")
    step(coordinator, report, "submit")
    step(signed_in("agency_approver", "NORTH"), report, "verify")
    step(signed_in("agency_approver", "SOUTH"), report, "verify")
    step(coordinator, report, "submit")
    coordinator.post(at(report.programme, f"reports/{report.pk}/freeze/"), ACCEPTED)
    step(coordinator, report, "lock")
    return coordinator
