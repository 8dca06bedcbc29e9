"""The floor of Recommendation 202: worked examples, dates, properties, codes, bad input."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import CoverageError, InputError
from brecha.countries.mexico.law.protection_floor import (
    GUARANTEES,
    INPUTS,
    Reason,
    Scheme,
    gaps_of,
    guarantees_of,
    read_floor,
    read_portability,
)
from farm_law_runs import (
    BOOK,
    PERSON_DEFAULTS,
    days_of_change,
    is_modelled,
    results_on,
)

DAY = datetime.date(2026, 2, 1)
FIRST_DAY = datetime.date(2022, 1, 1)
TRANSFERS = ("older_persons_pension", "women_pension")
MODELLED = [day for day in days_of_change("protection-floor") if day >= FIRST_DAY]
flags = st.integers(0, 1)
persons = st.fixed_dictionaries(
    {
        **{entry.name: flags for entry in INPUTS if entry.maximum == 1},
        "age": st.integers(0, 1200).map(lambda tenths: tenths / 10) | st.floats(0, 1),
        "sex": st.sampled_from(("woman", "man")),
        "health_insurance": st.sampled_from(("none", "imss", "issste", "other")),
    }
)


def test_every_day_of_change_from_the_first_modelled_day_on_runs() -> None:
    assert FIRST_DAY in MODELLED
    assert [day for day in MODELLED if not is_modelled("protection-floor", day)] == []
    for day in MODELLED:
        guarantees = guarantees_of(results_on(day, "protection-floor"), 0)
        assert [guarantee.name for guarantee in guarantees] == list(GUARANTEES)


@pytest.mark.parametrize("day", ["2019-06-01", "2020-06-01", "2021-06-01"])
def test_amounts_that_no_source_confirms_raise(day: str) -> None:
    assert not is_modelled("protection-floor", datetime.date.fromisoformat(day))
    with pytest.raises(CoverageError, match="no source at hand confirms"):
        BOOK.value("older_persons_pension", datetime.date.fromisoformat(day))


@pytest.mark.parametrize("name", TRANSFERS)
def test_an_amount_known_from_the_press_is_marked_secondary(name: str) -> None:
    known = [dated for dated in BOOK.parameters[name].values.values() if dated.value is not None]

    assert {str(dated.certainty) for dated in known} == {"secondary"}


@given(persons, st.sampled_from(MODELLED))
def test_a_guarantee_is_met_by_a_scheme_or_missing_for_a_reason(
    person: dict[str, float | str], day: datetime.date
) -> None:
    for guarantee in guarantees_of(results_on(day, "protection-floor", **person), 0):
        assert guarantee.is_met == (guarantee.reason is None)
        assert guarantee.is_met == (guarantee.scheme is not None)
        assert guarantee.is_concerned or not guarantee.is_met


@given(persons, st.sampled_from(MODELLED))
def test_one_more_right_closes_gaps_and_opens_none(
    person: dict[str, float | str], day: datetime.date
) -> None:
    rights = [entry.name for entry in INPUTS if entry.maximum == 1]
    rights.remove("lives_in_indigenous_municipality")
    before = set(gaps_of(results_on(day, "protection-floor", **person), 0))

    for name in rights:
        after = set(gaps_of(results_on(day, "protection-floor", **{**person, name: 1}), 0))
        assert after <= before, name


@given(persons)
def test_a_person_is_a_child_of_active_age_or_older(person: dict[str, float | str]) -> None:
    results = results_on(DAY, "protection-floor", **person)

    concerned = {item.name for item in guarantees_of(results, 0) if item.is_concerned}

    assert "essential_health" in concerned
    assert len(concerned & {"children", "active_age"}) == (float(person["age"]) < 65)
    assert ("older_persons" in concerned) >= (float(person["age"]) >= 65)


@given(persons)
def test_only_who_receives_a_transfer_gets_its_amount(person: dict[str, float | str]) -> None:
    results = results_on(DAY, "protection-floor", **person)

    expected = {Scheme.WOMEN_PENSION: 1550.0, Scheme.OLDER_PERSONS_PENSION: 3200.0}
    scheme = Scheme(int(results["transfer_scheme"][0]))
    due = expected.get(scheme, 0.0) if person["receives_transfer"] else 0.0
    assert results["transfer_monthly"][0] == pytest.approx(due)


def test_each_code_is_said_in_words() -> None:
    floor = read_floor()

    assert [entry.id for entry in floor.guarantees] == list(GUARANTEES)
    assert {entry.id for entry in floor.schemes} == {
        scheme.name.lower() for scheme in Scheme if scheme is not Scheme.NONE
    }
    assert {entry.id for entry in floor.reasons} == {
        reason.name.lower() for reason in Reason if reason is not Reason.MET
    }


def test_gaps_of_a_worker_without_insurance_are_named() -> None:
    results = results_on(DAY, "protection-floor", age=[30, 70], can_reach_free_services=1)

    assert gaps_of(results, 0) == ("active_age",)
    assert gaps_of(results, 1) == ("older_persons",)


def test_a_year_of_issste_counts_for_52_weeks() -> None:
    rights = {right.id: right for right in read_portability()}

    assert rights["imss_and_issste"].weeks_per_year == 52
    assert [right.id for right in rights.values() if right.is_hole] == ["between_countries"]


def test_an_insurance_that_is_not_known_is_named() -> None:
    with pytest.raises(InputError, match="one of none, imss, issste, other; it holds private"):
        results_on(DAY, "protection-floor", health_insurance="private")


def test_a_person_that_is_not_there_is_told() -> None:
    results = results_on(DAY, "protection-floor")

    with pytest.raises(InputError, match="0 to 0; it is 1"):
        guarantees_of(results, 1)


def test_every_number_out_of_range_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        results_on(DAY, "protection-floor", age=-1, has_school_grant=np.nan)

    assert {fault.values["name"] for fault in caught.value.faults} == {"age", "has_school_grant"}


def test_every_input_has_a_default_of_a_person() -> None:
    assert set(PERSON_DEFAULTS) == {entry.name for entry in INPUTS}
