"""What does the first start bring? The Joint Programme as printed, and an exercise that says so."""

from __future__ import annotations

import datetime

import pytest

from brecha.office.audit.chain import check_chain
from brecha.office.data.models import Membership, Programme, User, Value
from brecha.office.exchange.dump import programme_of
from brecha.office.running.first_start import EXAMPLE, has_users, load_example
from brecha.office.running.practice import practice_programme
from brecha.programme.checks import run_checks
from brecha.programme.json_form import canonical_bytes
from brecha.programme.read import read_programme

YEAR = datetime.datetime.now(datetime.UTC).year


@pytest.mark.usefixtures("database")
def test_the_first_start_brings_two_programmes_and_a_way_in() -> None:
    sign_ins = load_example()
    first, second = Programme.objects.order_by("pk")

    assert programme_of(first) == read_programme(EXAMPLE)
    assert "invented" in second.title_en
    assert "inventadas" in second.title_es
    assert (first.is_public, second.is_public) == (True, False)
    assert len(sign_ins) == User.objects.count() == 15
    assert Membership.objects.filter(user__username="coordinator").count() == 2
    assert load_example() == []
    assert not User.objects.filter(password_is_temporary=True).exists()
    assert check_chain().is_whole


@pytest.mark.usefixtures("database")
def test_on_a_real_server_each_password_of_the_example_is_for_one_sign_in() -> None:
    assert not has_users()

    load_example(for_one_sign_in=True)

    assert has_users()
    assert not User.objects.filter(password_is_temporary=False).exists()
    assert check_chain().is_whole


@pytest.mark.usefixtures("database")
def test_the_exercise_has_a_value_in_every_state_and_one_sent_back() -> None:
    load_example()
    values = Value.objects.filter(programme__reference="EXERCISE-1", kind="actual")

    states = set(values.values_list("status", flat=True))
    entered = values.filter(status__in=("draft", "submitted"))

    assert states == {"draft", "submitted", "verified", "locked"}
    assert not entered.filter(entered_by=None).exists()
    returned = values.get(indicator__code="1.2.2", status="draft")
    assert "Practice" in returned.events.order_by("pgh_id").last().pgh_context["reason"]
    assert not Value.objects.filter(
        programme__reference="EXERCISE-1", indicator__code="1.3.2", period_end=f"{YEAR - 1}-12-31"
    ).exclude(kind="target")


def test_the_exercise_has_few_findings_and_at_least_one_to_mend() -> None:
    found = [each for each in run_checks(practice_programme(YEAR)) if each.severity == "error"]

    assert [each.check for each in found] == ["reason-under"]


def test_every_text_of_a_figure_says_that_it_is_invented() -> None:
    exercise = practice_programme(YEAR)

    invented = {"Inventado para practicar. · Invented for practice."}
    assert {each.source for each in exercise.values} == invented
    assert {each.what_counts for each in exercise.indicators} == invented
    assert all("invent" in section.text for section in exercise.sections)
    assert canonical_bytes(exercise) == canonical_bytes(practice_programme(YEAR))
