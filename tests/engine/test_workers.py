"""Several processes give what one gives: to the bit, and the same errors."""

from __future__ import annotations

import multiprocessing
import os
import time

import numpy as np
import pytest

from brecha.core import AlignmentError, InputError
from brecha.engine import Column, Program, Rows, build, rule, run, workers
from brecha.engine.workers import run_parallel
from engine_models import INPUTS, UNITS, MoneyPerHour, program

TOWNS = 3
HOMES = 40_000
pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork"
)


@pytest.fixture(autouse=True)
def _a_second_process_pays_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LEAST_VALUES", HOMES)


def many() -> tuple[Rows, dict[str, Column]]:
    """Return rows enough for three processes, with empty homes among them."""
    random = np.random.default_rng(3)
    homes = np.full(TOWNS, HOMES)
    persons = random.integers(0, 5, homes.sum())
    rows = Rows.nested(UNITS, (homes, persons))
    hours = random.uniform(0, 50, rows.number_of("person"))
    return rows, {"hours_needed": hours, "price": np.arange(1.0, 4.0), "budget": np.zeros(TOWNS)}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_any_number_of_processes_gives_the_very_same_bits(number: int) -> None:
    rows, inputs = many()
    wanted = program((*program().targets, "price"))

    alone = run(wanted, inputs, rows)
    together = run_parallel(wanted, inputs, rows, number)

    assert list(alone) == list(together)
    for name, column in alone.items():
        assert column.tobytes() == together[name].tobytes(), name


def test_results_outlive_their_processes_and_may_be_changed() -> None:
    rows, inputs = many()

    shares = run_parallel(program(("cost_share",)), inputs, rows)["cost_share"]
    shares += 1.0

    assert shares.min() >= 1.0


def test_each_process_takes_what_no_other_has_taken() -> None:
    @rule(row="town")
    def computed_by(price: MoneyPerHour) -> MoneyPerHour:
        time.sleep(0.05)  # time enough for another process to take the next town
        return np.full(len(price), os.getpid())

    whole = build((computed_by,), INPUTS, {}, ("computed_by",), UNITS)
    rows = Rows.nested(UNITS, (np.full(8, 1), np.full(8, HOMES)))

    taken = run_parallel(whole, {"price": np.ones(8)}, rows, 2)["computed_by"]

    assert os.getpid() in taken
    assert len(set(taken)) == 2


def test_only_many_rows_are_shared_with_another_process() -> None:
    rows, inputs = many()
    few = Rows.nested(UNITS, (np.array([1]), np.array([2])))
    columns = {"hours_needed": [1.0, 2.0], "price": [3.0], "budget": [0.0]}

    shared = run_parallel(program(), inputs, rows, 2)["cost_town"]
    alone = run_parallel(program(), columns, few, 2)["cost_town"]

    assert shared.base is not None
    assert alone.base is None
    assert alone.tolist() == [4.5]


@pytest.mark.parametrize("person", [0, -1])
def test_a_wrong_number_is_told_whichever_process_meets_it(person: int) -> None:
    rows, inputs = many()
    inputs["hours_needed"][person] = -1.0

    with pytest.raises(InputError, match=r"hours_needed must hold numbers from 0 to inf"):
        run_parallel(program(), inputs, rows)


def test_an_absent_column_is_told() -> None:
    rows, inputs = many()
    del inputs["price"]

    with pytest.raises(AlignmentError, match="price must be given"):
        run_parallel(program(), inputs, rows)


def failing() -> Program:
    @rule(row="town")
    def broken(price: MoneyPerHour) -> MoneyPerHour:
        if price.max() > TOWNS - 1:
            raise ZeroDivisionError
        return price

    return build((broken,), INPUTS, {}, ("broken",), UNITS)


def test_a_rule_that_fails_in_another_process_fails_here() -> None:
    rows, inputs = many()

    with pytest.raises(ZeroDivisionError):
        run_parallel(failing(), inputs, rows)
