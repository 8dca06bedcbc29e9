"""Does nobody outside an agency learn of the persons it met, by whichever way in?

Every answer of the matrix is searched for planted persons (see `knocking`); these are the ways that
no list of addresses holds: filters, orders, searches, error messages, guesses.
"""

from __future__ import annotations

import pytest

from brecha.office.data.models import Person
from office.matrix.knocking import knock, noted_writes
from office.matrix.world import ACTORS, SECRET, World

REFUSED = 400
THROUGH_A_LINK = [
    ("officer", "attendance/?person__pseudonym__startswith=s"),
    ("officer", "attendance/?person__sealed__contains=Z"),
    ("officer", "attendance/?person__identity_hash__startswith=a"),
    ("officer", "person/?sealed__isnull=False"),
    ("officer", "person/?identity_hash__startswith=a"),
    ("officer", "person/?pseudonym__startswith=seu"),
    ("officer", "contact/?sealed__contains=Z"),
    ("coordinator", "programme/?person_rows__pseudonym__startswith=s"),
    ("coordinator", "programme/?person_rows__isnull=False"),
    ("coordinator", "programme/?contact_rows__sealed__contains=Z"),
    ("coordinator", "programme/?memberships__user__email__startswith=z"),
    ("coordinator", "value/?entered_by__password__startswith=p"),
    ("coordinator", "value/?source__regex=^a"),
    ("coordinator", "contact/?sealed__gt=a"),
    ("administrator", "user/?password__startswith=p"),
    ("administrator", "user/?memberships__programme__person_rows__pseudonym=s"),
    ("administrator", "membership/?user__password__startswith=p"),
    ("administrator", "auditlink/?content__contains=seudonimo"),
]
PAGES = [
    "admin/office/{table}/?q=seudonimo",
    "admin/office/{table}/?o=1.-2.3",
    "admin/office/{table}/?e=1",
    "admin/office/{table}/?_to_field=pseudonym",
    "admin/search/?s=seudonimo",
    "programmes/{{closed}}/registers/trainings/?q=seudonimo&sort=-persons",
    "programmes/{{closed}}/registers/trainings/?person__pseudonym=seudonimo",
    "programmes/{{closed}}/products/?q=seudonimo&ordering=agency__attendance",
    "programmes/{{closed}}/history/?table=person&user=the-officer",
    "programmes/{{closed}}/history/?table=attendance",
    "api/v1/programmes/{{closed}}/values?person__pseudonym=seudonimo",
    "api/v1/programmes/{{closed}}/events?fields=persons,attendance",
    "api/v1/programmes/{{closed}}/persons",
    "api/v1/programmes/{{closed}}/attendance",
    "api/v1/programmes/{{closed}}/contacts",
]


@pytest.mark.parametrize(("actor", "query"), THROUGH_A_LINK)
def test_no_filter_looks_through_a_link_or_guesses(actor: str, query: str, world: World) -> None:
    answer = knock(world, actor, "GET", f"admin/office/{query}")

    assert answer.status_code == REFUSED


@pytest.mark.parametrize("table", ["person", "attendance", "contact", "personpair"])
def test_no_search_no_order_and_no_guess_finds_a_person(table: str, world: World) -> None:
    for page in PAGES:
        for actor in ACTORS:
            asked = page.format(table=table)
            answer = knock(world, actor, "GET", asked)  # which searches the answer

            assert answer.status_code < 500, (actor, asked)


def test_a_form_that_fails_names_no_person_of_another_agency(world: World) -> None:
    other = world.row("Person", "closed", "other")
    body = (
        f"programme={other.programme_id}&pseudonym=new&training={world.row('Training').pk}"
        f"&agency={world.agencies['closed', 'NORTH'].pk}&person={other.pk}&sex=woman"
    )

    with noted_writes() as writes:
        answer = knock(world, "officer", "POST", "admin/office/attendance/add/", body)

    assert answer.status_code == 403
    assert writes == []


@pytest.mark.parametrize("actor", ["officer", "approver", "reader", "stranger"])
def test_an_agency_erases_no_person_of_another(actor: str, world: World) -> None:
    other = world.row("Person", "closed", "other")
    body = {"pseudonym": other.pseudonym, "reason_for_change": "asked"}
    before = Person.objects.get(pk=other.pk)

    with noted_writes() as writes:
        world.clients[actor].post(f"/programmes/{world.programmes['closed'].pk}/persons/", body)

    assert [each for each in writes if "office_person" in each] == []
    assert Person.objects.get(pk=other.pk).sealed == before.sealed
    assert SECRET in Person.objects.get(pk=other.pk).pseudonym
