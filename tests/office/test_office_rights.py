"""Does the one table of rights decide everywhere, and does it speak of every table?"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model

from brecha.office.access.may import ANY, demand_save, may
from brecha.office.access.roles import ROLES_OF_AN_AGENCY, Action, Role
from brecha.office.access.scope import visible
from brecha.office.access.table import TABLES
from brecha.office.audit.request import because
from brecha.office.data.admin import site
from brecha.office.data.models import (
    Attendance,
    Indicator,
    KnowledgeProduct,
    Membership,
    Organisation,
    Person,
    Programme,
    User,
    Value,
)
from brecha.office.exchange.load import load_programme
from office_loading import allow_loading
from office_programme import small_programme

SEEING = (Action.VIEW, Action.EXPORT, Action.HISTORY)
DECIDING = {Action.LOCK, Action.REOPEN, Action.PUBLISH, Action.VERIFY}


def office_tables() -> dict[str, type[Model]]:
    tables = apps.get_app_config("office").get_models()
    return {table.__name__: table for table in tables if not table.__name__.endswith("History")}


def test_every_table_stands_in_the_table_of_rights() -> None:
    assert set(office_tables()) == set(TABLES)


def test_every_table_of_rights_speaks_of_every_role() -> None:
    assert {name for name, row in TABLES.items() if set(row) != set(Role)} == set()


def test_every_table_of_the_admin_stands_in_the_table_of_rights() -> None:
    assert {table.__name__ for table in site._registry} == set(TABLES)  # noqa: SLF001 - Django gives no other name


def test_an_unlisted_table_is_refused_loudly() -> None:
    with pytest.raises(KeyError):
        may(AnonymousUser(), Action.VIEW, apps.get_model("sessions", "Session"))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_no_table_gives_more_than_its_kind(name: str) -> None:
    row = TABLES[name]

    for role, rights in row.items():
        assert rights.other <= rights.own or role not in ROLES_OF_AN_AGENCY or not rights.own
        if role in {Role.READER, Role.PUBLIC}:
            assert rights.own | rights.other <= {Action.VIEW, Action.EXPORT}
        if role in ROLES_OF_AN_AGENCY:
            assert rights.other <= set(SEEING), "an agency changes nothing of another"
    assert Action.VERIFY not in row[Role.OFFICER].own
    assert not {Action.ADD, Action.CHANGE, Action.SUBMIT} & row[Role.APPROVER].own or (
        name == "Person"
    )


@pytest.mark.parametrize("name", ["Person", "Attendance", "Contact"])
def test_nobody_outside_the_agency_sees_a_person(name: str) -> None:
    row = TABLES[name]

    assert not row[Role.PUBLIC].other
    assert not row[Role.READER].other
    assert all(not row[role].other for role in ROLES_OF_AN_AGENCY)
    assert all(Action.EXPORT not in rights.own | rights.other for rights in row.values())


@pytest.fixture(scope="module")
def world(shared_database: object) -> tuple[list[Any], list[Programme]]:  # noqa: ARG001 - a fixture that sets things up
    first = load_programme(small_programme())
    second = load_programme(small_programme("P-2"))
    Programme.objects.filter(pk=second.pk).update(is_public=True)
    allow_loading()
    with because("to have every state", loading="yes"):
        north = Indicator.objects.get(programme=first, code="1.1.1")
        for at, status in enumerate(("draft", "submitted", "locked"), start=5):
            Value.objects.create(
                programme=first,
                indicator=north,
                agency=north.agency,
                kind="actual",
                version=at,
                status=status,
            )
    people: list[Any] = [AnonymousUser()]
    for programme, role in product((first, second), Role):
        if role == Role.PUBLIC:
            continue
        for agency in ("NORTH", "SOUTH") if role in ROLES_OF_AN_AGENCY else ("",):
            user = User.objects.create(username=f"{programme.reference}-{role}-{agency}")
            where = (
                Organisation.objects.get(programme=programme, acronym=agency) if agency else None
            )
            Membership.objects.create(user=user, role=role.value, programme=programme, agency=where)
            people.append(user)
    chief = User.objects.create(username="chief")
    Membership.objects.create(user=chief, role="administrator")
    return [*people, chief, User.objects.create(username="nobody")], [first, second]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_what_is_listed_is_what_may_be_seen(name: str, world: tuple[list[Any], Any]) -> None:
    table = office_tables()[name]
    rows = list(table._default_manager.all()[:60])  # noqa: SLF001 - Django gives no other name

    for user, action in product(world[0], SEEING):
        listed = set(visible(user, table, action).values_list("pk", flat=True))
        allowed = {row.pk for row in rows if may(user, action, row)}
        assert allowed == listed & {row.pk for row in rows}, (user, action)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_who_is_in_no_role_does_nothing_in_a_closed_programme(
    name: str, world: tuple[list[Any], list[Programme]]
) -> None:
    table, (closed, _) = office_tables()[name], world[1]

    for user, action in product((world[0][0], world[0][-1]), Action):
        assert not may(user, action, table, programme=closed.pk, agency=None)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_role_in_one_programme_is_none_in_another(
    name: str, world: tuple[list[Any], list[Programme]]
) -> None:
    table, (closed, _) = office_tables()[name], world[1]
    others = [user for user in world[0] if getattr(user, "username", "").startswith("P-2")]

    for user, action in product(others, Action):
        assert not may(user, action, table, programme=closed.pk, agency=ANY), (user, action)


def test_an_inactive_user_may_nothing(root: Programme, user_of: Callable[..., User]) -> None:
    user = user_of("coordinator", root)
    user.is_active = False

    assert not may(user, Action.VIEW, root)


def test_nobody_steals_or_gives_away_a_row(root: Programme, user_of: Callable[..., User]) -> None:
    officer = user_of("agency_officer", root, "NORTH")
    north = Organisation.objects.get(programme=root, acronym="NORTH")
    south = Organisation.objects.get(programme=root, acronym="SOUTH")
    theirs = KnowledgeProduct.objects.get(programme=root, agency=south)
    ours = KnowledgeProduct.objects.create(programme=root, key="own", title="Own", agency=north)

    theirs.agency, ours.agency = north, south

    for row in (theirs, ours):
        with pytest.raises(PermissionDenied):
            demand_save(officer, row)


def test_a_draft_is_seen_by_its_agency_and_the_coordinator_only(
    world: tuple[list[Any], list[Programme]],
) -> None:
    draft = Value.objects.get(status="draft")

    seeing = {str(user) for user in world[0] if may(user, Action.VIEW, draft)}

    assert seeing == {
        "P-1-administrator-",
        "P-1-coordinator-",
        "P-1-agency_officer-NORTH",
        "P-1-agency_approver-NORTH",
        "chief",
    }


def test_only_the_agency_that_met_a_person_sees_the_attendance(
    world: tuple[list[Any], list[Programme]],
) -> None:
    entry = Attendance.objects.filter(programme=world[1][0], agency__acronym="SOUTH").first()

    seeing = {str(user) for user in world[0] if may(user, Action.VIEW, entry)}

    assert seeing == {"P-1-agency_officer-SOUTH", "P-1-agency_approver-SOUTH"}
    assert Person.objects.exists()


def test_a_locked_value_is_reopened_by_the_coordinator_alone(
    world: tuple[list[Any], list[Programme]],
) -> None:
    locked = Value.objects.get(status="locked")

    deciding = {str(user) for user in world[0] if may(user, Action.REOPEN, locked)}
    writing = {str(user) for user in world[0] if may(user, Action.CHANGE, locked)}

    assert deciding == {"P-1-coordinator-"}
    assert writing == set()
