from __future__ import annotations

import random
from typing import Annotated

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import InputError
from brecha.engine import Column, Input, Rule, build, rule, run
from engine_models import (
    INPUTS,
    PARAMETERS,
    RULES,
    TARGETS,
    UNITS,
    Hours,
    Money,
    Offsets,
    Rate,
    cost,
    cost_home,
    example,
    hours_covered,
    parameter,
    program,
)


def faults_of(
    rules: tuple[Rule, ...] = RULES,
    inputs: tuple[Input, ...] = INPUTS,
    parameters: dict = PARAMETERS,
    targets: tuple[str, ...] = TARGETS,
) -> list[str]:
    with pytest.raises(InputError) as caught:
        build(rules, inputs, parameters, targets, UNITS)
    return [fault.text() for fault in caught.value.faults]


@given(st.randoms(use_true_random=False))
def test_the_order_of_declaration_does_not_matter(shuffler: random.Random) -> None:
    rules, inputs = list(RULES), list(INPUTS)
    shuffler.shuffle(rules)
    shuffler.shuffle(inputs)
    rows, columns = example()
    expected = run(program(), columns, rows)

    results = run(build(rules, inputs, PARAMETERS, TARGETS, UNITS), columns, rows)

    assert {name: column.tolist() for name, column in results.items()} == {
        name: column.tolist() for name, column in expected.items()
    }


def test_each_rule_stands_after_all_that_it_takes() -> None:
    names = [step.rule.name for step in program().steps]

    for step in program().steps:
        taken = [name for name in step.rule.argument_units if name in names]
        assert all(names.index(name) < names.index(step.rule.name) for name in taken)


def test_what_no_target_needs_is_left_out() -> None:
    small = program(("cost_home",))

    assert [step.rule.name for step in small.steps] == ["hours_covered", "cost", "cost_home"]
    assert sorted(small.inputs) == ["hours_needed", "price"]
    assert sorted(small.parameters) == ["covered_share"]
    assert small.targets == ("cost_home",)


def test_an_input_may_be_a_target() -> None:
    rows, columns = example()

    results = run(program(("price", "cost_home")), columns, rows)

    assert results["price"].tolist() == [3.0, 5.0]


def test_a_target_named_twice_is_kept_once() -> None:
    assert program(("cost_home", "cost", "cost_home")).targets == ("cost_home", "cost")


def test_a_column_knows_its_rows() -> None:
    assert program().row_of("cost_town") == "town"
    assert program().row_of("hours_needed") == "person"


def test_an_argument_that_nothing_provides_is_told_with_near_names() -> None:
    inputs = tuple(entry for entry in INPUTS if entry.name != "hours_needed")
    near = Input("hours_need", "hours", "person", "Hours")

    (fault,) = faults_of(inputs=(*inputs, near), targets=("cost_home",))

    assert "hours_needed, which hours_covered takes, is none" in fault
    assert "near: hours_need" in fault


def test_an_unknown_target_is_told_with_near_names() -> None:
    (fault,) = faults_of(targets=("cost_hom",))

    assert "cost_hom is none" in fault
    assert "cost_home" in fault


@pytest.mark.parametrize("target", ["covered_share", "persons_in_home"])
def test_neither_a_parameter_nor_offsets_can_be_a_target(target: str) -> None:
    (fault,) = faults_of(targets=("cost_home", target))

    assert f"A result must be a rule or an input; {target} is none" in fault


def test_a_circle_is_told_with_its_path() -> None:
    @rule(row="person")
    def first(third: Hours) -> Hours:
        return third

    @rule(row="person")
    def second(first: Hours, hours_needed: Hours) -> Hours:
        return first + hours_needed

    @rule(row="person")
    def third(second: Hours) -> Hours:
        return second

    (fault,) = faults_of((first, second, third), targets=("second",))

    assert "second → first → third → second" in fault


def test_a_rule_that_takes_itself_is_a_circle() -> None:
    @rule(row="person")
    def own(own: Hours) -> Hours:
        return own

    (fault,) = faults_of((own,), targets=("own",))

    assert "own → own" in fault


