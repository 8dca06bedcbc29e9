"""Does the history say who changed what, to whom it may, and nothing of a person?"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brecha.office.audit.request import because
from brecha.office.data.models import (
    Activity,
    Indicator,
    Organisation,
    Person,
    Programme,
    Result,
    User,
    Value,
)
from brecha.office.people.register import PersonDetails, enter_person

MOST_QUERIES = 30
SignedIn = Callable[..., Client]


@pytest.fixture
def changed(reporting: Programme, user_of: Callable[..., User]) -> Activity:
    coordinator = user_of("coordinator", reporting)
    south = Organisation.objects.get(programme=reporting, acronym="SOUTH")
    output = Result.objects.get(programme=reporting, code="1.1")
    row: Activity = Activity.objects.create(
        programme=reporting, code="A-9", output=output, agency=south, title_en="Dig a well"
    )
    with because("The plan was mended", user=coordinator.pk):
        Activity.objects.filter(pk=row.pk).update(title_en="Dig two wells", budget="1500.50")
    return row


def page_of(client: Client, row: Any) -> tuple[int, str]:  # noqa: ANN401 - a row
    arguments = [row.programme_id, row._meta.model_name, row.pk]  # noqa: SLF001 - Django's public name
    answer = client.get(reverse("office:history", args=arguments))
    return answer.status_code, answer.content.decode()


def test_a_record_shows_old_and_new_field_by_field(changed: Activity, signed_in: SignedIn) -> None:
    status, page = page_of(signed_in("coordinator"), changed)

    assert status == 200
    assert "Dig a well</del>" in page
    assert "Dig two wells</ins>" in page
    assert "1,500.5" in page
    assert "The plan was mended" in page
    assert "coordinator-" in page


def test_spanish_readers_read_spanish(changed: Activity, signed_in: SignedIn) -> None:
    _status, page = page_of(signed_in("coordinator", language="es"), changed)

    assert "Título en inglés" in page
    assert "Historial" in page


def test_who_has_no_right_to_a_history_does_not_find_it(
    changed: Activity, signed_in: SignedIn
) -> None:
    assert page_of(signed_in("reader"), changed)[0] == 404
    assert page_of(signed_in("agency_officer", "NORTH"), changed)[0] == 404
    assert page_of(signed_in("agency_officer", "SOUTH"), changed)[0] == 200
    assert signed_in("reader").get(changes(changed.programme)).status_code == 403
    assert signed_in("").get(changes(changed.programme)).status_code in {302, 404}


def test_a_deleted_record_keeps_its_history(changed: Activity, signed_in: SignedIn) -> None:
    number = changed.pk
    Activity.objects.filter(pk=number).delete()
    changed.pk = number

    status, page = page_of(signed_in("coordinator"), changed)

    assert status == 200
    assert "deleted" in page


def test_drafts_of_others_stay_hidden(reporting: Programme, signed_in: SignedIn) -> None:
    value = a_draft(reporting)

    assert page_of(signed_in("agency_officer", "NORTH"), value)[0] == 404
    assert page_of(signed_in("agency_approver", "SOUTH"), value)[0] == 200


def a_draft(root: Programme) -> Value:
    south = Organisation.objects.get(programme=root, acronym="SOUTH")
    indicator = Indicator.objects.get(programme=root, code="1.1.2")
    made: Value = Value.objects.create(
        programme=root,
        indicator=indicator,
        agency=south,
        kind="actual",
        number=7,
        period_end="2022",
    )
    return made


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({"table": "activity"}, True),
        ({"table": "value"}, False),
        ({"agency": "SOUTH"}, True),
        ({"agency": "NORTH"}, False),
        ({"day": f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"}, True),
        ({"day": "2001-01-01"}, False),
        ({"table": "nonsense", "day": "nonsense", "page": "-3"}, True),
    ],
)
def test_the_latest_changes_are_filtered(
    changed: Activity,
    signed_in: SignedIn,
    asked: dict[str, str],
    is_there: bool,
) -> None:
    page = signed_in("coordinator").get(changes(changed.programme), asked).content.decode()

    assert ("Dig two wells</ins>" in page) is is_there


def test_the_latest_changes_of_one_user(changed: Activity, signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    name = User.objects.filter(username__startswith="coordinator").get().username

    page = client.get(changes(changed.programme), {"user": name}).content.decode()

    assert "Dig two wells</ins>" in page
    assert "Dig a well</ins>" not in page


def test_a_page_of_changes_takes_few_queries(reporting: Programme, signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    client.get(changes(reporting))

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(changes(reporting), {"page": "2"})

    assert answer.status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_the_state_of_the_chain_is_shown_to_those_who_answer_for_it(
    reporting: Programme, signed_in: SignedIn
) -> None:
    coordinator, officer = signed_in("coordinator"), signed_in("agency_officer", "SOUTH")
    check = reverse("office:check-history", args=[reporting.pk])

    assert officer.post(check).status_code == 403
    assert "State of the history" not in officer.get(changes(reporting)).content.decode()
    assert coordinator.post(check).status_code == 302
    page = coordinator.get(changes(reporting)).content.decode()

    assert "Checked and whole up to event" in page


def test_no_personal_field_is_in_any_history(
    reporting: Programme, signed_in: SignedIn, user_of: Callable[..., User]
) -> None:
    officer = user_of("agency_officer", reporting, "NORTH")
    north = Organisation.objects.get(programme=reporting, acronym="NORTH")
    person = enter_person(
        officer, reporting, north, PersonDetails("Xóchitl Plantada"), datetime.date(2024, 1, 1)
    )

    pages = [page_of(signed_in(role), person)[1] for role in ("administrator", "coordinator")]
    pages.append(signed_in("administrator").get(changes(reporting)).content.decode())

    assert Person.objects.filter(pk=person.pk).exists()
    for page in pages:
        assert person.pseudonym not in page
        assert "Plantada" not in page


def changes(root: Programme) -> str:
    return str(reverse("office:changes", args=[root.pk]))
