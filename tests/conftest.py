"""What do all tests share? The folder of official files, and how golden results are renewed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from office_settings import HAS_OFFICE
from repository import ROOT

NO_DATA = "the official files are not here; BRECHA_DATA names the folder that holds them"

# Without the extra `office` its own tests say so, and what they share is not read.
collect_ignore_glob = [] if HAS_OFFICE else ["broken_sheets.py", "office_*.py"]

settings.register_profile("brecha", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("brecha")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden results anew; review the difference",
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("needs_data") and not official_files().is_dir():
        pytest.skip(NO_DATA)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """Return the folder of official files; a test that takes it is skipped without them."""
    folder = official_files()
    if not folder.is_dir():
        pytest.skip(NO_DATA)
    return folder


@pytest.fixture(scope="session")
def updates_golden(request: pytest.FixtureRequest) -> bool:
    """Return whether golden results are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))


def official_files() -> Path:
    """Return the folder that BRECHA_DATA names, or the one beside the checkout."""
    named = os.environ.get("BRECHA_DATA")
    return Path(named) if named else ROOT.parent / "shared" / "data"
