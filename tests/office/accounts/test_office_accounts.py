"""Can people keep their own account, and an administrator help them, and nobody else?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from brecha.core.errors import InputError
from brecha.office.access.roles import Role
from brecha.office.accounts.keeping import (
    add_user,
    choose_password,
    give_role,
    remove_second_factor,
    reset_password,
    set_active,
    take_role,
)
from brecha.office.api.models import Token
from brecha.office.api.tokens import make_token, token_of
from brecha.office.data.models import AuditLink, Membership, Programme, User
from office_sign_in import PASSWORD, sign_in

OTHER = "another long phrase"


def test_an_own_password_ends_the_sessions_elsewhere(somebody: User, client: Client) -> None:
    elsewhere = Client(SERVER_NAME="localhost")
    assert (sign_in(client), sign_in(elsewhere)) == (302, 302)
    told = {"old_password": PASSWORD, "new_password1": OTHER, "new_password2": OTHER}

    changed = client.post(reverse("office:password"), told)

    assert changed.status_code == 302
    assert client.get(reverse("office:account")).status_code == 200
    assert elsewhere.get(reverse("office:account")).status_code == 302
    somebody.refresh_from_db()
    assert somebody.check_password(OTHER)


def test_an_own_password_ends_the_tokens_and_the_page_says_so(
    somebody: User, client: Client
) -> None:
    sign_in(client)
    _row, text = make_token(somebody, "sheet", ["read"], 9)
    told = {"old_password": PASSWORD, "new_password1": OTHER, "new_password2": OTHER}

    before = client.get(reverse("office:password")).content.decode()
    page = client.post(reverse("office:password"), told, follow=True).content.decode()

    assert "all tokens for programs end by it" in before
    assert "Sessions elsewhere and tokens have ended" in page
    assert token_of(text) is None


@pytest.mark.parametrize("wanted", ["short", PASSWORD, "123456789012345", "somebody12345"])
def test_a_weak_or_unchanged_password_is_refused(
    somebody: User, client: Client, wanted: str
) -> None:
    sign_in(client)

    answer = client.post(
        reverse("office:password"),
        {"old_password": PASSWORD, "new_password1": wanted, "new_password2": wanted},
    )

    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    somebody.refresh_from_db()
    assert somebody.check_password(PASSWORD)


def test_a_password_for_one_sign_in_opens_one_page_only(somebody: User, client: Client) -> None:
    given = reset_password(somebody)
    assert sign_in(client, given) == 302

    assert client.get("/").headers["Location"] == reverse("office:password")
    assert client.get("/api/v1/programmes").status_code == 403
    told = {"old_password": given, "new_password1": OTHER, "new_password2": OTHER}
    client.post(reverse("office:password"), told)

    assert client.get(reverse("office:account")).status_code == 200


def test_a_reset_ends_sessions_tokens_and_a_lock_out(somebody: User, client: Client) -> None:
    sign_in(client)
    _row, text = make_token(somebody, "sheet", ["read"], 9)
    stranger = Client(SERVER_NAME="localhost")
    for _ in range(6):
        sign_in(stranger, "wrong")

    given = reset_password(somebody)

    assert client.get(reverse("office:account")).status_code == 302
    assert token_of(text) is None
    assert sign_in(stranger, given) == 302


def test_every_step_leaves_one_event_without_the_password(somebody: User) -> None:
    for step in (
        lambda: reset_password(somebody),
        lambda: choose_password(somebody, OTHER),
        lambda: remove_second_factor(somebody),
        lambda: set_active(somebody, is_active=False),
    ):
        before = AuditLink.objects.count()
        step()
        assert AuditLink.objects.count() == before + 1
    contents = "".join(AuditLink.objects.values_list("content", flat=True))
    assert OTHER not in contents
    assert "pbkdf2" not in contents


def test_a_closed_sign_in_ends_session_and_token(somebody: User, client: Client) -> None:
    sign_in(client)
    _row, text = make_token(somebody, "sheet", ["read"], 9)

    set_active(somebody, is_active=False)

    assert client.get(reverse("office:account")).status_code == 302
    assert token_of(text) is None
    assert sign_in(client) == 200


def test_a_sign_in_that_opens_again_begins_without_session_and_token(
    somebody: User, client: Client
) -> None:
    sign_in(client)
    _row, text = make_token(somebody, "sheet", ["read"], 9)

    set_active(somebody, is_active=False)
    set_active(somebody, is_active=True)

    assert client.get(reverse("office:account")).status_code == 302
    assert token_of(text) is None
    assert sign_in(client) == 302


def test_what_was_closed_without_its_sessions_opens_without_them(
    somebody: User, client: Client
) -> None:
    sign_in(client)
    _row, text = make_token(somebody, "sheet", ["read"], 9)
    User.objects.filter(pk=somebody.pk).update(is_active=False)
    somebody.refresh_from_db()

    set_active(somebody, is_active=True)

    assert client.get(reverse("office:account")).status_code == 302
    assert token_of(text) is None


def test_opening_what_is_open_ends_nothing(somebody: User, client: Client) -> None:
    sign_in(client)

    set_active(somebody, is_active=True)

    assert client.get(reverse("office:account")).status_code == 200


def test_a_token_is_shown_once_and_ended(somebody: User, client: Client) -> None:
    sign_in(client)
    told = {"name": "A sheet", "scopes": ["read", "report"], "days": 30}

    page = client.post(reverse("office:new-token"), told).content.decode()
    text = re.search(r"brecha_[\w-]+", page).group()  # type: ignore[union-attr]  # it is there
    row = Token.objects.get(user=somebody)

    assert token_of(text) == row
    assert row.scopes == ["read", "report"]
    assert text not in client.get(reverse("office:account")).content.decode()
    client.post(reverse("office:end-token", args=[row.pk]))
    assert token_of(text) is None


def test_nobody_ends_a_token_of_another(somebody: User, client: Client) -> None:
    row, _text = make_token(User.objects.create(username="other"), "x", ["read"], 9)
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post(reverse("office:end-token", args=[row.pk]))

    assert answer.status_code == 404
    assert Token.objects.filter(pk=row.pk).exists()


def test_sessions_elsewhere_are_listed_and_ended(somebody: User, client: Client) -> None:  # noqa: ARG001 - a fixture that sets things up
    elsewhere = Client(SERVER_NAME="localhost")
    sign_in(client)
    sign_in(elsewhere)
    page = client.get(reverse("office:account")).content.decode()
    mark = re.search(r'name="session" value="(\w+)"', page)

    client.post(reverse("office:end-session"), {"session": mark.group(1) if mark else "none"})

    assert elsewhere.get(reverse("office:account")).status_code == 302
    assert client.get(reverse("office:account")).status_code == 200


def test_an_administrator_helps_and_a_coordinator_may_not(
    root: Programme, somebody: User, client: Client, user_of: Callable[..., User]
) -> None:
    TOTPDevice.objects.create(user=somebody, name="app", confirmed=True)
    address = reverse("office:change-user", args=[somebody.pk])
    client.force_login(
        user_of("coordinator", root), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.post(address, {"step": "password"}).status_code == 403
    assert client.get(reverse("office:users")).status_code == 403

    client.force_login(
        user_of("administrator"), backend="django.contrib.auth.backends.ModelBackend"
    )
    client.post(address, {"step": "second_factor"})
    page = client.post(address, {"step": "password"}).content.decode()

    given = re.search(r"<code>([\w-]{16})</code>", page)
    assert given is not None
    assert sign_in(Client(SERVER_NAME="localhost"), given.group(1)) == 302


def test_an_administrator_adds_a_user_with_a_password_for_one_sign_in(
    root: Programme,  # noqa: ARG001 - a fixture that sets things up
    client: Client,
    user_of: Callable[..., User],
) -> None:
    client.force_login(
        user_of("administrator"), backend="django.contrib.auth.backends.ModelBackend"
    )
    told = {"username": "somebody", "language": "es", "password": OTHER}

    page = client.post(reverse("office:new-user"), told).content.decode()
    again = client.post(reverse("office:new-user"), told)

    given = re.search(r"<code>([\w-]{16})</code>", page)
    assert given is not None
    assert User.objects.get(username="somebody").password_is_temporary
    newcomer = Client(SERVER_NAME="localhost")
    assert sign_in(newcomer, given.group(1)) == 302
    assert newcomer.get("/").headers["Location"] == reverse("office:password")
    assert again.status_code == 400
    assert 'role="alert"' in again.content.decode()


def test_users_and_roles_come_from_a_command(root: Programme) -> None:
    user, password = add_user("ana")
    give_role(user, Role.OFFICER, root.reference, "NORTH")

    assert user.check_password(password)
    assert user.password_is_temporary
    assert Membership.objects.get(user=user).agency.acronym == "NORTH"
    take_role(user, Role.OFFICER, root.reference, "NORTH")
    assert not Membership.objects.filter(user=user).exists()


def test_what_is_wrong_with_a_user_is_said(root: Programme) -> None:
    user, _password = add_user("ana")

    for wrong in (
        lambda: add_user("ana"),
        lambda: add_user("two words"),
        lambda: add_user(""),
        lambda: give_role(user, Role.OFFICER, root.reference),
        lambda: give_role(user, Role.READER, root.reference, "NORTH"),
        lambda: give_role(user, Role.READER),
        lambda: give_role(user, Role.READER, "none such"),
        lambda: give_role(user, Role.OFFICER, root.reference, "nobody"),
        lambda: take_role(user, Role.READER),
    ):
        with pytest.raises(InputError):
            wrong()
