"""Does every register open, for whom it should, in both languages, and quickly?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from brecha.office.access.roles import Action, Role
from brecha.office.access.table import TABLES
from brecha.office.data.models import Activity, Programme, Result, Training
from brecha.office.exchange.load import load_programme
from brecha.office.screens.registers.table import ELSEWHERE, REGISTERS
from reporting_programme import reporting_programme

MOST_QUERIES = 30
NEW = [register for register in REGISTERS.values() if register.may_grow]
WRITING = {Action.ADD, Action.CHANGE, Action.DELETE}
Opens = Callable[..., Client]


def address(root: Programme, register: str = "", rest: str = "") -> str:
    return f"/programmes/{root.pk}/registers/{register + '/' if register else ''}{rest}"


@contextmanager
def few_queries() -> Iterator[None]:
    with CaptureQueriesContext(connection) as asked:
        yield
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:120] for query in asked)


def test_every_table_that_a_role_edits_has_a_register_or_a_reason() -> None:
    below = {part.table.__name__ for each in REGISTERS.values() for part in each.parts}
    kept = {each.table.__name__ for each in REGISTERS.values()} | below
    edited = {
        name
        for name, row in TABLES.items()
        if any(WRITING & (rights.own | rights.other) for rights in row.values())
    }

    assert edited - kept - set(ELSEWHERE) == set()
    assert kept & set(ELSEWHERE) == set()
    assert all(len(reason) > 10 for reason in ELSEWHERE.values())


def test_the_history_of_a_record_opens_from_the_record(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("coordinator")
    for name, register in REGISTERS.items():
        row = (
            register.table.objects.filter(programme=reporting).first()
            if name != "programme"
            else reporting
        )
        if row is None or not hasattr(register.table, "events"):
            continue
        page = client.get(address(reporting, name, f"{row.pk}/")).content.decode()
        links = re.findall(rf"/programmes/{reporting.pk}/history/[^\"]+", page)

        assert [client.get(link).status_code for link in links] == [200] * len(links), name
        assert links, name


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_register_opens_and_offers_its_form(
    reporting: Programme, signed_in: Opens, language: str
) -> None:
    client = signed_in("coordinator", language=language)

    for name in REGISTERS:
        assert client.get(address(reporting, name)).status_code == 200, name
    for register in NEW:
        with few_queries():
            page = client.get(address(reporting, register.name, "new/"))
        assert page.status_code == 200, register.name
        assert " style=" not in page.content.decode()


def test_the_list_of_registers_asks_few_questions_of_a_big_programme(
    reporting: Programme, user_of: Callable[..., object]
) -> None:
    known = replace(reporting_programme(number=60, periods=2, products=120), reference="P-big")
    del reporting
    root = load_programme(known)
    Programme.objects.filter(pk=root.pk).update(is_public=True)
    agency = Result.objects.filter(programme=root).first()
    for at in range(80):
        Training.objects.create(programme=root, key=f"t{at}", title=f"Course {at}")
        Activity.objects.create(programme=root, code=f"a{at}", output=agency)
    stranger, officer = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    officer.force_login(
        user_of("agency_officer", root, "NORTH"),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    for client in (officer, stranger):
        with few_queries():
            page = client.get(address(root)).content.decode()
        assert '<span class="tag">120</span>' in page
        for name, register in REGISTERS.items():
            with few_queries():
                status = client.get(address(root, name)).status_code
            is_open = Action.VIEW in TABLES[register.table.__name__][Role.PUBLIC].other
            assert status == (200 if is_open or client is officer else 403), name
