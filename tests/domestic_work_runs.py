"""Run the schemes of domestic work on a few workers, as the tests need it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from brecha.countries import load_country
from brecha.countries.cases import program_on, run_program
from brecha.countries.mexico.law import domestic_work
from brecha.engine import Program, SchemeInForce

MEXICO = load_country("mexico")
BOOK, SCHEMES = MEXICO.book, MEXICO.law.schemes
MONTH = "domestic-worker"
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


def month_of(
    day: datetime.date, given: Mapping[str, Any], targets: tuple[str, ...] = RESULTS
) -> dict[str, np.ndarray]:
    """Return results of one worker; what is a list is of several employers."""
    return results_of(day, MONTH, {**DEFAULTS, **given}, targets)


def results_of(
    day: datetime.date, name: str, given: Mapping[str, Any], targets: tuple[str, ...]
) -> dict[str, np.ndarray]:
    """Return results of a scheme; what is a list is of several rows."""
    program = _program(day, name, targets, frozenset(given))
    return run_program(program, SCHEMES[name], BOOK, day, given)


def days_of_change(name: str) -> list[datetime.date]:
    """Return every day on which the law of a scheme changes."""
    return SchemeInForce.of(SCHEMES[name].scheme, BOOK).changes


@cache
def _program(
    day: datetime.date, name: str, targets: tuple[str, ...], given: frozenset[str]
) -> Program:
    return program_on(SCHEMES[name], BOOK, day, targets, given)
