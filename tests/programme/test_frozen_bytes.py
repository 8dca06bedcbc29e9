"""Are the frozen bytes the one spelling of a programme, and do they keep what reports need?"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from brecha.core import InputError
from brecha.programme.example import example_programme
from brecha.programme.figures import resolve
from brecha.programme.json_form import canonical_bytes, freeze, thaw, to_json
from brecha.programme.model import (
    Attendance,
    NarrativeSection,
    PersonCount,
    Programme,
    Result,
    Training,
)
from programme_strategies import programmes


def spelled_by_python(programme: Programme) -> bytes:
    text = json.dumps(to_json(programme), ensure_ascii=False, sort_keys=True, indent=1)
    return text.encode() + b"\n"


def test_the_bytes_are_those_of_the_standard_library() -> None:
    assert canonical_bytes(example_programme()) == spelled_by_python(example_programme())


@given(programmes())
@settings(max_examples=25)
def test_the_bytes_of_any_programme_are_those_of_the_standard_library(held: Programme) -> None:
    assert canonical_bytes(held) == spelled_by_python(held)


def test_half_a_letter_is_refused_with_every_place() -> None:
    programme = Programme(
        reference="P",
        results=(Result(code="1", level="outcome", title_en="whole"),),
        sections=(
            NarrativeSection(section="summary", text="half \ud800"),
            NarrativeSection(section="context", text="whole"),
            NarrativeSection(section="cross", text="\udfff"),
        ),
    )

    with pytest.raises(InputError) as refused:
        freeze(programme)

    places = [str(fault.place) for fault in refused.value.faults]
    assert [place.rpartition(", ")[2] for place in places] == [
        "sections[1].text",
        "sections[3].text",
    ]


def attended() -> Programme:
    return Programme(
        reference="P",
        trainings=(
            Training(key="a", participants=2),
            Training(key="b", participants=2),
            Training(key="told", participants=30),
        ),
        attendance=tuple(
            Attendance(training=training, person=person)
            for training, person in (("a", "p1"), ("a", "p2"), ("b", "p1"), ("b", "p3"))
        ),
    )


def test_attendance_is_frozen_as_a_count_with_its_bounds() -> None:
    held = thaw(freeze(attended()))

    assert held.attendance == ()
    assert held.persons == PersonCount(number=3, least=30, most=33, told=30)
    assert "p1" not in freeze(attended()).content.decode()


def test_a_frozen_programme_tells_the_same_persons_as_the_lists() -> None:
    before, after = attended(), thaw(freeze(attended()))

    for reference in ("trainings:total", "trainings:listed", "trainings:least", "trainings:most"):
        assert resolve(after, reference) == resolve(before, reference) is not None


def test_a_list_counts_for_its_own_course_and_the_others_keep_their_number() -> None:
    programme = replace(attended(), attendance=attended().attendance[:1])

    assert resolve(programme, "trainings:listed") == 1
    assert resolve(programme, "trainings:total") == 1 + 2 + 30
    assert resolve(programme, "trainings:most") == 33


def test_persons_who_were_compared_and_attended_nothing_do_not_hide_the_courses() -> None:
    compared = PersonCount(number=0, least=0, most=0, method="linkage")
    programme = replace(attended(), attendance=(), persons=compared)

    assert resolve(programme, "trainings:total") == 34


def test_freezing_what_was_frozen_changes_nothing() -> None:
    once = freeze(attended())

    assert freeze(thaw(once)).content == once.content


def test_without_lists_the_trainings_are_summed() -> None:
    programme = replace(attended(), attendance=())

    assert freeze(programme).content.count(b"persons") == 0
    assert resolve(programme, "trainings:total") == 34
    assert resolve(programme, "trainings:least") is None


def test_a_changed_byte_is_refused() -> None:
    taken = freeze(replace(attended(), currency="MXN"))

    with pytest.raises(InputError):
        thaw(replace(taken, content=taken.content.replace(b"MXN", b"USD")))


def test_a_long_number_keeps_its_digits() -> None:
    programme = Programme(reference="P", trainings=(Training(key="a", hours=Decimal("0.10")),))

    assert b'"0.10"' in canonical_bytes(programme)
