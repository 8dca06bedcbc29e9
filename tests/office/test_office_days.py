"""By which clock does a day of the office begin? By the one of its setting."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from brecha.core.errors import InputError
from brecha.office.data.models import Programme, Risk, User
from brecha.office.environment import read_environment
from brecha.office.people.counting import unique_persons
from brecha.office.screens.history.events import Asked, events
from brecha.office.screens.pages import today
from brecha.office.screens.words import moment

EAST, WEST = "Pacific/Kiritimati", "Etc/GMT+12"  # 26 hours apart: never the same day
MEXICO = "America/Mexico_City"


def test_the_clock_is_a_setting() -> None:
    assert settings.TIME_ZONE == read_environment({}).time_zone == "UTC"
    assert read_environment({"BRECHA_TIME_ZONE": MEXICO}).time_zone == MEXICO
    for wrong in ("Mexico", "America", "../etc/passwd", "UTC+6", "/etc/localtime", "a\0b"):
        with pytest.raises(InputError, match="time zone"):
            read_environment({"BRECHA_TIME_ZONE": wrong})


def test_a_day_begins_by_the_clock_of_the_office(root: Programme) -> None:
    for name in (EAST, WEST):
        with override_settings(TIME_ZONE=name):
            before = datetime.datetime.now(ZoneInfo(name)).date()
            days = (today(), unique_persons(root).as_of)
            after = datetime.datetime.now(ZoneInfo(name)).date()

        assert all(before <= day <= after for day in days)


def test_the_history_of_a_day_is_that_of_the_office(
    root: Programme, user_of: Callable[..., User]
) -> None:
    chief = user_of("coordinator", root)
    Risk.objects.filter(programme=root).update(category="changed now")

    for name in (EAST, WEST):
        here = datetime.datetime.now(ZoneInfo(name)).date()
        with override_settings(TIME_ZONE=name):
            found = [
                len(events(chief, root, Asked(table="risk", day=here + day), 0, 50))
                for day in (datetime.timedelta(days=at) for at in (-2, -1, 0, 1))
            ]

        assert (found[0], found[3]) == (0, 0)
        assert found[1] + found[2] > 0
        assert found[2] > 0


def test_moments_are_said_by_the_clock_of_the_office(
    root: Programme, user_of: Callable[..., User]
) -> None:
    late = datetime.datetime(2026, 3, 1, 2, 30, tzinfo=datetime.UTC)
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(
        user_of("coordinator", root), backend="django.contrib.auth.backends.ModelBackend"
    )

    with override_settings(TIME_ZONE=MEXICO):
        told = moment(late)
        page = client.get(reverse("office:changes", args=[root.pk])).content.decode()

    assert "28" in told
    assert "2026" in told
    assert f"({MEXICO})" in page
    assert "(UTC)" not in page
