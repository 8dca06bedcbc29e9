"""Are people counted without being shown? Persons of a training, small counts, reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from brecha.office.data.models import (
    Attendance,
    AuditLink,
    Event,
    GroupCount,
    Organisation,
    Person,
    Programme,
    Reach,
    Training,
    User,
)
from brecha.office.people.sealing import unseal
from brecha.office.screens.registers.table import REGISTERS
from register_forms import typed

Opens = Callable[..., Client]
PEOPLE = ("María Plantada", "Juana Sembrada")


def course(root: Programme, agency: str = "NORTH") -> Training:
    return Training.objects.get(programme=root, key=f"course-{agency}")


def persons_page(root: Programme, training: Training) -> str:
    return f"/programmes/{root.pk}/trainings/{training.pk}/persons/"


def told(*names: str, agreed: bool = True) -> dict[str, Any]:
    form: dict[str, Any] = {
        "person-TOTAL_FORMS": str(len(names) + 1),
        "person-INITIAL_FORMS": "0",
        "consented_on": "2024-05-02",
    }
    for at, name in enumerate(names):
        form |= {f"person-{at}-name": name, f"person-{at}-sex": "woman"}
        form |= {f"person-{at}-agreed": "on"} if agreed else {}
    form[f"person-{len(names)}-sex"] = "not_known"
    return form


def test_an_officer_enters_who_attended_and_nobody_else_sees_a_name(
    reporting: Programme, signed_in: Opens
) -> None:
    training, client = course(reporting), signed_in("agency_officer", "NORTH")
    known = Attendance.objects.filter(training=training).count()
    before = AuditLink.objects.count()

    answer = client.post(persons_page(reporting, training), told(*PEOPLE))
    again = client.post(persons_page(reporting, training), told("MARIA  plantada"))
    page = client.get(persons_page(reporting, training)).content.decode()

    assert {answer.status_code, again.status_code} == {302}
    assert Attendance.objects.filter(training=training).count() == known + 2
    assert AuditLink.objects.count() == before + 4, "two persons, and each at the training"
    entered = Person.objects.exclude(sealed=b"")
    assert {unseal(each.sealed)["name"] for each in entered} == set(PEOPLE)
    assert all(each.agency_id == training.agency_id and each.identity_hash for each in entered)
    assert "María Plantada" in page
    for role, agency in (("coordinator", ""), ("agency_officer", "SOUTH"), ("reader", "")):
        other = signed_in(role, agency)
        address = f"/programmes/{reporting.pk}/registers/trainings/"
        seen = [
            other.get(where).content.decode()
            for where in (address, f"{address}{training.pk}/", persons_page(reporting, training))
        ]
        assert all("Plantada" not in each for each in seen), role
        assert f"<strong>{known + 2}</strong>" in seen[1], role
        assert other.get(persons_page(reporting, training)).status_code == 403, role


def test_who_attended_two_trainings_is_told_once(reporting: Programme, signed_in: Opens) -> None:
    officer = signed_in("agency_officer", "NORTH")
    training = course(reporting)
    another = Training.objects.create(programme=reporting, agency=training.agency, key="course-two")
    before = Attendance.objects.filter(programme=reporting).values("person").distinct().count()

    for each in (training, another):
        officer.post(persons_page(reporting, each), told(*PEOPLE))

    page = officer.get(f"/programmes/{reporting.pk}/registers/trainings/").content.decode()
    assert f"<strong>{before + len(PEOPLE)}</strong>" in page
    page = Client().get(f"/programmes/{reporting.pk}/registers/trainings/").content.decode()
    assert "<strong>" not in page


def test_without_consent_nobody_is_registered(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("agency_officer", "NORTH", "es")
    number = Person.objects.count()

    answer = client.post(persons_page(reporting, course(reporting)), told(PEOPLE[0], agreed=False))

    assert answer.status_code == 422
    assert "Sin consentimiento no se registra a nadie" in answer.content.decode()
    assert Person.objects.count() == number


@pytest.mark.parametrize("role", ["coordinator", "reader", "agency_approver", ""])
def test_only_officers_of_the_agency_enter_persons(
    reporting: Programme, signed_in: Opens, role: str
) -> None:
    Programme.objects.filter(pk=reporting.pk).update(is_public=True)
    client = signed_in(role, "NORTH" if role == "agency_approver" else "")
    number = Attendance.objects.count()

    answer = client.post(persons_page(reporting, course(reporting)), told(*PEOPLE))

    # the approver may add a person, as the table of rights says, but no attendance
    assert answer.status_code == 403
    assert Attendance.objects.count() == number


def test_more_lines_keep_what_was_typed_and_write_nothing(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("agency_officer", "NORTH")
    number = Person.objects.count()

    page = client.post(
        persons_page(reporting, course(reporting)), told(PEOPLE[0]) | {"more": "yes"}
    ).content.decode()

    assert 'value="María Plantada"' in page
    assert "2024-05-02" in page
    assert page.count('-birth_date"') > 4
    assert Person.objects.count() == number


def test_the_public_sees_no_small_count_of_any_register(
    reporting: Programme, signed_in: Opens
) -> None:
    Programme.objects.filter(pk=reporting.pk).update(is_public=True)
    training, event = course(reporting), Event.objects.filter(programme=reporting).first()
    GroupCount.objects.filter(training=training).update(number=3)
    Training.objects.filter(pk=training.pk).update(participants=3)
    reach = Reach.objects.create(
        programme=reporting, key="few", kind="served", number=4, women=1, not_counted_reason="x"
    )
    pages = [
        *("registers/trainings/", f"registers/trainings/{training.pk}/"),
        *("registers/events/", f"registers/events/{event.pk}/", "events/"),
        *("registers/reach/", f"registers/reach/{reach.pk}/", "people/"),
    ]
    member = signed_in("reader")

    seen = [signed_in("").get(f"/programmes/{reporting.pk}/{page}") for page in pages]

    assert {each.status_code for each in seen} == {200}
    texts = [each.content.decode() for each in seen]
    for small in ("promoters: 3", "promoters, not known, 3", "widows: 3", "widows, not known, 3"):
        assert all(small not in text for text in texts), small
    assert "<dd>4</dd>" not in texts[6]
    assert "&lt; 5" in texts[0]
    assert "&lt; 5" in texts[5]
    assert "promoters: 3" in member.get(f"/programmes/{reporting.pk}/{pages[0]}").content.decode()


def test_the_public_sees_no_register_that_is_not_its_own(
    reporting: Programme, signed_in: Opens
) -> None:
    Programme.objects.filter(pk=reporting.pk).update(is_public=True)
    client = signed_in("")

    page = client.get(f"/programmes/{reporting.pk}/registers/").content.decode()

    assert "/registers/contacts/" not in page
    assert "/registers/risks/" not in page
    assert "/registers/products/" in page
    for shut in ("contacts", "risks", "budgets", "statements", "grants"):
        assert client.get(f"/programmes/{reporting.pk}/registers/{shut}/").status_code == 403


def test_a_contact_is_sealed_and_seen_by_its_agency_alone(
    reporting: Programme, signed_in: Opens, user_of: Callable[..., User]
) -> None:
    register = REGISTERS["contacts"]
    chief = user_of("coordinator", reporting)
    north = Organisation.objects.get(programme=reporting, acronym="NORTH")
    form = typed(register, chief, reporting, organisation=north.pk, name="Ana Plantada")
    address = f"/programmes/{reporting.pk}/registers/contacts/"

    saved = signed_in("coordinator").post(f"{address}new/", form)
    row = register.table.objects.get()

    assert saved.status_code == 302
    assert unseal(row.sealed) == {"name": "Ana Plantada", "email": "office@example.org"}
    assert "Plantada" in signed_in("agency_officer", "NORTH").get(address).content.decode()
    assert "Plantada" not in signed_in("agency_officer", "SOUTH").get(address).content.decode()
    assert signed_in("reader").get(address).status_code == 403
    assert "Plantada" not in "".join(AuditLink.objects.values_list("content", flat=True))


def test_a_total_that_tells_few_people_is_left_out_in_public(
    reporting: Programme, signed_in: Opens
) -> None:
    Programme.objects.filter(pk=reporting.pk).update(is_public=True)
    shared = {"programme": reporting, "kind": "served", "counts_in_total": True}
    Reach.objects.create(key="many", number=7531, **shared)
    few = Reach.objects.create(key="few", number=3, **shared)
    address = f"/programmes/{reporting.pk}/people/"

    told = [signed_in(role).get(address).content.decode() for role in ("reader", "")]
    spoken = signed_in("", language="es").get(address).content.decode()
    few.delete()
    again = signed_in("").get(address).content.decode()

    assert "7,654" in told[0]
    assert "7,654" not in told[1]
    assert "The sum is not shown: a count below five is part of it." in told[1]
    assert "La suma no se muestra: incluye un conteo menor que cinco." in spoken
    assert '<p class="big">7,651</p>' in again


def test_a_share_tells_the_public_no_few_women(reporting: Programme, signed_in: Opens) -> None:
    Programme.objects.filter(pk=reporting.pk).update(is_public=True)
    row = Reach.objects.create(
        programme=reporting,
        key="share",
        kind="served",
        number=68,
        women_share="2.94",
        not_counted_reason="x",
    )
    record = f"registers/reach/{row.pk}/"
    pages = ["registers/reach/", "people/"]

    assert "2.94" not in signed_in("").get(f"/programmes/{reporting.pk}/{record}").content.decode()
    for role in ("", "reader"):
        for page in pages:
            text = signed_in(role).get(f"/programmes/{reporting.pk}/{page}").content.decode()
            assert ("2.94" in text) == (role == "reader"), page
            assert ("not shown" in text) == (role == ""), page
