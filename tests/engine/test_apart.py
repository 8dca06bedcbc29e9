"""A group in two batches of a file is told; files in some order of their keys never are."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import InputError
from brecha.engine.apart import GroupsApart
from brecha.engine.stream import whole_groups

KEYS = ["worker_id", "month"]
pairs = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=60)


def check(rows: list[tuple[int, int]], batch_rows: int) -> bool:
    """Return whether no group is told."""
    table = pl.DataFrame(
        {
            "worker_id": [f"{one:03}" for one, _ in rows],
            "month": [f"2026-0{two}" for _, two in rows],
        }
    )

    def batches() -> Iterator[pl.DataFrame]:
        yield from (table[at : at + batch_rows] for at in range(0, len(table), batch_rows))

    apart, row = GroupsApart("worker", KEYS, batches), 0
    try:
        for batch in whole_groups(batches(), KEYS):
            apart.check(batch, "file", row)
            row += len(batch)
    except InputError:
        return False
    return True


@given(pairs, st.integers(1, 20))
def test_a_group_is_told_where_it_stands_in_two_batches(
    rows: list[tuple[int, int]], batch_rows: int
) -> None:
    table = pl.DataFrame(rows, schema=KEYS, orient="row")
    parts = whole_groups(
        (table[at : at + batch_rows] for at in range(0, len(table), batch_rows)), KEYS
    )
    groups = [group for part in parts for group in part.unique().rows()]

    assert check(rows, batch_rows) == (len(groups) == len(set(groups)))


@given(pairs, st.integers(1, 20), st.booleans())
def test_a_sorted_file_is_never_told(
    rows: list[tuple[int, int]],
    batch_rows: int,
    by_month: bool,
) -> None:
    rows = sorted(rows, key=lambda pair: pair[::-1] if by_month else pair)

    assert check(rows, batch_rows)


def test_the_rows_and_the_group_are_named() -> None:
    table = pl.DataFrame({"worker_id": list("abcab"), "month": ["2026-05"] * 5})
    apart = GroupsApart("worker", KEYS, lambda: iter([table[:2], table[2:3], table[3:]]))
    apart.check(table[:3], "register.csv", 0)

    with pytest.raises(InputError, match=r"register\.csv: .*a / 2026-05 goes on at rows 5, 6"):
        apart.check(table[3:], "register.csv", 3)
