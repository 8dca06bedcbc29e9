"""Which pension do her weeks open, in which year, and what is guaranteed?"""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import CoverageError
from domestic_work_runs import BOOK, results_of

DAY = datetime.date(2026, 5, 1)


@pytest.mark.parametrize("year", range(2021, 2035))
def test_a_pension_needs_twenty_five_weeks_more_each_year(year: int) -> None:
    required = min(750 + 25 * (year - 2021), 1000)
    weeks = {"age": [60, 60, 65, 59], "days_contributed": [7 * required, 7 * required - 4] * 2}
    names = ("is_entitled_cesantia_pension", "is_entitled_vejez_pension", "pension_weeks_lacking")

    results = results_of(datetime.date(year, 7, 1), "domestic-worker-pension", weeks, names)

    assert results["pension_weeks_lacking"].tolist() == [0, 1, 0, 1]
    assert results["is_entitled_cesantia_pension"].tolist() == [1, 0, 0, 0]
    assert results["is_entitled_vejez_pension"].tolist() == [0, 0, 1, 0]


@given(st.integers(0, 1500), st.integers(0, 200), st.integers(40, 90), st.floats(0, 25))
def test_more_weeks_or_years_never_lower_the_guaranteed_pension(
    weeks: int, more: int, age: int, base: float
) -> None:
    pension = results_of(
        DAY,
        "domestic-worker-pension",
        {
            "age": [age, age, age + 1],
            "average_base_uma": [base, base, base],
            "days_contributed": [7 * weeks, 7 * (weeks + more), 7 * weeks],
        },
        ("guaranteed_pension_monthly_2021",),
    )["guaranteed_pension_monthly_2021"]

    assert pension[0] <= pension[1]
    assert pension[0] <= pension[2]


def test_the_table_of_guaranteed_pensions_rises_with_base_age_and_weeks() -> None:
    rows = BOOK.value("guaranteed_pension", DAY).value
    amounts = np.array([[row[f"c{column}"] for column in range(1, 12)] for row in rows])
    by_bracket = amounts.reshape(5, 6, 11)

    assert [(row["from_uma"], row["age"]) for row in rows] == [
        (bracket, age) for bracket in range(1, 6) for age in range(60, 66)
    ]
    assert all((np.diff(by_bracket, axis=axis) > 0).all() for axis in range(3))


def test_the_ceiling_of_the_wellbeing_fund_is_a_hole_after_2024() -> None:
    assert BOOK.value("wellbeing_pension_ceiling", datetime.date(2024, 7, 1)).value == 16777.68
    with pytest.raises(CoverageError, match="updated each year"):
        BOOK.value("wellbeing_pension_ceiling", DAY)
