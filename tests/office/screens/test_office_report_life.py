"""Does a report go from draft to submitted, step by step, and back with a reason?"""

from __future__ import annotations

import pytest
from django.apps import apps

from brecha.office.data.models import (
    NarrativeSection,
    Programme,
    Report,
    Snapshot,
)
from office_pages import at, words
from report_steps import ACCEPTED, Opens, status, step, submitted


def test_a_report_is_submitted_with_every_signature_and_its_frozen_version(
    report: Report, signed_in: Opens
) -> None:
    submitted(report, signed_in)

    assert status(report) == "submitted"
    assert report.signatures == ["NORTH", "SOUTH"]
    assert report.snapshot_sha256 == Snapshot.objects.get(report=report).sha256


def test_each_step_leaves_one_event_with_its_user(report: Report, signed_in: Opens) -> None:
    events = apps.get_model("office", "ReportHistory").objects.filter(pgh_obj=report.pk)
    before = events.count()

    submitted(report, signed_in)

    assert events.count() == before + 6  # five steps, and the freezing
    assert all(event.pgh_context["user"] for event in events.order_by("pk")[before:])


def test_without_a_signature_a_report_goes_on_only_with_a_reason(
    report: Report, signed_in: Opens
) -> None:
    coordinator = signed_in("coordinator")
    step(coordinator, report, "submit")
    step(signed_in("agency_approver", "NORTH"), report, "verify")

    refused = step(coordinator, report, "submit")
    first = status(report)
    step(coordinator, report, "submit", "SOUTH has closed its office")

    assert "SOUTH did not" in words(refused)
    assert first == "agency_review"
    assert status(report) == "coordinator_review"


def test_what_is_sent_back_is_a_draft_with_the_reason_and_no_signature(
    report: Report, signed_in: Opens
) -> None:
    step(signed_in("coordinator"), report, "submit")
    approver = signed_in("agency_approver", "NORTH")
    step(approver, report, "verify")

    silent = step(approver, report, "return")
    still = status(report)
    step(approver, report, "return", "The budget is last year's")

    assert "Say why" in words(silent)
    assert still == "agency_review"
    assert status(report) == "draft"
    assert report.signatures == []
    page = signed_in("coordinator").get(at(report.programme, f"reports/{report.pk}/"))
    assert "The budget is last year" in words(page)


def test_a_report_without_a_frozen_version_is_not_submitted(
    report: Report, signed_in: Opens
) -> None:
    coordinator = signed_in("coordinator")
    step(coordinator, report, "submit")
    step(coordinator, report, "submit", "Nobody signs in summer")

    refused = step(coordinator, report, "lock")

    assert "Freeze it first" in words(refused)
    assert status(report) == "coordinator_review"


@pytest.mark.parametrize(
    ("role", "agency", "action"),
    [
        ("agency_officer", "NORTH", "submit"),
        ("agency_approver", "NORTH", "submit"),
        ("reader", "", "submit"),
        ("coordinator", "", "verify"),
        ("coordinator", "", "lock"),
        ("coordinator", "", "publish"),
    ],
)
def test_a_step_that_is_not_open_is_refused_in_words(
    report: Report, signed_in: Opens, role: str, agency: str, action: str
) -> None:
    answer = step(signed_in(role, agency), report, action)

    assert answer.status_code == 403
    assert "Your role does not allow this step now." in words(answer)
    assert status(report) == "draft"


def test_the_texts_of_a_report_in_review_stay(report: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")
    step(coordinator, report, "submit")
    page = at(report.programme, f"reports/{report.pk}/sections/summary/en/")

    shown = coordinator.get(page)
    sent = coordinator.post(page, {"text": "Mended", "seen_version": "1"})

    assert (shown.status_code, sent.status_code) == (403, 403)
    assert "change while it is a draft" in words(sent)
    assert not NarrativeSection.objects.filter(report=report).exists()


def test_a_stale_button_does_nothing(report: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")
    page = at(report.programme, f"reports/{report.pk}/move/")
    form = {"action": "submit", "seen_version": report.row_version}

    coordinator.post(page, form)
    again = coordinator.post(page, form, follow=True)

    assert "Somebody changed this report in between" in words(again)
    assert status(report) == "agency_review"


def test_a_submitted_report_is_not_frozen_again(report: Report, signed_in: Opens) -> None:
    coordinator = submitted(report, signed_in)

    answer = coordinator.post(at(report.programme, f"reports/{report.pk}/freeze/"), ACCEPTED)

    assert answer.status_code == 403
    assert "stays as it was frozen" in words(answer)


def test_the_coordinator_begins_an_annual_report(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("coordinator", language="es")
    page = at(reporting, "reports/new/")
    form = {"kind": "annual", "year": "2021", "languages": ["es"]}

    answer = client.post(page, form)
    again = client.post(page, form)
    without_year = client.post(page, {"kind": "annual", "languages": ["es"]})

    made = Report.objects.get(programme=reporting, kind="annual")
    assert answer.status_code == 302
    assert (made.key, made.period_start, made.period_end, made.languages) == (
        "annual-2021",
        "2021-01-01",
        "2021-12-31",
        ["es"],
    )
    assert (again.status_code, without_year.status_code) == (422, 422)
    assert "Ya existe un informe así" in words(again)
    shown = client.get(at(reporting, f"reports/{made.pk}/"))
    assert "Informe anual" in words(shown)
    assert "sections/summary/en/" not in shown.content.decode()


def test_only_who_may_add_a_report_begins_one(reporting: Programme, signed_in: Opens) -> None:
    assert signed_in("reader").get(at(reporting, "reports/new/")).status_code == 403
