"""The ten rules as OpenFisca and its kin PolicyEngine write them; each is a program of its own."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from measure import INPUTS, NUMBERS, RESULTS, measure

MONTH = "2026-05"
SCALES = SimpleNamespace()


@dataclass(frozen=True)
class Kin:
    """What the two name differently.

    Attributes:
        build_entity: Makes an entity.
        system: Class of a tax and benefit system.
        builder: Class that builds simulations from arrays.
        variable: Class of a variable.
        month: The period of definition.
        rates: An empty scale of a single amount a bracket.
        brackets: An empty scale of marginal rates.
    """

    build_entity: Any
    system: Any
    builder: Any
    variable: Any
    month: Any
    rates: Any
    brackets: Any


def measure_kin(kin: Kin) -> None:
    """Measure from columns to results: a simulation is built of them, then asked."""
    person = kin.build_entity("person", "persons", "A person", is_person=True)
    household = kin.build_entity("household", "households", "Home", roles=[{"key": "member"}])
    system = kin.system([person, household])
    fill_scales(kin)
    formulas = dict.fromkeys(INPUTS) | {formula.__name__: formula for formula in FORMULAS}
    for name, formula in formulas.items():
        entity = household if name.startswith("household") else person
        body = {"value_type": float, "entity": entity, "definition_period": kin.month}
        body |= {"label": name} | ({"formula": formula} if formula else {})
        system.add_variable(type(name, (kin.variable,), body))

    def prepare(homes: np.ndarray) -> object:
        builder = kin.builder()
        builder.create_entities(system)
        builder.declare_person_entity("person", np.arange(len(homes)))
        groups = builder.declare_entity("household", np.arange(homes[-1] + 1))
        builder.join_with_persons(groups, homes, np.zeros(len(homes), dtype=np.int8))
        return builder.build(system)

    def compute(simulation: object, columns: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        for name, column in columns.items():
            simulation.set_input(name, MONTH, column)
        return {name: simulation.calculate(name, MONTH) for name in RESULTS}

    measure(prepare, compute)


def fill_scales(kin: Kin) -> None:
    """Put the brackets into the scales that the formulas read."""
    for start, rate in zip(NUMBERS["rate_from"], NUMBERS["rate_of"], strict=True):
        kin.rates.add_bracket(start, rate)
    for start, rate in zip(NUMBERS["bracket_from"], NUMBERS["bracket_rate"], strict=True):
        kin.brackets.add_bracket(start, rate)
    SCALES.rates, SCALES.brackets = kin.rates, kin.brackets


def contribution_base(person, period):
    return np.minimum(person("wage", period), NUMBERS["cap"])


def contribution(person, period):
    base = person("contribution_base", period)
    return base * SCALES.rates.calc(base)


def taxable_income(person, period):
    income = person("wage", period) + person("other_income", period)
    return np.maximum(income - person("contribution", period), 0)


def tax_by_brackets(person, period):
    return SCALES.brackets.calc(person("taxable_income", period))


def income_tax(person, period):
    left = NUMBERS["credit"] - NUMBERS["taper"] * person("taxable_income", period)
    return np.maximum(person("tax_by_brackets", period) - np.maximum(left, 0), 0)


def net_income(person, period):
    income = person("wage", period) + person("other_income", period)
    return income - person("contribution", period) - person("income_tax", period)


def household_income(household, period):
    return household.sum(household.members("net_income", period))


def household_need(household, period):
    is_adult = household.members("age", period) >= NUMBERS["adult_age"]
    more = NUMBERS["adult_need"] - NUMBERS["child_need"]
    return household.sum(NUMBERS["child_need"] + more * is_adult)


def household_benefit(household, period):
    income = household("household_income", period)
    return np.maximum(household("household_need", period) - NUMBERS["withdrawal"] * income, 0)


def benefit(person, period):
    due = person.household("household_benefit", period)
    return due * (person("age", period) >= NUMBERS["adult_age"])


FORMULAS = (
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
