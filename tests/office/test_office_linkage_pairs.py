"""Who judges whether two entries are one person, and how is it counted?"""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from brecha.core.errors import InputError
from brecha.office.data.models import (
    Attendance,
    Membership,
    PersonPair,
    Programme,
    Training,
    User,
)
from brecha.office.editing.current import StaleRowError
from brecha.office.exchange.dump import programme_of
from brecha.office.people.counting import unique_persons, unique_trained
from brecha.office.people.judging import (
    judge,
    may_judge,
    may_open,
    opened,
    take_back,
    visible_pairs,
)
from brecha.office.people.register import erase_person
from brecha.programme.json_form import thaw
from brecha.programme.persons import persons_of
from brecha.reports.programme import frozen
from office_register import (
    MARIA,
    MARIA_AGAIN,
    TODAY,
    Register,
    UserOf,
    events_of,
)


@pytest.fixture
def register(root: Programme, user_of: UserOf) -> Register:
    return Register(root, user_of)


def test_without_a_comparison_each_entry_counts_and_the_method_says_so(register: Register) -> None:
    found = unique_persons(register.root)

    assert register.count() == (4, 4, 4)
    assert found.method == "exact"
    assert found.text() == str(found.central)


def test_the_count_has_bounds_that_judgements_narrow(register: Register) -> None:
    likely, sure = register.pair(1, 3), register.pair(0, 2, "0.97")
    assert register.count() == (2, 3, 4)
    assert unique_persons(register.root).method == "linkage"

    judge(register.officer, likely, "different", "Two sisters.", TODAY)
    assert register.count() == (3, 3, 4)

    judge(register.coordinator, sure, "same", "All agrees.", TODAY)
    assert register.count() == (3, 3, 3)


def test_a_judgement_is_taken_back_with_a_reason_and_the_history_keeps_both(
    register: Register,
) -> None:
    pair = register.pair(1, 3)
    judge(register.officer, pair, "same", "Asked at the course.", TODAY)
    pair.refresh_from_db()
    assert (pair.status, pair.decided_by, pair.decided_on) == ("same", register.officer, TODAY)

    take_back(register.officer, pair, "It was another one.")

    pair.refresh_from_db()
    assert (pair.status, pair.reason, pair.decided_by) == ("proposed", "", None)
    told = [(event.status, event.reason) for event in events_of("PersonPair", "update")]
    assert told == [("same", "Asked at the course."), ("proposed", "")]
    reasons = [event.pgh_context["reason"] for event in events_of("PersonPair", "update")]
    assert reasons == ["Asked at the course.", "It was another one."]


def test_who_was_trained_is_counted_once_over_agencies(register: Register) -> None:
    before = unique_trained(register.root).central
    courses = list(Training.objects.filter(programme=register.root).order_by("pk")[:2])
    for person, course in zip((0, 2), courses, strict=True):
        Attendance.objects.create(
            programme=register.root,
            training=course,
            person=register.persons[person],
            agency=register.persons[person].agency,
        )
    register.pair(0, 2, "0.97")

    assert unique_trained(register.root).central == before + 1
    alone = unique_trained(register.root, [courses[0]])
    assert alone.central <= unique_trained(register.root).central


def test_erasing_a_person_moves_no_count(register: Register) -> None:
    register.pair(0, 2, "0.97")
    likely = register.pair(1, 3)
    before = register.count()

    for person in (register.persons[0], register.persons[3]):
        erase_person(register.officer, person, "She asked for it.", TODAY)

    assert register.count() == before
    likely = PersonPair.objects.select_related("first", "second").get(pk=likely.pk)
    assert not may_open(register.officer, likely)
    assert may_judge(register.officer, likely)


