"""Does a programme come back from the database as it went in?"""

from __future__ import annotations

import operator
from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brecha.core.errors import InputError
from brecha.office.data.models import Organisation, Programme, Value
from brecha.office.exchange.dump import programme_of
from brecha.office.exchange.load import load_programme
from brecha.office.running.first_start import EXAMPLE
from brecha.programme import model
from brecha.programme.kinds import BudgetSource, Sex
from brecha.programme.read import read_programme
from office_programme import small_programme

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
KEYS = st.lists(st.text("abcXYZ.-1 ", min_size=1, max_size=8), unique=True, max_size=3)
NUMBERS = st.decimals(-(10**9), 10**9, places=6)
AMOUNTS = st.decimals(0, 10**9, places=2)
DATES = st.sampled_from(["", "2021", "2021-05", "2021-05-31"])


def budgets_of(acronyms: list[str]) -> st.SearchStrategy[tuple[model.Budget, ...]]:
    budgets = st.builds(
        model.Budget,
        agency=st.sampled_from(acronyms or [""]),
        source=st.sampled_from(get_args(BudgetSource)),
        amount=AMOUNTS,
        currency=st.just("USD"),
        category=WORDS,
    )
    key = operator.attrgetter("agency", "source", "category")
    return st.lists(budgets, max_size=2 if acronyms else 0, unique_by=key).map(tuple)


def values_of(acronyms: list[str], codes: list[str]) -> st.SearchStrategy[tuple[model.Value, ...]]:
    parts = st.builds(
        model.DisaggregatedValue,
        dimension=st.just("sex"),
        category=st.sampled_from(get_args(Sex)),
        number=NUMBERS,
    )
    values = st.builds(
        model.Value,
        indicator=st.sampled_from(codes or [""]),
        kind=st.sampled_from(["baseline", "target", "actual"]),
        number=st.none() | NUMBERS,
        text=WORDS,
        agency=st.sampled_from(["", *acronyms]),
        as_of=DATES,
        evidence=st.lists(WORDS, max_size=2).map(tuple),
        disaggregation=st.lists(parts, max_size=2).map(tuple),
    )
    return st.lists(values, max_size=3 if codes else 0).map(
        lambda found: tuple(replace(each, version=at) for at, each in enumerate(found, start=1))
    )


@st.composite
def programmes(draw: st.DrawFn) -> model.Programme:
    acronyms, codes = draw(KEYS), draw(KEYS)
    agency = st.sampled_from(["", *acronyms])
    parent = codes[-1] if len(codes) > 1 else ""
    return model.Programme(
        reference="any",
        title_es=draw(WORDS),
        organisations=tuple(model.Organisation(acronym=each) for each in acronyms),
        results=tuple(
            model.Result(code=code, level="output", parent="" if at else parent)
            for at, code in enumerate(codes)
        ),
        indicators=tuple(
            model.Indicator(code=code, result=codes[0], agency=draw(agency)) for code in codes
        ),
        budgets=draw(budgets_of(acronyms)),
        values=draw(values_of(acronyms, codes)),
    )


def test_the_example_comes_back_as_it_went_in(database: object) -> None:  # noqa: ARG001 - a fixture that sets things up
    example = read_programme(EXAMPLE)

    root = load_programme(example)

    assert programme_of(root) == example


def test_the_small_programme_comes_back_as_it_went_in(root: Programme) -> None:
    assert programme_of(root) == small_programme()


def test_the_same_programme_under_two_references_does_not_mix(root: Programme) -> None:
    second = load_programme(small_programme("P-2"))

    assert programme_of(root) == small_programme()
    assert programme_of(second) == small_programme("P-2")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programme=programmes())
def test_any_programme_comes_back_as_it_went_in(
    database: object,  # noqa: ARG001 - a fixture
    programme: model.Programme,
) -> None:
    programme = replace(programme, reference=f"P-{Programme.objects.count()}")

    root = load_programme(programme)

    assert programme_of(root) == programme


def test_a_page_may_ask_for_some_lists_only(root: Programme) -> None:
    known = programme_of(root, ["values"])

    assert known.values == small_programme().values
    assert known.budgets == ()


def test_every_record_that_names_nothing_is_told(database: object) -> None:  # noqa: ARG001 - a fixture that sets things up
    whole = small_programme()
    broken = replace(
        whole,
        indicators=(replace(whole.indicators[0], result="9"), whole.indicators[1]),
        budgets=(replace(whole.budgets[0], agency="NOBODY"),),
    )

    with pytest.raises(InputError) as caught:
        load_programme(broken)

    told = [fault.text() for fault in caught.value.faults]
    assert any("budgets[1]: agency names NOBODY" in text for text in told)
    assert any("indicators[1]: result names 9" in text for text in told)
    assert Programme.objects.count() == 0


def test_a_programme_that_is_there_already_is_refused_whole(root: Programme) -> None:  # noqa: ARG001 - a fixture that sets things up
    with pytest.raises(InputError, match="programme_is_told_once"):
        load_programme(small_programme())

    assert Organisation.objects.count() == len(small_programme().organisations)


def test_a_number_with_too_many_digits_is_refused_not_rounded(database: object) -> None:  # noqa: ARG001 - a fixture that sets things up
    whole = small_programme()
    exact = replace(whole.values[0], number=Decimal("0.1234567"))

    with pytest.raises(InputError, match="values\\[1\\]: number is refused"):
        load_programme(replace(whole, values=(exact,)))

    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM office_valuehistory")
        assert cursor.fetchone() == (0,)
    assert Value.objects.count() == 0
