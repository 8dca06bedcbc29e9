from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import Certainty, CoverageError, Reference, Text
from brecha.parameters import DatedValue, Parameter, ParameterBook, Value
from strategies import amounts, days

DAY = datetime.timedelta(days=1)
REFERENCE = Reference(title="Gazette of Arcadia")


def dated(value: Value | None, note: str | None = None) -> DatedValue:
    return DatedValue(value=value, reference=REFERENCE, certainty=Certainty.SECONDARY, note=note)


def parameter(
    values: dict[datetime.date, DatedValue], unit: str = "ARC", per: str | None = "day"
) -> Parameter:
    return Parameter(
        title=Text(es="Salario", en="Wage"),
        description="A wage.",
        unit=unit,
        per=per,
        last_checked=datetime.date(2026, 1, 1),
        values=values,
    )


def book(**parameters: Parameter) -> ParameterBook:
    return ParameterBook(parameters, currency="ARC")


def newest_on(values: dict[datetime.date, float], day: datetime.date) -> float | None:
    """Return the value in force by walking back day by day from one value to the one before."""
    in_force = None
    for date in sorted(values):
        if date > day:
            return in_force
        in_force = values[date]
    return in_force


@given(st.dictionaries(days, amounts, min_size=1, max_size=6), days)
def test_the_value_in_force_is_the_last_on_or_before_the_day(
    values: dict[datetime.date, float], day: datetime.date
) -> None:
    wages = book(wage=parameter({date: dated(value) for date, value in values.items()}))
    expected = newest_on(values, day)

    if expected is None:
        with pytest.raises(CoverageError, match="wage is known from"):
            wages.value("wage", day)
    else:
        assert wages.value("wage", day).value == expected


@given(st.dictionaries(days, amounts, min_size=1, max_size=6))
def test_a_value_holds_from_its_own_day_on(values: dict[datetime.date, float]) -> None:
    wages = book(wage=parameter({date: dated(value) for date, value in values.items()}))

    for date, value in values.items():
        assert wages.value("wage", date).value == value
        assert wages.value("wage", date).since == date


@given(st.dictionaries(days, amounts, min_size=1), st.randoms())
def test_the_order_of_dates_in_the_file_does_not_matter(
    values: dict[datetime.date, float], random: object
) -> None:
    entries = [(date, dated(value)) for date, value in values.items()]
    ordered = book(wage=parameter(dict(sorted(entries, key=lambda entry: entry[0]))))
    random.shuffle(entries)  # type: ignore[attr-defined]  # Hypothesis' own kind
    last = max(values)

    assert book(wage=parameter(dict(entries))).value("wage", last) == ordered.value("wage", last)


def test_the_day_before_the_first_value_is_not_covered() -> None:
    first = datetime.date(2018, 1, 1)
    wages = book(wage=parameter({first: dated(88.36)}))

    with pytest.raises(CoverageError) as caught:
        wages.value("wage", first - DAY)

    assert str(caught.value).startswith(
        "Parameter wage is known from 2018-01-01 on; 2017-12-31 was asked for."
    )


def test_a_declared_hole_says_what_its_note_says() -> None:
    day = datetime.date(2022, 11, 17)
    wages = book(factor=parameter({day: dated(None, note="the Council sets it")}))

    with pytest.raises(CoverageError, match=r"factor has no value on .*the Council sets it"):
        wages.value("factor", day)


def test_a_parameter_that_has_ended_has_no_value_from_that_day_on() -> None:
    start, end = datetime.date(2018, 1, 1), datetime.date(2024, 5, 1)
    wages = book(subsidy=parameter({start: dated(407.02), end: dated(None)}))

    assert wages.value("subsidy", end - DAY).value == 407.02
    with pytest.raises(CoverageError, match="subsidy has no value on 2024-05-01"):
        wages.value("subsidy", end)


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    wages = book(wage=parameter({datetime.date(2018, 1, 1): dated(1.0)}))

    with pytest.raises(CoverageError, match=r"salary is not. Known: wage"):
        wages.value("salary", datetime.date(2020, 1, 1))


def test_all_that_has_no_value_is_told_at_once() -> None:
    day = datetime.date(2018, 1, 1)
    wages = book(
        wage=parameter({day: dated(1.0)}),
        late=parameter({day + DAY: dated(1.0)}),
        hole=parameter({day: dated(None)}),
    )

    with pytest.raises(CoverageError) as caught:
        wages.values(["wage", "late", "unknown", "hole"], day)

    assert len(caught.value.faults) == 3
    assert wages.values(["wage"], day)["wage"].value == 1.0


def test_the_currency_is_called_money_and_the_time_stands_below() -> None:
    day = datetime.date(2018, 1, 1)
    wages = book(
        wage=parameter({day: dated(1.0)}),
        rate=parameter({day: dated(1.0)}, unit="1", per=None),
        cost=parameter({day: dated(1.0)}, unit="ARC / place", per=None),
    )

    assert wages.value("wage", day).unit == "money / day"
    assert wages.value("rate", day).unit == "1"
    assert wages.value("cost", day).unit == "money / place"


def test_a_value_carries_all_that_a_reader_may_ask() -> None:
    day = datetime.date(2018, 1, 1)
    value = book(wage=parameter({day: dated({"general": 1.0}, note="n")})).value("wage", day)

    assert value.name == "wage"
    assert value.title.es == "Salario"
    assert value.value == {"general": 1.0}
    assert value.reference is REFERENCE
    assert value.certainty is Certainty.SECONDARY
    assert value.note == "n"
