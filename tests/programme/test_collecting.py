"""Does the search for cycles go on after a pause, whoever paused it and however it ended?"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from brecha.programme.collecting import no_search_for_cycles


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was_on else gc.disable)()


def test_the_search_goes_on_when_the_last_thread_has_ended() -> None:
    has_begun, may_end = Event(), Event()

    def other() -> None:
        with no_search_for_cycles():
            has_begun.set()
            may_end.wait(10)

    thread = Thread(target=other)
    with no_search_for_cycles():
        thread.start()
        assert has_begun.wait(10)

    assert not gc.isenabled()
    may_end.set()
    thread.join(10)
    assert gc.isenabled()


def test_the_search_goes_on_after_a_fault() -> None:
    with pytest.raises(ValueError, match="as said"), no_search_for_cycles():
        raise ValueError("as said")

    assert gc.isenabled()


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()

    with no_search_for_cycles():
        assert not gc.isenabled()

    assert not gc.isenabled()
