"""Does any page of a programme, at any address, ask the database more than a few times?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brecha.office.data.models import Programme, Report, Snapshot, Value
from brecha.office.exchange.dump import programme_of
from brecha.office.exchange.load import load_programme
from brecha.office.screens.figures.standing import forget
from brecha.programme import model
from brecha.reports.programme import frozen
from office_addresses import COORDINATOR, FILLED, OFFICER, names_of_a_programme, pages_of
from office_programme import SMALL
from reporting_programme import reporting_programme

MOST_QUERIES = 30
BACKEND = "django.contrib.auth.backends.ModelBackend"
GET_REFUSED = 405
Clients = dict[str, Client]


def big_programme() -> Programme:
    """Return a programme with many rows: some wait for review, one is a draft, one is published."""
    known = replace(reporting_programme(number=60, periods=5, products=40), reference="P-big")
    years = {"2023": "draft", "2024": "submitted"}
    values = tuple(
        replace(value, status=years.get(value.period_end[:4], "verified"))  # type: ignore[arg-type]  # a status
        if value.kind == "actual"
        else value
        for value in known.values
    )
    everything = replace(
        known,
        values=values,
        policies=SMALL.policies,
        trainings=SMALL.trainings,
        attendance=SMALL.attendance,
        reports=(*known.reports, model.Report(key="annual", kind="annual", period_end="2022")),
    )
    root = load_programme(everything)
    _publish(root)
    return root


def _publish(root: Programme) -> None:
    report = Report.objects.get(programme=root, kind="final")
    taken = frozen(programme_of(root), report=report.key)
    Snapshot.objects.create(report=report, sha256=taken.sha256, content=taken.content)
    Programme.objects.filter(pk=root.pk).update(is_public=True)
    published = {"status": "submitted", "snapshot_sha256": taken.sha256}
    Report.objects.filter(pk=report.pk).update(
        languages=["es"], published_on="2026-01-01", **published
    )
    root.refresh_from_db()


@pytest.fixture
def clients(database: object, user_of: Callable[..., Any]) -> tuple[Programme, Clients]:
    del database
    root = big_programme()
    found = {}
    for role, agency in ((COORDINATOR, ""), (OFFICER, "NORTH")):
        found[role] = Client(SERVER_NAME="localhost", raise_request_exception=False)
        found[role].force_login(user_of(role, root, agency), backend=BACKEND)
    return root, found


def test_every_address_of_a_programme_is_measured() -> None:
    assert names_of_a_programme() == set(FILLED)


def test_no_page_of_a_programme_asks_many_times(clients: tuple[Programme, Clients]) -> None:
    root, by_role = clients
    asked: dict[str, int] = {}
    refused = []

    for page in pages_of(root):
        forget()
        with CaptureQueriesContext(connection) as queries:
            answer = by_role[page.role].get(page.address)
        asked[page.address] = max(len(queries), asked.get(page.address, 0))
        if answer.status_code != 200:
            refused.append(f"{page.address}: {answer.status_code}")

    assert refused == []
    assert {each: number for each, number in asked.items() if number > MOST_QUERIES} == {}


def test_an_address_without_a_page_takes_no_get(clients: tuple[Programme, Clients]) -> None:
    root, by_role = clients
    shown = {page.name for page in pages_of(root)}
    value, report = Value.objects.filter(programme=root)[0], root.report_rows.all()[0]
    places = {"value": value.pk, "report": report.pk, "key": "summary", "language": "es"}
    places["pair"] = 1
    wanted = {
        "correct-value": ("value",),
        "move-value": ("value",),
        "move-report": ("report",),
        "freeze": ("report",),
        "section-preview": ("report", "key", "language"),
        "pair": ("pair",),
    }

    for name in sorted(names_of_a_programme() - shown):
        rest = {each: places[each] for each in wanted.get(name, ())}
        address = reverse(f"office:{name}", kwargs={"number": root.pk, **rest})
        assert by_role[COORDINATOR].get(address).status_code == GET_REFUSED, name
