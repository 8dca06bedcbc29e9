"""A deep graph of made-up rules, and the same arithmetic written out in NumPy without an engine.

Thirty layers of rules per person with branches; one in ten sums over the household. The written
program frees each column after its last use, as a careful programmer would.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from brecha.core import Unit
from brecha.engine import Column, Input, Program, Rule, build, group_sum
from ten_rules import UNITS

LAYERS = 30
INPUTS = ("wage", "other_income", "age")
OFFSETS = "persons_in_household"
ONE = Unit.parse("1")


@dataclass(frozen=True)
class Formula:
    """One rule of the graph.

    Attributes:
        name: Name of the result.
        row: Unit of its rows.
        form: Which arithmetic it is.
        arguments: Names of the two columns it takes.
        number: A constant of it.
    """

    name: str
    row: str
    form: str
    arguments: tuple[str, str]
    number: float


def formulas(number_of_rules: int) -> list[Formula]:
    """Return a graph of so many rules, always the same one, in which each layer uses the last."""
    random = np.random.default_rng(number_of_rules)
    width = -(-number_of_rules // LAYERS)
    rows = dict.fromkeys(INPUTS, "person")
    layer, found = list(INPUTS), []
    while len(found) < number_of_rules:
        next_layer = []
        for place in range(min(width, number_of_rules - len(found))):
            first, second = layer[place % len(layer)], str(random.choice(layer))
            formula = _formula(len(found) + 1, (first, second), rows)
            rows[formula.name] = formula.row
            found.append(formula)
            next_layer.append(formula.name)
        layer = next_layer
    return found


def program(graph: list[Formula]) -> Program:
    """Return the graph as a program of the engine; kept is what no rule takes."""
    inputs = [Input(name, "1", "person", name, minimum=0) for name in INPUTS]
    return build([_rule(formula) for formula in graph], inputs, {}, targets(graph), UNITS)


def targets(graph: list[Formula]) -> tuple[str, ...]:
    """Return the rules that no rule takes."""
    taken = {name for formula in graph for name in formula.arguments}
    return tuple(formula.name for formula in graph if formula.name not in taken)


def written_program(graph: list[Formula]) -> Callable[..., dict[str, Column]]:
    """Return a function of the inputs and homes: the graph in plain NumPy, line by line.

    It takes the household of each person too, and how many households there are.
    """
    rows = dict.fromkeys(INPUTS, "person") | {formula.name: formula.row for formula in graph}
    last_use = {name: at for at, formula in enumerate(graph) for name in formula.arguments}
    lines = [f"def written({', '.join(INPUTS)}, home, homes):"]
    spread: set[str] = set()
    for at, formula in enumerate(graph):
        taken = []
        for name in formula.arguments:
            is_spread = rows[name] == "household" and formula.row == "person"
            if is_spread and name not in spread:
                lines.append(f"    {name}_spread = {name}.take(home)")
                spread.add(name)
            taken.append(f"{name}_spread" if is_spread else name)
        lines.append(f"    {formula.name} = {WRITTEN[formula.form].format(*taken, formula.number)}")
        lines += [
            f"    del {name}" + (f", {name}_spread" if name in spread else "")
            for name in dict.fromkeys(formula.arguments)
            if last_use[name] == at
        ]
    kept = ", ".join(f"{name!r}: {name}" for name in targets(graph))
    names: dict[str, Any] = {"np": np}
    exec("\n".join([*lines, f"    return {{{kept}}}"]), names)  # noqa: S102 - the lines above
    return names["written"]


WRITTEN = {
    "branch": "np.where({0} > {2} * 1000.0, {1}, {0} * 0.5)",
    "blend": "{0} * 0.6 + {1} * 0.3 + {2}",
    "capped": "np.minimum(np.maximum({0} - {1}, 0.0), {2} * 10000.0)",
    "sum": "np.bincount(home, {0}, homes)",
}


def _formula(at: int, arguments: tuple[str, str], rows: dict[str, str]) -> Formula:
    form = ("branch", "blend", "capped")[at % 3]
    person_columns = [name for name in arguments if rows[name] == "person"]
    if at % 10 == 0 and person_columns:
        return Formula(f"rule_{at}", "household", "sum", (person_columns[0],) * 2, 0.0)
    return Formula(f"rule_{at}", "person", form, arguments, float(at % 7 + 1))


def _rule(formula: Formula) -> Rule:
    names = tuple(dict.fromkeys(formula.arguments))
    functions = {"branch": _branch, "blend": _blend, "capped": _capped}
    if formula.form == "sum":
        names, function = (names[0], OFFSETS), group_sum
    else:
        function = functions[formula.form](formula.number, len(names) == 1)
    units = dict.fromkeys(names, ONE)
    return Rule(formula.name, function, formula.row, ONE, units, formula.name)


def _branch(number: float, is_one: bool) -> Callable[..., Column]:
    def branch(first: Column, second: Column) -> Column:
        return np.where(first > number * 1000.0, second, first * 0.5)

    return (lambda column: branch(column, column)) if is_one else branch


def _blend(number: float, is_one: bool) -> Callable[..., Column]:
    def blend(first: Column, second: Column) -> Column:
        return first * 0.6 + second * 0.3 + number

    return (lambda column: blend(column, column)) if is_one else blend


def _capped(number: float, is_one: bool) -> Callable[..., Column]:
    def capped(first: Column, second: Column) -> Column:
        return np.minimum(np.maximum(first - second, 0.0), number * 10000.0)

    return (lambda column: capped(column, column)) if is_one else capped
