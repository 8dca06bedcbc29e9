"""Is a report open to anybody once it is published, and never with a name in it?"""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from brecha.office.data.models import (
    NarrativeSection,
    Programme,
    Report,
    Snapshot,
    User,
)
from office_pages import at, words
from report_files import pdf_text, sheet_cells, word_texts
from report_steps import ACCEPTED, Opens, status, step, submitted


def published(report: Report, signed_in: Opens) -> Client:
    Programme.objects.filter(pk=report.programme_id).update(is_public=True)
    coordinator = submitted(report, signed_in)
    step(coordinator, report, "publish")
    return coordinator


def public(report: Report, page: str = "") -> Any:  # noqa: ANN401 - an answer
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE="en")
    return client.get(f"/public/{report.programme_id}/reports/{report.pk}/{page}")


def test_a_published_report_is_open_to_anybody_until_it_is_taken_back(
    report: Report, signed_in: Opens
) -> None:
    coordinator = published(report, signed_in)

    listed = Client(SERVER_NAME="localhost").get(f"/public/{report.programme_id}/")
    page, pdf = public(report), public(report, "es/pdf/")
    silent = step(coordinator, report, "unpublish")
    still = public(report)
    step(coordinator, report, "unpublish", "A figure is disputed")

    assert f"/public/{report.programme_id}/reports/{report.pk}/" in listed.content.decode()
    assert "Final report" in words(page)
    assert pdf.content.startswith(b"%PDF")
    assert "Say why" in words(silent)
    assert still.status_code == 200
    assert (public(report).status_code, public(report, "es/pdf/").status_code) == (404, 404)


def test_nothing_of_a_report_is_public_before_it_is_published(
    report: Report, signed_in: Opens
) -> None:
    Programme.objects.filter(pk=report.programme_id).update(is_public=True)
    submitted(report, signed_in)

    assert {public(report, page).status_code for page in ("", "en/pdf/", "en/json/")} == {404}


def test_a_report_of_a_closed_programme_is_not_published(report: Report, signed_in: Opens) -> None:
    coordinator = submitted(report, signed_in)

    refused = step(coordinator, report, "publish")

    assert "this programme is not public" in words(refused)
    report.refresh_from_db()
    assert report.published_on is None


def test_a_published_report_is_not_sent_back(report: Report, signed_in: Opens) -> None:
    coordinator = published(report, signed_in)

    refused = step(coordinator, report, "return", "A typo")

    assert "Take it back from the public first" in words(refused)
    assert status(report) == "submitted"


def said(form: str, content: bytes) -> str:
    if form == "pdf":
        return pdf_text(content)
    if form == "docx":
        return "\n".join(word_texts(content))
    if form == "xlsx":
        return "\n".join(str(cell.value) for cell in sheet_cells(content))  # type: ignore[attr-defined]  # of the library
    return content.decode()


def test_no_published_file_names_a_user_or_tells_a_small_count(
    report: Report, signed_in: Opens
) -> None:
    coordinator = signed_in("coordinator")
    User.objects.update(first_name="Xochitl", last_name="Quetzalli")
    del coordinator
    published(report, signed_in)
    User.objects.update(first_name="Xochitl", last_name="Quetzalli")

    for form in ("docx", "pdf", "xlsx", "html", "json"):
        text = said(form, public(report, f"en/{form}/").content)
        assert "Quetzalli" not in text, form
        assert "coordinator-" not in text, form  # the username
        assert "widows: 3" not in text, form

    held = json.loads(public(report, "en/json/").content)["programme"]
    assert "waivers" not in held
    assert "widows" not in {
        group["group"] for event in held["events"] for group in event.get("participants", ())
    }


def test_a_text_that_names_a_user_is_not_frozen(report: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")
    User.objects.update(first_name="Xochitl", last_name="Quetzalli")
    NarrativeSection.objects.create(
        programme=report.programme,
        report=report,
        section="summary",
        language="en",
        text="Written by XOCHITL Quetzalli.",
    )

    answer = coordinator.post(
        at(report.programme, f"reports/{report.pk}/freeze/"), ACCEPTED, follow=True
    )

    assert "sections[1].text names somebody" in words(answer)
    assert not Snapshot.objects.filter(report=report).exists()


def test_a_report_submitted_before_it_came_here_is_frozen_and_then_published(
    report: Report, signed_in: Opens
) -> None:
    Programme.objects.filter(pk=report.programme_id).update(is_public=True)
    Report.objects.filter(pk=report.pk).update(status="submitted")
    coordinator = signed_in("coordinator")

    refused = step(coordinator, report, "publish")
    coordinator.post(at(report.programme, f"reports/{report.pk}/freeze/"), ACCEPTED)
    step(coordinator, report, "publish")

    assert "Freeze it first" in words(refused)
    assert public(report, "en/json/").status_code == 200
