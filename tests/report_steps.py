"""How does a test take a report from draft to submitted?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from brecha.office.data.models import Report
from office_pages import at

Opens = Callable[..., Client]
ACCEPTED = {"reason_for_change": "Accepted by the steering committee"}


def step(client: Client, report: Report, action: str, reason: str = "") -> Any:  # noqa: ANN401 - an answer
    report.refresh_from_db()
    form = {"action": action, "seen_version": report.row_version, "reason_for_change": reason}
    return client.post(at(report.programme, f"reports/{report.pk}/move/"), form, follow=True)


def status(report: Report) -> str:
    report.refresh_from_db()
    return report.status


def submitted(report: Report, signed_in: Opens) -> Client:
    coordinator = signed_in("coordinator")
    step(coordinator, report, "submit")
    step(signed_in("agency_approver", "NORTH"), report, "verify")
    step(signed_in("agency_approver", "SOUTH"), report, "verify")
    step(coordinator, report, "submit")
    coordinator.post(at(report.programme, f"reports/{report.pk}/freeze/"), ACCEPTED)
    step(coordinator, report, "lock")
    return coordinator
