"""Does a programme become a file that every rule lets pass, with its own figures in it?"""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from brecha.core import InputError
from brecha.programme.arithmetic import COUNTED_STATUSES
from brecha.programme.example import example_programme
from brecha.programme.model import (
    Budget,
    DisaggregatedValue,
    Indicator,
    Organisation,
    Participation,
    Programme,
    Result,
    Value,
)
from brecha.programme.read import read_programme
from brecha.reports.iati import Severity, check_file
from brecha.reports.iati.export import Profile, SectorShare, export_programme, write_programme
from iati_figures import budgets_said, budgets_stored, totals_said, totals_stored
from iati_files import NOW, parsed
from programme_strategies import programmes

SMALL = Programme(
    reference="0042",
    title_en="Closing gaps",
    title_es="Cerrar brechas",
    country="MX",
    fund="Joint SDG Fund",
    start="2020-02-01",
    original_end="2022-01-31",
    actual_end="2022-05-31",
    lead_agency="ILO",
    organisations=(
        Organisation(acronym="ILO", name_en="Labour", kind="un", iati_ref="XM-DAC-41302"),
        Organisation(acronym="FAO", name_en="Food", kind="un", iati_ref="XM-DAC-41301"),
    ),
    participations=(
        Participation(organisation="ILO", role="implementing"),
        Participation(organisation="FAO", role="implementing"),
    ),
    budgets=(
        Budget(agency="ILO", source="fund", amount=Decimal(100), currency="USD", year=2020),
        Budget(agency="ILO", source="fund", amount=Decimal("50.5"), currency="USD", year=2020),
        Budget(agency="FAO", source="cofunding", amount=Decimal(7), currency="MXN", year=2021),
    ),
    results=(Result(code="1", level="output", title_en="People know"),),
    indicators=(Indicator(code="1.1", result="1", title_en="People trained", unit="people"),),
    values=(
        Value(indicator="1.1", kind="baseline", number=Decimal(0), as_of="2019"),
        Value(indicator="1.1", kind="target", number=Decimal(240)),
        Value(indicator="1.1", kind="actual", number=Decimal(120), agency="ILO"),
        Value(indicator="1.1", kind="actual", number=Decimal("30.5"), agency="FAO"),
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(programmes())
def test_any_programme_becomes_a_file_without_critical_or_error(programme: Programme) -> None:
    export = export_programme(programme, now=NOW)

    assert export.check.counts[Severity.CRITICAL] == 0
    assert export.check.counts[Severity.ERROR] == 0
    assert export.content == export_programme(programme, now=NOW).content


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(programmes())
def test_the_file_says_the_figures_of_the_programme(programme: Programme) -> None:
    root = parsed(export_programme(programme, now=NOW).content)

    assert totals_said(root) == totals_stored(programme)
    assert budgets_said(root) == budgets_stored(programme)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(programmes())
def test_no_small_cell_and_no_unverified_value_is_told(programme: Programme) -> None:
    unverified = [each for each in programme.values if each.status not in COUNTED_STATUSES]
    root = parsed(export_programme(programme, now=NOW).content)

    told = root.xpath("//*[@value and dimension[@name!='agency' and @name!='place']]/@value")
    without = replace(
        programme, values=tuple(each for each in programme.values if each not in unverified)
    )

    assert all(not 0 < Decimal(value) < 5 for value in told)
    assert (
        export_programme(without, now=NOW).content == export_programme(programme, now=NOW).content
    )


def test_budgets_stand_at_the_agencies_and_results_at_the_whole() -> None:
    root = parsed(export_programme(SMALL, now=NOW).content)

    whole, labour, food = root.findall("iati-activity")

    assert whole.findtext("iati-identifier") == "XM-DAC-41302-0042"
    assert labour.findtext("iati-identifier") == "XM-DAC-41302-0042-ILO"
    assert [each.get("hierarchy") for each in (whole, labour, food)] == ["1", "2", "2"]
    assert whole.find("budget") is None
    assert labour.find("result") is None
    assert labour.xpath("budget/value/text()") == ["150.5"]
    assert labour.xpath("budget/*/@iso-date") == ["2020-02-01", "2020-12-31"]
    assert food.xpath("transaction[transaction-type/@code='11']/value/@currency") == ["MXN"]


def test_a_total_is_made_of_the_agencies_which_stand_beside_it() -> None:
    root = parsed(export_programme(SMALL, now=NOW).content)

    actuals = root.findall(".//actual")

    assert [each.get("value") for each in actuals] == ["150.5", "120", "30.5"]
    assert [each.findtext("dimension") for each in actuals] == [None, "", ""]
    assert root.xpath("//actual/dimension/@value") == ["ILO", "FAO"]
    assert root.xpath("//baseline/@year") == ["2019"]


def test_titles_stand_in_both_languages() -> None:
    root = parsed(export_programme(SMALL, now=NOW).content)

    titles = root.find("iati-activity/title").findall("narrative")

    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert {each.get(lang): each.text for each in titles} == {
        "en": "Closing gaps",
        "es": "Cerrar brechas",
    }


def test_a_category_of_fewer_than_five_hides_its_dimension_and_says_so() -> None:
    parts = tuple(
        DisaggregatedValue(dimension="sex", category=name, number=Decimal(number))
        for name, number in (("woman", 236), ("man", 4))
    )
    values = (
        *SMALL.values[:2],
        Value(indicator="1.1", kind="actual", number=Decimal(240), disaggregation=parts),
    )

    export = export_programme(replace(SMALL, values=values), now=NOW)

    assert b'name="sex"' not in export.content
    assert any("fewer than five" in note.text("en") for note in export.left_out)


def test_what_cannot_be_told_is_left_out_and_named() -> None:
    budgets = (Budget(agency="ILO", source="fund", amount=Decimal(1), currency="USD"),)
    values = (
        Value(indicator="1.1", kind="baseline", number=Decimal(0)),
        Value(indicator="1.1", kind="target", text="To be developed"),
    )

    export = export_programme(replace(SMALL, budgets=budgets, values=values), now=NOW)

    root = parsed(export.content)
    assert root.find(".//budget") is None
    assert root.find(".//baseline") is None
    assert root.find(".//target") is None
    told = " ".join(note.text("es") for note in export.left_out)
    assert "año" in told
    assert "no es un número" in told


def test_all_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(InputError) as raised:
        export_programme(Programme(reference=""), now=NOW)

    assert len(raised.value.faults) == 5


def test_a_file_that_breaks_a_rule_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "file.xml"
    sectors = (
        SectorShare(code="16010", percentage=Decimal(50)),
        SectorShare(code="99999", percentage=Decimal(40)),
    )

    with pytest.raises(InputError) as raised:
        write_programme(SMALL, file, Profile(sectors=sectors), NOW)

    rules = " ".join(fault.text("en") for fault in raised.value.faults)
    assert not file.exists()
    assert "Rule 2.1.2" in rules
    assert "Rule 9.76.1" in rules


def test_the_clock_decides_what_lies_in_the_future() -> None:
    early = export_programme(SMALL, now=datetime.datetime(2020, 6, 1, tzinfo=datetime.UTC))
    late = export_programme(SMALL, now=NOW)

    assert b'type="4"' not in parts_of(early.content)
    assert b'type="4"' in parts_of(late.content)


def test_a_written_file_is_checked_again_and_sound(tmp_path: Path) -> None:
    file = tmp_path / "file.xml"

    export = write_programme(SMALL, file, now=NOW)

    assert file.read_bytes() == export.content
    assert check_file(file, NOW).findings == export.warnings == ()


def test_the_example_that_is_carried_becomes_a_sound_file() -> None:
    programme = example_programme()

    export = export_programme(programme, Profile(baseline_year=2020), NOW)

    root = parsed(export.content)
    assert export.warnings == ()
    assert len(root.findall("iati-activity")) == 4
    assert len(root.findall(".//baseline")) > 5
    assert totals_said(root) == totals_stored(programme)


@pytest.mark.needs_data
def test_the_joint_programme_of_the_printed_report_is_sound(data_folder: Path) -> None:
    programme = read_programme(data_folder.parent / "programme" / "programme.json")
    references = {"ILO": "XM-DAC-41302", "UN WOMEN": "XM-DAC-41146", "FAO": "XM-DAC-41301"}

    export = export_programme(programme, Profile(references=references), NOW)

    root = parsed(export.content)
    assert export.check.is_publishable
    assert len(root.findall("iati-activity")) == 4
    assert totals_said(root) == totals_stored(programme)
    assert sum(map(Decimal, root.xpath("//transaction/value/text()"))) == Decimal(2400408)


@pytest.mark.needs_data
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(programme=programmes())
def test_the_official_schema_takes_any_export(programme: Programme, iati_folder: Path) -> None:
    schema = etree.XMLSchema(etree.parse(iati_folder / "schemas/2.03/iati-activities-schema.xsd"))

    schema.assertValid(parsed(export_programme(programme, now=NOW).content))


def parts_of(content: bytes) -> bytes:
    return b"".join(etree.tostring(each) for each in parsed(content).iter("activity-date"))
