"""Are dates read as far as they are known, and references resolved to stored figures?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.programme.dates import days_in, first_day, is_before, is_date, last_day
from brecha.programme.example import example_programme
from brecha.programme.figures import references_in, resolve
from brecha.programme.model import Programme, Reach
from brecha.programme.numbers import agrees, smallest_base


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_full_date_is_its_own_first_and_last_day(day: date) -> None:
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_a_partial_date_spans_its_days(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["", "20", "2020-13", "2021-02-29", "May 2020", "0000"])
def test_what_is_no_date_is_before_nothing(text: str) -> None:
    assert not is_date(text)
    assert not is_before(text, "2022")
    with pytest.raises(ValueError, match=text or "^$"):
        first_day(text)


def test_a_year_counts_for_the_days_of_its_own_phrase() -> None:
    found = days_in("A meeting (21 September and 5 October) and another (On 14 September 2021).")

    assert [(day.day, day.month, day.year) for day in found] == [
        (21, 9, None),
        (5, 10, None),
        (14, 9, 2021),
    ]


def test_spanish_days_are_read() -> None:
    found = days_in("Del 8 de abril al 12 de mayo de 2022")

    assert [(day.day, day.month, day.year) for day in found] == [(8, 4, 2022), (12, 5, 2022)]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("value:1.2.2", Fraction(17)),
        ("value:O2.1", Fraction(18, 10)),
        ("value:O2.1:numerator", Fraction(49161)),
        ("value:O2.1:target", Fraction(2)),
        ("value:O2.1:target:numerator", Fraction(46000)),
        ("value:1.1.1:baseline", Fraction(3)),
        ("budget:FAO:total", Fraction(604_510)),
        ("budget:UN WOMEN:cofunding", Fraction(160_714)),
        ("budget:total", Fraction(2_400_408)),
        ("budget:total:fund", Fraction(2_000_000)),
        ("reach:total", Fraction(51_117)),
        ("reach:virtual_audience", Fraction(5444)),
        ("number:products", Fraction(29)),
        ("number:recommendations", Fraction(8)),
        ("value:9.9", None),
        ("number:secrets", None),
        ("nothing", None),
        ("reach:nobody", None),
    ],
)
def test_references_name_stored_figures(reference: str, expected: Fraction | None) -> None:
    assert resolve(example_programme(), reference) == expected


def test_the_women_of_a_total_come_from_the_counts_of_its_parts() -> None:
    parts = (
        Reach(key="a", kind="trained", number=Decimal(30), women=Decimal(20), counts_in_total=True),
        Reach(key="b", kind="served", number=Decimal(10), women=Decimal(5), counts_in_total=True),
    )
    programme = Programme(reference="P", reach=parts)

    assert resolve(programme, "reach:women") == 25
    assert resolve(programme, "reach:women_share") == Fraction(125, 2)


def test_a_printed_share_counts_no_women() -> None:
    assert resolve(example_programme(), "reach:women") is None
    assert resolve(example_programme(), "reach:women_share") is None


def test_references_are_found_in_a_text() -> None:
    assert references_in("{{ value:2.1.2 }} of {{reach:total}}") == ("value:2.1.2", "reach:total")


@given(st.integers(1, 60), st.data())
def test_shares_of_few_cases_give_their_number_away(cases: int, data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.integers(0, cases), min_size=1, max_size=5))
    shares = [round(Decimal(100 * part) / cases, 1) for part in parts]

    base = smallest_base(shares)

    assert base is not None
    assert base <= cases
    assert all(
        any(agrees(share, Fraction(100 * part, base)) for part in range(base + 1))
        for share in shares
    )


def test_the_pilot_had_eighteen_cases_or_a_multiple() -> None:
    assert smallest_base([Decimal("94.4"), Decimal(44), Decimal("38.9"), Decimal("11.1")]) == 18
