"""Do the rules say of a person what their names promise, unknown answers included?"""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import CoverageError, InputError
from brecha.gaps import LAW, needed_columns, person_columns
from brecha.gaps.columns_of_people import PIECE_ROWS
from brecha.gaps.rules.answers import both, either
from gaps_people import people

NAN = math.nan
answers = st.sampled_from([0.0, 1.0, NAN])


def say(rule: str, law: dict[str, float] | None = None, **columns: list[object]) -> list[float]:
    return person_columns(people(**columns), [rule], law)[rule].tolist()


def same(found: list[float], expected: list[float]) -> bool:
    return bool(np.array_equal(found, expected, equal_nan=True))


@given(first=answers, second=answers)
def test_an_unknown_answer_stays_unknown_only_where_it_matters(first: float, second: float) -> None:
    possible_firsts = [0.0, 1.0] if math.isnan(first) else [first]
    possible_seconds = [0.0, 1.0] if math.isnan(second) else [second]
    pairs = [(one, other) for one in possible_firsts for other in possible_seconds]

    for logic, plain in ((both, min), (either, max)):
        found = logic(np.array([first]), np.array([second]))[0]
        possible = {plain(pair) for pair in pairs}
        assert (found in possible) if len(possible) == 1 else math.isnan(found)


def test_need_of_care_is_counted_once() -> None:
    found = say(
        "needs_care", age=[3.0, 40.0, 70.0, 40.0, None], has_disability=[0.0, 0.0, 1.0, 1.0, 0.0]
    )

    assert same(found, [1, 0, 1, 1, NAN])


def test_old_age_begins_at_65_and_young_age_ends_before_6() -> None:
    ages = [5.0, 6.0, 64.0, 65.0]

    assert say("is_young_child", age=ages) == [1, 0, 0, 0]
    assert say("is_older", age=ages) == [0, 0, 0, 1]
    assert say("is_of_active_age", age=[14.0, 15.0, 64.0, 65.0]) == [0, 1, 1, 0]


def test_cover_is_by_own_work_or_through_the_family() -> None:
    direct, family = [1.0, 0.0, 0.0, None], [0.0, 1.0, 0.0, 1.0]
    columns = {"has_direct_social_security": direct, "has_family_social_security": family}

    assert same(say("has_social_security", **columns), [1, 1, 0, 1])
    assert same(say("has_social_security_by_family_only", **columns), [0, 1, 0, NAN])


def test_minimum_wage_is_due_in_proportion_to_hours_up_to_a_full_week() -> None:
    law = {"minimum_wage_daily": 100.0, "working_week_hours": 48.0}

    due = say("minimum_wage_due_monthly", law, hours_weekly=[24.0, 48.0, 60.0])

    month = 100 * 365 / 12
    assert np.allclose(due, [month / 2, month, month])


def test_pay_below_the_minimum_is_found_with_a_minimum_for_each_person() -> None:
    frame = people(hours_weekly=[48.0, 48.0, None], earnings_monthly=[4000.0, 4000.0, 4000.0])
    law = {"minimum_wage_daily": np.array([100.0, 200.0, 100.0]), "working_week_hours": 48.0}

    found = person_columns(frame, ["earns_below_minimum"], law)["earns_below_minimum"]

    assert same(found.tolist(), [0, 1, NAN])


def test_forty_eight_hours_are_not_yet_long() -> None:
    assert same(say("works_long_hours", hours_weekly=[48.0, 48.5, None]), [0, 1, NAN])


def test_hourly_earnings_without_hours_are_unknown() -> None:
    found = say("earnings_hourly", hours_weekly=[0.0, 42.0], earnings_monthly=[10.0, 1825.0])

    assert math.isnan(found[0])
    assert found[1] == pytest.approx(10)


def test_a_contract_does_not_concern_who_has_no_employer() -> None:
    found = say(
        "barrier_no_written_contract",
        is_employed=[1.0, 1.0, 1.0],
        position=["own_account", "employee", "employee"],
        has_written_contract=[None, 0.0, 1.0],
    )

    assert same(found, [0, 1, 0])


def test_an_absent_column_is_named() -> None:
    with pytest.raises(CoverageError, match="has_family_social_security"):
        say("has_social_security", has_direct_social_security=[1.0])


def test_a_value_of_the_law_must_be_known_and_fit() -> None:
    with pytest.raises(InputError, match="minimum_wage_hourly is not") as unknown:
        say("is_older", {"minimum_wage_hourly": 3.0}, age=[1.0])
    with pytest.raises(InputError, match="one for each of the 1 people"):
        person_columns(
            people(age=[1.0]), ["is_older"], {"minimum_wage_daily": np.array([1.0, 2.0])}
        )

    assert all(entry.name in str(unknown.value) for entry in LAW)


def test_needs_come_from_the_rules_themselves() -> None:
    assert needed_columns(["earns_below_minimum"]) == (
        "hours_weekly",
        "earnings_monthly",
        "minimum_wage_daily",
        "working_week_hours",
    )


def test_pieces_give_what_the_whole_gives() -> None:
    ages = (np.arange(PIECE_ROWS + 7) % 90).astype(float)

    found = person_columns(people(age=ages.tolist()), ["is_older"])["is_older"]

    assert np.array_equal(found, (ages >= 65).astype(float))


def test_nobody_is_no_fault() -> None:
    assert person_columns(people(age=[1.0]).clear(), ["is_older"])["is_older"].tolist() == []
