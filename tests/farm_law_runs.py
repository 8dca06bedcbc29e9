"""Run rules of farm work, of inspection and of the floor on a day, as their tests need it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from brecha.core import CoverageError, read_yaml
from brecha.countries import load_country
from brecha.countries.mexico.law import agricultural_work, inspection, protection_floor
from brecha.engine import Input, Program, Rows, Rule, build, change_dates, in_force, run
from repository import ROOT

BOOK = load_country("mexico").book
FOLDER = ROOT / "tests" / "cases" / "mexico"


class RuleSet(NamedTuple):
    """Rules that are built together, and where they begin."""

    rules: tuple[Rule, ...]
    inputs: tuple[Input, ...]
    results: tuple[str, ...]
    row: str
    defaults: Mapping[str, Any]


FARM_DEFAULTS: dict[str, Any] = {
    "zone": "general",
    "article_36_reference": "general",
    "wage_daily": 500.0,
    "productivity_pay_daily": 0,
    "integration_factor": 1.0493,
    "days": 30,
    "farm_work_risk_premium": 0.025984,
    "uses_farm_decree": 1,
    "continuous_weeks": 10,
    "weeks_immediately_before": 4,
    "weeks_in_four_months": 6,
    "weeks_in_twelve_months": 30,
    "weeks_in_all": 100,
    "sick_days": 0,
    "sick_days_before": 0,
    "maternity_days": 0,
    "maternity_days_before": 0,
}
BREACH_DEFAULTS: dict[str, Any] = {
    "breach_kind": "other_breach",
    "workers_affected": 1,
    "is_repeated": 0,
    "is_spontaneous": 0,
    "omitted_quotas": 0,
}
PERSON_DEFAULTS: dict[str, Any] = {
    entry.name: 0 for entry in protection_floor.INPUTS if entry.kind == "number"
} | {"age": 30, "sex": "woman", "health_insurance": "none"}


def farm_set(rules: tuple[Rule, ...], results: tuple[str, ...]) -> RuleSet:
    inputs = agricultural_work.inputs_of(rules)
    defaults = {entry.name: FARM_DEFAULTS[entry.name] for entry in inputs}
    return RuleSet(rules, inputs, results, "worker", defaults)


SETS = {
    "contributions": farm_set(
        agricultural_work.CONTRIBUTION_RULES, agricultural_work.CONTRIBUTION_RESULTS
    ),
    "status": farm_set(agricultural_work.STATUS_RULES, agricultural_work.STATUS_RESULTS),
    "agricultural_work": farm_set(
        agricultural_work.DECREE_RULES,
        (
            *agricultural_work.CONTRIBUTION_RESULTS,
            *agricultural_work.STATUS_RESULTS,
            *agricultural_work.DECREE_RESULTS,
        ),
    ),
    "inspection": RuleSet(
        inspection.RULES, inspection.INPUTS, inspection.RESULTS, "breach", BREACH_DEFAULTS
    ),
    "protection_floor": RuleSet(
        protection_floor.RULES,
        protection_floor.INPUTS,
        protection_floor.RESULTS,
        "person",
        PERSON_DEFAULTS,
    ),
}


class Case(BaseModel):
    """A worked example: what is given, by the name of an input or a rule, and what comes out."""

    model_config = ConfigDict(extra="forbid")

    source: str = Field(min_length=10)
    note: str = ""
    tolerance: float = Field(ge=0)
    input: dict[str, float | str] = Field(min_length=1)
    expected: dict[str, float] = Field(min_length=1)


def results_on(
    day: datetime.date, name: str, targets: tuple[str, ...] | None = None, **given: object
) -> dict[str, np.ndarray]:
    """Return results of one row or several; what is given takes the place of input or rule."""
    chosen = SETS[name]
    program = _program(day, name, targets or chosen.results, tuple(sorted(given)))
    values = {**chosen.defaults, **given}
    length = max(np.size(value) for value in values.values())
    columns = {key: np.resize(np.asarray(values[key]), length) for key in program.inputs}
    return run(program, columns, Rows.flat(chosen.row, length))


@cache
def _program(
    day: datetime.date, name: str, targets: tuple[str, ...], given: tuple[str, ...]
) -> Program:
    chosen = SETS[name]
    current = in_force(chosen.rules, day)
    units = {entry.name: str(entry.unit) for entry in current}
    inputs = {entry.name: entry for entry in chosen.inputs}
    replaced = [Input(key, units[key], chosen.row, key) for key in given if key not in inputs]
    kept = _needed([entry for entry in current if entry.name not in given], targets)
    names = {argument for entry in kept for argument in entry.argument_units}
    names -= {entry.name for entry in kept} | set(inputs) | {entry.name for entry in replaced}
    values = BOOK.values(sorted(names), day)
    return build(kept, [*inputs.values(), *replaced], values, targets, (chosen.row,))


def _needed(rules: list[Rule], targets: tuple[str, ...]) -> list[Rule]:
    by_name = {entry.name: entry for entry in rules}
    needed: dict[str, Rule] = {}
    waiting = list(targets)
    while waiting:
        entry = by_name.get(waiting.pop())
        if entry is not None and entry.name not in needed:
            needed[entry.name] = entry
            waiting.extend(entry.argument_units)
    return list(needed.values())


def days_of_change(name: str) -> list[datetime.date]:
    """Return every day on which the law of a set changes."""
    chosen = SETS[name]
    given = {entry.name for entry in chosen.rules} | {entry.name for entry in chosen.inputs}
    taken = {argument for entry in chosen.rules for argument in entry.argument_units}
    return change_dates(chosen.rules, BOOK, sorted(taken - given))


def is_modelled(name: str, day: datetime.date) -> bool:
    """Say whether each rule and each value of a set is known on a day."""
    chosen = SETS[name]
    current = in_force(chosen.rules, day)
    given = {entry.name for entry in current} | {entry.name for entry in chosen.inputs}
    taken = {argument for entry in current for argument in entry.argument_units}
    try:
        BOOK.values(sorted((taken - given) & set(BOOK.parameters)), day)
    except CoverageError:
        return False
    return set(chosen.results) | (taken - set(BOOK.parameters)) <= given


def cases_of(scheme: str) -> list[Path]:
    return sorted((FOLDER / scheme).glob("*/*.yaml"))


def read_case(path: Path) -> tuple[datetime.date, Case]:
    return datetime.date.fromisoformat(path.parent.name), Case.model_validate(read_yaml(path)[0])
