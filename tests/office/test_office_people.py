"""Are persons counted without being known?"""

from __future__ import annotations

import datetime
import io
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from brecha.core.errors import InputError
from brecha.office.data.models import (
    Attendance,
    AuditLink,
    Organisation,
    Person,
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
    kept_until,
)
from brecha.office.people.retention import due_on, erase_due
from brecha.office.people.small_cells import LEAST_SHOWN, hidden_cells, public_part
from brecha.programme import model
from brecha.programme.arithmetic import unique_persons
from brecha.programme.json_form import canonical_bytes
from office_programme import small_programme

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


@given(st.lists(st.integers(0, 60), max_size=8))
def test_no_small_count_is_shown_nor_left_to_compute(counts: list[int]) -> None:
    hidden = hidden_cells(counts)

    assert all(
        count == 0 or count >= LEAST_SHOWN for at, count in enumerate(counts) if at not in hidden
    )
    others = [at for at, count in enumerate(counts) if count > 0]
    if hidden and len(others) > 1:
        assert len(hidden) > 1
    if hidden and sum(counts) >= LEAST_SHOWN:
        assert sum(counts[at] for at in hidden) >= LEAST_SHOWN


def test_the_public_part_holds_no_person_and_no_small_count() -> None:
    whole = small_programme()
    parts = tuple(
        model.DisaggregatedValue(dimension="sex", category=name, number=Decimal(number))
        for name, number in (("women", 90), ("men", 3), ("other", 7))
    )
    open_draft = replace(whole.values[0], status="draft", version=9)
    value = replace(whole.values[1], disaggregation=parts)

    shown = public_part(replace(whole, values=(open_draft, value)))

    assert [part.category for part in shown.values[0].disaggregation] == ["women"]
    assert (len(shown.values), shown.attendance, shown.risks) == (1, (), ())
