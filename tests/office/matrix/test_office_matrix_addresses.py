"""Does each address answer each person as `addresses.txt` says, and is every address listed?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from brecha.office.data.admin import site
from office.matrix.knocking import (
    Line,
    knock,
    lines_of,
    noted_writes,
    spelled_address,
    status_of,
)
from office.matrix.world import ACTORS, World

LISTS = ("addresses.txt", "calls.txt")
LINES = lines_of("addresses.txt")
METHODS = ("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
SAFE = {"GET", "HEAD", "OPTIONS"}
HARMLESS = {"200", "401", "403", "404", "405", "in", "go"}
OF_A_TABLE = ("", "add/", "<path:object_id>/")
OF_A_ROW = ("history/", "delete/", "change/")
MISSING = "these addresses are in no list; add a line `METHOD address answers` for each method"


@pytest.mark.parametrize("line", LINES, ids=str)
def test_each_address_answers_each_person_as_promised(line: Line, world: World) -> None:
    with noted_writes() as writes:
        found = {
            actor: status_of(knock(world, actor, line.method, line.address, line.body))
            for actor in ACTORS
        }

    assert found == line.answers, f"{line} {' '.join(found.values())}"
    assert line.method not in SAFE or writes == []


def test_every_address_is_listed(world: World) -> None:
    listed = {route_of(world, line.address) for name in LISTS for line in lines_of(name)}
    found = set(routes(get_resolver().url_patterns))

    assert found - listed - set(routes_of_tables()) == set(), MISSING
    assert listed - found == set()


@pytest.mark.parametrize("method", METHODS)
def test_a_method_that_is_not_listed_changes_nothing(method: str, world: World) -> None:
    listed = {(line.method, route_of(world, line.address)) for line in LINES}
    asked = {route_of(world, line.address): line for line in reversed(LINES)}

    for route, line in asked.items():
        if (method, route) in listed:
            continue
        for actor in ("coordinator", "officer", "administrator", "public"):
            with noted_writes() as writes:
                answer = knock(world, actor, method, line.address)
            assert status_of(answer) in HARMLESS, (actor, method, line.address)
            assert writes == [], (actor, method, line.address)
            assert method != "HEAD" or answer.content == b"", (actor, method, line.address)


@pytest.mark.parametrize("header", ["x-http-method-override", "x-method-override"])
def test_a_header_does_not_change_the_method(header: str, world: World) -> None:
    address = "programmes/{closed}/values/{Value-draft.own}/"
    overriding = {header: "DELETE"}

    with noted_writes() as writes:
        answer = knock(world, "officer", "GET", f"{address}?_method=DELETE", **overriding)

    assert answer.status_code == 200
    assert writes == []


def route_of(world: World, address: str) -> str:
    """Return the pattern that an address of a list falls under."""
    return resolve(spelled_address(world, address).partition("?")[0]).route


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Yield every pattern of the office."""
    for each in patterns:
        route = before + (str(each.pattern).removeprefix("^") if before else str(each.pattern))
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        else:
            yield route


def routes_of_tables() -> Iterator[str]:
    """Yield the patterns of the admin's pages of tables; they are asked in a test of their own."""
    for table in site._registry:  # noqa: SLF001 - Django gives no other name
        at = f"admin/office/{table.__name__.lower()}/"
        yield from (at + end for end in OF_A_TABLE)
        yield from (f"{at}<path:object_id>/{end}" for end in OF_A_ROW)
