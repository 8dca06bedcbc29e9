"""Is what no page can read refused in words, and never a fault of ours?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from brecha.office.data.models import (
    Event,
    Organisation,
    Person,
    PersonPair,
    Programme,
    Training,
)
from brecha.office.web.numbers import whole_number

Opens = Callable[..., Client]
NUMBERS = ("²", "9" * 5000, "-3", "1e3", "٣", "", "9" * 30, "\u00b9\u2070")
IN_WORDS = {"en": "The request cannot be read", "es": "La solicitud no puede leerse"}


@pytest.fixture
def opened(reporting: Programme) -> Programme:
    Programme.objects.filter(pk=reporting.pk).update(is_public=True)
    return reporting


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "address",
    [
        "indicators/%00/",
        "registers/products/?q=%00",
        "history/?user=a%00",
        "history/?agency=%00",
        "history/?%00=x",
        "persons/",
    ],
)
def test_a_nul_is_refused_on_a_page_in_words(
    opened: Programme, signed_in: Opens, address: str, language: str
) -> None:
    client = signed_in("coordinator", language=language)
    where = f"/programmes/{opened.pk}/{address}"

    answer = (
        client.post(where, {"pseudonym": "a\0b", "reason_for_change": "x"})
        if address == "persons/"
        else client.get(where)
    )

    page = answer.content.decode()
    assert answer.status_code == 400
    assert IN_WORDS[language] in page
    assert f'<html lang="{language}">' in page


def test_an_anonymous_reader_makes_no_fault_with_a_nul(opened: Programme) -> None:
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)

    for address in ("indicators/%00/", "registers/products/?q=%00", "results/?x=%00"):
        assert client.get(f"/programmes/{opened.pk}/{address}").status_code == 400
    signing = {"username": "a\0", "password": "b"}
    assert client.post(reverse("office:sign-in"), signing).status_code == 400


def test_programs_are_told_of_a_nul_in_the_form_of_the_api(opened: Programme) -> None:
    answer = Client(SERVER_NAME="localhost").get(f"/api/v1/programmes/{opened.pk}/values?x=%00")

    told = answer.json()["errors"]
    assert answer.status_code == 400
    assert "number 0" in told[0]["message"]["en"]
    assert "carácter" in told[0]["message"]["es"]


@pytest.mark.parametrize("number", NUMBERS)
def test_more_lines_of_any_number_are_a_page(
    opened: Programme, signed_in: Opens, number: str
) -> None:
    officer = signed_in("agency_officer", "NORTH")
    training = Training.objects.get(programme=opened, key="course-NORTH")
    known = Event.objects.count(), Person.objects.count()
    forms: tuple[tuple[str, dict[str, Any]], ...] = (
        (
            "registers/events/new/",
            {"more": "groupcount", "groupcount-TOTAL_FORMS": number}
            | {"groupcount-INITIAL_FORMS": "0"},
        ),
        (
            f"trainings/{training.pk}/persons/",
            {"more": "yes", "person-TOTAL_FORMS": number, "person-INITIAL_FORMS": "0"},
        ),
        (
            f"trainings/{training.pk}/persons/",
            {"person-TOTAL_FORMS": number, "person-INITIAL_FORMS": number},
        ),
    )

    answers = [officer.post(f"/programmes/{opened.pk}/{where}", form) for where, form in forms]

    assert [answer.status_code for answer in answers] == [200, 200, 422]
    assert (Event.objects.count(), Person.objects.count()) == known


def test_any_page_and_day_of_the_history_is_a_page(opened: Programme, signed_in: Opens) -> None:
    client, where = signed_in("coordinator"), f"/programmes/{opened.pk}/history/"
    days = ("9999-12-31", "0001-01-01", "2100-12-31", "10000-01-01", "2024-13-01")
    asked = [{"page": number} for number in NUMBERS] + [{"day": day} for day in days]

    statuses = {client.get(where, told).status_code for told in asked}

    assert statuses == {200}


def test_a_pair_of_any_version_is_looked_at_again(opened: Programme, signed_in: Opens) -> None:
    north = Organisation.objects.get(programme=opened, acronym="NORTH")
    first, second = (
        Person.objects.create(programme=opened, agency=north, pseudonym=mark * 16)
        for mark in ("a", "b")
    )
    pair = PersonPair.objects.create(
        programme=opened,
        first=first,
        second=second,
        agency=north,
        probability="0.5",
        name_agreement="similar",
        birth_date_agreement="equal",
        place_agreement="equal",
    )
    officer, where = signed_in("agency_officer", "NORTH"), [opened.pk, pair.pk]
    form = {"step": "same", "reason_for_change": "x"}

    statuses = {
        officer.post(reverse("office:pair", args=where), form | {"seen_version": seen}).status_code
        for seen in NUMBERS
    }

    assert statuses == {409}


@given(st.text(max_size=12) | st.integers(-(10**12), 10**12).map(str))
def test_a_whole_number_is_read_as_written_or_not_at_all(text: str) -> None:
    found = whole_number(text, 10**9)

    told = text.strip()
    if told and set(told) <= set("0123456789"):
        assert found == min(int(told), 10**9)
    else:
        assert found is None


def test_pages_that_are_not_there_are_not_kept(opened: Programme) -> None:
    """A page of values beyond the last one is the last one, computed once."""
    client = Client(SERVER_NAME="localhost")
    address = f"/programmes/{opened.pk}/indicators/1.1.1/"
    first = client.get(address, {"page": "1000"})

    counts = []
    for page in ("1000", "1001", "9" * 5000):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address, {"page": page})
        counts.append(len(asked))
        assert answer.status_code == first.status_code == 200

    assert len(set(counts)) == 1
