"""Are numbers written so that a reader gets them back?"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from brecha.reports.programme.numerals import number_text, per_cent_text, rounded_text

STORED = st.decimals(-(10**15), 10**15, places=6)


def read_back(text: str) -> Fraction:
    return Fraction(text.replace(",", "").replace("\N{MINUS SIGN}", "-"))


@given(STORED)
def test_a_stored_number_is_written_to_its_last_digit(number: Decimal) -> None:
    assert read_back(number_text(Fraction(number))) == Fraction(number)


@given(st.fractions(0, 1000, max_denominator=10_000))
def test_a_rounded_share_is_near_and_never_reaches_the_whole(share: Fraction) -> None:
    written = read_back(rounded_text(share))

    assert abs(written - share) <= Fraction(1, 10)
    assert share >= 100 or written < 100
    assert share == 0 or written > 0


@given(st.fractions(0, 100, max_denominator=1000), st.fractions(0, 100, max_denominator=1000))
def test_rounding_keeps_the_order(first: Fraction, second: Fraction) -> None:
    low, high = sorted((first, second))

    assert read_back(rounded_text(low)) <= read_back(rounded_text(high)) + Fraction(1, 100)


def test_spanish_sets_a_space_before_the_sign() -> None:
    assert per_cent_text("87.4", "es") == "87.4\N{NO-BREAK SPACE}%"
    assert per_cent_text("87.4", "en") == "87.4%"
