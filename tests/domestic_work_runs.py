"""Run the rules of domestic work of a day on a few workers, as the tests need it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from brecha.countries import load_country
from brecha.countries.mexico.law import domestic_work
from brecha.engine import Input, Program, Rows, Rule, build, in_force, run

BOOK = load_country("mexico").book
OFFSETS = "employers_in_worker"


class RuleSet(NamedTuple):
    """Rules that are built together, with what they take."""

    rules: tuple[Rule, ...]
    inputs: tuple[Input, ...]
    units: tuple[str, ...]


SETS = {
    "month": RuleSet(domestic_work.RULES, domestic_work.INPUTS, domestic_work.UNITS),
    "labour": RuleSet(domestic_work.LABOUR_RULES, domestic_work.LABOUR_INPUTS, ("worker",)),
    "benefits": RuleSet(domestic_work.BENEFIT_RULES, domestic_work.BENEFIT_INPUTS, ("worker",)),
    "pensions": RuleSet(domestic_work.PENSION_RULES, domestic_work.PENSION_INPUTS, ("worker",)),
}
RESULTS = (*domestic_work.EMPLOYER_RESULTS, *domestic_work.WORKER_RESULTS)
DEFAULTS: dict[str, Any] = {
    "zone": "general",
    "days_in_month": 30,
    "integration_factor": 1.0493,
    "article_36_reference": "general",
    "pay_period": "day",
    "days": 30,
    "days_before_start": 0,
    "has_food": 0,
    "has_lodging": 0,
}


def parameters_of(rules: Sequence[Rule], inputs: Sequence[Input]) -> list[str]:
    """Return the names that rules take and that nothing else gives."""
    given = {rule.name for rule in rules} | {entry.name for entry in inputs} | {OFFSETS}
    return sorted({name for rule in rules for name in rule.argument_units} - given)


@cache
def program_on(day: datetime.date, name: str, targets: tuple[str, ...]) -> Program:
    """Return the program of a set of rules on a day."""
    chosen = SETS[name]
    rules = in_force(chosen.rules, day)
    values = BOOK.values(parameters_of(rules, chosen.inputs), day)
    return build(rules, chosen.inputs, values, targets, chosen.units)


def month_of(
    day: datetime.date, given: Mapping[str, Any], targets: tuple[str, ...] = RESULTS
) -> dict[str, np.ndarray]:
    """Return results of one worker; what is a list is of several employers."""
    program = program_on(day, "month", targets)
    values = DEFAULTS | given
    number = max([len(value) for value in values.values() if isinstance(value, list)], default=1)
    columns = {
        name: column_of(values[name], number if entry.row == "employer" else 1)
        for name, entry in program.inputs.items()
    }
    return run(program, columns, Rows.nested(domestic_work.UNITS, (np.array([number]),)))


def results_of(
    day: datetime.date, name: str, given: Mapping[str, Any], targets: tuple[str, ...]
) -> dict[str, np.ndarray]:
    """Return results of a set of rules that are per worker."""
    number = max([len(value) for value in given.values() if isinstance(value, list)], default=1)
    columns = {key: column_of(value, number) for key, value in given.items()}
    return run(program_on(day, name, targets), columns, Rows.flat("worker", number))


def column_of(value: Any, number: int) -> np.ndarray:  # noqa: ANN401 - a number, a text or a list
    return np.array(value if isinstance(value, list) else [value] * number)
