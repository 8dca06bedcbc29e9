"""Do the rules of domestic work agree with a slow second reckoning in exact fractions?"""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domestic_work_by_hand import (
    CESANTIA_ENDS,
    MINIMUM_WAGE,
    OF_TRADE,
    UMA,
    ZONES,
    Employer,
    Month,
    cents,
    in_force,
    in_zone,
    reckon,
)
from domestic_work_runs import month_of
from domestic_work_strategies import DAYS, columns_of, months

NEAR = 1e-6

cases = given(month=months, day=st.sampled_from(DAYS))


@settings(max_examples=500)
@cases
def test_a_second_reckoning_in_fractions_agrees(month: Month, day: datetime.date) -> None:
    check(month, day)


@pytest.mark.slow
@settings(max_examples=10_000)
@cases
def test_a_second_reckoning_in_fractions_agrees_ten_thousand_times(
    month: Month, day: datetime.date
) -> None:
    check(month, day)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("zone", ZONES)
def test_both_know_the_same_minimum_wages(day: datetime.date, zone: str) -> None:
    tables = {"minimum_wage_general_daily": MINIMUM_WAGE, "minimum_wage_of_trade_daily": OF_TRADE}

    results = month_of(day, {"zone": zone, "wage": 0}, tuple(tables))

    for name, table in tables.items():
        assert results[name][0] == float(in_zone(table, zone, day)), name


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_both_step_from_rate_to_rate_at_the_same_base(day: datetime.date) -> None:
    uma = Fraction(in_force(UMA, day))
    bases = [
        cents(uma * (Fraction(end) + Fraction(beyond)))
        for end in ("1.00", *CESANTIA_ENDS)
        for beyond in ("-0.01", "0", "0.004", "0.006", "0.01", "0.25")
    ]

    for base in bases:
        check(Month("general", 30, "1", "general", (Employer(str(float(base)), "day", 30),)), day)


def check(month: Month, day: datetime.date) -> None:
    worker, one_by_one = reckon(month, day)

    results = month_of(day, columns_of(month))

    for name, amount in worker.items():
        assert results[name][0] == pytest.approx(float(amount), rel=0, abs=NEAR), name
    for name in one_by_one[0]:
        amounts = [float(one[name]) for one in one_by_one]
        assert results[name].tolist() == pytest.approx(amounts, rel=0, abs=NEAR), name
