from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import InputError, Unit
from strategies import WORDS, unit_texts, units


@given(units)
def test_a_unit_is_read_back_from_its_text(unit: Unit) -> None:
    assert Unit.parse(str(unit)) == unit


@given(unit_texts)
def test_the_text_of_a_unit_is_its_normal_form(text: str) -> None:
    written = str(Unit.parse(text))

    assert str(Unit.parse(written)) == written


@given(st.permutations(WORDS[:4]), st.permutations(WORDS[4:]))
def test_the_order_of_factors_does_not_matter(above: list[str], below: list[str]) -> None:
    unit = Unit.parse(" * ".join(above) + " / " + " / ".join(below))

    assert unit == Unit.parse("*".join(WORDS[:4]) + "/" + "*".join(WORDS[4:]))


@given(units)
def test_no_word_stands_above_and_below(unit: Unit) -> None:
    assert set(unit.above).isdisjoint(unit.below)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("1", "1"),
        ("money/month", "money / month"),
        ("posts * hours / week", "hours * posts / week"),
        ("money / post / year", "money / post / year"),
        ("money / year / post", "money / post / year"),
        ("money / month * month", "money / month / month"),
        ("hours * week / week", "hours"),
        ("week / week", "1"),
        ("1 / year", "1 / year"),
        ("1 * posts", "posts"),
        ("posts * posts / posts", "posts"),
    ],
)
def test_units_have_one_normal_form(text: str, normal: str) -> None:
    assert str(Unit.parse(text)) == normal


@pytest.mark.parametrize("text", ["", " ", "money /", "/ month", "money // month", "a * * b"])
def test_an_empty_factor_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="words joined by"):
        Unit.parse(text)


def test_different_units_do_not_fit() -> None:
    assert Unit.parse("money / month") != Unit.parse("money / year")
