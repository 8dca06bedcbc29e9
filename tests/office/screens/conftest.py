"""What do the tests of the screens share? A programme that is being reported, and its readers."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import pytest

collect_ignore_glob = [] if find_spec("django") and find_spec("axes") else ["test_*.py"]


@pytest.fixture
def reporting(database: Any) -> Any:  # noqa: ANN401 - a row
    """Return a programme with targets of two years and a report to write."""
    from brecha.office.exchange.load import load_programme  # noqa: PLC0415 - part of the extra
    from reporting_programme import reporting_programme  # noqa: PLC0415 - as above

    del database
    return load_programme(reporting_programme())


@pytest.fixture
def signed_in(reporting: Any, user_of: Callable[..., Any]) -> Callable[..., Any]:  # noqa: ANN401 - a row
    """Return what opens the browser of a user with a role."""
    from django.test import Client  # noqa: PLC0415 - part of the extra

    def client_of(role: str, agency: str = "", language: str = "en") -> Client:
        client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE=language)
        if role:
            user = user_of(role, None if role == "administrator" else reporting, agency)
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client_of


@pytest.fixture
def report(reporting: Any) -> Any:  # noqa: ANN401 - a row
    """Return the report of the programme, in which both agencies take part."""
    from brecha.office.data.models import Organisation, Participation, Report  # noqa: PLC0415 - as above

    for acronym in ("NORTH", "SOUTH"):
        where = Organisation.objects.get(programme=reporting, acronym=acronym)
        Participation.objects.get_or_create(
            programme=reporting, organisation=where, role="implementing", from_date=""
        )
    return Report.objects.get(programme=reporting)
