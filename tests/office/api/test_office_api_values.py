"""Does the API write as the screens do: by right, once, and never over somebody else's change?"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from brecha.office.api.models import Token
from brecha.office.data.models import AuditLink, Programme, User, Value

JSON = "application/json"
DRAFT = {
    "indicator": "1.1.1",
    "agency": "NORTH",
    "number": "120",
    "period_start": "2022-01-01",
    "period_end": "2022-12-31",
    "as_of": "2022-12-31",
}


def enter(client: Client, root: Programme, **more: Any) -> Any:  # noqa: ANN401 - an answer
    address = f"/api/v1/programmes/{root.pk}/values"
    return client.post(address, DRAFT | more, content_type=JSON)


def step(client: Client, value: dict[str, Any], name: str, **body: str) -> Any:  # noqa: ANN401 - an answer
    headers = {"if-match": value["etag"]}
    address = f"/api/v1/values/{value['id']}/{name}"
    return client.post(address, body, content_type=JSON, headers=headers)


@pytest.fixture
def officer(root: Programme, user_of: Callable[..., User], bearer: Callable[..., Client]) -> Client:
    return bearer(user_of("agency_officer", root, "NORTH"))


def test_a_value_goes_from_draft_to_locked_with_one_event_a_step(
    root: Programme, officer: Client, user_of: Callable[..., User], bearer: Callable[..., Client]
) -> None:
    approver = bearer(user_of("agency_approver", root, "NORTH"))
    coordinator = bearer(user_of("coordinator", root))
    answer, events = enter(officer, root), [AuditLink.objects.count()]

    for client, name, body in (
        (officer, "submit", {}),
        (approver, "verify", {}),
        (coordinator, "lock", {}),
        (coordinator, "reopen", {"reason": "The source was revised"}),
    ):
        answer = step(client, answer.json(), name, **body)
        assert answer.status_code == 200, answer.content
        events.append(AuditLink.objects.count())

    value = answer.json()
    assert value["status"] == "verified"
    assert [after - before for before, after in pairwise(events)] == [1] * 4
    last = Value.objects.get(pk=value["id"]).events.order_by("pgh_id").last()
    assert last.pgh_context["reason"] == "The source was revised"
    assert last.pgh_context["user"] is not None


def test_a_stale_change_is_refused_and_nothing_is_written(root: Programme, officer: Client) -> None:
    value = enter(officer, root).json()
    address, body = f"/api/v1/values/{value['id']}", {k: DRAFT[k] for k in list(DRAFT)[2:]}
    put = {"content_type": JSON, "headers": {"if-match": value["etag"]}}

    first = officer.put(address, body | {"number": "130"}, **put)
    second = officer.put(address, body | {"number": "140"}, **put)
    without = officer.put(address, body, content_type=JSON)

    assert (first.status_code, second.status_code, without.status_code) == (200, 412, 428)
    assert first.headers["ETag"] != value["etag"]
    assert Value.objects.get(pk=value["id"]).number == 130
    assert set(second.json()["errors"][0]["message"]) == {"es", "en"}


def test_parts_that_do_not_add_up_are_refused_in_both_languages(
    root: Programme, officer: Client
) -> None:
    parts = [{"dimension": "sex", "category": "woman", "number": "7"}]

    answer = enter(officer, root, parts=parts)

    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["place"] == "parts"
    assert "add up" in error["message"]["en"]
    assert "suma" in error["message"]["es"]
    assert not Value.objects.filter(period_end="2022-12-31").exists()


def test_another_agency_is_refused(root: Programme, officer: Client) -> None:
    answer = enter(officer, root, indicator="1.1.2", agency="SOUTH")

    assert answer.status_code == 403


def test_a_token_does_what_its_scopes_say(
    root: Programme, user_of: Callable[..., User], bearer: Callable[..., Client]
) -> None:
    user = user_of("agency_officer", root, "NORTH")

    assert enter(bearer(user, "read"), root).status_code == 403
    assert bearer(user, "report").get("/api/v1/programmes").status_code == 403
    assert enter(bearer(user, "report"), root).status_code == 201


def test_a_token_ends_with_its_user_and_with_its_day(
    root: Programme, user_of: Callable[..., User], bearer: Callable[..., Client]
) -> None:
    user = user_of("reader", root)
    client = bearer(user)
    assert client.get("/api/v1/programmes").json()["number"] == 1

    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/api/v1/programmes").status_code == 401
    User.objects.filter(pk=user.pk).update(is_active=True)
    Token.objects.update(expires_at="2020-01-01T00:00Z")
    assert client.get("/api/v1/programmes").status_code == 401


def test_a_token_is_shown_once_and_kept_as_a_hash(
    root: Programme, user_of: Callable[..., User]
) -> None:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user_of("reader", root), backend="django.contrib.auth.backends.ModelBackend")

    made = client.post("/api/v1/tokens", {"name": "mine"}, content_type=JSON).json()

    assert made["token"].startswith("brecha_")
    assert "token" not in client.get("/api/v1/tokens").json()[0]
    assert made["token"] not in str(Token.objects.values())
    assert client.delete(f"/api/v1/tokens/{made['id']}").status_code == 204


def test_a_session_writes_only_from_a_page_of_the_office(
    root: Programme, user_of: Callable[..., User]
) -> None:
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.force_login(
        user_of("agency_officer", root, "NORTH"),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    assert enter(client, root).status_code == 403
    assert enter(Client(SERVER_NAME="localhost"), root).status_code == 401


def test_the_public_sees_no_comment_and_no_small_count(root: Programme) -> None:
    Programme.objects.filter(pk=root.pk).update(is_public=True)
    client = Client(SERVER_NAME="localhost")

    page = client.get(f"/api/v1/programmes/{root.pk}/values?indicator=1.1.1&kind=actual").json()
    (value,) = page["items"]
    again = client.get(f"/api/v1/values/{value['id']}", headers={"if-none-match": value["etag"]})

    assert value["number"] == "150.5"
    assert value["disaggregation"] == []  # 3.5 men would be known from the women
    assert "entered_by" not in value
    assert again.status_code == 304
    assert client.get(f"/api/v1/programmes/{root.pk}/findings").status_code == 403


def test_too_many_requests_are_told_to_wait(root: Programme) -> None:  # noqa: ARG001 - a fixture that sets things up
    client = Client(SERVER_NAME="localhost")

    statuses = [client.get("/api/v1/programmes/1/results").status_code for _ in range(241)]

    assert statuses[-1] == 429
    assert 429 not in statuses[:-1]
