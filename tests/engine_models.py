"""A small model of three nested units for tests of the engine: towns, homes, persons.

A town has a price of care; a home has rooms; a person has hours of care in need.
"""

from __future__ import annotations

import datetime
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.core import Certainty, Reference, Text
from brecha.engine import (
    Column,
    Input,
    Program,
    Rows,
    build,
    group_sum,
    previous_in_group,
    rule,
    running_maximum,
)
from brecha.parameters import ParameterValue

UNITS = ("town", "home", "person")
Offsets = Annotated[NDArray[np.int64], "1"]
Hours = Annotated[Column, "hours"]
Money = Annotated[Column, "money"]
MoneyPerHour = Annotated[Column, "money / hour"]
Share = Annotated[Column, "1"]
Rate = Annotated[float, "1"]


def parameter(
    name: str,
    value: float,
    unit: str = "1",
    certainty: Certainty = Certainty.OFFICIAL,
) -> ParameterValue:
    return ParameterValue(
        name=name,
        title=Text(es=f"{name} (es)", en=f"{name} (en)"),
        value=value,
        unit=unit,
        reference=Reference(title="Gazette"),
        certainty=certainty,
        since=datetime.date(2020, 1, 1),
    )


@rule(row="person", law=("Care Act 1",))
def hours_covered(hours_needed: Hours, covered_share: Rate) -> Hours:
    """Hours of care that the law covers."""
    return hours_needed * covered_share


@rule(row="person")
def cost(hours_covered: Hours, price: MoneyPerHour) -> Money:
    """Cost of a person's care at the price of the town."""
    return hours_covered * price


@rule(row="home")
def cost_home(cost: Money, persons_in_home: Offsets) -> Money:
    """Cost of all who live in a home."""
    return group_sum(cost, persons_in_home)


@rule(row="home")
def cost_highest(cost_home: Money, homes_in_town: Offsets) -> Money:
    """Highest cost of the homes so far."""
    return running_maximum(cost_home, homes_in_town)


@rule(row="home")
def cost_added(cost_home: Money, budget: Money, homes_in_town: Offsets) -> Money:
    """Cost of a home beyond that of the one before, or beyond the budget of the town."""
    return cost_home - previous_in_group(cost_home, homes_in_town, budget)


@rule(row="town")
def cost_town(cost: Money, persons_in_town: Offsets, budget: Money) -> Money:
    """Cost of a town beyond its budget."""
    return group_sum(cost, persons_in_town) - budget


@rule(row="person")
def cost_share(cost: Money, cost_town: Money) -> Share:
    """Part of the town's cost."""
    return np.divide(cost, cost_town, out=np.zeros_like(cost), where=cost_town != 0)


@rule(row="town")
def days_in_year() -> Annotated[Column, "days / year"]:
    """A number that no argument changes."""
    return 365.0  # type: ignore[return-value]  # one number for all rows is allowed


RULES = (
    cost_share,
    cost_town,
    cost_added,
    cost_highest,
    cost_home,
    cost,
    hours_covered,
    days_in_year,
)
INPUTS = (
    Input("hours_needed", "hours", "person", "Hours of care in need", minimum=0),
    Input("price", "money / hour", "town", "Price of an hour", minimum=0, maximum=1000),
    Input("budget", "money", "town", "Budget"),
    Input("rooms", "rooms", "home", "Rooms"),
)
PARAMETERS = {
    "covered_share": parameter("covered_share", 0.5, certainty=Certainty.SECONDARY),
    "unused_rate": parameter("unused_rate", 0.1),
}
TARGETS = ("cost_home", "cost_highest", "cost_added", "cost_town", "cost_share")


def program(targets: tuple[str, ...] = TARGETS) -> Program:
    """Return the program of the model."""
    return build(RULES, INPUTS, PARAMETERS, targets, UNITS)


def example() -> tuple[Rows, dict[str, np.ndarray]]:
    """Return two towns: one of two homes with two and one persons, one with an empty home."""
    rows = Rows.nested(UNITS, (np.array([2, 1]), np.array([2, 1, 0])))
    inputs = {
        "hours_needed": np.array([10.0, 20.0, 4.0]),
        "price": np.array([3.0, 5.0]),
        "budget": np.array([6.0, 7.0]),
    }
    return rows, inputs
