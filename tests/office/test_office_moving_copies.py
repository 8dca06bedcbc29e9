"""Is a copy the state of one moment, history included, while others go on writing?"""

from __future__ import annotations

import itertools
import threading
from pathlib import Path

from django.db import connections, transaction

from brecha.office.audit.chain import check_chain
from brecha.office.data.models import Programme, Risk
from brecha.office.running.backup import back_up, restore
from brecha.office.running.health import check_office

WRITERS, BEFORE = 4, 8


def test_a_copy_taken_while_others_write_is_whole(root: Programme, tmp_path: Path) -> None:
    numbers, confirmed = itertools.count(), set[str]()
    is_over, has_begun = threading.Event(), threading.Event()

    def write() -> None:
        try:
            while not is_over.is_set():
                number = next(numbers)
                with transaction.atomic():
                    for part in ("a", "b"):
                        Risk.objects.create(programme=root, key=f"{number} {part}")
                confirmed.add(f"{number}")
                if len(confirmed) > BEFORE:
                    has_begun.set()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    has_begun.wait()
    before = set(confirmed)
    copied = back_up(tmp_path / "office.zip")
    is_over.set()
    for thread in threads:
        thread.join()
    after = check_chain()

    came_back = restore(tmp_path / "office.zip", replaces=True)

    found = Risk.objects.filter(key__contains=" ").values_list("key", flat=True)
    keys = [key.split() for key in found]
    pairs = {number for number, _ in keys}
    assert len(confirmed) > len(before), "nobody wrote while the copy was taken"
    assert before <= pairs <= confirmed
    assert len(keys) == 2 * len(pairs), "half of a transaction was copied"
    assert came_back == copied
    assert came_back.is_whole
    assert came_back.length <= after.length
    assert check_office().is_well
