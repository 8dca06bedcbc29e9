"""Is the same person found again under a name mistyped? On an invented register, with its truth."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core.errors import CoverageError
from brecha.office.people.entries import Entry, parts_of
from brecha.office.people.groups import (
    STATUSES_OF_CENTRAL,
    STATUSES_OF_LOWER,
    STATUSES_OF_UPPER,
    Link,
    grouped,
    number_of_groups,
)
from brecha.office.people.linkage import LEAST_AUTOMATIC, LEAST_PROPOSED, Proposals, propose
from brecha.office.people.sealing import identity_hash
from made_register import MadeRegister, made_register
from measured_linkage import Rightness, groups_from, rightness

PERSONS, ROWS, FEW = 1500, 1956, 26
WORDS = ("proposed", "automatic", "same", "different")

needs_splink = pytest.mark.skipif(
    find_spec("splink") is None, reason="the extra `linkage` (Splink) is not installed"
)
entry_numbers = st.integers(min_value=1, max_value=12)
links = st.lists(
    st.builds(
        Link,
        entry_numbers,
        entry_numbers,
        st.floats(min_value=0.5, max_value=1, allow_nan=False),
        st.sampled_from(WORDS),
    ).filter(lambda link: link.first < link.second),
    max_size=20,
    unique_by=lambda link: (link.first, link.second),
)


@pytest.fixture(scope="module")
def register() -> MadeRegister:
    return made_register(PERSONS, ROWS)


@pytest.fixture(scope="module")
def proposals(register: MadeRegister) -> Proposals:
    return propose(register.entries)


def exact(register: MadeRegister, *, with_date: bool) -> Rightness:
    return rightness(
        register,
        {
            entry.number: identity_hash("P", entry.name, entry.birth_date if with_date else "")
            for entry in register.entries
        },
    )


def test_the_invented_register_is_the_same_each_time_and_holds_whom_it_says() -> None:
    once, again = made_register(), made_register()

    assert once == again
    assert (len(once.entries), len(set(once.persons))) == (ROWS, PERSONS)
    assert len({*zip(once.agencies, once.persons, strict=True)}) == ROWS
    assert made_register(seed=6) != once


def test_exact_agreement_misses_most_of_those_who_came_twice(register: MadeRegister) -> None:
    found = exact(register, with_date=True)

    assert found.precision > 0.9
    assert found.recall < 0.3
    assert PERSONS < found.number < ROWS


@needs_splink
def test_what_is_joined_automatically_is_right(
    register: MadeRegister, proposals: Proposals
) -> None:
    found = rightness(register, groups_from(register, proposals.pairs, LEAST_AUTOMATIC))

    assert found.precision >= 0.98
    assert found.recall > 3 * exact(register, with_date=True).recall


@needs_splink
def test_linkage_counts_nearer_to_the_truth_than_a_sum_or_an_exact_count(
    register: MadeRegister, proposals: Proposals
) -> None:
    sure, likely = (
        rightness(register, groups_from(register, proposals.pairs, least)).number
        for least in (LEAST_AUTOMATIC, LEAST_PROPOSED)
    )
    nearest_exact = min(
        abs(exact(register, with_date=with_date).number - PERSONS) for with_date in (True, False)
    )

    assert abs(likely - PERSONS) < abs(sure - PERSONS) < nearest_exact < ROWS - PERSONS
    assert PERSONS * 0.95 < likely <= sure


@needs_splink
def test_a_register_without_anybody_twice_is_left_nearly_as_it_is() -> None:
    register = made_register(PERSONS, PERSONS)

    found = rightness(register, groups_from(register, propose(register.entries).pairs, 0.95))

    assert found.number >= PERSONS * 0.99


@needs_splink
def test_the_same_register_gives_the_same_pairs(
    register: MadeRegister, proposals: Proposals
) -> None:
    again = propose(reversed(register.entries))

    first, second = (
        {(pair.first, pair.second): round(pair.probability, 2) for pair in each.pairs}
        for each in (proposals, again)
    )
    assert len(first.keys() ^ second.keys()) <= 0.01 * len(first)


@needs_splink
@pytest.mark.parametrize("number", [0, 1, 2, FEW])
def test_a_small_register_is_linked_by_assumed_weights_and_says_so(number: int) -> None:
    found = propose(made_register(20, FEW).entries[:number])

    assert "assumed" in found.method
    assert found.compared == number


@needs_splink
@pytest.mark.parametrize("missing", [("birth_date",), ("place",), ("birth_date", "place")])
def test_a_register_that_never_asked_for_a_field_is_linked_by_the_others(
    missing: tuple[str, ...],
) -> None:
    entries = [
        replace(each, **dict.fromkeys(missing, "")) for each in made_register(300, 400).entries
    ]

    found = propose(entries)

    assert found.pairs
    assert {getattr(pair, name) for pair in found.pairs for name in missing} == {"missing"}


@needs_splink
def test_a_pair_tells_how_well_fields_agree_and_not_what_they_hold() -> None:
    found = propose(
        [
            Entry(7, "María Guadalupe Hernández López", "1980-02-03", "Loma Bonita"),
            Entry(3, "Ma. Guadalupe Hernandez Lopes", "1980-03-02", ""),
            Entry(9, "Juana Pérez Cruz", "1990-01-01", "El Encino"),
        ]
    )

    (pair,) = found.pairs
    assert (pair.first, pair.second) == (3, 7)
    assert (pair.name, pair.birth_date, pair.place) == ("similar", "similar", "missing")
    assert "ernand" not in repr(found)


@pytest.mark.skipif(find_spec("splink") is not None, reason="the extra `linkage` is installed")
def test_without_the_extra_linking_says_what_to_install() -> None:
    with pytest.raises(CoverageError, match=r"brecha\[linkage\]"):
        propose([])


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("María de la Luz Pérez Núñez", ("maria luz", "perez", "nunez")),
        ("PÉREZ NÚÑEZ, Ma. Luz", ("maria luz", "perez", "nunez")),
        ("Ana Pérez", ("ana", "perez", None)),
        ("Ana", ("ana", None, None)),
        (" - ", (None, None, None)),
    ],
)
def test_a_name_is_taken_apart(name: str, parts: tuple[str | None, ...]) -> None:
    found = parts_of(Entry(1, name))

    assert (found.given, found.first_surname, found.second_surname) == parts


@given(st.text(max_size=40))
def test_any_text_can_be_taken_apart(name: str) -> None:
    found = parts_of(Entry(1, name))

    assert (found.given is None) or found.given.strip() == found.given != ""


@given(links)
def test_the_bounds_hold_the_count_and_who_was_told_apart_stays_apart(told: list[Link]) -> None:
    entries = range(1, 13)
    lower, central, upper = (
        grouped(told, statuses)
        for statuses in (STATUSES_OF_LOWER, STATUSES_OF_CENTRAL, STATUSES_OF_UPPER)
    )

    assert (
        1
        <= number_of_groups(entries, lower)
        <= number_of_groups(entries, central)
        <= number_of_groups(entries, upper)
        <= len(entries)
    )
    for groups in (lower, central, upper):
        for link in told:
            if link.status == "different":
                assert groups.standing_for(link.first) != groups.standing_for(link.second)
