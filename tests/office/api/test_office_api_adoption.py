"""Do the results of a plan become targets, year by year, with their source?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from brecha.core.errors import InputError
from brecha.office.api.adoption import read_path
from brecha.office.data.models import AuditLink, Indicator, Programme, User, Value
from brecha.office.data.models import Value as ValueRow

YEARS = [
    {"year": 2021, "places_new": 100.25, "coverage_share": 0.125, "jobs": {"total": 7}},
    {"year": 2022, "places_new": 300, "coverage_share": 0.25, "jobs": {"total": 9}},
]
RESULTS = json.dumps({"plan": "early-childhood", "years": YEARS}).encode()


@pytest.fixture
def officer(root: Programme, user_of: Callable[..., User], bearer: Callable[..., Client]) -> Client:
    return bearer(user_of("agency_officer", root, "NORTH"))


def hand_in(client: Client, root: Programme, result: str, code: str = "1.1.1") -> object:
    address = f"/api/v1/programmes/{root.pk}/indicators/{code}/targets?result={result}"
    return client.post(address, RESULTS, content_type="application/json")


def test_a_path_becomes_draft_targets_with_one_event_each(root: Programme, officer: Client) -> None:
    before = AuditLink.objects.count()

    answer = hand_in(officer, root, "places_new")

    found = answer.json()
    source = f"plan early-childhood, sha256 {hashlib.sha256(RESULTS).hexdigest()}"
    assert answer.status_code == 200, answer.content
    assert found["added"] == 2
    assert [row["number"] for row in found["targets"]] == ["100.25", "300"]
    assert {row["source"] for row in found["targets"]} == {source}
    assert {row["status"] for row in found["targets"]} == {"draft"}
    assert AuditLink.objects.count() == before + 2


def test_a_path_handed_in_twice_changes_nothing(root: Programme, officer: Client) -> None:
    hand_in(officer, root, "places_new")
    before = AuditLink.objects.count()

    again = hand_in(officer, root, "places_new")

    assert again.json()["added"] == 0
    assert AuditLink.objects.count() == before


def test_a_fraction_becomes_percent_for_a_percentage(root: Programme, officer: Client) -> None:
    Indicator.objects.filter(programme=root, code="1.1.1").update(measure="percentage")

    found = hand_in(officer, root, "coverage_share").json()

    assert [row["number"] for row in found["targets"]] == ["12.5", "25"]


def test_targets_stand_beside_actuals(root: Programme, officer: Client) -> None:
    hand_in(officer, root, "places_new")

    course = officer.get(f"/api/v1/programmes/{root.pk}/indicators/1.1.1/course").json()

    line = next(each for each in course["lines"] if each["period_end"] == "2021-12-31")
    assert line["proposed_target"] == "100.25"
    assert line["actual"] == "150.5"
    assert line["difference"] == "50.25"
    assert line["proposed_from"][0].startswith("plan early-childhood, sha256 ")


def test_another_agencys_indicator_takes_no_path(root: Programme, officer: Client) -> None:
    assert hand_in(officer, root, "places_new", "1.1.2").status_code == 403
    assert not Value.objects.filter(kind="target", source__startswith="plan").exists()
    assert ValueRow.objects.filter(kind="target").count() == 2


@pytest.mark.parametrize(
    ("content", "result", "told"),
    [
        (b"", "places_new", "no document of results"),
        (b'{"plan": "a", "years": 3}', "places_new", "no document of results"),
        (b'{"plan": "a", "years": []}', "places_new", "each year once"),
        (b'{"plan": "a", "years": [{"year": 2021, "b": NaN}]}', "b", "no document"),
        (b'{"plan": "a", "years": [{"year": 2021, "b": 1e99}]}', "b", "too large"),
        (b"[" * 100_000, "b", "no document of results"),
        (RESULTS, "jobs", "Choose one of"),
        (RESULTS, "plaices", "places_new"),
    ],
)
def test_what_is_no_path_is_refused_in_words(content: bytes, result: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_path(content, result)


def test_a_dot_leads_into_a_group() -> None:
    path = read_path(RESULTS, "jobs.total")

    assert path.values == {2021: Decimal(7), 2022: Decimal(9)}
    assert not path.is_share
