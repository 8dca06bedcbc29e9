"""Do many editors at once lose anything?"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable

import pytest
from django.db import connections

from brecha.office.audit.chain import check_chain
from brecha.office.data.models import KnowledgeProduct, Programme, Risk, User
from brecha.office.editing.current import StaleRowError, save_current

EDITORS, TURNS = 20, 3


def test_twenty_editors_of_one_row_lose_nothing(
    root: Programme, user_of: Callable[..., User]
) -> None:
    officer = user_of("agency_officer", root, "SOUTH")
    number = KnowledgeProduct.objects.get(programme=root).pk
    KnowledgeProduct.objects.filter(pk=number).update(copies=0)
    before = KnowledgeProduct.objects.get(pk=number).events.count()
    accepted: list[int] = []

    def edit() -> None:
        try:
            for _ in range(TURNS):
                row = KnowledgeProduct.objects.get(pk=number)
                row.copies += 1
                try:
                    save_current(officer, row, ["copies"], row.row_version)
                    accepted.append(1)
                except StaleRowError:
                    continue
        finally:
            connections.close_all()

    together(edit)

    row = KnowledgeProduct.objects.get(pk=number)
    assert row.copies == len(accepted) == row.events.count() - before
    assert accepted
    assert check_chain().is_whole


def test_twenty_writers_of_many_rows_make_one_chain(root: Programme) -> None:
    keys = itertools.count()

    def write() -> None:
        try:
            for _ in range(TURNS):
                Risk.objects.create(programme=root, key=f"risk {next(keys)}")
        finally:
            connections.close_all()

    before = check_chain().length

    together(write)

    chain = check_chain()
    assert chain.is_whole
    assert chain.length == before + EDITORS * TURNS


def together(work: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for _ in range(EDITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.fixture(autouse=True)
def no_thread_fails(monkeypatch: pytest.MonkeyPatch) -> object:
    failures: list[object] = []
    monkeypatch.setattr(threading, "excepthook", failures.append)
    yield
    assert failures == []
