"""Where are the official files of the standard? Beside the other official files."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def iati_folder(data_folder: Path) -> Path:
    """Return the folder of the standard's files; a test that takes it is skipped without them."""
    folder = data_folder.parent / "iati"
    if not folder.is_dir():
        pytest.skip("the official files of the standard are not here")
    return folder