def test_a_pair_of_one_agency_is_its_officers_alone(register: Register, user_of: UserOf) -> None:
    pair = register.pair(1, 3)
    approver = user_of("agency_approver", register.root, "NORTH")
    others = [
        register.southern,
        register.coordinator,
        approver,
        user_of("reader", register.root),
        user_of("administrator", register.root),
    ]

    assert may_judge(register.officer, pair)
    assert may_open(register.officer, pair)
    assert may_open(approver, pair)
    assert not any(may_judge(user, pair) for user in others)
    assert not any(may_open(user, pair) for user in others if user != approver)
    for user in others:
        with pytest.raises(PermissionDenied):
            judge(user, pair, "same", "A reason.", TODAY)


def test_a_pair_of_two_agencies_is_seen_by_neither_and_opened_by_nobody(register: Register) -> None:
    pair = register.pair(0, 2)

    for officer in (register.officer, register.southern):
        assert not visible_pairs(officer, register.root).exists()
        assert not may_judge(officer, pair)
    assert list(visible_pairs(register.coordinator, register.root)) == [pair]
    assert may_judge(register.coordinator, pair)
    with pytest.raises(PermissionDenied):
        opened(register.coordinator, pair)


def test_an_officer_of_both_agencies_judges_and_opens_their_pair(register: Register) -> None:
    pair = register.pair(0, 2)
    both = register.southern
    Membership.objects.create(
        user=both, role="agency_officer", programme=register.root, agency=register.north
    )
    both = User.objects.get(pk=both.pk)

    assert list(visible_pairs(both, register.root)) == [pair]
    first, second = opened(both, pair)

    assert (first["name"], second["name"]) == (MARIA.name, MARIA_AGAIN.name)
    seen = events_of("Person", "seen")
    assert {event.pgh_obj_id for event in seen} == {pair.first_id, pair.second_id}
    assert {event.pgh_context["user"] for event in seen} == {both.pk}
    judge(both, pair, "same", "The same signature.", TODAY)
    assert register.count() == (3, 3, 3)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_judgement_needs_a_reason(register: Register, reason: str) -> None:
    with pytest.raises(InputError, match="must have a reason"):
        judge(register.officer, register.pair(1, 3), "same", reason, TODAY)


def test_the_database_refuses_a_judgement_without_a_reason(register: Register) -> None:
    with pytest.raises(IntegrityError, match="person_pair_decided_with_reason"):
        register.pair(1, 3, status="same")


def test_judgements_may_not_contradict_one_another(register: Register) -> None:
    one, other, third = register.pair(0, 1), register.pair(1, 3), register.pair(0, 3)
    judge(register.officer, one, "same", "Known to me.", TODAY)
    judge(register.officer, other, "same", "Known to me.", TODAY)

    with pytest.raises(InputError, match="contradict"):
        judge(register.officer, third, "different", "No.", TODAY)

    take_back(register.officer, PersonPair.objects.get(pk=other.pk), "Not so.")
    judge(register.officer, third, "different", "No.", TODAY)
    with pytest.raises(InputError, match="contradict"):
        judge(register.officer, PersonPair.objects.get(pk=other.pk), "same", "Yes.", TODAY)


def test_the_second_of_two_judges_is_told(register: Register) -> None:
    pair = register.pair(1, 3)
    later = PersonPair.objects.get(pk=pair.pk)
    judge(register.officer, pair, "same", "Known to me.", TODAY)

    with pytest.raises(StaleRowError):
        judge(register.officer, later, "different", "Not so.", TODAY)

    pair.refresh_from_db()
    assert pair.status == "same"


def test_checks_and_reports_take_the_linked_count_with_its_bounds(register: Register) -> None:
    course = Training.objects.filter(programme=register.root).first()
    for person in register.persons:
        Attendance.objects.create(
            programme=register.root, training=course, person=person, agency=person.agency
        )
    plain = persons_of(programme_of(register.root))
    assert plain is not None
    assert plain.method == "pseudonym"

    register.pair(0, 2, "0.97")
    register.pair(1, 3)

    counted = persons_of(programme_of(register.root))
    assert counted is not None
    assert (counted.number, counted.method) == (plain.number - 1, "linkage")
    assert counted.least <= plain.number - 2
    assert counted.most == plain.most
    assert persons_of(thaw(frozen(programme_of(register.root)))) == counted
