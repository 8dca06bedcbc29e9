"""Temporary farm workers: worked examples, dates of change, properties, bad input."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import CoverageError, InputError, Text
from brecha.countries.mexico.law import agricultural_work
from brecha.countries.mexico.law.agricultural_work import BRANCHES
from brecha.engine import Scheme, SchemeInForce
from farm_law_runs import (
    BOOK,
    FARM_DEFAULTS,
    FOLDER,
    SETS,
    cases_of,
    days_of_change,
    is_modelled,
    read_case,
    results_on,
)

DAY = datetime.date(2026, 2, 1)
HOLES = [datetime.date(year, 6, 1) for year in range(2017, 2025)]
FIRST_DAYS = {
    "contributions": datetime.date(2018, 1, 1),
    "status": datetime.date(2024, 1, 25),
    "agricultural_work": datetime.date(2025, 1, 1),
}
DECREE_BRANCHES = tuple(BRANCHES)[:4]
LAST_DECREE = datetime.date(2026, 12, 31)
wages = st.integers(1, 400_000).map(lambda cents: cents / 100)
DECREE_DAYS = [day for day in days_of_change("agricultural_work") if day.year in {2025, 2026}]
farm_days = st.sampled_from(DECREE_DAYS)


@pytest.mark.parametrize(
    "path", cases_of("agricultural_work"), ids=lambda path: str(path.relative_to(FOLDER))
)
def test_a_worked_example_comes_out(path: Path) -> None:
    day, case = read_case(path)

    results = results_on(day, "agricultural_work", tuple(case.expected), **case.input)

    computed = {name: float(results[name][0]) for name in case.expected}
    assert computed == pytest.approx(case.expected, abs=case.tolerance + 1e-9, rel=0)


@pytest.mark.parametrize("name", FIRST_DAYS)
def test_every_day_of_change_from_the_first_modelled_day_on_runs(name: str) -> None:
    first = FIRST_DAYS[name]
    last = LAST_DECREE if name == "agricultural_work" else datetime.date.max
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
        results_on(day, "agricultural_work", ("decree_ceiling_daily",))


def test_contributions_run_in_years_whose_decree_is_not_known() -> None:
    results = results_on(datetime.date(2020, 6, 1), "contributions", wage_daily=250)

    assert results["quotas_total"][0] > 0


def test_a_scheme_of_each_set_runs_on_a_table() -> None:
    row = {"worker_id": "1", "employer": "1", "month": "2026-02", **FARM_DEFAULTS}
    table = pl.DataFrame([row, {**row, "worker_id": "2", "wage_daily": 800.0}])
    text = Text(es="Campo", en="Farm work")
    key = {"worker": ("worker_id", "employer", "month")}

    for name in FIRST_DAYS:
        chosen = SETS[name]
        scheme = Scheme(name, text, key, chosen.inputs, chosen.rules, {"worker": chosen.results})
        frame = SchemeInForce.of(scheme, BOOK).run(
            table.select(list(scheme.table.empty().columns)), "table"
        )["worker"]
        for result in chosen.results:
            direct = results_on(DAY, name, wage_daily=[500.0, 800.0])[result]
            assert frame[result].to_list() == direct.tolist(), result


@given(wages, st.integers(0, 31), farm_days)
def test_the_branches_sum_to_the_totals(wage: float, days: int, day: datetime.date) -> None:
    results = results_on(day, "contributions", wage_daily=wage, days=days)

    employer = sum(results[names[0]] for names in BRANCHES.values())
    worker = sum(results[name] for _, name in BRANCHES.values() if name)

    assert employer == pytest.approx(results["employer_total"])
    assert worker == pytest.approx(results["worker_total"])
    assert employer + worker == pytest.approx(results["quotas_total"])


@given(wages, wages, st.sampled_from(("general", "frontera_norte")), farm_days)
def test_a_raise_lowers_neither_base_nor_quotas_nor_benefit(
    one: float, other: float, zone: str, day: datetime.date
) -> None:
    results = results_on(day, "agricultural_work", wage_daily=sorted((one, other)), zone=zone)

    rising = ("contribution_base_daily", "quotas_total", "decree_benefit_of_employer_share")
    for name in rising:
        assert results[name][0] <= results[name][1] + 1e-9, name


@given(wages, st.sampled_from(("general", "frontera_norte")), farm_days)
def test_the_decree_relieves_no_more_than_the_four_branches_cost(
    wage: float, zone: str, day: datetime.date
) -> None:
    results = results_on(day, "agricultural_work", wage_daily=wage, zone=zone)
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
    base = results_on(day, "contributions", wage_daily=wage, zone=zone)["contribution_base_daily"]
    key = {"general": "general", "frontera_norte": "northern_border"}[zone]

    assert base >= BOOK.value("minimum_wage_daily", day).value[key]
    assert base <= 25 * BOOK.value("uma_daily", day).value * (1 + 1e-12)


@given(st.integers(0, 53), st.integers(0, 31), st.integers(0, 90))
def test_maternity_is_paid_by_one_side_only(weeks: int, days: int, before: int) -> None:
    results = results_on(
        DAY,
        "status",
        weeks_in_twelve_months=weeks,
        maternity_days=days,
        maternity_days_before=before,
    )
    paid = [results["maternity_cash_monthly"][0], results["employer_maternity_pay_monthly"][0]]

    assert min(paid) == 0
    assert (max(paid) > 0) == (days > 0 and before < 84)


def test_the_housing_fund_is_no_part_of_the_quotas() -> None:
    results = results_on(DAY, "contributions", wage_daily=500)

    assert results["housing_fund"][0] == pytest.approx(524.65 * 30 * 0.05)


def test_a_zone_that_is_not_known_is_named() -> None:
    with pytest.raises(InputError, match="A zone must be one of general, frontera_norte; sur"):
        results_on(DAY, "contributions", zone="sur")


def test_the_border_zone_has_no_minimum_wage_before_2019() -> None:
    with pytest.raises(CoverageError, match="frontera_norte has no value of its own"):
        results_on(datetime.date(2018, 6, 1), "contributions", zone="frontera_norte")


def test_every_number_out_of_range_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        results_on(
            DAY,
            "contributions",
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
    assert set(names) <= {entry.name for entry in agricultural_work.DECREE_RULES}
