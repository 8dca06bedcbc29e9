"""What is counted and chosen in groups of rows, empty groups among them, one level or two."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from brecha.engine import Rows
from brecha.engine.group_choices import (
    group_all,
    group_any,
    group_count,
    group_maximum,
    group_minimum,
)
from brecha.engine.rows import Offsets
from strategies import groups, nested_rows

Groups = tuple[np.ndarray, np.ndarray]


def values_of(column: np.ndarray, offsets: Offsets) -> list[list[float]]:
    return [column[offsets[at] : offsets[at + 1]].tolist() for at in range(len(offsets) - 1)]


@given(groups())
def test_a_group_has_as_many_rows_as_it_holds(group: Groups) -> None:
    column, offsets = group

    assert group_count(offsets).tolist() == [len(rows) for rows in values_of(column, offsets)]


@given(groups())
def test_the_least_and_the_greatest_are_of_the_group(group: Groups) -> None:
    column, offsets = group
    parts = values_of(column, offsets)

    assert group_minimum(column, offsets, -7).tolist() == [min(rows, default=-7) for rows in parts]
    assert group_maximum(column, offsets, -7).tolist() == [max(rows, default=-7) for rows in parts]


@given(groups())
def test_any_and_all_are_those_of_the_rows(group: Groups) -> None:
    column, offsets = group
    parts = [[value > 0 for value in rows] for rows in values_of(column, offsets)]

    assert group_any(column, offsets).tolist() == [any(rows) for rows in parts]
    assert group_all(column, offsets).tolist() == [all(rows) for rows in parts]


@given(nested_rows())
def test_the_counts_of_two_levels_add_up(rows: Rows) -> None:
    middle = group_count(rows.between("b", "c"))
    offsets = rows.between("a", "b")

    whole = [sum(counts) for counts in values_of(middle, offsets)]

    assert group_count(rows.between("a", "c")).tolist() == whole
