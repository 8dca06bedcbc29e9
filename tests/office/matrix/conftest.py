"""What does the matrix share? One database with every table filled, made once for all its tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from office_settings import HAS_OFFICE

collect_ignore_glob: list[str] = [] if HAS_OFFICE else ["*.py"]


@pytest.fixture(scope="package")
def world(databases: Any) -> Iterator[Any]:  # noqa: ANN401 - a maker of databases; the world
    """Return every table filled, and everybody who may knock at it."""
    from brecha.office.database.embedded import OWNER  # noqa: PLC0415 - part of the extra
    from office.matrix.world import made_world  # noqa: PLC0415 - as above

    before = databases.name
    databases.run(f"CREATE DATABASE office_matrix TEMPLATE office_template OWNER {OWNER}")
    databases.use("office_matrix")
    yield made_world()
    databases.use(before)
    databases.run("DROP DATABASE office_matrix WITH (FORCE)")


@pytest.fixture(autouse=True)
def no_rate_of_another_test() -> Iterator[None]:
    """Forget how often somebody asked."""
    from django.core.cache import cache  # noqa: PLC0415 - as above

    cache.clear()
    yield
    cache.clear()
