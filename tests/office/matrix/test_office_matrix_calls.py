"""Does each operation of the API answer each role, with each kind of proof, as `calls.txt` says?"""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest
from django.test import Client

from brecha.office.api.models import SCOPES
from brecha.office.api.root import api
from brecha.office.api.rows import tag_of
from brecha.office.api.tokens import make_token
from brecha.office.data.models import Report, Value
from office.matrix.knocking import Line, knock, lines_of, noted_writes, spelled, status_of
from office.matrix.world import ACTORS, World

LINES = lines_of("calls.txt")
WITH_TOKENS = ("coordinator", "officer", "approver", "reader")
OF_VALUE = re.compile(r"/values/([0-9]+)")
OF_REPORT = re.compile(r"/reports/([0-9]+)/[a-z]+$")
LACKS_THE_SCOPE, UNKNOWN = "403", "401"


@pytest.fixture(scope="module")
def programs(world: World) -> dict[tuple[str, str], Client]:
    """Return a client for each role and scope, that shows a token and no session."""
    found = {}
    for actor, scope in product(WITH_TOKENS, SCOPES):
        text = make_token(world.users[actor], "a program", [scope], 1)[1]
        headers = {"authorization": f"Bearer {text}"}
        found[actor, scope] = Client(
            SERVER_NAME="localhost", headers=headers, enforce_csrf_checks=True
        )
    return found


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_session_may_what_its_role_may(line: Line, world: World) -> None:
    with noted_writes() as writes:
        found = {actor: called(world, actor, line) for actor in ACTORS}

    assert found == line.answers, f"{line} {' '.join(found.values())}"
    assert line.method != "GET" or writes == []


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_token_may_what_its_role_and_its_scope_may(
    line: Line, world: World, programs: dict[tuple[str, str], Client]
) -> None:
    for (actor, scope), client in programs.items():
        expected = line.answers[actor] if line.scope in {scope, "open"} else LACKS_THE_SCOPE
        if line.scope == "session":
            expected = UNKNOWN

        with noted_writes() as writes:
            found = called(world, actor, line, client)

        assert found == expected or is_refused_before(line, found, expected), (actor, scope)
        assert found in {"200", "201"} or writes == [], (actor, scope)


def is_refused_before(line: Line, found: str, expected: str) -> bool:
    """Return whether the body was refused before anybody looked at the scope."""
    return (found, expected) == ("422", LACKS_THE_SCOPE) and "422" in line.answers.values()


@pytest.mark.parametrize("line", [each for each in LINES if each.method != "GET"], ids=str)
def test_a_session_writes_from_a_page_of_the_office_alone(line: Line, world: World) -> None:
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.cookies = world.clients["officer"].cookies

    with noted_writes() as writes:
        found = called(world, "officer", line, client)

    assert found == "403"
    assert writes == []


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_wrong_token_is_never_overlooked(line: Line, world: World) -> None:
    client = Client(SERVER_NAME="localhost", headers={"authorization": "Bearer brecha_wrong"})

    found = called(world, "public", line, client)

    assert found == (line.answers["public"] if line.scope == "open" else UNKNOWN)


def test_every_operation_is_listed() -> None:
    listed = {(line.method, plain(line.address)) for line in LINES}
    found = {
        (method.upper(), plain(path.lstrip("/")))
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method in methods
    }

    missing = {each for each in found if not any(is_like(each, other) for other in listed)}
    assert missing == set()


def is_like(operation: tuple[str, str], line: tuple[str, str]) -> bool:
    """Return whether a line falls under an operation."""
    steps = zip(operation[1].split("/"), line[1].split("/"), strict=False)
    is_long_enough = operation[1].count("/") == line[1].count("/")
    return operation[0] == line[0] and is_long_enough and all(a in {"*", b} for a, b in steps)


def plain(address: str) -> str:
    """Return an address without its numbers and names."""
    return re.sub(r"\{[^}]*\}", "*", address.partition("?")[0])


def called(world: World, actor: str, line: Line, client: Client | None = None) -> str:
    """Return the status of a call that names the state of the row it changes."""
    headers: dict[str, Any] = {}
    address = spelled(world, line.address)
    if line.method != "GET" and (found := OF_VALUE.search(address)):
        headers["if-match"] = tag_of(Value.objects.get(pk=found[1]))
    if line.method != "GET" and (found := OF_REPORT.search(address)):
        row = Report.objects.get(pk=found[1])
        headers["if-match"] = f'"report-{row.pk}-{row.row_version}"'
    answer = knock(world, actor, line.method, line.address, line.body, client, **headers)
    return status_of(answer)
