"""Somebody with a password, and a browser; nothing where the extra `office` is not installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest

collect_ignore_glob = [] if find_spec("django") and find_spec("axes") else ["test_*.py"]


@pytest.fixture
def somebody(root: Any) -> Any:  # noqa: ARG001, ANN401 - Django's kinds are imported late
    from brecha.office.data.models import User  # noqa: PLC0415 - needs its settings
    from office_sign_in import PASSWORD  # noqa: PLC0415 - as above

    return User.objects.create_user("somebody", password=PASSWORD)


@pytest.fixture
def client() -> Any:  # noqa: ANN401 - as above
    from django.test import Client  # noqa: PLC0415 - as above

    return Client(SERVER_NAME="localhost", headers={"accept-language": "en"})
