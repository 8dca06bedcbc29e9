"""Does every note of a result have its Spanish sentence, those made at run time too?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from brecha.core import Note, translate
from brecha.plans import find_plan, read_plan, run_plan

SAME_IN_BOTH = {"{job} ({service})"}


def notes(part: object) -> Iterator[Note]:
    if isinstance(part, Note):
        yield part
        yield from notes(part.values)
    elif is_dataclass(part):
        for field in fields(part):
            yield from notes(getattr(part, field.name))
    elif isinstance(part, Mapping):
        yield from notes(tuple(part.values()))
    elif isinstance(part, tuple | list):
        for inner in part:
            yield from notes(inner)


@pytest.mark.parametrize("name", ["arcadia/early-childhood", "mexico/early-childhood"])
def test_every_note_of_a_result_is_translated(name: str) -> None:
    result = run_plan(*read_plan(find_plan(name)))

    said = {note.message for note in notes(result)} - SAME_IN_BOTH

    assert "Mean gross cost" in said
    assert sorted(message for message in said if translate(message, "es") == message) == []
