"""Do the pages show what they should, and only to whom they should?"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from brecha.office.audit.chain import check_chain
from brecha.office.data.admin import site
from brecha.office.data.models import AuditLink, KnowledgeProduct, Organisation, Programme, User

PASSWORD = "a long pass phrase"  # noqa: S105 - of a test's own user


@pytest.fixture
def client() -> Client:
    return Client(SERVER_NAME="localhost", headers={"accept-language": "en"})


@pytest.fixture
def public(root: Programme) -> Programme:
    Programme.objects.filter(pk=root.pk).update(is_public=True)
    return root


def test_the_home_page_shows_the_programme_in_both_languages(
    public: Programme,  # noqa: ARG001 - a fixture
    client: Client,
) -> None:
    english = client.get("/", follow=True).content.decode()
    spanish = client.get("/", follow=True, headers={"accept-language": "es"}).content.decode()

    assert "A small programme" in english
    assert "Un programa pequeño" in spanish
    assert '<html lang="es">' in spanish
    assert "Iniciar sesión" in spanish
    assert "150.5" in english
    assert "75&nbsp;%" in english


def test_money_is_shown_to_those_who_signed_in(
    public: Programme, client: Client, user_of: Callable[..., User]
) -> None:
    page = reverse("office:programme", args=[public.pk])

    assert "2,001" not in client.get(page).content.decode()
    client.force_login(user_of("reader", public))
    assert "2,001" in client.get(page).content.decode()


def test_a_closed_programme_is_not_found_by_the_public(root: Programme, client: Client) -> None:
    assert client.get(reverse("office:programme", args=[root.pk])).status_code == 404
    assert "A small programme" not in client.get("/").content.decode()


def test_every_page_says_what_it_may_load(public: Programme, client: Client) -> None:  # noqa: ARG001 - a fixture that sets things up
    for address in ("/", "/sign-in/", "/nowhere/"):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy


def test_every_page_answers_without_a_fault_to_everybody(
    public: Programme, client: Client, user_of: Callable[..., User]
) -> None:
    asked = dict(named(get_resolver().url_patterns[0].url_patterns, set()))
    names = [name for name, needs in asked.items() if needs <= {"number"}]
    users = [None, user_of("agency_officer", public, "NORTH"), user_of("administrator")]

    for user in users:
        if user:
            client.force_login(user)
        for name in names:
            arguments = [public.pk] if asked[name] else []
            answer = client.get(reverse(f"office:{name}", args=arguments))
            assert answer.status_code in {200, 302, 403, 404, 405}, (name, user)


def named(patterns: list[Any], needed: set[str]) -> Iterator[tuple[str, set[str]]]:
    """Yield the name of each address with what it needs to be told."""
    for each in patterns:
        needs = needed | set(each.pattern.regex.groupindex)
        if hasattr(each, "url_patterns"):
            yield from named(each.url_patterns, needs)
        else:
            yield each.name, needs


def test_the_health_page_needs_no_sign_in(database: object, client: Client) -> None:  # noqa: ARG001 - a fixture that sets things up
    assert client.get("/health").json() == {"status": "ok"}


def test_five_wrong_passwords_close_the_sign_in(root: Programme, client: Client) -> None:  # noqa: ARG001 - a fixture that sets things up
    User.objects.create_user("somebody", password=PASSWORD)
    told = {"username": "somebody", "password": "wrong"}

    answers = [client.post("/sign-in/", told).status_code for _ in range(6)]
    right = client.post("/sign-in/", told | {"password": PASSWORD})

    assert answers[0] == 200
    assert answers[-1] == 429
    assert right.status_code == 429
    assert "Too many attempts" in right.content.decode()


def test_a_second_factor_is_asked_for_once_it_is_set_up(root: Programme, client: Client) -> None:  # noqa: ARG001 - a fixture that sets things up
    user = User.objects.create_user("careful", password=PASSWORD)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "data:image/svg+xml" in client.get("/second-factor/").content.decode()
    device = TOTPDevice.objects.get(user=user)
    client.post("/second-factor/", {"password": PASSWORD, "token": f"{_code(device):06}"})
    client.post("/sign-out/")
    device.refresh_from_db()
    assert device.confirmed

    told = {"username": "careful", "password": PASSWORD}
    without = client.post("/sign-in/", told)
    TOTPDevice.objects.filter(pk=device.pk).update(
        last_t=-1, throttling_failure_count=0, throttling_failure_timestamp=None
    )
    with_code = client.post("/sign-in/", told | {"token": f"{_code(device):06}"})

    assert without.status_code == 200
    assert "Give the code that your device shows now" in without.content.decode()
    assert with_code.status_code == 302


def test_the_session_changes_when_somebody_signs_in(root: Programme, client: Client) -> None:  # noqa: ARG001 - a fixture that sets things up
    User.objects.create_user("somebody", password=PASSWORD)
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key

    client.post("/sign-in/", {"username": "somebody", "password": PASSWORD})

    assert client.session.session_key != before


def test_the_admin_is_closed_to_whoever_has_no_role(root: Programme, client: Client) -> None:  # noqa: ARG001 - a fixture that sets things up
    client.force_login(User.objects.create(username="nobody", is_staff=True))

    assert client.get("/admin/").status_code == 302


def product_form(row: KnowledgeProduct, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    told = {
        "key": row.key,
        "title": row.title,
        "kind": row.kind,
        "role": row.role,
        "agency": row.agency_id,
        "seen_version": row.row_version,
        "reason_for_change": "A better title",
    }
    return told | changes


def edit(row: KnowledgeProduct) -> str:
    return reverse("admin:office_knowledgeproduct_change", args=[row.pk])


def test_an_officer_edits_in_the_admin_and_leaves_one_event(
    root: Programme, client: Client, user_of: Callable[..., User]
) -> None:
    officer = user_of("agency_officer", root, "SOUTH")
    client.force_login(officer)
    row = KnowledgeProduct.objects.get(programme=root)
    before = AuditLink.objects.count()

    answer = client.post(edit(row), product_form(row, title="Better"))

    assert answer.status_code == 302, answer.content.decode()[:3000]
    event = row.events.order_by("pgh_id").last()
    assert event.title == "Better"
    assert event.pgh_context["user"] == officer.pk
    assert event.pgh_context["reason"] == "A better title"
    assert AuditLink.objects.count() == before + 1
    assert check_chain().is_whole


def test_the_admin_refuses_rows_of_another_agency(
    root: Programme, client: Client, user_of: Callable[..., User]
) -> None:
    client.force_login(user_of("agency_officer", root, "NORTH"))
    row = KnowledgeProduct.objects.get(programme=root)
    north = Organisation.objects.get(programme=root, acronym="NORTH")

    stolen = client.post(edit(row), product_form(row, agency=north.pk))
    deleted = client.post(
        reverse("admin:office_knowledgeproduct_delete", args=[row.pk]), {"post": "yes"}
    )

    assert {stolen.status_code, deleted.status_code} == {403}
    row.refresh_from_db()
    assert row.agency.acronym == "SOUTH"


def test_the_admin_refuses_to_give_a_row_away(
    root: Programme, client: Client, user_of: Callable[..., User]
) -> None:
    client.force_login(user_of("agency_officer", root, "SOUTH"))
    row = KnowledgeProduct.objects.get(programme=root)
    north = Organisation.objects.get(programme=root, acronym="NORTH")

    answer = client.post(edit(row), product_form(row, agency=north.pk))

    assert answer.status_code == 403
    row.refresh_from_db()
    assert row.agency.acronym == "SOUTH"


def test_a_stale_form_writes_nothing_and_shows_both(
    root: Programme, client: Client, user_of: Callable[..., User]
) -> None:
    client.force_login(user_of("agency_officer", root, "SOUTH"))
    row = KnowledgeProduct.objects.get(programme=root)
    first, second = product_form(row, title="First"), product_form(row, title="Second")

    client.post(edit(row), first)
    answer = client.post(edit(row), second)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "stored “First”, yours “Second”" in page
    row.refresh_from_db()
    assert row.title == "First"


def test_every_list_of_the_admin_opens_for_every_role(
    root: Programme, client: Client, user_of: Callable[..., User]
) -> None:
    for user in (user_of("administrator"), user_of("agency_officer", root, "NORTH")):
        client.force_login(user)
        for table in site._registry:  # noqa: SLF001 - Django gives no other name
            answer = client.get(reverse(f"admin:office_{table._meta.model_name}_changelist"))  # noqa: SLF001 - Django gives no other name
            assert answer.status_code in {200, 403}, table


def test_the_settings_of_a_real_server_are_clean(databases: object) -> None:  # noqa: ARG001 - a fixture that sets things up
    told = os.environ | {"BRECHA_TLS": "yes", "BRECHA_HOSTS": "office.example.org"}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]

    checked = subprocess.run(command, env=told, capture_output=True, text=True, check=False)  # noqa: S603 - our own command

    assert checked.returncode == 0, checked.stderr


def _code(device: TOTPDevice) -> int:
    generator = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    generator.time = time.time()
    return int(generator.token())
