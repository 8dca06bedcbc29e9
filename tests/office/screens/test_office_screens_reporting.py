"""Does a value go from the officer's list to the frozen report, and is nothing lost on the way?"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.test import Client

from brecha.office.data.models import (
    DisaggregatedValue,
    Indicator,
    NarrativeSection,
    Organisation,
    Programme,
    Report,
    Snapshot,
    Value,
    Variance,
    Waiver,
)

Opens = Callable[..., Client]
CELL = "?indicator=1.1.1&start=2022-01-01&end=2022-12-31&agency=NORTH"
FILLED = {
    "number": "100",
    "period_start": "2022-01-01",
    "period_end": "2022-12-31",
    "as_of": "2022-12-31",
    "certainty": "measured",
    "place": "",
    "source": "Register of courses",
    "evidence": "https://example.org/list",
    "comment": "",
    "variance_reason": "",
    "variance_text": "",
    "seen_version": "1",
    "seen_parts": "",
}


def filled(parts: tuple[tuple[str, str, str], ...] = (), **changes: str) -> dict[str, str]:
    rows = {
        f"parts-{at}-{name}": text
        for at, part in enumerate(parts)
        for name, text in zip(("dimension", "category", "number"), part, strict=True)
    }
    managed = {"parts-TOTAL_FORMS": str(len(parts)), "parts-INITIAL_FORMS": "0"}
    return FILLED | managed | rows | changes


def at(root: Programme, page: str) -> str:
    return f"/programmes/{root.pk}/{page}"


def entered(root: Programme, client: Client, **changes: str) -> Value:
    answer = client.post(at(root, f"values/new/{CELL}"), filled(**changes))
    assert answer.status_code == 302, answer.content.decode()
    return Value.objects.filter(programme=root, kind="actual").latest("pk")


def words(answer: Any) -> str:  # noqa: ANN401 - an answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_an_officer_finds_the_target_on_the_list_and_submits(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("agency_officer", "NORTH")
    todo = client.get(at(reporting, "tasks/")).content.decode()

    parts = (("sex", "woman", "60"), ("sex", "man", "40"))
    answer = client.post(at(reporting, f"values/new/{CELL}"), filled(parts, submit="yes"))
    after = words(client.get(at(reporting, "tasks/")))

    assert "indicator=1.1.1&amp;start=2022-01-01" in todo
    assert "agency=SOUTH" not in todo
    assert answer.status_code == 302
    value = Value.objects.get(indicator__code="1.1.1", kind="actual", period_end="2022-12-31")
    assert (value.status, value.number, value.evidence) == (
        "submitted",
        Decimal(100),
        ["https://example.org/list"],
    )
    assert DisaggregatedValue.objects.filter(value=value).count() == 2
    assert "Waiting for your approver (1)" in after


def test_another_agency_s_value_is_refused_in_words(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("agency_officer", "NORTH", language="es")
    cell = CELL.replace("NORTH", "SOUTH").replace("1.1.1", "1.1.2")

    shown = client.get(at(reporting, f"values/new/{cell}"))
    sent = client.post(at(reporting, f"values/new/{cell}"), filled())

    assert (shown.status_code, sent.status_code) == (403, 403)
    assert "Este valor es de SOUTH. Solo sus propios enlaces" in words(shown)
    assert not Value.objects.filter(status="draft").exists()


def test_parts_that_do_not_add_up_are_refused_with_the_sum(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("agency_officer", "NORTH")
    parts = (("sex", "woman", "60"), ("sex", "man", "30"))

    answer = client.post(at(reporting, f"values/new/{CELL}"), filled(parts))

    assert answer.status_code == 422
    assert "The parts by sex add up to 90; the value is 100" in words(answer)
    assert not Value.objects.filter(status="draft").exists()


def test_a_value_off_its_target_asks_for_the_reason(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("agency_officer", "NORTH")

    refused = client.post(at(reporting, f"values/new/{CELL}"), filled(number="70"))
    entered(reporting, client, number="70", variance_reason="pandemic", variance_text="Closed")

    assert "The value is not the target (100). Say why." in words(refused)
    variance = Variance.objects.get(programme=reporting)
    assert (variance.reason, variance.text, variance.period_end) == (
        "pandemic",
        "Closed",
        "2022-12-31",
    )


def test_a_share_is_entered_by_its_parts(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("agency_officer", "NORTH")
    cell = CELL.replace("1.1.1", "1.1.3")
    form = filled(numerator="30", denominator="30")
    del form["number"]

    page = client.get(at(reporting, f"values/new/{cell}")).content.decode()
    answer = client.post(at(reporting, f"values/new/{cell}"), form)

    assert 'name="numerator"' in page
    assert 'name="number"' not in page
    assert answer.status_code == 302
    value = Value.objects.get(indicator__code="1.1.3", status="draft")
    assert (value.numerator, value.denominator) == (Decimal(30), Decimal(30))


def test_the_second_editor_is_shown_both_versions(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("agency_officer", "NORTH")
    value = entered(reporting, client)
    page = at(reporting, f"values/{value.pk}/")
    quicker = filled(comment="Stored by the first")
    quicker["seen_version"] = str(value.row_version)
    mine = quicker | {"comment": "Typed by the second"}

    first = client.post(page, quicker)
    second = client.post(page, mine)

    assert first.status_code == 302
    assert second.status_code == 409
    assert "Stored by the first" in words(second)
    assert "Typed by the second" in words(second)
    value.refresh_from_db()
    assert value.comment == "Stored by the first"


def test_parts_changed_in_between_are_not_overwritten(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("agency_officer", "NORTH")
    value = entered(reporting, client)
    DisaggregatedValue.objects.create(
        value=value, dimension="sex", category="woman", number=Decimal(100)
    )

    form = filled() | {"seen_version": str(value.row_version)}
    answer = client.post(at(reporting, f"values/{value.pk}/"), form)

    assert answer.status_code == 409
    assert "Somebody changed the parts of this value" in words(answer)
    assert DisaggregatedValue.objects.filter(value=value).count() == 1


def move(client: Client, root: Programme, value: Value, action: str, **more: str) -> Any:  # noqa: ANN401 - an answer
    value.refresh_from_db()
    form = {"action": action, "seen_version": str(value.row_version)} | more
    return client.post(at(root, f"values/{value.pk}/move/"), form)


def test_what_is_sent_back_returns_to_the_list_with_its_reason(
    reporting: Programme, signed_in: Opens
) -> None:
    officer = signed_in("agency_officer", "NORTH")
    approver = signed_in("agency_approver", "NORTH")
    value = entered(reporting, officer, submit="yes")
    queue = words(approver.get(at(reporting, "review/")))

    silent = move(approver, reporting, value, "return")
    value.refresh_from_db()
    status = value.status
    move(approver, reporting, value, "return", reason_for_change="The list has 98 names")

    assert "Waiting to be verified (1)" in queue
    assert "Register of courses" in queue
    assert silent.status_code == 302
    assert status == "submitted"
    assert "The list has 98 names" in words(officer.get(at(reporting, "tasks/")))


def test_only_the_agency_s_approver_verifies(reporting: Programme, signed_in: Opens) -> None:
    value = entered(reporting, signed_in("agency_officer", "NORTH"), submit="yes")

    other = move(signed_in("agency_approver", "SOUTH"), reporting, value, "verify")
    reader = move(signed_in("reader"), reporting, value, "verify")
    own = move(signed_in("agency_approver", "NORTH"), reporting, value, "verify")

    assert other.status_code in {403, 404}
    assert reader.status_code in {403, 404}
    assert own.status_code == 302
    value.refresh_from_db()
    assert value.status == "verified"


def test_a_queue_with_scripts_gets_the_card_alone(reporting: Programme, signed_in: Opens) -> None:
    value = entered(reporting, signed_in("agency_officer", "NORTH"), submit="yes")
    client = signed_in("agency_approver", "NORTH")
    value.refresh_from_db()

    answer = client.post(
        at(reporting, f"values/{value.pk}/move/"),
        {"action": "verify", "seen_version": str(value.row_version)},
        headers={"HX-Request": "true"},
    )
    stale = client.post(
        at(reporting, f"values/{value.pk}/move/"),
        {"action": "verify", "seen_version": "1"},
        headers={"HX-Request": "true"},
    )

    assert "Verified. It counts in the results now." in words(answer)
    assert "<html" not in answer.content.decode()
    assert stale.status_code == 403


def test_a_verified_value_is_corrected_by_a_new_version(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("agency_officer", "NORTH")
    value = Value.objects.get(indicator__code="1.1.1", kind="actual", period_end="2021-12-31")

    page = client.get(at(reporting, "indicators/1.1.1/")).content.decode()
    answer = client.post(at(reporting, f"values/{value.pk}/correct/"))

    assert f"values/{value.pk}/correct/" in page
    assert answer.status_code == 302
    assert Value.objects.get(indicator__code="1.1.1", status="draft").version == 2


def test_a_report_with_errors_is_frozen_only_with_a_reason(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("coordinator")
    report = Report.objects.get(programme=reporting)
    page = at(reporting, f"reports/{report.pk}/")

    client.post(f"{page}freeze/", {"reason_for_change": ""})
    refused = Snapshot.objects.count()
    client.post(f"{page}freeze/", {"reason_for_change": "Accepted by the steering committee"})
    taken = Snapshot.objects.get()
    client.post(f"{page}freeze/", {"reason_for_change": ""})

    assert refused == 0
    assert hashlib.sha256(bytes(taken.content)).hexdigest() == taken.sha256
    assert Snapshot.objects.count() == 1
    reasons = set(Waiver.objects.filter(programme=reporting).values_list("reason", flat=True))
    assert reasons == {"Accepted by the steering committee"}
    assert "Accepted by coordinator" in words(client.get(page))


def test_only_the_coordinator_freezes(reporting: Programme, signed_in: Opens) -> None:
    report = Report.objects.get(programme=reporting)

    answer = signed_in("agency_officer", "NORTH").post(
        at(reporting, f"reports/{report.pk}/freeze/"), {"reason_for_change": "I want it"}
    )

    assert answer.status_code == 403
    assert "Only the coordinator freezes a report." in words(answer)


def test_files_of_a_frozen_report_are_the_same_whenever_asked(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("coordinator")
    report = Report.objects.get(programme=reporting)
    page = at(reporting, f"reports/{report.pk}/")
    client.post(f"{page}freeze/", {"reason_for_change": "Accepted"})
    sha256 = Snapshot.objects.get().sha256
    starts = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK", "html": b"<!DOCTYPE", "json": b"{"}

    for form, start in starts.items():
        first = client.get(f"{page}files/{sha256}/es/{form}/")
        again = client.get(f"{page}files/{sha256}/es/{form}/")
        assert first.content.startswith(start), form
        assert first.content == again.content, form
        assert "attachment" in first["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(client.get(f"{page}files/{sha256}/en/docx/").content)) as word:
        assert "A small programme" in word.read("word/document.xml").decode()


def test_an_iati_file_that_cannot_be_made_says_why(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("coordinator")
    report = Report.objects.get(programme=reporting)
    page = at(reporting, f"reports/{report.pk}/")
    client.post(f"{page}freeze/", {"reason_for_change": "Accepted"})

    answer = client.get(f"{page}files/{Snapshot.objects.get().sha256}/en/xml/")

    assert answer.status_code == 422
    assert "The lead agency must have an IATI identifier; NORTH has none." in words(answer)


def test_an_iati_file_is_made_where_the_programme_has_what_it_needs(
    reporting: Programme, signed_in: Opens
) -> None:
    Organisation.objects.filter(acronym="NORTH").update(iati_ref="XM-DAC-41302")
    Organisation.objects.filter(acronym="SOUTH").update(iati_ref="XM-DAC-41146")
    client = signed_in("coordinator")
    page = at(reporting, f"reports/{Report.objects.get().pk}/")
    client.post(f"{page}freeze/", {"reason_for_change": "Accepted"})

    answer = client.get(f"{page}files/{Snapshot.objects.get().sha256}/en/xml/")

    assert answer.status_code == 200, words(answer)
    assert b"<iati-activities" in answer.content


def test_a_section_is_read_with_its_figures_before_it_is_kept(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("coordinator")
    page = at(reporting, f"reports/{Report.objects.get().pk}/sections/summary/en/")
    text = "Trained: {{ value:1.1.1 }} people; {{ value:9.9 }}; 77 more."

    shown = words(client.post(f"{page}preview/", {"text": text}))
    client.post(page, {"text": text, "seen_version": "1"})

    assert "Trained: 100 people" in shown
    assert "the reference value:9.9 names no stored value" in shown
    assert "77 are typed" in shown
    assert NarrativeSection.objects.get(programme=reporting).text == text


def test_markup_in_a_text_stays_text(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("coordinator")
    report = Report.objects.get()
    page = at(reporting, f"reports/{report.pk}/sections/summary/en/")
    text = "<script>alert(1)</script> {% load i18n %}"

    client.post(page, {"text": text, "seen_version": "1"})
    Indicator.objects.filter(code="1.1.1").update(title_en="<img src=x onerror=alert(1)>")
    shown = client.get(at(reporting, f"reports/{report.pk}/")).content.decode()
    shown += client.get(at(reporting, "results/")).content.decode()

    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "{% load i18n %}" in shown
