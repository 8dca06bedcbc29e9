"""What stands in the way of the workers without cover?"""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings

from brecha.core import CoverageError
from brecha.gaps import BARRIERS, barriers_among
from gaps_people import drawn_people, people, seeds

ASKED = tuple(
    barrier
    for barrier in BARRIERS
    if barrier.id in {"not_registered", "no_written_contract", "self_employed"}
)


def by_name(told: pl.DataFrame) -> dict[str, float]:
    return dict(zip(told["indicator"], told["estimate"], strict=True))


def workers() -> pl.DataFrame:
    return people(
        is_employed=[1.0, 1.0, 1.0, 1.0, 1.0, 0.0],
        has_direct_social_security=[0.0, 0.0, 0.0, 0.0, 1.0, 0.0],
        position=["employee", "employee", "own_account", "unpaid", "employee", None],
        has_written_contract=[0.0, 1.0, None, None, 0.0, None],
    )


def test_shares_are_those_of_the_uncovered() -> None:
    found = barriers_among(workers(), ASKED)

    told = by_name(found.shares)
    assert found.uncovered["estimate"][0] == 4.0
    assert told["any:not_registered"] == 0.5
    assert told["any:no_written_contract"] == 0.25
    assert told["sole:not_registered"] == 0.25
    assert told["sole:self_employed"] == 0.25
    assert told["sole:no_written_contract"] == 0.25
    assert told["first:no_written_contract"] == 0.25
    assert told["none"] == 0.25
    assert told["number"] == 0.5


def test_two_barriers_at_once_are_told_in_pairs() -> None:
    overlap = barriers_among(workers(), ASKED).overlap

    pairs = {(row["first"], row["second"]): row["estimate"] for row in overlap.to_dicts()}
    assert pairs == {
        ("no_written_contract", "not_registered"): 0.25,
        ("self_employed", "not_registered"): 0.0,
        ("self_employed", "no_written_contract"): 0.0,
    }


@settings(max_examples=20)
@given(seed=seeds)
def test_every_uncovered_worker_has_a_first_barrier_or_none(seed: int) -> None:
    told = by_name(barriers_among(drawn_people(seed), ASKED).shares)

    firsts = [value for name, value in told.items() if name.startswith("first:")]
    assert sum(firsts) + told["none"] == pytest.approx(1)
    assert all(0 <= value <= 1 for name, value in told.items() if name != "number")


def test_what_is_not_asked_is_told_as_a_hole() -> None:
    found = barriers_among(workers())

    said = [note.text("en") for note in found.holes]
    assert any(note.startswith("Barrier not asked: Missing documents.") for note in said)
    assert any("does not say number_of_jobs" in note or "modality" in note for note in said)
    assert any("Pay below the minimum wage" in note for note in said)
    assert len(said) == len(BARRIERS)
    assert all(note.text("es") != note.text("en") for note in found.holes)
    assert "any:documents" not in by_name(found.shares)


def test_no_barrier_asked_is_an_error() -> None:
    holes = [barrier for barrier in BARRIERS if barrier.rule is None]

    with pytest.raises(CoverageError, match="distance, documents"):
        barriers_among(workers(), holes)


def test_workers_can_be_narrowed_and_cut() -> None:
    only = np.array([1.0, 1.0, 0.0, 0.0, 0.0, math.nan])

    found = barriers_among(workers(), ASKED, only=only)
    cut = barriers_among(workers(), ASKED, by=["position"])

    assert found.uncovered["estimate"][0] == 2.0
    assert by_name(found.shares)["any:not_registered"] == 1.0
    told = cut.shares.filter(
        pl.col("indicator") == "any:not_registered", pl.col("position") == "employee"
    )
    assert told["estimate"].to_list() == [1.0]
