"""Does every operation of the API ask for the right? Each, for each role, own and other agency."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from brecha.office.access.roles import ROLES_OF_AN_AGENCY, Role
from brecha.office.api.root import api
from brecha.office.audit.request import because
from brecha.office.data.models import Indicator, Programme, Report, User, Value
from office_loading import allow_loading

JSON = "application/json"
AT = "/api/v1/programmes/{programme}"
PUBLIC_READS = {
    "programmes",
    "programme",
    "results",
    "indicators",
    "indicator",
    "course",
    "values",
    "value",
    "activities",
    "products",
    "events",
}
MEMBERS_READ = {"findings", "reports"}
KEPT = {"tokens", "new_token", "end_token"}  # of the user, whatever the role; a token gets none
WRITES = {  # who may: (role, own agency)
    "new_value": {(Role.OFFICER, True)},
    "change_value": {(Role.OFFICER, True)},
    "correct_value": {(Role.OFFICER, True)},
    "adopt_targets": {(Role.OFFICER, True)},
    "submit": {(Role.OFFICER, True)},
    "verify": {(Role.APPROVER, True)},
    "return": {(Role.APPROVER, True), (Role.COORDINATOR, True), (Role.COORDINATOR, False)},
    "lock": {(Role.COORDINATOR, True), (Role.COORDINATOR, False)},
    "reopen": {(Role.COORDINATOR, True), (Role.COORDINATOR, False)},
}
FROM = {
    "change_value": "draft",
    "correct_value": "verified",
    "submit": "draft",
    "verify": "submitted",
    "return": "submitted",
    "lock": "verified",
    "reopen": "locked",
}
ELSEWHERE = {"health", "report_file", "move_one"}  # open to all; see below; in the matrix
DRAFT = {"number": "9", "period_end": "2021-06-30", "as_of": "2021-06-30"}


def operations() -> Iterator[str]:
    for methods in api.get_openapi_schema()["paths"].values():
        for operation in methods.values():
            yield operation["operationId"].rpartition("_api_")[2].split("_", 1)[-1]


def test_every_operation_is_listed_here() -> None:
    found = {name.split("calls_", 1)[-1] for name in operations()}

    listed = PUBLIC_READS | MEMBERS_READ | KEPT | set(WRITES) | ELSEWHERE | {"move_value"}
    assert found == listed - {"submit", "verify", "return", "lock", "reopen"}


def stored(root: Programme, agency: str, status: str) -> Value:
    indicator = Indicator.objects.get(programme=root, agency__acronym=agency)
    allow_loading()
    with because("to have every state", loading="yes"):
        return Value.objects.create(
            programme=root,
            indicator=indicator,
            agency=indicator.agency,
            kind="actual",
            number=9,
            status=status,
            period_end="2022-12-31",
            as_of="2022-12-31",
            place=f"{agency} {status} {Value.objects.count()}",
        )


def asked(client: Client, root: Programme, name: str, agency: str) -> Any:  # noqa: ANN401 - an answer
    at, code = AT.format(programme=root.pk), "1.1.1" if agency == "NORTH" else "1.1.2"
    if name == "new_value":
        body = DRAFT | {"indicator": code, "agency": agency}
        return client.post(f"{at}/values", body, content_type=JSON)
    if name == "adopt_targets":
        body = {"plan": "a", "years": [{"year": 2030, "places_new": 3}]}
        address = f"{at}/indicators/{code}/targets?result=places_new"
        return client.post(address, body, content_type=JSON)
    value = stored(root, agency, FROM[name])
    address = f"/api/v1/values/{value.pk}"
    coordinator = Client(SERVER_NAME="localhost")
    coordinator.force_login(
        User.objects.get(username="watcher"), backend="django.contrib.auth.backends.ModelBackend"
    )
    tag = {"if-match": coordinator.get(address).headers["ETag"]}
    if name == "change_value":
        return client.put(address, DRAFT, content_type=JSON, headers=tag)
    if name == "correct_value":
        return client.post(f"{address}/correction")
    return client.post(f"{address}/{name}", {"reason": "why"}, content_type=JSON, headers=tag)


@pytest.fixture
def clients(
    root: Programme, user_of: Callable[..., User], bearer: Callable[..., Client]
) -> dict[Role, Client]:
    User.objects.filter(pk=user_of("coordinator", root).pk).update(username="watcher")
    made = {Role.PUBLIC: Client(SERVER_NAME="localhost")}
    for role in Role:
        if role != Role.PUBLIC:
            agency = "NORTH" if role in ROLES_OF_AN_AGENCY else ""
            made[role] = bearer(user_of(role.value, root, agency))
    return made


@pytest.mark.parametrize("name", sorted(WRITES))
def test_a_write_is_open_to_its_roles_alone(
    name: str, root: Programme, clients: dict[Role, Client]
) -> None:
    allowed = set()
    for role, client in clients.items():
        for agency in ("NORTH", "SOUTH"):
            answer = asked(client, root, name, agency)
            assert answer.status_code in {200, 201, 401, 403, 404}, (role, answer.content)
            if answer.status_code in {200, 201}:
                allowed.add((role, agency == "NORTH"))

    assert allowed == WRITES[name]


@pytest.mark.parametrize("name", sorted(PUBLIC_READS | MEMBERS_READ))
@pytest.mark.parametrize("is_public", [True, False])
def test_a_register_is_read_by_those_it_is_open_to(
    name: str, is_public: bool, root: Programme, clients: dict[Role, Client]
) -> None:
    Programme.objects.filter(pk=root.pk).update(is_public=is_public)
    value = Value.objects.filter(programme=root).first()
    addresses = {
        "programmes": "/api/v1/programmes",
        "programme": AT,
        "indicator": f"{AT}/indicators/1.1.1",
        "course": f"{AT}/indicators/1.1.1/course",
        "value": f"/api/v1/values/{value.pk}",
    }
    address = addresses.get(name, f"{AT}/{name}").format(programme=root.pk)

    reading = {role for role, each in clients.items() if each.get(address).status_code == 200}

    open_to_all = name == "programmes" or (is_public and name in PUBLIC_READS)
    assert reading == (set(Role) if open_to_all else set(Role) - {Role.PUBLIC})


def test_a_frozen_report_is_taken_away_by_members_alone(
    root: Programme, clients: dict[Role, Client]
) -> None:
    from brecha.office.data.models import Snapshot  # noqa: PLC0415 - used here alone
    from brecha.office.exchange.dump import programme_of  # noqa: PLC0415 - used here alone
    from brecha.reports.programme import frozen  # noqa: PLC0415 - used here alone

    row = Report.objects.create(programme=root, key="final", kind="final")
    taken = frozen(programme_of(root), report="final")
    Snapshot.objects.create(report=row, sha256=taken.sha256, content=taken.content)
    at = f"{AT.format(programme=root.pk)}/reports/{row.pk}/files/{taken.sha256}/en/json"

    answers = {role: client.get(at) for role, client in clients.items()}

    reading = {role for role, answer in answers.items() if answer.status_code == 200}
    assert reading == set(Role) - {Role.PUBLIC}
    assert answers[Role.READER].content == taken.content


def test_a_token_makes_no_tokens(clients: dict[Role, Client]) -> None:
    for role, client in clients.items():
        statuses = (
            client.get("/api/v1/tokens").status_code,
            client.post("/api/v1/tokens", {"name": "x"}, content_type=JSON).status_code,
            client.delete("/api/v1/tokens/1").status_code,
        )
        assert statuses == (401, 401, 401), role
