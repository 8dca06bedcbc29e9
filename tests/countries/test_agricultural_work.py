"""Temporary farm workers: worked examples, dates of change, properties, bad input."""

from __future__ import annotations

import datetime

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import CoverageError, InputError
from brecha.countries.mexico.law import agricultural_work
from brecha.countries.mexico.law.agricultural_work import BRANCHES
from brecha.engine import SchemeInForce
from farm_law_runs import (
    BOOK,
    FARM_DEFAULTS,
    SCHEMES,
    days_of_change,
    is_modelled,
    results_on,
)

DAY = datetime.date(2026, 2, 1)
HOLES = [datetime.date(year, 6, 1) for year in range(2017, 2025)]
FIRST_DAYS = {
    "agricultural-contributions": datetime.date(2018, 1, 1),
    "agricultural-benefits": datetime.date(2024, 1, 25),
    "agricultural-decree": datetime.date(2025, 1, 1),
}
DECREE_BRANCHES = tuple(BRANCHES)[:4]
LAST_DECREE = datetime.date(2026, 12, 31)
wages = st.integers(1, 400_000).map(lambda cents: cents / 100)
DECREE_DAYS = [day for day in days_of_change("agricultural-worker") if day.year in {2025, 2026}]
farm_days = st.sampled_from(DECREE_DAYS)


@pytest.mark.parametrize("name", FIRST_DAYS)
def test_every_day_of_change_from_the_first_modelled_day_on_runs(name: str) -> None:
    first = FIRST_DAYS[name]
    last = LAST_DECREE if name == "agricultural-decree" else datetime.date.max
    days = [day for day in days_of_change(name) if first <= day <= last]

    modelled = [day for day in days if is_modelled(name, day)]

    assert first in days
    assert modelled == days
    for day in days:
        assert all(np.isfinite(column).all() for column in results_on(day, name).values()), day


@pytest.mark.parametrize("name", FIRST_DAYS)
def test_no_set_is_modelled_before_its_first_day(name: str) -> None:
    assert not is_modelled(name, FIRST_DAYS[name] - datetime.timedelta(days=1))


@pytest.mark.parametrize("day", [*HOLES, datetime.date(2027, 1, 1)], ids=str)
def test_a_year_whose_factor_is_not_known_raises_and_says_so(day: datetime.date) -> None:
    with pytest.raises(CoverageError, match="farm_decree_factor has no value on"):
        results_on(day, "agricultural-worker", ("decree_ceiling_daily",))


def test_contributions_run_in_years_whose_decree_is_not_known() -> None:
    results = results_on(datetime.date(2020, 6, 1), "agricultural-contributions", wage_daily=250)

    assert results["quotas_total"][0] > 0


@pytest.mark.parametrize("name", [*FIRST_DAYS, "agricultural-worker"])
def test_each_scheme_runs_on_a_table(name: str) -> None:
    row = {"worker_id": "1", "employer_name": "A", "month": "2026-02", **FARM_DEFAULTS, "days": 28}
    table = pl.DataFrame([row, {**row, "worker_id": "2", "wage_daily": 800.0}])
    scheme = SCHEMES[name].scheme

    frame = SchemeInForce.of(scheme, BOOK).run(
        table.select(list(scheme.table.empty().columns)), "table"
    )["worker"]

    direct = results_on(DAY, name, wage_daily=[500.0, 800.0], days=28)
    for result in scheme.results["worker"]:
        assert frame[result].to_list() == direct[result].tolist(), result


def test_more_days_than_the_month_has_are_told_of_a_table() -> None:
    row = {"worker_id": "1", "employer_name": "A", "month": "2026-02", **FARM_DEFAULTS}
    table = pl.DataFrame([{**row, "days": 28}, {**row, "worker_id": "2", "sick_days": 29}])

    with pytest.raises(InputError) as caught:
        SchemeInForce.of(SCHEMES["agricultural-worker"].scheme, BOOK).run(table, "farm.csv")

    told = [fault.text() for fault in caught.value.faults]
    assert len(told) == 2
    assert "Column days must be at most the days of the month" in told[0]
    assert "rows 3 hold 30.0" in told[0]
    assert "rows 3 hold 29.0" in told[1]


