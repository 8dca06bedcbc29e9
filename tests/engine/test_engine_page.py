from __future__ import annotations

import doctest

from repository import ROOT


def test_the_examples_of_the_page_on_the_engine_run() -> None:
    page = ROOT / "docs" / "explanation" / "engine.md"

    failed, tried = doctest.testfile(str(page), module_relative=False)

    assert tried > 10
    assert failed == 0
