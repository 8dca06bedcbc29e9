"""Is a value refused that cannot be, and is no other?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from brecha.programme.arithmetic import Amount, combine
from brecha.programme.bounds import Span, out_of_bounds
from brecha.programme.checks import run_checks
from brecha.programme.model import Indicator, Programme, Result, Value

TODAY = date(2025, 6, 30)
SPAN = Span("2020-02-01", "2024-12-31")
PEOPLE = Indicator(code="1", result="R", unit="people")
SHARE = Indicator(code="1", result="R", unit="percent", measure="percentage")
GROWTH = replace(SHARE, title_en="Increase in affiliation")


def refused(indicator: Indicator, **fields: Any) -> set[str]:  # noqa: ANN401 - fields of a value
    told = {"kind": "actual", "period_start": "2022-01-01", "period_end": "2022-12-31"}
    value = Value(indicator="1", **told | fields)
    return {each.field for each in out_of_bounds(value, indicator, SPAN, TODAY)}


@pytest.mark.parametrize("number", ["-5", "1.8", "-0.5"])
@pytest.mark.parametrize("kind", ["actual", "target"])
def test_people_are_whole_and_not_below_nobody(number: str, kind: str) -> None:
    assert refused(PEOPLE, number=Decimal(number), kind=kind) == {"number"}


def test_a_unit_of_measure_may_be_a_fraction_or_below_zero() -> None:
    hours = replace(PEOPLE, unit="thousands of people")

    assert refused(hours, number=Decimal("1.8")) == set()
    assert refused(replace(PEOPLE, unit="score"), number=Decimal("-2.5")) == set()
    assert refused(PEOPLE, number=Decimal("12.000")) == set()


def test_a_share_lies_between_none_and_all_unless_it_is_a_change() -> None:
    def parts(indicator: Indicator, part: int, whole: int) -> set[str]:
        return refused(indicator, numerator=Decimal(part), denominator=Decimal(whole))

    assert parts(SHARE, 30, 20) == {"numerator"}
    assert parts(SHARE, -30, 20) == {"numerator"}
    assert parts(SHARE, 3, -20) == {"denominator"}
    assert parts(SHARE, 20, 20) == set()
    assert parts(GROWTH, 30, 20) == parts(GROWTH, -3, 20) == set()
    assert refused(SHARE, number=Decimal(150)) == {"number"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"period_start": "1999-01-01", "period_end": "1999-12-31"}, {"period_end"}),
        ({"period_start": "", "period_end": "1999"}, {"period_end"}),
        (
            {"period_start": "2031-01-01", "period_end": "2031-12-31", "as_of": "2031-12-31"},
            {"period_end", "as_of"},
        ),
        ({"period_start": "2024-07-01", "period_end": "2025-12-31"}, {"period_end"}),
        ({"as_of": "2027-01-01"}, {"as_of"}),
        ({"as_of": "2021-12-31"}, {"as_of"}),
        ({"as_of": "2025-06-30"}, set()),
        ({"period_start": "2020-01-01", "period_end": "2020"}, set()),
        ({"period_start": "1999-01-01", "period_end": "1999-12-31", "kind": "baseline"}, set()),
    ],
)
def test_an_actual_lies_inside_the_programme_and_not_ahead(
    fields: dict[str, str], expected: set[str]
) -> None:
    assert refused(PEOPLE, number=Decimal(5), **fields) == expected


def test_percentages_whose_rule_is_the_sum_are_brought_together_by_their_parts() -> None:
    shares = [
        Value(
            indicator="1",
            kind="actual",
            agency=agency,
            numerator=Decimal(part),
            denominator=Decimal(whole),
        )
        for agency, part, whole in (("A", 2, 20), ("B", 15, 30))
    ]
    bare = [replace(each, numerator=None, denominator=None, number=Decimal(40)) for each in shares]

    found = combine(shares, SHARE)

    assert found is not None
    assert found == Amount(Fraction(34), Fraction(17), Fraction(50))
    assert combine(bare, SHARE) is None


def test_percentages_over_time_are_not_added_either() -> None:
    yearly = [
        Value(indicator="1", kind="actual", period_end=year, number=Decimal(60))
        for year in ("2021", "2022")
    ]

    assert combine(yearly, replace(SHARE, aggregation_over_time="sum")) is None


def test_stored_values_that_cannot_be_are_told() -> None:
    impossible = Value(
        indicator="1", kind="actual", number=Decimal(-5), period_end="1999", status="locked"
    )
    programme = Programme(
        reference="P",
        start="2020-02-01",
        original_end="2024-12-31",
        results=(Result(code="R", level="output", title_en="R"),),
        indicators=(PEOPLE,),
        values=(impossible,),
    )

    told = [each for each in run_checks(programme) if each.check == "value-bounds"]

    assert [each.severity for each in told] == ["error", "error"]
    assert any("fuera del programa (2020-02-01 a 2024-12-31)" in each.text("es") for each in told)
    assert any("A count is not below 0; −5 was given." in each.text("en") for each in told)
