"""Does every register take, change and let go a record, with a reason, and only from its own?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from brecha.office.access.roles import Action, Role
from brecha.office.access.table import TABLES
from brecha.office.audit.chain import check_chain
from brecha.office.data.models import (
    Activity,
    AuditLink,
    Evaluation,
    KnowledgeProduct,
    Organisation,
    Programme,
    Recommendation,
    Result,
    User,
)
from brecha.office.screens.registers.declared import Register
from brecha.office.screens.registers.table import REGISTERS
from register_forms import typed

GROWING = [each for each in REGISTERS.values() if each.may_grow]
OWNED = [each for each in GROWING if each.table.agency_path in {"agency", "organisation"}]
WRITTEN = {"delete": {"reason_for_change": "It was told twice"}}
Maker = Callable[..., User]


@pytest.fixture
def filled(reporting: Programme) -> Programme:
    """Return a programme with what other records hang on."""
    evaluation = Evaluation.objects.create(programme=reporting, key="final-evaluation")
    Recommendation.objects.create(programme=reporting, evaluation=evaluation, number=1, text_es="R")
    output = Result.objects.filter(programme=reporting).first()
    north = Organisation.objects.get(programme=reporting, acronym="NORTH")
    Activity.objects.create(programme=reporting, code="A1", output=output, agency=north)
    return reporting


def opened(user: User, language: str = "en") -> Client:
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE=language)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(root: Programme, register: Register, rest: str) -> str:
    return f"/programmes/{root.pk}/registers/{register.name}/{rest}"


def added(client: Client, user: User, root: Programme, register: Register, **more: Any) -> Any:  # noqa: ANN401 - a row
    """Add a record by its form, and return the row."""
    known = set(register.table.objects.values_list("pk", flat=True))
    answer = client.post(at(root, register, "new/"), typed(register, user, root, **more))
    assert answer.status_code == 302, answer.content.decode()[-6000:]
    return register.table.objects.exclude(pk__in=known).get()


def seen_parts(client: Client, root: Programme, register: Register, row: Any) -> str:  # noqa: ANN401 - a row
    page = client.get(at(root, register, f"{row.pk}/")).content.decode()
    return re.findall(r'name="seen_parts" value="([^"]*)"', page)[0]


@pytest.mark.parametrize("register", GROWING, ids=lambda each: each.name)
def test_a_record_is_added_changed_refused_when_stale_and_deleted(
    filled: Programme, user_of: Maker, register: Register
) -> None:
    user = user_of("coordinator", filled)
    client = opened(user)
    start = AuditLink.objects.count()

    row = added(client, user, filled, register)
    after_adding = AuditLink.objects.count()
    form = typed(register, user, filled, row, seen_parts=seen_parts(client, filled, register, row))
    texts = [name for name in register.fields if str(form.get(name, "")).startswith("Z")]
    text = texts[-1] if texts else "from_date"
    first, late = ("Changed", "Late") if texts else ("2020", "2021")
    page = at(filled, register, f"{row.pk}/")
    changed = client.post(page, form | {text: first, "reason_for_change": "As agreed"})
    after_change = AuditLink.objects.count()
    stale = client.post(page, form | {text: late})
    row = register.table.objects.get(pk=row.pk)
    again = client.post(page, typed(register, user, filled, row, seen_parts=form["seen_parts"]))
    after_nothing = AuditLink.objects.count()
    gone = {"seen_version": row.row_version, "seen_parts": form["seen_parts"]}
    without_reason = client.post(f"{page}delete/", gone)
    deleted = client.post(f"{page}delete/", gone | WRITTEN["delete"])

    assert changed.status_code == 302, changed.content.decode()[-4000:]
    assert (after_adding, after_change) == (start + 1, start + 2)
    assert row.events.order_by("pgh_id")[1].pgh_context["reason"] == "As agreed"
    assert stale.status_code == 409
    assert f'<td data-label="Yours, not written">{late}</td>' in stale.content.decode()
    assert f'<td data-label="Stored now">{first}</td>' in stale.content.decode()
    assert after_nothing == after_change
    told = [each.status_code for each in (again, without_reason, deleted)]
    assert told == [302, 422, 302]
    assert AuditLink.objects.count() == after_change + 1
    assert not register.table.objects.filter(pk=row.pk).exists()
    assert check_chain().is_whole


@pytest.mark.parametrize("register", OWNED, ids=lambda each: each.name)
def test_another_agency_is_refused_in_words(
    filled: Programme, user_of: Maker, register: Register
) -> None:
    owner = user_of("coordinator", filled)
    north = Organisation.objects.get(programme=filled, acronym="NORTH")
    south = Organisation.objects.get(programme=filled, acronym="SOUTH")
    field = register.table.agency_path
    row = added(opened(owner), owner, filled, register, **{field: north.pk})
    stranger = user_of("agency_officer", filled, "SOUTH")
    client = opened(stranger)
    rights = TABLES[register.table.__name__][Role.OFFICER]
    form = typed(register, owner, filled, row, **{field: south.pk})

    page = client.get(at(filled, register, f"{row.pk}/"))
    stolen = client.post(at(filled, register, f"{row.pk}/"), form)
    deleted = client.post(
        at(filled, register, f"{row.pk}/delete/"), {"seen_version": 1} | WRITTEN["delete"]
    )

    sees = Action.VIEW in rights.other
    assert page.status_code == (200 if sees else 404)
    assert {stolen.status_code, deleted.status_code} == ({403} if sees else {404})
    if sees:
        assert 'name="save"' not in page.content.decode()
        assert "NORTH" in stolen.content.decode() or Action.CHANGE not in rights.own
    assert register.table.objects.get(pk=row.pk).agency_number == north.pk


def test_an_officer_neither_gives_a_record_away_nor_adds_one_of_another(
    filled: Programme, user_of: Maker
) -> None:
    register = REGISTERS["products"]
    officer = user_of("agency_officer", filled, "NORTH")
    client = opened(officer)
    south = Organisation.objects.get(programme=filled, acronym="SOUTH")
    row = KnowledgeProduct.objects.filter(agency__acronym="NORTH").first()
    assert row is not None
    form = typed(register, officer, filled, row, agency=south.pk)

    given = client.post(at(filled, register, f"{row.pk}/"), form)
    new = client.post(
        at(filled, register, "new/"), typed(register, officer, filled, agency=south.pk)
    )

    assert {given.status_code, new.status_code} == {422}
    row.refresh_from_db()
    assert row.agency.acronym == "NORTH"


def test_an_officer_adds_what_is_its_own_and_the_agency_is_filled_in(
    filled: Programme, user_of: Maker
) -> None:
    officer = user_of("agency_officer", filled, "NORTH")
    client = opened(officer)

    for name in ("activities", "policies", "trainings", "products", "expenditures"):
        register = REGISTERS[name]
        agency = {"agency": Organisation.objects.get(programme=filled, acronym="NORTH").pk}
        row = added(client, officer, filled, register, **agency)
        assert row.agency.acronym == "NORTH", name
        assert "selected>NORTH" in client.get(at(filled, register, "new/")).content.decode()


@pytest.mark.parametrize("role", ["reader", "agency_approver", "administrator"])
def test_who_only_reads_gets_no_form(filled: Programme, user_of: Maker, role: str) -> None:
    agency = "NORTH" if role == "agency_approver" else ""
    user = user_of(role, None if role == "administrator" else filled, agency)
    client = opened(user, "es")

    for register in GROWING:
        refused = client.post(at(filled, register, "new/"), {})
        assert refused.status_code == 403, register.name
    assert "Su función" in client.get(at(filled, REGISTERS["products"], "new/")).content.decode()


def test_what_others_need_is_not_deleted_and_the_page_says_so(
    filled: Programme, user_of: Maker
) -> None:
    client = opened(user_of("coordinator", filled), "es")
    row = Evaluation.objects.get(programme=filled)

    answer = client.post(
        at(filled, REGISTERS["evaluations"], f"{row.pk}/delete/"),
        {"seen_version": row.row_version} | WRITTEN["delete"],
    )

    assert answer.status_code == 422
    assert "recomendación" in answer.content.decode()
    assert Evaluation.objects.filter(pk=row.pk).exists()


def test_the_programme_itself_is_changed_by_the_coordinator_and_never_published_here(
    filled: Programme, user_of: Maker
) -> None:
    register = REGISTERS["programme"]
    user = user_of("coordinator", filled)
    filled.refresh_from_db()
    form = typed(register, user, filled, filled, title_es="Otro título", is_public="on")

    answer = opened(user).post(at(filled, register, f"{filled.pk}/"), form)

    assert answer.status_code == 302, answer.content.decode()[-3000:]
    filled.refresh_from_db()
    assert filled.title_es == "Otro título"
    assert not filled.is_public
