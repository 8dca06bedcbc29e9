"""How long does the check of a large IATI file take, and the export of a programme?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from brecha.programme.model import Indicator, Organisation, Programme, Result, Value
from brecha.reports.iati import check_content
from brecha.reports.iati.export import export_programme
from iati_files import NOW, SOUND

ACTIVITIES = 570
INDICATORS, PERIODS = 100, 5


@pytest.mark.benchmark(group="iati")
def test_check_of_570_activities(benchmark: BenchmarkFixture) -> None:
    start, end = SOUND.index("<iati-activity "), SOUND.index("</iati-activities>")
    pair = SOUND[start:end]
    pairs = [pair.replace("41302-", f"41302-{number}-") for number in range(ACTIVITIES // 2)]
    content = (SOUND[:start] + "".join(pairs) + SOUND[end:]).encode()

    check = benchmark(check_content, content, "file.xml", NOW)

    assert check.activities == ACTIVITIES
    assert check.findings == ()


@pytest.mark.benchmark(group="iati")
def test_export_of_500_targets_and_actuals(benchmark: BenchmarkFixture) -> None:
    lead = Organisation(acronym="A", name_en="Agency", kind="un", iati_ref="XM-DAC-41302")
    codes = [f"1.{number}" for number in range(INDICATORS)]
    values = tuple(
        Value(
            indicator=code,
            kind=kind,
            number=Decimal(year),
            period_start=f"{year}-01-01",
            period_end=f"{year}-12-31",
        )
        for code in codes
        for year in range(2020, 2020 + PERIODS)
        for kind in ("target", "actual")
    )
    programme = Programme(reference="1", title_en="Programme", country="MX", start="2020-01-01")
    whole = replace(
        programme,
        lead_agency="A",
        organisations=(lead,),
        results=(Result(code="1", level="output", title_en="Result"),),
        indicators=tuple(
            Indicator(code=code, result="1", title_en=f"Indicator {code}") for code in codes
        ),
        values=values,
    )

    export = benchmark(export_programme, whole, now=NOW)

    assert export.check.findings == ()