@given(wages, st.integers(0, 31), farm_days)
def test_the_branches_sum_to_the_totals(wage: float, days: int, day: datetime.date) -> None:
    results = results_on(day, "agricultural-contributions", wage_daily=wage, days=days)

    employer = sum(results[names[0]] for names in BRANCHES.values())
    worker = sum(results[name] for _, name in BRANCHES.values() if name)

    assert employer == pytest.approx(results["employer_total"])
    assert worker == pytest.approx(results["worker_total"])
    assert employer + worker == pytest.approx(results["quotas_total"])


@given(wages, wages, st.sampled_from(("general", "frontera_norte")), farm_days)
def test_a_raise_lowers_neither_base_nor_quotas_nor_benefit(
    one: float, other: float, zone: str, day: datetime.date
) -> None:
    results = results_on(day, "agricultural-worker", wage_daily=sorted((one, other)), zone=zone)

    rising = ("contribution_base_daily", "quotas_total", "decree_benefit_of_employer_share")
    for name in rising:
        assert results[name][0] <= results[name][1] + 1e-9, name


@given(wages, st.sampled_from(("general", "frontera_norte")), farm_days)
def test_the_decree_relieves_no_more_than_the_four_branches_cost(
    wage: float, zone: str, day: datetime.date
) -> None:
    results = results_on(day, "agricultural-worker", wage_daily=wage, zone=zone)
    relieved = (
        results["decree_benefit_of_employer_share"] + results["decree_benefit_of_worker_share"]
    )
    cost = sum(results[name] for branch in DECREE_BRANCHES for name in BRANCHES[branch] if name)

    assert relieved >= 0
    assert relieved <= cost
    above = results["contribution_base_daily"] > results["decree_ceiling_daily"]
    assert (relieved > 0) == above


@given(wages, st.sampled_from(("general", "frontera_norte")), farm_days)
def test_the_base_lies_between_the_minimum_wage_and_the_ceiling(
    wage: float, zone: str, day: datetime.date
) -> None:
    base = results_on(day, "agricultural-contributions", wage_daily=wage, zone=zone)[
        "contribution_base_daily"
    ]
    key = {"general": "general", "frontera_norte": "northern_border"}[zone]

    assert base >= BOOK.value("minimum_wage_daily", day).value[key]
    assert base <= 25 * BOOK.value("uma_daily", day).value * (1 + 1e-12)


@given(st.integers(0, 53), st.integers(0, 31), st.integers(0, 90))
def test_maternity_is_paid_by_one_side_only(weeks: int, days: int, before: int) -> None:
    results = results_on(
        DAY,
        "agricultural-benefits",
        weeks_in_twelve_months=weeks,
        maternity_days=days,
        maternity_days_before=before,
    )
    paid = [results["maternity_cash_monthly"][0], results["employer_maternity_pay_monthly"][0]]

    assert min(paid) == 0
    assert (max(paid) > 0) == (days > 0 and before < 84)


def test_the_housing_fund_is_no_part_of_the_quotas() -> None:
    results = results_on(DAY, "agricultural-contributions", wage_daily=500)

    assert results["housing_fund"][0] == pytest.approx(524.65 * 30 * 0.05)


def test_a_zone_that_is_not_known_is_named() -> None:
    with pytest.raises(InputError, match="must hold one of general, frontera_norte; it holds sur"):
        results_on(DAY, "agricultural-contributions", zone="sur")


def test_the_border_zone_has_no_minimum_wage_before_2019() -> None:
    with pytest.raises(CoverageError, match="frontera_norte has no value of its own"):
        results_on(datetime.date(2018, 6, 1), "agricultural-contributions", zone="frontera_norte")


def test_every_number_out_of_range_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        results_on(
            DAY,
            "agricultural-contributions",
            wage_daily=-1.0,
            days=32,
            farm_work_risk_premium=0.6,
            zone="general",
        )

    told = {fault.values["name"] for fault in caught.value.faults}
    assert told == {"wage_daily", "days", "farm_work_risk_premium"}


def test_each_result_is_named_once() -> None:
    names = (
        *agricultural_work.CONTRIBUTION_RESULTS,
        *agricultural_work.STATUS_RESULTS,
        *agricultural_work.DECREE_RESULTS,
    )

    assert len(names) == len(set(names))
    assert set(names) <= {entry.name for entry in agricultural_work.RULES}
