"""In which order does a chunk compute, with which keys at hand? A program flattened for speed.

All that does not change from chunk to chunk is settled here once: which values a rule is called
with, which coarser columns are repeated on finer rows and when, what is freed after which call.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np

from brecha.engine.graph import Argument, Program, Step

GREATEST = float(np.finfo(np.float64).max)


@dataclass(frozen=True)
class Spread:
    """A coarser column that is repeated on the rows of a finer unit.

    Attributes:
        key: Under which the repeated column is kept.
        name: The column.
        coarse: Its unit.
        fine: The unit of the rows it is repeated on.
    """

    key: Hashable
    name: str
    coarse: str
    fine: str


@dataclass(frozen=True)
class Call:
    """One call of a rule.

    Attributes:
        name: Name of the result.
        function: What computes it.
        row: Unit of its rows.
        keys: Keys of the values it is called with.
        spreads: What is repeated just before.
        frees: Keys that nothing needs afterwards.
    """

    name: str
    function: Callable[..., Any]
    row: str
    keys: tuple[Hashable, ...]
    spreads: tuple[Spread, ...]
    frees: tuple[Hashable, ...]


@dataclass(frozen=True)
class Plan:
    """All calls of a program, and what they need besides columns.

    Attributes:
        calls: In an order in which each finds its values.
        constants: Values of parameters by name.
        offsets: Name, coarser and finer unit of the offsets that rules take.
        pairs: Coarser and finer unit of all offsets that rules or repeated columns need.
        bounds: Name, least and greatest number of each input of numbers.
    """

    calls: tuple[Call, ...]
    constants: dict[str, Any]
    offsets: tuple[tuple[str, str, str], ...]
    pairs: tuple[tuple[str, str], ...]
    bounds: tuple[tuple[str, float, float], ...]


def plan_of(program: Program) -> Plan:
    """Return the plan of a program."""
    last_use = {
        _key(argument, step): at
        for at, step in enumerate(program.steps)
        for argument in step.arguments
        if _is_spread(argument, step, program)
    }
    freed: dict[int, list[Hashable]] = {}
    for key, at in last_use.items():
        freed.setdefault(at, []).append(key)
    known: set[Hashable] = set()
    calls = tuple(
        _call(step, program, known, freed.get(at, [])) for at, step in enumerate(program.steps)
    )
    offsets = {
        (argument.name, argument.row, argument.finer)
        for step in program.steps
        for argument in step.arguments
        if argument.source == "offsets"
    }
    constants = {name: entry.value for name, entry in program.parameters.items()}
    pairs = {(coarse, fine) for _, coarse, fine in offsets}
    pairs |= {(spread.coarse, spread.fine) for call in calls for spread in call.spreads}
    return Plan(calls, constants, tuple(sorted(offsets)), tuple(sorted(pairs)), _bounds(program))


def _call(step: Step, program: Program, known: set[Hashable], freed: list[Hashable]) -> Call:
    keys: list[Hashable] = []
    spreads = []
    for argument in step.arguments:
        is_spread = _is_spread(argument, step, program)
        key = _key(argument, step) if is_spread else argument.name
        if is_spread and key not in known:
            known.add(key)
            spreads.append(Spread(key, argument.name, argument.row, step.rule.row))
        keys.append(key)
    rule = step.rule
    frees = (*step.frees, *freed)
    return Call(rule.name, rule.function, rule.row, tuple(keys), tuple(spreads), frees)


def _is_spread(argument: Argument, step: Step, program: Program) -> bool:
    if argument.source != "column":
        return False
    return program.units.index(argument.row) < program.units.index(step.rule.row)


def _key(argument: Argument, step: Step) -> Hashable:
    return (argument.name, step.rule.row)


def _bounds(program: Program) -> tuple[tuple[str, float, float], ...]:
    return tuple(
        (
            name,
            -GREATEST if entry.minimum is None else max(entry.minimum, -GREATEST),
            GREATEST if entry.maximum is None else min(entry.maximum, GREATEST),
        )
        for name, entry in program.inputs.items()
        if entry.kind == "number"
    )
