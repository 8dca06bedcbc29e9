"""Ten made-up rules that every engine of the comparison computes alike.

A rate schedule on a capped base, brackets, a credit that tapers, two household sums, a means test.
The numbers are made up and of no country; `PARAMETERS` is what the other programs read too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.core import Certainty, Reference, Text
from brecha.engine import Column, Input, Program, Rows, build, group_sum, rule
from brecha.engine.brackets import bracket_of
from brecha.parameters import ParameterValue

UNITS = ("household", "person")
NUMBERS = json.loads((Path(__file__).parent / "peers" / "parameters.json").read_text("utf-8"))
TARGETS = ("contribution", "income_tax", "net_income", "benefit")

Money = Annotated[Column, "money / month"]
Years = Annotated[Column, "years"]
Offsets = Annotated[NDArray[np.int64], "1"]
MoneyValue = Annotated[float, "money / month"]
Rate = Annotated[float, "1"]
AgeValue = Annotated[float, "years"]
Limits = Annotated[tuple[float, ...], "money / month"]
Rates = Annotated[tuple[float, ...], "1"]


@rule(row="person")
def contribution_base(wage: Money, cap: MoneyValue) -> Money:
    """Wage up to the cap."""
    return np.minimum(wage, cap)


@rule(row="person")
def contribution(contribution_base: Money, rate_from: Limits, rate_of: Rates) -> Money:
    """Contribution to social security: the rate of the schedule at the base, on all of it."""
    return contribution_base * np.asarray(rate_of)[bracket_of(contribution_base, rate_from)]


@rule(row="person")
def taxable_income(wage: Money, other_income: Money, contribution: Money) -> Money:
    """Income that is taxed."""
    return np.maximum(wage + other_income - contribution, 0.0)


@rule(row="person")
def tax_by_brackets(taxable_income: Money, bracket_from: Limits, bracket_rate: Rates) -> Money:
    """Tax before the credit."""
    lower, rates = np.asarray(bracket_from), np.asarray(bracket_rate)
    fixed = np.concatenate([[0.0], np.cumsum(np.diff(lower) * rates[:-1])])
    at = bracket_of(taxable_income, bracket_from)
    return fixed[at] + (taxable_income - lower[at]) * rates[at]


@rule(row="person")
def income_tax(
    tax_by_brackets: Money, taxable_income: Money, credit: MoneyValue, taper: Rate
) -> Money:
    """Tax less a credit that tapers."""
    left = np.maximum(credit - taper * taxable_income, 0.0)
    return np.maximum(tax_by_brackets - left, 0.0)


@rule(row="person")
def net_income(wage: Money, other_income: Money, contribution: Money, income_tax: Money) -> Money:
    """Income after contribution and tax."""
    return wage + other_income - contribution - income_tax


@rule(row="household")
def household_income(net_income: Money, persons_in_household: Offsets) -> Money:
    """Net income of all who live together."""
    return group_sum(net_income, persons_in_household)


@rule(row="household")
def household_need(
    age: Years,
    adult_age: AgeValue,
    adult_need: MoneyValue,
    child_need: MoneyValue,
    persons_in_household: Offsets,
) -> Money:
    """What the household is held to need."""
    need = child_need + (adult_need - child_need) * (age >= adult_age)
    return group_sum(need, persons_in_household)


@rule(row="household")
def household_benefit(household_income: Money, household_need: Money, withdrawal: Rate) -> Money:
    """What the means test leaves of the need."""
    return np.maximum(household_need - withdrawal * household_income, 0.0)


@rule(row="person")
def benefit(household_benefit: Money, age: Years, adult_age: AgeValue) -> Money:
    """Benefit, paid to each adult of the household."""
    return household_benefit * (age >= adult_age)


RULES = (
    contribution_base,
    contribution,
    taxable_income,
    tax_by_brackets,
    income_tax,
    net_income,
    household_income,
    household_need,
    household_benefit,
    benefit,
)
INPUTS = (
    Input("wage", "money / month", "person", "Wage", minimum=0),
    Input("other_income", "money / month", "person", "Other income", minimum=0),
    Input("age", "years", "person", "Age", minimum=0, maximum=130),
)


def program() -> Program:
    """Return the ten rules as a program."""
    return build(RULES, INPUTS, parameters(), TARGETS, UNITS)


def parameters() -> dict[str, ParameterValue]:
    """Return the made-up numbers as parameters."""
    units = {name: str(unit) for entry in RULES for name, unit in entry.argument_units.items()}
    return {
        name: ParameterValue(
            name=name,
            title=Text(es=name, en=name),
            value=value,
            unit=units[name],
            reference=Reference(title="Made up"),
            certainty=Certainty.ASSUMED,
        )
        for name, value in NUMBERS.items()
    }


def population(persons: int) -> pl.DataFrame:
    """Return made-up people in households of one to five, always the same ones."""
    random = np.random.default_rng(20_221_117)
    sizes = random.integers(1, 6, persons)
    sizes = sizes[: np.searchsorted(np.cumsum(sizes), persons) + 1]
    sizes[-1] -= sizes.sum() - persons
    is_employed = random.random(persons) < 0.45
    return pl.DataFrame(
        {
            "household": np.repeat(np.arange(len(sizes)), sizes),
            "wage": np.where(is_employed, random.lognormal(9.1, 0.8, persons), 0.0).round(2),
            "other_income": np.where(
                random.random(persons) < 0.2, random.lognormal(7.5, 1.0, persons), 0.0
            ).round(2),
            "age": random.integers(0, 95, persons).astype(np.float64),
        }
    )


def household_offsets(household: Column) -> NDArray[np.int64]:
    """Return where each household begins, and the end; who lives together stands together."""
    is_first = np.ones(len(household) + 1, dtype=bool)
    np.not_equal(household[1:], household[:-1], out=is_first[1:-1])
    return np.flatnonzero(is_first)


def rows_of(household: Column) -> Rows:
    """Return how persons nest in the households they stand in."""
    return Rows(UNITS, (household_offsets(household),))
