"""Is a report written with its findings in sight, frozen with a reason, and the same for ever?"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable

from django.test import Client

from brecha.office.data.models import (
    Indicator,
    NarrativeSection,
    Organisation,
    Programme,
    Report,
    Snapshot,
    Waiver,
)
from office_pages import at, words

Opens = Callable[..., Client]


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
    assert "Accepted by the steering committee" in bytes(taken.content).decode()
    assert not Waiver.objects.filter(programme=reporting).exists()


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


def test_a_reference_is_found_by_code_or_word(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("coordinator")
    page = at(reporting, f"reports/{Report.objects.get().pk}/references/")

    by_code = client.get(page, {"find": "1.1.1"}).content.decode()
    by_word = words(client.get(page, {"find": "trained south"}))
    nothing = words(client.get(page, {"find": "no such figure"}))
    refused = signed_in("reader").get(page)

    assert 'value="{{ value:1.1.1 }}"' in by_code
    assert 'value="{{ value:1.1.1:target }}"' in by_code
    assert "value:1.1.2" not in by_code
    assert "People trained by SOUTH" in by_word
    assert "No stored figure" in nothing
    assert refused.status_code == 403
