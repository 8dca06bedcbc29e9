"""Does the admin leave one event for each row, of every table it edits and in every way it has?"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.data.admin import ReadOnly, site
from brecha.office.data.models import User
from office.matrix.world import ACTORS, SIDES, World, made_world, tables
from office_events import Ledger, recorded
from office_forms import fields_of

WHY = "Asked for by the coordinator"
WORDS = "a long and secret word"
OTHERS = ("Changed", "2020", "7", "2020-05-31", "es", "MXN", "changed.example", "https://a.example")
CHOICES = ("man", "agency_approver")
FIXED = ("csrfmiddlewaretoken", "seen_version", "reason_for_change", "programme", "agency", "key")
EDITED = sorted(
    table.__name__
    for table, page in site._registry.items()  # noqa: SLF001 - Django gives no other name
    if not isinstance(page, ReadOnly)
)
WRITERS = [actor for actor in ACTORS if actor not in {"inactive", "public", "nobody"}]


@pytest.fixture(scope="module")
def world(shared_database: object) -> World:
    del shared_database
    return made_world()


def who_may(world: World, name: str, action: Action) -> tuple[Any, Any] | None:
    """Return somebody who may, and the row."""
    lines = (f"{name} draft", name)
    for actor in WRITERS:
        for line in lines:
            for side in SIDES:
                row = world.rows.get((line, "closed", side))
                if row is not None and type(row).objects.filter(pk=row.pk).exists():
                    user = User.objects.get(pk=world.users[actor].pk)
                    if may(user, action, row) and actor != row.__dict__.get("username"):
                        return user, row
    return None


def browser(user: Any) -> Client:  # noqa: ANN401 - a row
    client = Client(SERVER_NAME="localhost", headers={"accept-language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def faults(answer: Any) -> list[str]:  # noqa: ANN401 - an answer
    """Return what a page says is wrong with its form."""
    return re.findall(r'class="errorlist[^>]*>(.*?)</ul>', answer.content.decode(), re.DOTALL)


def address(name: str, rest: str) -> str:
    return f"/admin/office/{name.lower()}/{rest}"


def send_changed(client: Client, page: str, known: dict[str, str]) -> dict[str, str]:
    """Send a form with one other content, the first that it takes; return what was sent."""
    for name, text in known.items():
        if name in FIXED or name.startswith(("_", "initial-")):
            continue
        for other in (f"{text}1", *OTHERS, *CHOICES):
            sent = known | {name: other, "reason_for_change": WHY}
            if other != text and client.post(page, sent).status_code == 302:
                return sent
    return {}


@pytest.mark.parametrize("name", EDITED)
def test_a_change_leaves_one_event_and_none_where_nothing_changes(name: str, world: World) -> None:
    found = who_may(world, name, Action.CHANGE)
    if found is None:
        assert not any(may(world.users[actor], Action.CHANGE, tables()[name]) for actor in WRITERS)
        return
    user, row = found
    client, page = browser(user), address(name, f"{row.pk}/change/")
    known = fields_of(client.get(page).content.decode())

    with recorded() as same:
        answer = client.post(page, known)
    with recorded() as ledger:
        sent = send_changed(client, page, known)

    if name == "Membership":  # others still need the officer
        type(row).objects.filter(pk=row.pk).update(role=row.role)
    assert answer.status_code == 302, faults(answer)
    assert same.events == []
    assert sent, known
    hold(ledger, name, user, WHY)


@pytest.mark.parametrize("name", [name for name in EDITED if name != "User"])
def test_what_is_deleted_and_added_again_leaves_one_event_a_row(name: str, world: World) -> None:
    found = who_may(world, name, Action.DELETE)
    if found is None:
        return
    user, row = found
    client, page = browser(user), address(name, f"{row.pk}/")
    known = fields_of(client.get(f"{page}change/").content.decode())
    parents = {
        column.name: str(getattr(row, column.attname))
        for column in row._meta.concrete_fields  # noqa: SLF001 - Django's public name
        if column.many_to_one and getattr(row, column.attname)
    }

    with recorded() as deleted:
        answer = client.post(f"{page}delete/", {"post": "yes"})
    with recorded() as added:
        again = client.post(address(name, "add/"), parents | known)

    if answer.status_code == 302:
        assert deleted.tables()[name.lower()] == 1
        assert deleted.users() == {user.pk}
        assert set(deleted.changes.values()) == {"delete"}
        assert again.status_code == 302, faults(again)
        hold(added, name, user, None)
    else:
        assert answer.status_code in {200, 403}  # others name it
        assert deleted.events == []


def test_the_admin_makes_no_user_gives_no_password_and_opens_no_sign_in(world: World) -> None:
    client = browser(User.objects.get(pk=world.users["administrator"].pk))
    closed = User.objects.get(pk=world.users["inactive"].pk)
    told = {"password1": WORDS, "password2": WORDS, "usable_password": "true"}
    form = fields_of(client.get(address("User", f"{closed.pk}/change/")).content.decode())

    with recorded() as ledger:
        added = client.post(address("User", "add/"), told | {"username": "new-one"})
        client.post(address("User", f"{closed.pk}/password/"), told)
        client.post(address("User", f"{closed.pk}/change/"), form | told | {"is_active": "on"})

    assert added.status_code == 403
    assert ledger.events == []
    after = User.objects.get(pk=closed.pk)
    assert (after.is_active, after.password) == (False, closed.password)


def hold(ledger: Ledger, name: str, user: Any, reason: str | None) -> None:  # noqa: ANN401 - a row
    assert dict(ledger.tables()) == {name.lower(): 1}
    assert ledger.users() == {user.pk}
    assert ledger.reasons() == {reason}
