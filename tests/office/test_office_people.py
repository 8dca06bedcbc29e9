"""Are persons counted without being known?"""

from __future__ import annotations

import datetime
import io
import json
import logging
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection
from django.test import Client
from django.urls import reverse

from brecha.core.errors import InputError
from brecha.office.data.models import (
    Attendance,
    AuditLink,
    Organisation,
    Person,
    PersonPair,
    Programme,
    Training,
    User,
)
from brecha.office.environment import read_environment
from brecha.office.exchange.dump import programme_of
from brecha.office.logs import JsonLines
from brecha.office.people import sealing
from brecha.office.people.register import (
    PersonDetails,
    enter_person,
    erase_person,
)
from brecha.office.people.retention import REASON_ERASED, due_on, erase_due, kept_until
from brecha.programme.arithmetic import unique_persons
from brecha.programme.json_form import canonical_bytes

TODAY = datetime.date(2026, 1, 15)
BACKEND = "django.contrib.auth.backends.ModelBackend"
PLANTED = PersonDetails(name="Xóchitl Plantada", birth_date="1990-02-03", place="Valle Sembrado")


@pytest.fixture
def entered(root: Programme, user_of: Callable[..., User]) -> tuple[User, Person]:
    officer = user_of("agency_officer", root, "NORTH")
    north = Organisation.objects.get(programme=root, acronym="NORTH")
    person = enter_person(officer, root, north, PLANTED, TODAY)
    course = Training.objects.get(programme=root, key="course-NORTH")
    Attendance.objects.create(programme=root, training=course, person=person, agency=north)
    return officer, person


def test_the_same_person_is_entered_once(entered: tuple[User, Person], root: Programme) -> None:
    officer, person = entered
    spelt_otherwise = PersonDetails("  XOCHITL  plantada ", "1990-02-03", "valle sembrado")

    again = enter_person(officer, root, person.agency, spelt_otherwise, TODAY)

    assert again.pk == person.pk


def test_hashes_of_two_programmes_cannot_be_joined() -> None:
    assert sealing.identity_hash("P-1", "A B") != sealing.identity_hash("P-2", "A B")


def test_fields_open_with_their_key_only(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = sealing.seal({"name": "Xóchitl", "place": ""})
    assert sealing.unseal(closed) == {"name": "Xóchitl"}

    monkeypatch.setenv("BRECHA_PERSON_KEY", "another key")
    sealing._key.cache_clear()  # noqa: SLF001 - Django gives no other name
    with pytest.raises(InputError, match="does not open"):
        sealing.unseal(closed)
    monkeypatch.undo()
    sealing._key.cache_clear()  # noqa: SLF001 - Django gives no other name


def test_another_agency_cannot_enter_or_erase_for_this_one(
    entered: tuple[User, Person], root: Programme, user_of: Callable[..., User]
) -> None:
    stranger = user_of("agency_officer", root, "SOUTH")

    with pytest.raises(PermissionDenied):
        erase_person(stranger, entered[1], "asked for it", TODAY)
    with pytest.raises(PermissionDenied):
        enter_person(stranger, root, entered[1].agency, PersonDetails("Other"), TODAY)


def test_erasing_forgets_the_person_and_keeps_the_count(
    entered: tuple[User, Person], root: Programme
) -> None:
    officer, person = entered
    before = unique_persons(programme_of(root).attendance)

    erase_person(officer, person, "asked for it", TODAY)

    person.refresh_from_db()
    assert (person.identity_hash, bytes(person.sealed), person.erased_on) == ("", b"", TODAY)
    assert unique_persons(programme_of(root).attendance) == before


def test_what_is_due_is_erased_and_nothing_else(entered: tuple[User, Person]) -> None:
    last = entered[1].keep_until
    after = last + datetime.timedelta(days=1)
    before = AuditLink.objects.count()

    assert due_on(last).number == 0
    assert due_on(after).by_agency[0].agency == "NORTH"
    assert erase_due(due_on(after), after, "The time is over") == 1

    event = entered[1].events.order_by("pgh_id").last()
    assert (event.erased_on, event.pgh_context["reason"]) == (after, "The time is over")
    assert AuditLink.objects.count() == before + 1
    assert due_on(after).number == 0


def test_the_years_a_person_is_kept_are_a_setting() -> None:
    assert read_environment({}).years_kept == 5
    assert read_environment({"BRECHA_YEARS_KEPT": "2"}).years_kept == 2
    assert kept_until(datetime.date(2024, 2, 29), 2) == datetime.date(2026, 2, 28)
    for wrong in ("0", "two", "-1", "99"):
        with pytest.raises(InputError, match="years"):
            read_environment({"BRECHA_YEARS_KEPT": wrong})


def test_the_page_of_personal_data_erases_for_those_who_may(
    entered: tuple[User, Person], root: Programme, user_of: Callable[..., User]
) -> None:
    person, client = entered[1], Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE="en")
    address = reverse("office:persons", args=[root.pk])
    Person.objects.filter(pk=person.pk).update(keep_until=datetime.date(2020, 1, 1))

    for stranger in (user_of("reader", root), user_of("agency_officer", root, "SOUTH")):
        client.force_login(stranger, backend=BACKEND)
        client.post(address, {"reason_for_change": "no right"})
        client.post(address, {"pseudonym": person.pseudonym, "reason_for_change": "no right"})
    person.refresh_from_db()
    assert person.erased_on is None
    client.force_login(user_of("coordinator", root), backend=BACKEND)
    page = client.get(address).content.decode()
    assert "Erase what is due" in page
    assert person.pseudonym not in page
    client.post(address, {"reason_for_change": "Over"})

    person.refresh_from_db()
    assert person.erased_on is not None


