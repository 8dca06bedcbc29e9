"""What does the page of pairs show, and to whom?"""

from __future__ import annotations

import pytest
from django.urls import reverse

from brecha.office.data.models import (
    Programme,
)
from office_register import (
    JUANA,
    NAMES,
    Register,
    UserOf,
    client_of,
    events_of,
)


@pytest.fixture
def register(root: Programme, user_of: UserOf) -> Register:
    return Register(root, user_of)


def test_the_page_tells_the_coordinator_no_value_and_no_pseudonym(register: Register) -> None:
    register.pair(0, 2, name_agreement="similar", birth_date_agreement="equal")
    client, address = (
        client_of(register.coordinator),
        reverse("office:pairs", args=[register.root.pk]),
    )

    page = client.get(address).content.decode()

    assert "nearly equal" in page
    assert "NORTH + SOUTH" in page
    hidden = (*NAMES, *(person.pseudonym for person in register.persons))
    assert not [text for text in hidden if text in page]


def test_an_officer_opens_the_fields_judges_and_takes_back_on_the_page(register: Register) -> None:
    pair = register.pair(1, 3)
    client, root = client_of(register.officer), register.root.pk
    listed, step = (
        reverse("office:pairs", args=[root]),
        reverse("office:pair", args=[root, pair.pk]),
    )
    assert JUANA.name not in client.get(listed).content.decode()

    shown = client.post(step, {"step": "open"})
    assert JUANA.name in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    assert len(events_of("Person", "seen")) == 2

    refused = client.post(step, {"step": "same", "seen_version": "1", "reason_for_change": " "})
    assert refused.status_code == 422
    kept = client.post(step, {"step": "same", "seen_version": "1", "reason_for_change": "Known."})
    assert kept.status_code == 302
    stale = client.post(step, {"step": "back", "seen_version": "1", "reason_for_change": "No."})
    assert stale.status_code == 409
    back = client.post(step, {"step": "back", "seen_version": "2", "reason_for_change": "No."})
    assert back.status_code == 302
    pair.refresh_from_db()
    assert (pair.status, pair.row_version) == ("proposed", 3)


def test_the_page_is_closed_to_readers_and_hides_the_pairs_of_others(
    register: Register, user_of: UserOf
) -> None:
    pair = register.pair(0, 2)
    root = register.root.pk
    step = reverse("office:pair", args=[root, pair.pk])
    reader = client_of(user_of("reader", register.root))

    assert reader.get(reverse("office:pairs", args=[root])).status_code == 403
    assert reader.post(step, {"step": "same"}).status_code == 403
    assert client_of(register.officer).post(step, {"step": "open"}).status_code == 404
    assert client_of(register.coordinator).post(step, {"step": "open"}).status_code == 403
    assert client_of(register.coordinator).post(step, {"step": "verify"}).status_code in {403, 422}
