"""Are the office's tests run here?"""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from brecha.core.errors import CoverageError
from brecha.office.running.starting import demand_extra


def test_the_office_says_which_extra_it_needs() -> None:
    if find_spec("django") is None:
        with pytest.raises(CoverageError, match=r"brecha\[office\]"):
            demand_extra()
        pytest.skip("the extra `office` is not installed: its tests are left out")

    assert demand_extra() is None
