"""A file is cut between groups only, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from brecha.core import InputError
from brecha.engine import pieces
from brecha.engine.pieces import Piece, pieces_of, read_piece

KEYS = ("household", "month")


def table(sizes: list[int]) -> pl.DataFrame:
    """Return households of such sizes: the name of each is that of the one before last."""
    names = [at for at, size in enumerate(sizes) for _ in range(size)]
    return pl.DataFrame(
        {
            "household": [str(name // 2) for name in names],
            "month": ["2026-01" if name % 2 else None for name in names],
            "row": range(len(names)),
        },
        schema_overrides={"household": pl.String, "month": pl.String},
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pieces")


@given(st.lists(st.integers(1, 9), max_size=40), st.integers(1, 9), st.integers(1, 5))
def test_pieces_hold_whole_groups_and_every_row_in_order(
    folder: Path, sizes: list[int], least: int, window: int
) -> None:
    source = folder / "table.parquet"
    whole = table(sizes)
    whole.write_parquet(source, row_group_size=7)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LEAST_ROWS", 3)
        patch.setattr(pieces, "WINDOW_ROWS", window)
        found = pieces_of(source, KEYS, least)

    frames = [pl.concat([whole.clear(), *read_piece(source, piece, 4)]) for piece in found]
    assert_frame_equal(pl.concat(frames), whole)
    assert len(found) <= least
    groups = [{tuple(row) for row in frame.select(KEYS).iter_rows()} for frame in frames]
    assert sum(map(len, groups)) == len(set().union(*groups))


def test_large_files_have_more_pieces_than_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "MOST_ROWS", 5)
    source = tmp_path / "table.parquet"
    table([1] * 20).write_parquet(source)

    assert pieces_of(source, KEYS, 1) == [Piece(at, 5) for at in range(0, 20, 5)]


def test_a_folder_of_files_is_one_table(tmp_path: Path) -> None:
    whole = table([2, 3, 1, 4])
    whole[:3].write_parquet(tmp_path / "a.parquet")
    whole[3:].write_parquet(tmp_path / "b.parquet")

    (piece,) = pieces_of(tmp_path, KEYS, 1)

    assert_frame_equal(pl.concat(read_piece(tmp_path, piece, 4)), whole)


def test_a_table_without_its_keys_is_one_piece(tmp_path: Path) -> None:
    source = tmp_path / "table.parquet"
    table([2, 3]).drop("month").write_parquet(source)

    assert pieces_of(source, KEYS, 8) == [Piece(0, 5)]


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none is at"):
        pieces_of(tmp_path / "none.parquet", KEYS, 2)


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    source = tmp_path / "table.parquet"
    source.write_text("household,month\n", encoding="utf-8")

    with pytest.raises(InputError, match="cannot be read as one"):
        pieces_of(source, KEYS, 2)
