"""Run the schemes of farm work, of inspection and of the floor on a day, as their tests need it."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

import numpy as np

from brecha.core import CoverageError
from brecha.countries import load_country
from brecha.countries.cases import program_on, run_program
from brecha.countries.mexico.law import protection_floor
from brecha.engine import Program, SchemeInForce

MEXICO = load_country("mexico")
BOOK, SCHEMES = MEXICO.book, MEXICO.law.schemes
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
PERSON_DEFAULTS: dict[str, Any] = {
    entry.name: 0 for entry in protection_floor.INPUTS if entry.kind == "number"
} | {"age": 30, "sex": "woman", "health_insurance": "none"}
DEFAULTS = {
    "inspection-fine": {"breach_kind": "other_breach"},
    "protection-floor": PERSON_DEFAULTS,
}


def results_on(
    day: datetime.date,
    name: str,
    targets: tuple[str, ...] | None = None,
    **given: Any,  # noqa: ANN401 - numbers and texts
) -> dict[str, np.ndarray]:
    """Return results of one row or several; what is given takes the place of input or rule."""
    found = SCHEMES[name]
    wanted = targets or found.scheme.results[found.unit]
    program = _program(day, name, wanted, frozenset(given))
    values = {**DEFAULTS.get(name, FARM_DEFAULTS), **given}
    return run_program(program, found, BOOK, day, values)


@cache
def _program(
    day: datetime.date, name: str, targets: tuple[str, ...], given: frozenset[str]
) -> Program:
    return program_on(SCHEMES[name], BOOK, day, targets, given)


def days_of_change(name: str) -> list[datetime.date]:
    """Return every day on which the law of a scheme changes."""
    return SchemeInForce.of(SCHEMES[name].scheme, BOOK).changes


def is_modelled(name: str, day: datetime.date) -> bool:
    """Say whether each rule and each value of a scheme is known on a day."""
    try:
        SchemeInForce.of(SCHEMES[name].scheme, BOOK).program(day)
    except CoverageError:
        return False
    return True