@pytest.mark.parametrize(
    ("rules", "inputs", "parameters"),
    [
        ((*RULES, cost), INPUTS, PARAMETERS),
        (RULES, (*INPUTS, Input("cost", "money", "person", "Cost")), PARAMETERS),
        (RULES, (*INPUTS, Input("price", "money / hour", "home", "Price")), PARAMETERS),
        (RULES, (*INPUTS, Input("homes_in_town", "1", "town", "Homes")), PARAMETERS),
        (RULES, INPUTS, {**PARAMETERS, "cost": parameter("cost", 1.0, "money")}),
        (RULES, INPUTS, {**PARAMETERS, "price": parameter("price", 1.0, "money / hour")}),
    ],
)
def test_a_name_means_one_thing(
    rules: tuple[Rule, ...], inputs: tuple[Input, ...], parameters: dict
) -> None:
    (fault,) = faults_of(rules, inputs, parameters)

    assert "is defined twice" in fault


@pytest.mark.parametrize(
    ("rules", "inputs", "parameters", "words"),
    [
        (
            RULES,
            (*INPUTS[:1], Input("price", "money", "town", "Price"), *INPUTS[2:]),
            PARAMETERS,
            "price must come in money / hour to cost; it is in money.",
        ),
        (
            RULES,
            INPUTS,
            {"covered_share": parameter("covered_share", 50, "percent")},
            "covered_share must come in 1 to hours_covered; it is in percent.",
        ),
    ],
)
def test_a_unit_that_does_not_fit_is_told(
    rules: tuple[Rule, ...], inputs: tuple[Input, ...], parameters: dict, words: str
) -> None:
    (fault,) = faults_of(rules, inputs, parameters, ("cost_home",))

    assert words in fault


def test_the_unit_of_a_rule_must_fit_the_rule_that_takes_it() -> None:
    @rule(row="person")
    def doubled(hours_covered: Money) -> Money:
        return 2 * hours_covered

    (fault,) = faults_of((doubled, hours_covered), targets=("doubled",))

    assert "hours_covered must come in money to doubled; it is in hours" in fault


def test_finer_rows_may_be_taken_only_with_their_offsets() -> None:
    @rule(row="home")
    def careless(cost: Money) -> Money:
        return cost

    (fault,) = faults_of((*RULES, careless), targets=("careless",))

    assert "persons_in_home; careless lacks it" in fault


def test_offsets_of_another_pair_of_units_do_not_help() -> None:
    @rule(row="home")
    def careless(cost: Money, homes_in_town: Offsets) -> Money:
        return cost + homes_in_town[0]

    (fault,) = faults_of((*RULES, careless), targets=("careless",))

    assert "persons_in_home; careless lacks it" in fault


def test_rows_that_do_not_exist_are_told_of_rules_and_inputs() -> None:
    @rule(row="street")
    def lost(rate: Rate) -> Annotated[Column, "1"]:
        return np.array([rate])

    @rule(row="person")
    def far(noise: Hours) -> Hours:
        return noise

    inputs = (*INPUTS, Input("noise", "hours", "street", "Noise"))
    parameters = {"rate": parameter("rate", 1.0)}

    faults = faults_of((lost, far), inputs, parameters, ("lost", "far"))

    assert len(faults) == 2
    assert all("must be one of town, home, person" in fault for fault in faults)
    assert "lost are street" in faults[0]
    assert "noise are street" in faults[1]


def test_all_that_does_not_fit_is_told_at_once() -> None:
    @rule(row="person")
    def circle(circle: Hours) -> Hours:
        return circle

    @rule(row="home")
    def careless(cost: Money, absent: Money) -> Money:
        return cost + absent

    inputs = (INPUTS[0], Input("price", "money", "town", "Price"))

    faults = faults_of(
        (*RULES, cost_home, circle, careless),
        inputs,
        PARAMETERS,
        ("circle", "careless", "nothing"),
    )

    for words in (
        "cost_home is defined twice",
        "circle → circle",
        "absent, which careless takes, is none",
        "nothing is none",
        "price must come in money / hour to cost",
        "persons_in_home; careless lacks it",
    ):
        assert [fault for fault in faults if words in fault] != [], words
    assert len(faults) == 6
