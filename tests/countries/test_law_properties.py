"""What holds of every scheme: the same law, the same results; more weeks close no benefit."""

from __future__ import annotations

import datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from brecha.core import LineMap, Text
from brecha.countries import country_names, load_country
from brecha.countries.mexico.law import domestic_work
from brecha.engine import Input, Reform, Scheme, SchemeInForce, in_force, reformed
from domestic_work_runs import BOOK, SCHEMES, results_of

COUNTRIES = {name: load_country(name) for name in country_names()}
EVERY = [(country, name) for country in COUNTRIES for name in COUNTRIES[country].law.schemes]
DAY = datetime.date(2026, 5, 1)
MONTH = "2026-05"
LINES = LineMap(Path("reform.yaml"))
TITLE = Text(es="Lo mismo", en="The same")
PLAIN = {"breach_kind": "other_breach", "days": 20, "days_in_month": 31, "wage": 500}
BENEFITS = "domestic-worker-benefits"
WEEKS = tuple(entry.name for entry in domestic_work.BENEFIT_INPUTS if entry.unit == "weeks")
ENTITLEMENTS = tuple(
    name for name in SCHEMES[BENEFITS].scheme.results["worker"] if name.startswith("is_entitled_")
)


def plain_value(entry: Input) -> object:
    if entry.kind == "text":
        return PLAIN.get(entry.name) or entry.allowed[0]
    return float(PLAIN.get(entry.name, entry.minimum or 0))


def table_of(scheme: Scheme) -> pl.DataFrame:
    keys = {name: "1" for names in scheme.keys.values() for name in names}
    row = keys | {"month": MONTH} | {entry.name: plain_value(entry) for entry in scheme.inputs}
    return pl.DataFrame([row, {**row, next(iter(keys)): "2"}])


@pytest.mark.parametrize(("country", "name"), EVERY, ids=str)
def test_a_reform_that_restates_the_law_changes_no_result(country: str, name: str) -> None:
    book, found = COUNTRIES[country].book, COUNTRIES[country].law.schemes[name]
    law = SchemeInForce.of(found.scheme, book)
    dated = {
        parameter: book.parameters[parameter].values[value.since]
        for parameter, value in law.values(DAY).items()
        if value.since
    }
    same = Reform(TITLE, DAY, dated, in_force(found.scheme.rules, DAY), LINES)

    before = law.run(table_of(found.scheme), "table")
    after = SchemeInForce.of(*reformed(found.scheme, book, same)).run(
        table_of(found.scheme), "table"
    )

    for unit, frame in before.items():
        assert_frame_equal(frame, after[unit], check_exact=True)
        assert frame.height > 0


@given(
    st.fixed_dictionaries({name: st.integers(0, 600) for name in WEEKS}),
    st.sampled_from(WEEKS),
    st.integers(1, 100),
    st.integers(0, 1),
)
def test_more_weeks_never_close_a_benefit(
    given_weeks: dict[str, int], name: str, more: int, is_eventual: int
) -> None:
    case = {"is_insured": 1, "is_eventual": is_eventual, "invalidity_degree": 0.8, **given_weeks}
    raised = {**case, name: given_weeks[name] + more}

    before, after = (results_of(DAY, BENEFITS, one, ENTITLEMENTS) for one in (case, raised))

    for benefit in ENTITLEMENTS:
        assert after[benefit][0] >= before[benefit][0], benefit


@given(st.integers(0, 500_000), st.integers(0, 500_000))
def test_a_raise_lowers_no_cash_benefit(low: int, rise: int) -> None:
    names = ("sickness_cash_daily", "maternity_cash_daily", "work_injury_cash_daily")
    case = {"is_insured": 1, "weeks_uninterrupted": 4, "weeks_in_last_12_months": 30}
    bases = {"daily_base_for_cash_benefits": [low / 100, (low + rise) / 100]}

    results = results_of(DAY, BENEFITS, case | bases, names)

    for name in names:
        assert results[name][0] <= results[name][1], name


def test_every_default_is_of_an_input_and_within_its_limits() -> None:
    for found in SCHEMES.values():
        inputs = {entry.name: entry for entry in found.scheme.inputs}
        assert set(found.defaults) <= set(inputs)
        for name, value in found.defaults.items():
            entry = inputs[name]
            if isinstance(value, str):
                assert value in entry.allowed, name
            elif isinstance(value, float):
                assert value >= (entry.minimum or 0), name
    assert BOOK.currency == "MXN"