def test_no_field_is_kept_without_consent(root: Programme) -> None:
    with pytest.raises(IntegrityError):
        Person.objects.create(programme=root, pseudonym="x", sealed=b"closed")


def test_a_planted_name_stands_nowhere(
    entered: tuple[User, Person], root: Programme, user_of: Callable[..., User]
) -> None:
    client = Client(SERVER_NAME="localhost")
    places = [canonical_bytes(programme_of(root)).decode()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM office_auditlink")
        places += [content for (content,) in cursor.fetchall()]
        cursor.execute("SELECT row_to_json(office_person)::text FROM office_person")
        places += [content for (content,) in cursor.fetchall()]
    for user in (entered[0], user_of("coordinator", root), user_of("administrator")):
        client.force_login(user)
        for address in (
            reverse("office:programme", args=[root.pk]),
            reverse("admin:office_person_changelist"),
            reverse("admin:office_person_change", args=[entered[1].pk]),
        ):
            places.append(client.get(address).content.decode())

    for planted in ("Plantada", "Xóchitl", "Sembrado", "1990-02-03"):
        assert [place[:80] for place in places if planted in place] == []


def test_a_log_line_holds_no_value_of_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("django.request")
    monkeypatch.setattr(logger, "handlers", [handler])
    monkeypatch.setattr(logger, "propagate", False)

    try:
        int("Plantada")
    except ValueError:
        logger.exception("Failed: %s", "/people/?name=Plantada")

    line = json.loads(stream.getvalue())
    assert "Plantada" not in stream.getvalue()
    assert (line["message"], line["error"]) == ("Failed: %s", "ValueError")


@pytest.mark.usefixtures("database")
def test_a_log_line_names_the_page_that_refused_and_no_word_of_its_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("django.request")
    monkeypatch.setattr(logger, "handlers", [handler])
    monkeypatch.setattr(logger, "propagate", False)

    Client(SERVER_NAME="localhost").get("/programmes/77/indicators/Plantada/?name=Plantada")

    line = json.loads(stream.getvalue().splitlines()[0])
    assert "Plantada" not in stream.getvalue()
    assert (line["method"], line["status_code"]) == ("GET", 404)
    assert line["route"] == "programmes/<int:number>/indicators/<str:code>/"


def test_the_reference_by_which_persons_are_found_stays(
    entered: tuple[User, Person], root: Programme, user_of: Callable[..., User]
) -> None:
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(user_of("coordinator", root), backend=BACKEND)
    address = reverse("admin:office_programme_change", args=[root.pk])
    with pytest.raises(DatabaseError, match="reference_is_kept"):
        Programme.objects.filter(pk=root.pk).update(reference="OTHER")
    assert 'name="reference"' not in client.get(address).content.decode()

    erase_person(entered[0], entered[1], "asked for it", TODAY)

    assert 'name="reference"' in client.get(address).content.decode()
    assert Programme.objects.filter(pk=root.pk).update(reference="OTHER") == 1


@pytest.mark.parametrize("table", ["person", "attendance"])
def test_no_person_is_made_by_hand(
    entered: tuple[User, Person], root: Programme, table: str
) -> None:
    client = Client(SERVER_NAME="localhost")
    client.force_login(entered[0], backend=BACKEND)
    body = {"programme": root.pk, "pseudonym": "Xóchitl Plantada", "keep_until": "2999-01-01"}

    answer = client.post(reverse(f"admin:office_{table}_add"), body)

    assert answer.status_code == 403
    assert not Person.objects.filter(pseudonym="Xóchitl Plantada").exists()


@pytest.mark.parametrize("written", [None, datetime.date(2999, 1, 1)])
def test_nobody_is_kept_longer_than_the_years(
    entered: tuple[User, Person], written: datetime.date | None
) -> None:
    last = entered[1].keep_until
    Person.objects.filter(pk=entered[1].pk).update(keep_until=written)

    assert due_on(last).number == 0
    assert due_on(last + datetime.timedelta(days=1)).people == (entered[1].pk,)


def test_the_reason_of_a_judgement_goes_with_the_person(
    entered: tuple[User, Person], root: Programme
) -> None:
    officer, person = entered
    other = enter_person(officer, root, person.agency, PersonDetails("Other"), TODAY)
    judged = {"status": "same", "reason": "Xóchitl again", "probability": 1, "method": "names"}
    PersonPair.objects.create(programme=root, first=person, second=other, **judged)

    erase_person(officer, other, "asked for it", TODAY)

    assert PersonPair.objects.get().reason == REASON_ERASED
