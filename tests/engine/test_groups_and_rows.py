from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import AlignmentError
from brecha.engine import Rows, group_sum, previous_in_group, running_maximum
from brecha.engine.rows import KeptOffsets, group_of_rows
from strategies import groups, nested_rows

UNITS = ("town", "home", "person")
Groups = tuple[np.ndarray, np.ndarray]


def loops(offsets: np.ndarray) -> list[range]:
    return [range(int(offsets[at]), int(offsets[at + 1])) for at in range(len(offsets) - 1)]


@given(groups())
def test_a_group_sum_adds_its_rows_one_after_the_other(group: Groups) -> None:
    column, offsets = group

    sums = group_sum(column, offsets)

    expected = np.zeros(len(offsets) - 1)
    for home, rows in enumerate(loops(offsets)):
        for row in rows:
            expected[home] += column[row]
    assert sums.tobytes() == expected.tobytes()


@given(groups())
def test_the_group_of_each_row_is_known(group: Groups) -> None:
    column, offsets = group

    found = group_of_rows(offsets)

    assert found.tolist() == [home for home, rows in enumerate(loops(offsets)) for _ in rows]
    assert len(found) == len(column)


def test_offsets_of_a_chunk_keep_the_groups_of_their_rows() -> None:
    offsets = np.array([0, 2, 2, 3]).view(KeptOffsets)

    assert group_of_rows(offsets) is group_of_rows(offsets)
    assert group_of_rows(offsets[:2]).tolist() == [0, 0]


def test_truth_values_and_whole_numbers_are_summed_too() -> None:
    offsets = np.array([0, 2, 2, 3])

    assert group_sum(np.array([True, True, False]), offsets).tolist() == [2.0, 0.0, 0.0]
    assert group_sum(np.array([1, 2, 4]), offsets).tolist() == [3.0, 0.0, 4.0]


@given(groups(), st.floats(-1e9, 1e9))
def test_the_row_before_is_that_of_the_same_group(group: Groups, first: float) -> None:
    column, offsets = group
    start = np.full_like(column, first)

    before = previous_in_group(column, offsets, start)

    for rows in loops(offsets):
        for row in rows:
            assert before[row] == (first if row == rows[0] else column[row - 1])


@given(groups())
def test_a_running_maximum_is_the_highest_so_far_in_the_group(group: Groups) -> None:
    column, offsets = group

    highest = running_maximum(column, offsets)

    for rows in loops(offsets):
        for row in rows:
            assert highest[row] == max(column[rows[0] : row + 1])


@given(groups())
def test_what_happens_in_groups_changes_no_input(group: Groups) -> None:
    column, offsets = group
    kept = column.copy()

    group_sum(column, offsets)
    running_maximum(column, offsets)
    previous_in_group(column, offsets, np.zeros_like(column))

    np.testing.assert_array_equal(column, kept)


def test_no_groups_have_no_sums() -> None:
    nothing, offsets = np.array([]), np.array([0])

    assert group_sum(nothing, offsets).tolist() == []
    assert running_maximum(nothing, offsets).tolist() == []
    assert previous_in_group(nothing, offsets, nothing).tolist() == []


def test_counts_are_turned_into_offsets() -> None:
    rows = Rows.nested(UNITS, (np.array([2, 0, 1]), np.array([2, 0, 3])))

    assert [rows.number_of(unit) for unit in UNITS] == [3, 3, 5]
    assert rows.between("town", "home").tolist() == [0, 2, 2, 3]
    assert rows.between("home", "person").tolist() == [0, 2, 2, 5]
    assert rows.between("town", "person").tolist() == [0, 2, 2, 5]


def test_rows_of_one_unit_are_flat() -> None:
    assert Rows.flat("job", 4).number_of("job") == 4
    assert list(Rows.flat("job", 4).chunks(3)) == [(0, 3), (3, 4)]


def test_counts_that_describe_other_rows_are_refused() -> None:
    with pytest.raises(AlignmentError, match="describe 2 of 3"):
        Rows.nested(UNITS, (np.array([2, 1]), np.array([2, 1])))


@given(nested_rows())
def test_every_row_lies_within_its_ancestor(rows: Rows) -> None:
    for coarse, fine in (("a", "b"), ("b", "c"), ("a", "c")):
        offsets = rows.between(coarse, fine)
        for row in range(rows.number_of(fine)):
            holder = rows.ancestor(row, fine, coarse)
            assert offsets[holder] <= row < offsets[holder + 1]
        assert offsets[0] == 0
        assert offsets[-1] == rows.number_of(fine)


@given(nested_rows())
def test_a_column_is_spread_from_each_row_to_those_it_holds(rows: Rows) -> None:
    for coarse, fine in (("a", "b"), ("b", "c"), ("a", "c")):
        numbers = np.arange(rows.number_of(coarse), dtype=float)

        spread = rows.spread(numbers, coarse, fine)

        expected = [rows.ancestor(row, fine, coarse) for row in range(rows.number_of(fine))]
        assert spread.tolist() == expected


@given(nested_rows(), st.integers(1, 40))
def test_chunks_cover_all_rows_once_and_stay_small(rows: Rows, most_rows: int) -> None:
    chunks = list(rows.chunks(most_rows))

    ends = rows.between("a", "c")
    assert [start for start, _ in chunks] == [0, *(stop for _, stop in chunks[:-1])]
    assert chunks[-1][1] == rows.number_of("a")
    for start, stop in chunks:
        assert stop == start + 1 or ends[stop] - ends[start] <= most_rows


@given(nested_rows(), st.integers(1, 40))
def test_the_parts_of_the_rows_put_together_are_the_rows(rows: Rows, most_rows: int) -> None:
    parts = [rows.part(start, stop) for start, stop in rows.chunks(most_rows)]

    for unit in ("a", "b", "c"):
        assert sum(part.number_of(unit) for part, _ in parts) == rows.number_of(unit)
        stops = [slices[unit].stop for _, slices in parts]
        assert [slices[unit].start for _, slices in parts] == [0, *stops[:-1]]
    for level in (0, 1):
        counts = np.concatenate([np.diff(part.offsets[level]) for part, _ in parts])
        assert counts.tolist() == np.diff(rows.offsets[level]).tolist()
