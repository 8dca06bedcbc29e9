"""Does every call that writes leave one event for each row it changes, and none for any other?"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from brecha.office.api.models import Token
from brecha.office.api.root import api
from brecha.office.api.tokens import make_token
from brecha.office.data.models import AuditLink, Programme, Report, User, Value
from office_deeds import JSON, Deed, Stage, done, failed
from office_events import recorded

WHY = "The source was revised"
WRITES = ("post", "put", "patch", "delete")
DRAFT = {
    "number": "120",
    "period_start": "2022-01-01",
    "period_end": "2022-12-31",
    "as_of": "2022-12-31",
}
PARTS = [
    {"dimension": "sex", "category": "woman", "number": "100"},
    {"dimension": "sex", "category": "man", "number": "20"},
]
RESULTS = {"plan": "a", "years": [{"year": at, "places_new": 3} for at in (2021, 2022)]}


@pytest.fixture
def stage(root: Programme, user_of: Callable[..., User]) -> Stage:
    return Stage(root, user_of)


def program(user: Any, **headers: str) -> Client:  # noqa: ANN401 - a row
    text = make_token(user, "a program", ("read", "report", "verify"), 1)[1]
    told = {"authorization": f"Bearer {text}"} | headers
    return Client(SERVER_NAME="localhost", headers=told, raise_request_exception=False)


def entered(stage: Stage, officer: Any) -> dict[str, Any]:  # noqa: ANN401 - a row
    body = DRAFT | {"indicator": "1.1.1", "agency": "NORTH", "parts": PARTS}
    address = f"/api/v1/programmes/{stage.root.pk}/values"
    found: dict[str, Any] = program(officer).post(address, body, content_type=JSON).json()
    return found


def enters(stage: Stage) -> Deed:
    officer = stage.user("agency_officer", "NORTH")
    body = DRAFT | {"indicator": "1.1.1", "agency": "NORTH", "parts": PARTS}
    body |= {"variance_reason": "pandemic", "variance_text": "Closed"}
    client, address = program(officer), f"/api/v1/programmes/{stage.root.pk}/values"
    return Deed(
        lambda: client.post(address, body, content_type=JSON),
        {"value": 1, "disaggregatedvalue": 2, "variance": 1},
        officer.pk,
    )


def changes(stage: Stage) -> Deed:
    officer = stage.user("agency_officer", "NORTH")
    value = entered(stage, officer)
    client = program(officer, **{"if-match": value["etag"], "x-reason": WHY})
    body = DRAFT | {"number": "100", "parts": PARTS[:1]}
    return Deed(
        lambda: client.put(f"/api/v1/values/{value['id']}", body, content_type=JSON),
        {"value": 1, "disaggregatedvalue": 1},
        officer.pk,
        WHY,
    )


def corrects(stage: Stage) -> Deed:
    officer = stage.user("agency_officer", "NORTH")
    value = Value.objects.get(programme=stage.root, indicator__code="1.1.1", kind="actual")
    client, address = program(officer), f"/api/v1/values/{value.pk}/correction"
    rows = {"value": 1, "disaggregatedvalue": 2}
    return Deed(lambda: client.post(address, {}, content_type=JSON), rows, officer.pk)


def moves(stage: Stage) -> Deed:
    value = entered(stage, stage.user("agency_officer", "NORTH"))
    Value.objects.filter(pk=value["id"]).update(status="submitted")
    approver = stage.user("agency_approver", "NORTH")
    address = f"/api/v1/values/{value['id']}"
    tag = program(approver).get(address).json()["etag"]
    client = program(approver, **{"if-match": tag})
    return Deed(
        lambda: client.post(f"{address}/return", {"reason": WHY}, content_type=JSON),
        {"value": 1},
        approver.pk,
        WHY,
    )


def moves_a_report(stage: Stage) -> Deed:
    coordinator = stage.user("coordinator")
    report = Report.objects.create(programme=stage.root, key="final", kind="final")
    address = f"/api/v1/programmes/{stage.root.pk}/reports"
    tag = program(coordinator).get(address).json()["items"][0]["etag"]
    client = program(coordinator, **{"if-match": tag})
    return Deed(
        lambda: client.post(f"{address}/{report.pk}/submit", {"reason": WHY}, content_type=JSON),
        {"report": 1},
        coordinator.pk,
        WHY,
    )


def adopts(stage: Stage) -> Deed:
    officer = stage.user("agency_officer", "NORTH")
    client = program(officer)
    address = f"/api/v1/programmes/{stage.root.pk}/indicators/1.1.1/targets?result=places_new"
    return Deed(
        lambda: client.post(address, json.dumps(RESULTS), content_type=JSON),
        {"value": 2},
        officer.pk,
    )


def makes_a_token(stage: Stage) -> Deed:
    user = stage.user("reader")
    client = stage.browser(user)
    return Deed(
        lambda: client.post("/api/v1/tokens", {"name": "mine"}, content_type=JSON),
        {"api_token": 1},
        user.pk,
    )


def ends_a_token(stage: Stage) -> Deed:
    user = stage.user("reader")
    token = make_token(user, "mine", ("read",), 1)[0]
    client = stage.browser(user)
    return Deed(lambda: client.delete(f"/api/v1/tokens/{token.pk}"), {"api_token": 1}, user.pk)


CALLS: dict[str, Callable[[Stage], Deed]] = {
    "post /api/v1/programmes/{programme}/values": enters,
    "put /api/v1/values/{value}": changes,
    "post /api/v1/values/{value}/correction": corrects,
    "post /api/v1/values/{value}/{step}": moves,
    "post /api/v1/programmes/{programme}/indicators/{code}/targets": adopts,
    "post /api/v1/programmes/{programme}/reports/{report}/{step}": moves_a_report,
    "post /api/v1/tokens": makes_a_token,
    "delete /api/v1/tokens/{token}": ends_a_token,
}


def test_every_call_that_writes_is_listed_here() -> None:
    paths = api.get_openapi_schema()["paths"]

    found = {f"{way} {path}" for path, ways in paths.items() for way in ways if way in WRITES}

    assert found == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_every_call_leaves_one_event_a_row(stage: Stage, name: str) -> None:
    done(CALLS[name](stage))


@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_fails_leaves_nothing(stage: Stage, name: str) -> None:
    failed(CALLS[name](stage))


def test_a_call_that_is_refused_leaves_nothing(stage: Stage) -> None:
    officer = stage.user("agency_officer", "NORTH")
    value = entered(stage, officer)
    stale = program(officer, **{"if-match": '"0"'})

    with recorded() as ledger:
        answers = [
            stale.put(f"/api/v1/values/{value['id']}", DRAFT, content_type=JSON),
            stale.post(f"/api/v1/values/{value['id']}/submit", {}, content_type=JSON),
            stale.post(f"/api/v1/values/{value['id']}/return", {}, content_type=JSON),
        ]

    assert [answer.status_code for answer in answers] == [412, 412, 412]
    assert ledger.events == []


def test_what_is_sent_twice_leaves_no_second_event(stage: Stage) -> None:
    officer = stage.user("agency_officer", "NORTH")
    value = entered(stage, officer)
    adopts(stage).do()
    before = AuditLink.objects.count()

    client = program(officer, **{"if-match": value["etag"]})
    tokens = Token.objects.count()
    body = DRAFT | {"parts": PARTS}
    same = client.put(f"/api/v1/values/{value['id']}", body, content_type=JSON)

    assert same.status_code == 200
    assert same.json()["etag"] == value["etag"]
    assert AuditLink.objects.count() == before + Token.objects.count() - tokens + 1


def test_adopted_targets_say_where_they_come_from(stage: Stage) -> None:
    ledger = done(adopts(stage))

    (reason,) = ledger.reasons()
    assert reason is not None
    assert reason.startswith("plan a, sha256 ")
