"""What protects a domestic worker: hours and rest, benefits by weeks, checklists."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import CoverageError
from brecha.countries.mexico.law import domestic_work
from brecha.countries.mexico.law.domestic_work import read_benefits, read_contract_items
from domestic_work_runs import BOOK, results_of

DAY = datetime.date(2026, 5, 1)
ADULT = {"age": 40, "hours_daily": 8, "hours_weekly": 48, "medical_certificates_yearly": 0}
MINOR = {"age": 16, "hours_daily": 6, "hours_weekly": 36, "medical_certificates_yearly": 2}
NO_WEEKS = dict.fromkeys((entry.name for entry in domestic_work.BENEFIT_INPUTS), 0.0)


def labour(name: str, **values: Any) -> float:  # noqa: ANN401 - numbers and texts
    return float(results_of(DAY, "domestic-worker-labour", values, (name,))[name][0])


def benefit(name: str, **values: float) -> float:
    return float(results_of(DAY, "domestic-worker-benefits", NO_WEEKS | values, (name,))[name][0])


@pytest.mark.parametrize(
    ("change", "is_within"),
    [
        ({}, 1),
        ({"hours_daily": 6.5}, 0),
        ({"hours_weekly": 37}, 0),
        ({"medical_certificates_yearly": 1}, 0),
        (ADULT, 1),
        ({"age": 18, "hours_daily": 8}, 1),
    ],
)
def test_a_working_minor_has_limits(change: dict[str, float], is_within: int) -> None:
    assert labour("is_minor_within_limits", **(MINOR | change)) == is_within


@pytest.mark.parametrize(("age", "may_work"), [(14, 0), (15, 1), (70, 1)])
def test_nobody_under_fifteen_may_be_employed(age: int, may_work: int) -> None:
    assert labour("is_of_working_age", age=age) == may_work


@pytest.mark.parametrize(
    ("shift", "hours", "is_kept"),
    [("day", 8, 1), ("day", 8.5, 0), ("mixed", 7.5, 1), ("mixed", 8, 0), ("night", 7, 1)],
)
def test_the_day_has_a_limit_by_shift(shift: str, hours: float, is_kept: int) -> None:
    assert labour("is_daily_limit_kept", shift=shift, hours_daily=hours) == is_kept


@pytest.mark.parametrize(("year", "limit"), [(2026, 48), (2027, 46), (2028, 44), (2030, 40)])
def test_the_week_shortens_by_year(year: int, limit: int) -> None:
    given_hours = {"hours_weekly": [limit, limit + 1]}
    day = datetime.date(year, 6, 1)

    kept = results_of(day, "domestic-worker-weekly-hours", given_hours, ("is_weekly_limit_kept",))

    assert kept["is_weekly_limit_kept"].tolist() == [1, 0]


def test_who_lives_in_rests_at_night_and_by_day() -> None:
    rest = {"is_live_in": 1, "night_rest_hours": 9, "midday_rest_hours": 3}

    assert labour("is_live_in_rest_kept", **rest) == 1
    assert labour("is_live_in_rest_kept", **(rest | {"night_rest_hours": 8})) == 0
    assert labour("is_live_in_rest_kept", **(rest | {"midday_rest_hours": 2})) == 0
    assert (
        labour("is_live_in_rest_kept", is_live_in=0, night_rest_hours=0, midday_rest_hours=0) == 1
    )


def test_a_day_and_a_half_of_rest_is_due_each_week() -> None:
    assert labour("is_weekly_rest_kept", weekly_rest_days=1.5) == 1
    assert labour("is_weekly_rest_kept", weekly_rest_days=1) == 0


@pytest.mark.parametrize(("days", "notice"), [(30, 0), (31, 8)])
def test_the_employer_owes_notice_after_the_trial(days: int, notice: int) -> None:
    assert labour("notice_days_of_employer", days_of_service=days) == notice
    assert labour("notice_days_of_worker", days_of_service=days) == 8


def test_old_vacations_are_known_of_the_first_year_only() -> None:
    day = datetime.date(2022, 12, 31)

    with pytest.raises(CoverageError, match="first year"):
        results_of(day, "domestic-worker-labour", {"years_of_service": 2}, ("vacation_days",))


@given(st.floats(0, 60), st.floats(0, 60))
def test_more_service_never_gives_fewer_days_of_vacation(one: float, other: float) -> None:
    years = sorted((one, other))

    less, more = results_of(
        DAY, "domestic-worker-labour", {"years_of_service": years}, ("vacation_days",)
    )["vacation_days"]

    assert less <= more


@pytest.mark.parametrize(
    ("name", "values", "is_entitled"),
    [
        ("medical_care", {"is_insured": 1}, 1),
        ("medical_care", {}, 0),
        ("sickness_cash", {"is_insured": 1, "weeks_uninterrupted": 4}, 1),
        ("sickness_cash", {"is_insured": 1, "weeks_uninterrupted": 3}, 0),
        ("sickness_cash", {"is_insured": 1, "weeks_in_last_4_months": 6}, 0),
        ("sickness_cash", {"is_insured": 1, "is_eventual": 1, "weeks_in_last_4_months": 6}, 1),
        ("sickness_cash", {"is_insured": 1, "is_eventual": 1, "weeks_in_last_4_months": 5}, 0),
        ("maternity_cash", {"is_insured": 1, "weeks_in_last_12_months": 30}, 1),
        ("maternity_cash", {"is_insured": 1, "weeks_in_last_12_months": 29}, 0),
        ("work_injury_cash", {"is_insured": 1}, 1),
        ("funeral_aid", {"weeks_in_last_9_months": 12}, 1),
        ("funeral_aid", {"weeks_in_last_9_months": 11}, 0),
        ("medical_care_after_end", {"weeks_uninterrupted": 8}, 1),
        ("medical_care_after_end", {"weeks_uninterrupted": 7}, 0),
        ("invalidity_pension", {"weeks_contributed": 250, "invalidity_degree": 0.5}, 1),
        ("invalidity_pension", {"weeks_contributed": 249, "invalidity_degree": 0.5}, 0),
        ("invalidity_pension", {"weeks_contributed": 150, "invalidity_degree": 0.75}, 1),
        ("invalidity_pension", {"weeks_contributed": 400}, 0),
        ("survivors_pension", {"weeks_contributed": 150}, 1),
        ("survivors_pension", {"weeks_contributed": 149}, 0),
        ("nursery", {"is_insured": 1}, 1),
        ("marriage_aid", {"weeks_contributed": 150}, 1),
        ("marriage_aid", {"weeks_contributed": 149}, 0),
        ("unemployment_withdrawal", {"days_without_work": 46}, 1),
        ("unemployment_withdrawal", {"days_without_work": 45}, 0),
    ],
)
def test_weeks_of_quotas_open_a_benefit(
    name: str, values: dict[str, float], is_entitled: int
) -> None:
    assert benefit(f"is_entitled_{name}", **values) == is_entitled


def test_the_employer_pays_maternity_leave_where_weeks_do_not_suffice() -> None:
    name = "is_maternity_wage_due_by_employer"

    assert benefit(name, is_insured=1, weeks_in_last_12_months=29) == 1
    assert benefit(name, is_insured=1, weeks_in_last_12_months=30) == 0


def test_cash_benefits_are_a_share_of_the_sum_of_bases() -> None:
    given_weeks = {"is_insured": 1, "weeks_uninterrupted": 4, "weeks_in_last_12_months": 30}
    base = {"daily_base_for_cash_benefits": 996.84}

    assert benefit("sickness_cash_daily", **given_weeks, **base) == pytest.approx(598.10)
    assert benefit("maternity_cash_daily", **given_weeks, **base) == 996.84
    assert benefit("work_injury_cash_daily", is_insured=1, **base) == 996.84
    assert benefit("sickness_cash_daily", is_insured=1, **base) == 0


@pytest.mark.parametrize(
    ("gap", "after", "weeks"),
    [(3, 0, 100), (3.5, 25, 25), (3.5, 26, 126), (6, 26, 126), (6.5, 51, 51), (6.5, 52, 152)],
)
def test_earlier_weeks_count_again_after_a_gap(gap: float, after: int, weeks: int) -> None:
    name = "weeks_recognised_after_gap"

    assert benefit(name, weeks_before_gap=100, weeks_after_gap=after, gap_years=gap) == weeks


@pytest.mark.parametrize(("weeks", "kept"), [(100, 52), (208, 52), (400, 100)])
def test_pension_rights_last_a_quarter_of_the_time_and_a_year_at_least(
    weeks: int, kept: int
) -> None:
    assert benefit("weeks_of_kept_pension_rights", weeks_contributed=weeks) == kept


def test_the_day_of_payment_in_advance_is_a_hole_of_the_mandatory_regime() -> None:
    name = "advance_payment_day_domestic_workers"

    assert BOOK.value(name, datetime.date(2020, 1, 1)).value == 20
    with pytest.raises(CoverageError, match="names no day"):
        BOOK.value(name, DAY)


def test_a_contract_has_ten_items() -> None:
    items = read_contract_items()

    assert len({item.id for item in items}) == 10
    assert {item.law for item in items} == {("LFT 331 Ter",)}
    assert all(item.text.es and item.text.en for item in items)


def test_every_benefit_has_a_sheet_a_rule_and_its_weeks() -> None:
    rules = {rule.name for rule in domestic_work.BENEFIT_RULES}
    weeks = BOOK.value("benefit_qualifying_weeks", DAY).value
    sheets = {sheet.id: sheet for sheet in read_benefits()}

    assert {f"is_entitled_{name}" for name in sheets} == {
        name for name in rules if name.startswith("is_entitled_")
    }
    assert {sheet.weeks for sheet in sheets.values() if sheet.weeks} <= set(weeks)
