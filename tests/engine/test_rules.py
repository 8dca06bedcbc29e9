from __future__ import annotations

import types
from typing import Annotated

import numpy as np
import pytest

from brecha.core import InputError, Unit
from brecha.engine import Column, Input, rule, rules_of
from engine_models import Hours, Money, Rate, cost_home, hours_covered


def test_a_rule_knows_its_name_title_units_rows_and_law() -> None:
    assert hours_covered.name == "hours_covered"
    assert hours_covered.title == "Hours of care that the law covers."
    assert hours_covered.row == "person"
    assert hours_covered.law == ("Care Act 1",)
    assert hours_covered.unit == Unit.parse("hours")
    assert hours_covered.argument_units == {
        "hours_needed": Unit.parse("hours"),
        "covered_share": Unit.parse("1"),
    }


def test_a_rule_is_still_the_plain_function() -> None:
    assert hours_covered(np.array([10.0, 4.0]), 0.5).tolist() == [5.0, 2.0]
    assert hours_covered(hours_needed=np.array([10.0]), covered_share=0.1).tolist() == [1.0]


def test_an_argument_without_unit_is_refused() -> None:
    def without_unit(hours: Hours, rate: float) -> Hours:
        return hours * rate

    with pytest.raises(InputError, match="rate of without_unit has none"):
        rule(row="person")(without_unit)


def test_a_result_without_unit_is_refused() -> None:
    def without_unit(hours: Hours) -> Column:
        return hours

    with pytest.raises(InputError, match="result of without_unit has none"):
        rule(row="person")(without_unit)


def test_a_unit_that_is_no_text_is_refused() -> None:
    def of_seven(hours: Annotated[Column, 7]) -> Hours:
        return hours

    with pytest.raises(InputError, match="hours of of_seven has none"):
        rule(row="person")(of_seven)


def test_a_function_without_docstring_has_its_name_as_title() -> None:
    @rule(row="person")
    def twice(hours: Hours) -> Hours:
        return 2 * hours

    assert twice.title == "twice"


def test_the_rules_of_a_module_are_found_in_the_order_they_are_written() -> None:
    module = types.ModuleType("law")
    module.__dict__.update(b=hours_covered, helper=len, a=cost_home, rate=Rate, money=Money)

    assert rules_of(module) == (hours_covered, cost_home)
    assert rules_of(module, module) == (hours_covered, cost_home) * 2


def test_an_input_whose_unit_is_wrong_is_refused() -> None:
    with pytest.raises(InputError, match="words joined by"):
        Input("price", "money //", "town", "Price")
