"""Can nobody read or compute a count of people below five?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.programme.model import DisaggregatedValue, GroupCount, PersonCount, Reach, Training
from brecha.programme.small_counts import (
    FEWEST_SHOWN,
    are_persons_hidden,
    are_women_hidden,
    hidden,
    is_quote_hidden,
    is_reach_hidden,
    is_sum_hidden,
    is_sum_of_women_hidden,
    shown_parts,
)
from office_programme import small_programme


@given(st.lists(st.integers(0, 60), max_size=8))
def test_no_small_count_is_shown_nor_left_to_compute(counts: list[int]) -> None:
    flags = hidden(counts)

    told = [count for count, is_hidden in zip(counts, flags, strict=True) if is_hidden]
    shown = [count for count, is_hidden in zip(counts, flags, strict=True) if not is_hidden]
    assert all(count == 0 or count >= FEWEST_SHOWN for count in shown)
    if told and sum(map(bool, counts)) > 1:
        assert len(told) > 1
    if told and sum(counts) >= FEWEST_SHOWN:
        assert sum(told) >= FEWEST_SHOWN


def test_two_hidden_counts_hold_five_together() -> None:
    assert hidden([1, 1, 40, 90]) == (True, True, True, False)


def test_each_dimension_is_hidden_by_itself_and_agencies_are_no_persons() -> None:
    parts = [
        DisaggregatedValue(dimension=dimension, category=name, number=Decimal(number))
        for dimension, name, number in (
            ("sex", "women", 90),
            ("agency", "NORTH", 1),
            ("sex", "men", 3),
            ("age", "young", 93),
            ("sex", "other", 7),
        )
    ]

    assert [part.category for part in shown_parts(parts)] == ["women", "NORTH", "young"]
    assert shown_parts([GroupCount(group="judges", number=2)]) == ()


def reach(kind: str, number: int, **more: object) -> Reach:
    return Reach(key=kind, kind=kind, number=Decimal(number), **more)  # type: ignore[arg-type]  # of the test


def test_a_small_number_of_people_is_hidden_and_with_it_the_sum_it_counts_in() -> None:
    many, few = (reach("served", number, counts_in_total=True) for number in (500, 3))

    assert is_reach_hidden(few)
    assert not is_reach_hidden(many)
    assert is_sum_hidden([many, few])
    assert not is_sum_hidden([many, reach("trained", 3)])


def test_few_copies_are_no_people() -> None:
    assert not is_reach_hidden(reach("printed_copies", 3))


def test_women_are_hidden_where_they_or_the_others_are_few_counted_or_as_a_share() -> None:
    assert are_women_hidden(reach("served", 50, women=Decimal(48)))
    assert are_women_hidden(reach("served", 50, women_share=Decimal(4)))
    assert are_women_hidden(reach("served", 3, women=Decimal(0)))
    assert not are_women_hidden(reach("served", 50, women=Decimal(20)))
    assert is_sum_of_women_hidden(
        [reach("served", 50, women=Decimal(48), counts_in_total=True), reach("trained", 500)]
    )


@pytest.mark.parametrize("listed", [None, PersonCount(number=40, least=40, most=43, told=3)])
def test_a_small_training_without_a_list_hides_all_numbers_that_hold_it(
    listed: PersonCount | None,
) -> None:
    trainings = (Training(key="a", participants=40), Training(key="b", participants=3))
    programme = replace(small_programme(), attendance=(), trainings=trainings, persons=listed)
    without = replace(programme, trainings=trainings[:1], persons=None)

    assert are_persons_hidden(programme)
    assert is_quote_hidden(programme, "trainings:total")
    assert not are_persons_hidden(without)
