"""Is a number read as a person writes it, and never guessed?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from brecha.office.screens.registers.fields import NumberField, plain_number


@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False))
def test_a_number_is_read_as_it_is_shown(number: Decimal) -> None:
    field = NumberField(max_digits=22, decimal_places=6)

    shown = field.prepare_value(number)

    assert field.clean(shown) == number
    assert field.clean(shown.replace(".", ",")) == number


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12,5", "12.5"),
        ("1 956,25", "1956.25"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("0,125", "0.125"),
        ("\N{MINUS SIGN}3", "-3"),
    ],
)
def test_both_decimal_marks_are_read(written: str, read: str) -> None:
    assert plain_number(written) == read


@pytest.mark.parametrize("written", ["1,956", "1.956", "-12,000"])
def test_a_number_with_two_readings_is_asked_again(written: str) -> None:
    with translation.override("es"), pytest.raises(ValidationError, match="miles o decimales"):
        plain_number(written)
