"""Do values add up exactly, in any order, and as a slow reckoning says?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product as every_pair

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.programme.arithmetic import (
    combine,
    completion,
    current_values,
    indicator_amount,
    progress,
    unique_bounds,
    unique_persons,
)
from brecha.programme.kinds import AggregationOverAgencies, AggregationOverTime
from brecha.programme.model import Attendance, Indicator, Programme, Result, Value

AGENCIES = ("A", "B", "C")
PERIODS = ("2020", "2021", "2022")
amounts = st.decimals(min_value=0, max_value=10_000, places=2)
tables = st.dictionaries(
    st.tuples(st.sampled_from(AGENCIES), st.sampled_from(PERIODS)), amounts, min_size=1
)
ratios = st.dictionaries(
    st.tuples(st.sampled_from(AGENCIES), st.sampled_from(PERIODS)),
    st.tuples(st.integers(0, 500), st.integers(1, 500)),
    min_size=1,
)


def indicator(
    over_time: AggregationOverTime = "sum", over_agencies: AggregationOverAgencies = "sum"
) -> Indicator:
    return Indicator(
        code="I",
        result="R",
        aggregation_over_time=over_time,
        aggregation_over_agencies=over_agencies,
    )


def actuals(table: dict[tuple[str, str], Decimal]) -> list[Value]:
    return [
        Value(indicator="I", kind="actual", number=number, agency=agency, period_end=period)
        for (agency, period), number in table.items()
    ]


def slowly(table: dict[tuple[str, str], Decimal], over_time: str, over_agencies: str) -> Fraction:
    """Reckon an aggregate one cell after the other, by the words of its rules."""
    levels = []
    for agency in AGENCIES:
        cells = [Fraction(str(table[agency, p])) for p in PERIODS if (agency, p) in table]
        if cells:
            level = Fraction(0)
            for cell in cells:
                level = {"sum": level + cell, "last": cell, "max": max(level, cell)}[over_time]
            levels.append(level)
    whole = Fraction(0)
    for level in levels:
        whole = whole + level if over_agencies == "sum" else max(whole, level)
    return whole


@given(tables, st.sampled_from(["sum", "last", "max"]), st.sampled_from(["sum", "max"]))
def test_aggregates_are_what_a_slow_reckoning_gives(
    table: dict[tuple[str, str], Decimal],
    over_time: AggregationOverTime,
    over_agencies: AggregationOverAgencies,
) -> None:
    found = combine(actuals(table), indicator(over_time, over_agencies))

    assert found is not None
    assert found.number == slowly(table, over_time, over_agencies)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_entry_changes_nothing(
    table: dict[tuple[str, str], Decimal], chance: object
) -> None:
    values = actuals(table)
    shuffled = list(values)
    chance.shuffle(shuffled)

    for over_time in ("sum", "last", "max"):
        assert combine(values, indicator(over_time)) == combine(shuffled, indicator(over_time))


@given(tables)
def test_the_sum_over_agencies_is_the_sum_over_places(
    table: dict[tuple[str, str], Decimal],
) -> None:
    by_agency = actuals(table)
    by_place = [replace(value, place=value.agency, agency="") for value in by_agency]

    assert combine(by_agency, indicator()) == combine(by_place, indicator())


@given(ratios)
def test_a_ratio_is_the_sum_of_numerators_over_the_sum_of_denominators(
    table: dict[tuple[str, str], tuple[int, int]],
) -> None:
    values = [
        Value(
            indicator="I",
            kind="actual",
            numerator=Decimal(numerator),
            denominator=Decimal(denominator),
            agency=agency,
            period_end=period,
        )
        for (agency, period), (numerator, denominator) in table.items()
    ]
    percentage = replace(indicator("ratio", "ratio"), measure="percentage")

    found = combine(values, percentage)

    numerators = sum(part for part, _ in table.values())
    denominators = sum(whole for _, whole in table.values())
    assert found is not None
    assert found.number == Fraction(100 * numerators, denominators)


def test_shares_are_never_added() -> None:
    values = actuals({("A", "2022"): Decimal(40), ("B", "2022"): Decimal(70)})
    percentage = replace(indicator("last", "ratio"), measure="percentage")

    assert combine(values, percentage) is None


def test_unique_over_agencies_cannot_be_told_from_counts() -> None:
    values = actuals({("A", "2022"): Decimal(40), ("B", "2022"): Decimal(70)})

    assert combine(values, indicator("last", "unique")) is None


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(AGENCIES))))
def test_unique_persons_lie_between_their_bounds(attended: list[tuple[str, str]]) -> None:
    attendance = [
        Attendance(training="t", person=person, agency=agency) for person, agency in attended
    ]
    counts = [
        Fraction(len({person for person, held in attended if held == agency}))
        for agency in AGENCIES
    ]

    bounds = unique_bounds(counts)

    assert bounds.least <= unique_persons(attendance) <= bounds.most


def test_a_value_of_the_whole_programme_stands_for_all_agencies() -> None:
    values = [*actuals({("A", "2022"): Decimal(4)}), *actuals({("", "2022"): Decimal(9)})]

    found = combine(values, indicator())

    assert found is not None
    assert found.number == 9


def test_the_newest_verified_version_counts() -> None:
    first = Value(indicator="I", kind="actual", number=Decimal(1), version=1)
    second = replace(first, number=Decimal(2), version=2)
    draft = replace(first, number=Decimal(3), version=3, status="draft")

    assert current_values([second, draft, first]) == (second,)


@given(st.permutations(range(1, 6)))
def test_versions_may_come_in_any_order(order: list[int]) -> None:
    values = [Value(indicator="I", kind="actual", number=Decimal(at), version=at) for at in order]

    assert [value.number for value in current_values(values)] == [5]


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "is_cumulative", "expected"),
    [
        (4, 9, 7, True, Fraction(3, 5)),
        (4, 9, 7, False, Fraction(7, 9)),
        (0, 9, 9, True, Fraction(1)),
        (5, 5, 5, True, Fraction(1)),
        (5, 5, 4, True, Fraction(0)),
    ],
)
def test_progress_is_the_part_of_the_way(
    baseline: int,
    target: int,
    actual: int,
    is_cumulative: bool,
    expected: Fraction,
) -> None:
    found = progress(
        Fraction(baseline), Fraction(target), Fraction(actual), is_cumulative=is_cumulative
    )

    assert found == expected


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 18)), min_size=1, max_size=5))
def test_completion_is_full_only_if_every_target_was_reached(pairs: list[tuple[int, int]]) -> None:
    codes = [f"1.{at}" for at, _ in enumerate(pairs)]
    values = [
        Value(indicator=code, kind=kind, number=Decimal(number))
        for code, pair in zip(codes, pairs, strict=True)
        for kind, number in zip(("target", "actual"), pair, strict=True)
    ]
    programme = Programme(
        reference="1",
        results=(Result(code="1", level="outcome"),),
        indicators=tuple(Indicator(code=code, result="1") for code in codes),
        values=tuple(values),
    )

    rate = completion(programme, "1")

    assert rate is not None
    assert 0 <= rate <= 1
    assert (rate == 1) == all(actual >= target for target, actual in pairs)


def test_completion_takes_in_the_results_below() -> None:
    programme = Programme(
        reference="1",
        results=(
            Result(code="1", level="outcome"),
            Result(code="1.1", level="output", parent="1"),
        ),
        indicators=(Indicator(code="a", result="1"), Indicator(code="b", result="1.1")),
        values=tuple(
            Value(indicator=code, kind=kind, number=Decimal(number))
            for (code, number), kind in every_pair([("a", 2), ("b", 4)], ["target", "actual"])
        ),
    )

    assert completion(programme, "1") == 1
    assert completion(programme, "1.1") == 1
    assert completion(programme, "none") is None


@pytest.mark.parametrize(("actual", "expected"), [(10, Fraction(1)), (15, Fraction(1, 2))])
def test_an_indicator_that_should_fall_is_reached_from_above(
    actual: int, expected: Fraction
) -> None:
    numbers = {"baseline": 20, "target": 10, "actual": actual}
    programme = Programme(
        reference="1",
        results=(Result(code="1", level="outcome"),),
        indicators=(Indicator(code="a", result="1", is_ascending=False),),
        values=tuple(
            Value(indicator="a", kind=kind, number=Decimal(number))
            for kind, number in numbers.items()
        ),
    )

    assert completion(programme, "1") == expected


def test_no_value_gives_no_amount() -> None:
    programme = Programme(reference="1", indicators=(indicator(),))

    assert indicator_amount(programme, indicator(), "actual") is None
