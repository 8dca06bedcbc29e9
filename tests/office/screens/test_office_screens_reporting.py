"""Does a value go from the officer's list to the verified results, and is nothing lost?"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.test import Client

from brecha.office.data.models import (
    DisaggregatedValue,
    Programme,
    Value,
    Variance,
)
from office_pages import at, words

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


def entered(root: Programme, client: Client, **changes: str) -> Value:
    answer = client.post(at(root, f"values/new/{CELL}"), filled(**changes))
    assert answer.status_code == 302, answer.content.decode()
    return Value.objects.filter(programme=root, kind="actual").latest("pk")


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
