"""Do twenty who write to the same rows, each in another way, lose anything?"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connections

from brecha.core.errors import InputError
from brecha.office.access.roles import Action
from brecha.office.audit.chain import check_chain
from brecha.office.data.models import (
    AuditLink,
    DisaggregatedValue,
    KnowledgeProduct,
    User,
    Value,
    Variance,
)
from brecha.office.editing.current import StaleRowError
from brecha.office.editing.states import move
from brecha.office.exchange.load import load_programme
from office_deeds import JSON, Stage
from office_editors import (
    REFUSED,
    Told,
    body,
    by_file,
    by_form,
    by_program,
    heading,
    product_by_form,
    products_by_file,
    program,
)
from reporting_programme import reporting_programme

THREADS, TURNS = 20, 4


ALLOWED = {("draft", "submitted"), ("submitted", "draft"), ("submitted", "verified")}


@pytest.fixture
def stage(database: object, user_of: Callable[..., User]) -> Iterator[Stage]:
    del database
    cache.clear()
    yield Stage(load_programme(reporting_programme(products=6)), user_of)
    cache.clear()


@pytest.fixture(autouse=True)
def no_thread_fails(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    failures: list[object] = []
    monkeypatch.setattr(threading, "excepthook", failures.append)
    yield
    assert failures == []


def together(*works: Callable[[random.Random], None]) -> None:
    """Let twenty threads begin at once, the works in turn."""
    barrier = threading.Barrier(THREADS)

    def run(at: int) -> None:
        chance = random.Random(at)  # noqa: S311 - only which row comes next
        try:
            barrier.wait()
            for _ in range(TURNS):
                works[at % len(works)](chance)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(at,)) for at in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def drafts(stage: Stage, officer: User, number: int) -> list[int]:
    return [
        stage.draft(officer, place=f"{at}", variance_reason="pandemic").pk for at in range(number)
    ]


def test_programs_forms_and_files_change_the_same_values(stage: Stage) -> None:
    officer, told = stage.user("agency_officer", "NORTH"), Told()
    known = drafts(stage, officer, 3)
    titles = heading(stage, officer)
    before = _events(Value, known)

    together(
        lambda chance: by_program(officer, told, chance.choice(known), chance),
        lambda chance: by_form(stage, officer, told, chance.choice(known), chance),
        lambda chance: by_program(officer, told, chance.choice(known), chance),
        lambda chance: by_file(stage, officer, told, titles, chance),
    )

    rows = list(Value.objects.filter(pk__in=known))
    events = Value.pgh_event_model.objects.filter(pgh_obj_id__in=known)
    comments = set(events.values_list("comment", flat=True))
    assert {way.split()[-1] for way in told.refused} <= {str(each) for each in REFUSED}
    assert set(told.accepted) >= {"program", "form"}
    assert told.marks <= comments, "an accepted change that the history does not know"
    assert sum(row.row_version - 1 for row in rows) == _events(Value, known) - before
    assert _events(Value, known) - before == len(told.marks)
    assert {row.comment for row in rows} <= comments
    _whole_parts(known)
    assert check_chain().is_whole


def test_steps_of_a_value_happen_once_each(stage: Stage) -> None:
    officer = stage.user("agency_officer", "NORTH")
    approver = stage.user("agency_approver", "NORTH")
    told, known = Told(), drafts(stage, officer, 4)
    page = program(approver)

    def step(chance: random.Random) -> None:
        user, action = chance.choice(
            [(officer, Action.SUBMIT), (approver, Action.RETURN), (approver, Action.VERIFY)]
        )
        value = Value.objects.get(pk=chance.choice(known))
        _moved(told, user, action, value)

    def ask(chance: random.Random) -> None:
        number, name = chance.choice(known), chance.choice(["verify", "return"])
        tag = page.get(f"/api/v1/values/{number}").json()["etag"]
        answer = page.post(
            f"/api/v1/values/{number}/{name}",
            {"reason": "Look again"},
            content_type=JSON,
            headers={"if-match": tag},
        )
        told.note("program", answer.status_code)

    together(step, ask)

    steps = sum(told.accepted.values())
    assert {way.split()[-1] for way in told.refused} <= {"403", "409", "412", "422", "stale", "no"}
    assert _events(Value, known) == len(known) + steps
    for number in known:
        events = Value.pgh_event_model.objects.filter(pgh_obj_id=number).order_by("pgh_id")
        states = list(events.values_list("status", flat=True))
        assert states[-1] == Value.objects.get(pk=number).status
        assert set(pairwise(states)) <= ALLOWED
    assert check_chain().is_whole


def test_files_and_forms_that_meet_lose_no_product(stage: Stage) -> None:
    coordinator, told = stage.user("coordinator"), Told()
    keys = list(KnowledgeProduct.objects.values_list("pk", flat=True))
    before = _events(KnowledgeProduct, keys)

    together(
        lambda chance: products_by_file(stage, coordinator, told, chance),
        lambda chance: product_by_form(stage, coordinator, told, chance.choice(keys), chance),
    )

    rows = KnowledgeProduct.objects.filter(pk__in=keys)
    events = KnowledgeProduct.pgh_event_model.objects.filter(pgh_obj_id__in=keys)
    assert {way.split()[-1] for way in told.refused} <= {str(each) for each in REFUSED}
    assert told.accepted["form"] > 0
    assert told.marks <= set(events.values_list("title", flat=True))
    assert sum(row.row_version - 1 for row in rows) == _events(KnowledgeProduct, keys) - before
    assert check_chain().is_whole


def test_twenty_who_enter_the_same_cell_make_one_value(stage: Stage) -> None:
    officer, told = stage.user("agency_officer", "NORTH"), Told()
    client, sent = program(officer), body("x") | {"indicator": "1.1.1", "agency": "NORTH"}
    links = AuditLink.objects.count()

    def enter(_: random.Random) -> None:
        more = {"variance_reason": "pandemic", "variance_text": "Closed"}
        address = f"/api/v1/programmes/{stage.root.pk}/values"
        answer = client.post(address, sent | more, content_type=JSON)
        told.note("program", 200 if answer.status_code == 201 else answer.status_code)

    together(enter)

    made = Value.objects.filter(comment="x")
    assert {way.split()[-1] for way in told.refused} <= {"409", "422"}
    assert told.accepted["program"] == made.count() >= 1
    assert len({value.version for value in made}) == made.count()
    assert Variance.objects.filter(reason="pandemic").count() >= 1
    assert AuditLink.objects.count() - links == made.count() + Variance.objects.count()
    assert check_chain().is_whole


def _moved(told: Told, user: User, action: Action, value: Value) -> None:
    try:
        move(user, action, value, "Look again" if action == Action.RETURN else "")
    except StaleRowError:
        told.note(action.value, "stale")
    except (PermissionDenied, InputError):
        told.note(action.value, "no")
    else:
        told.note(action.value, "done")


def _events(table: Any, rows: list[int]) -> int:  # noqa: ANN401 - a table
    found: int = table.pgh_event_model.objects.filter(pgh_obj_id__in=rows).count()
    return found


def _whole_parts(known: list[int]) -> None:
    parts = DisaggregatedValue.objects.filter(value__in=known)
    assert parts.count() == len(set(parts.values_list("value", "dimension", "category")))
