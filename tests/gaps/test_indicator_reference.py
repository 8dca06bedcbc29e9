"""Does every indicator, breakdown and barrier stand on the reference page?"""

from __future__ import annotations

from pathlib import Path

from brecha.gaps import BARRIERS, DIMENSIONS, INDICATORS, LAW
from brecha.reports.indicator_reference import write_indicator_page


def test_what_can_be_asked_stands_on_the_page(tmp_path: Path) -> None:
    page = write_indicator_page(tmp_path / "reference" / "indicators.md").read_text("utf-8")

    absent = [
        entry.id
        for entry in INDICATORS
        if f"## `{entry.id}` {{ #{entry.id} }}" not in page or entry.definition.es not in page
    ]
    assert absent == []
    assert [entry.id for entry in (*DIMENSIONS, *BARRIERS) if f"| `{entry.id}` |" not in page] == []
    assert [entry.name for entry in LAW if f"| `{entry.name}` |" not in page] == []
