"""The month of a domestic worker: worked examples, what always holds, every day of change."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import InputError
from brecha.countries.mexico.law import domestic_work
from brecha.countries.mexico.law.domestic_work import BRANCHES
from brecha.engine import in_force
from domestic_work_by_hand import Month
from domestic_work_runs import (
    BOOK,
    MONTH,
    RESULTS,
    SCHEMES,
    days_of_change,
    month_of,
    results_of,
)
from domestic_work_strategies import DAYS, columns_of, months

FIRST_DAY = datetime.date(2019, 4, 1)
FIRST_DAYS = {
    "domestic-worker-labour": datetime.date(2019, 7, 3),
    "domestic-worker-weekly-hours": datetime.date(2026, 5, 1),
    "domestic-worker-benefits": FIRST_DAY,
    "domestic-worker-pension": datetime.date(2021, 1, 1),
}
SIDES = ("employer", "worker")


MONTH_CHANGES = [day for day in days_of_change(MONTH) if day >= FIRST_DAY]


@pytest.mark.parametrize("day", MONTH_CHANGES, ids=str)
def test_the_month_is_complete_on_every_day_of_change(day: datetime.date) -> None:
    results = month_of(day, {"wage": [500, 300], "days": [20, 5]})

    assert set(results) == set(RESULTS)
    assert all(np.isfinite(column).all() for column in results.values())
    assert results["quotas_total"][0] > 0


@pytest.mark.parametrize("name", [name for name in SCHEMES if name.startswith(f"{MONTH}-")])
def test_each_other_scheme_is_complete_on_every_day_of_change(name: str) -> None:
    scheme = SCHEMES[name].scheme
    least = {
        entry.name: entry.allowed[0] if entry.kind == "text" else entry.minimum
        for entry in scheme.inputs
    }
    days = [day for day in days_of_change(name) if day >= FIRST_DAYS[name]]

    for day in days:
        results = results_of(day, name, least, scheme.results["worker"])
        assert all(np.isfinite(column).all() for column in results.values()), day

    assert days != []


def test_nothing_is_modelled_before_the_pilot() -> None:
    day_before = FIRST_DAY - datetime.timedelta(days=1)

    assert in_force(domestic_work.RULES, day_before) == ()
    assert set(RESULTS) <= {rule.name for rule in in_force(domestic_work.RULES, FIRST_DAY)}


@given(months, st.sampled_from(DAYS))
def test_the_branches_sum_to_the_totals(month: Month, day: datetime.date) -> None:
    results = month_of(day, columns_of(month))

    for side in SIDES:
        parts = sum(results[f"{branch}_{side}"] for branch in BRANCHES)
        np.testing.assert_allclose(parts, results[f"{side}_total"], atol=1e-7)
    both = sum(results[f"{side}_total"].sum() for side in SIDES)
    assert results["quotas_total"][0] == pytest.approx(both, abs=1e-7)


@given(months, st.sampled_from(DAYS))
def test_several_employers_never_pay_above_the_cap_of_one(month: Month, day: datetime.date) -> None:
    several = month_of(day, columns_of(month))
    total = several["integrated_wage_daily"].sum()

    one = month_of(day, {"wage": total, "integration_factor": 1.0})

    ceiling = 25 * BOOK.value("uma_daily", day).value
    together = several["contribution_base_daily"].sum()
    assert together == pytest.approx(one["contribution_base_daily"][0], abs=1e-7)
    assert together <= ceiling + 1e-7
    assert several["daily_base_for_cash_benefits"][0] == pytest.approx(together)


@given(months, st.sampled_from(DAYS), st.integers(0, 4), st.integers(1, 500_000))
def test_a_raise_never_lowers_the_base_of_benefits(
    month: Month, day: datetime.date, which: int, cents: int
) -> None:
    columns = columns_of(month)
    wages = list(columns["wage"])
    wages[which % len(wages)] += cents / 100

    before, after = month_of(day, columns), month_of(day, columns | {"wage": wages})

    name = "daily_base_for_cash_benefits"
    assert after[name][0] >= before[name][0] - 1e-7


@given(st.integers(1, 500_000), st.integers(1, 500_000), st.integers(0, 31), st.sampled_from(DAYS))
def test_a_raise_by_the_only_employer_lowers_neither_quotas_nor_days(
    low: int, rise: int, days: int, day: datetime.date
) -> None:
    before, after = (
        month_of(day, {"wage": cents / 100, "days": days, "days_in_month": 31})
        for cents in (low, low + rise)
    )

    for name in ("quotas_total", "days_covered", "contribution_base_daily"):
        assert after[name][0] >= before[name][0] - 1e-7, name


@given(months, st.sampled_from(DAYS))
def test_the_days_covered_lie_within_the_month(month: Month, day: datetime.date) -> None:
    covered = month_of(day, columns_of(month))["days_covered"][0]

    assert 0 <= covered <= month.days


@given(st.floats(0, 20_000), st.floats(0, 20_000), st.floats(0, 5_000), st.integers(0, 60))
def test_more_quotas_never_cover_fewer_days(
    one: float, other: float, floor: float, reported: int
) -> None:
    rules = {rule.name: rule for rule in in_force(domestic_work.RULES, DAYS[-1])}
    quotas = np.array(sorted((one, other)))

    is_full = rules["is_covered_full_month"](quotas, np.full(2, floor))
    less, more = rules["days_covered"](np.full(2, 31.0), np.full(2, float(reported)), is_full)

    assert less <= more <= 31


@pytest.mark.parametrize(
    ("day", "zone", "wage", "is_underpaid"),
    [
        ("2020-12-01", "general", 123.22, 0),
        ("2020-12-01", "general", 123.21, 1),
        ("2021-01-01", "general", 154.02, 1),
        ("2021-01-01", "general", 154.03, 0),
        ("2026-05-01", "general", 342.46, 1),
        ("2026-05-01", "general", 342.47, 0),
        ("2026-05-01", "frontera_norte", 440.86, 1),
        ("2026-05-01", "frontera_norte", 440.87, 0),
    ],
)
def test_a_wage_is_measured_by_the_minimum_of_its_zone_and_date(
    day: str, zone: str, wage: float, is_underpaid: int
) -> None:
    results = month_of(datetime.date.fromisoformat(day), {"zone": zone, "wage": wage})

    assert results["is_underpaid"][0] == is_underpaid


def test_the_housing_fund_begins_in_2024() -> None:
    before, after = (
        month_of(datetime.date(year, month, 1), {"wage": 500})["infonavit"][0]
        for year, month in ((2023, 12), (2024, 1))
    )

    assert before == 0
    assert after > 0


def test_a_base_below_the_general_minimum_wage_is_told() -> None:
    results = month_of(datetime.date(2026, 5, 1), {"wage": [300, 302]})

    assert results["is_base_below_minimum"].tolist() == [1, 0]


@pytest.mark.parametrize(("column", "text"), [("pay_period", "year"), ("zone", "southern_border")])
def test_an_unknown_word_is_named(column: str, text: str) -> None:
    with pytest.raises(InputError, match=text):
        month_of(datetime.date(2026, 5, 1), {"wage": 500, column: text})
