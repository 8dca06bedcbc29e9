"""Do our rules say what the official validator said of the same files?"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from brecha.reports.iati import Severity, check_file
from iati_files import NOW

MUTANTS = [
    "000_clean",
    "actual_comma_decimal",
    "actual_million",
    "actual_no_value",
    "actual_pct_sign",
    "baseline_no_value",
    "baseline_no_year",
    "baseline_text",
    "budget_order",
    "budget_over_year",
    "budget_value_date_missing",
    "country_bad",
    "date_future_end",
    "date_order_planned",
    "default_aid_type_twice",
    "id_symbols",
    "last_updated_future",
    "measure_bad_code",
    "no_lang",
    "org_no_ref_no_narrative",
    "period_order",
    "qualitative_with_value",
    "ref_both_levels",
    "ref_sdg_indicator_ok",
    "sdg_target_bad",
    "sector_pct_over_100",
    "sector_withdrawn",
    "target_text",
    "title_empty",
    "title_no_narrative",
    "transaction_future",
]

pytestmark = pytest.mark.needs_data


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_mutant_gets_the_recorded_rules(mutant: str, iati_folder: Path) -> None:
    verdicts = json.loads((iati_folder / "oracle" / "verdicts.json").read_text("utf-8"))
    recorded = {(rule, severity) for rule, severity, _ in verdicts["verdicts"][mutant]["errors"]}

    found = check_file(iati_folder / "oracle" / "mutants" / f"{mutant}.xml", NOW).findings

    assert {(finding.rule, finding.severity.value) for finding in found} == recorded


def test_every_mutant_is_tried(iati_folder: Path) -> None:
    verdicts = json.loads((iati_folder / "oracle" / "verdicts.json").read_text("utf-8"))

    files = {path.stem for path in (iati_folder / "oracle" / "mutants").glob("*.xml")}

    assert files == set(MUTANTS) == set(verdicts["verdicts"])


def test_the_joint_programme_is_sound(iati_folder: Path) -> None:
    check = check_file(iati_folder / "examples" / "joint_programme_example.xml", NOW)

    assert check.activities == 4
    assert check.findings == ()


def test_a_published_file_of_many_activities_has_no_error(iati_folder: Path) -> None:
    published = iati_folder / "examples" / "published" / "CAF-ActivityFile-2025-10-10.xml"

    check = check_file(published, NOW)

    assert check.activities == 478
    assert check.is_publishable
    assert Counter(finding.rule for finding in check.findings) == {"102.1.1": 478}


def test_the_annotated_example_has_the_eight_errors_the_validator_finds(iati_folder: Path) -> None:
    example = iati_folder / "examples" / "official" / "official-annotated-activity.xml"

    check = check_file(example, NOW)

    assert check.counts[Severity.CRITICAL] == 0
    assert check.counts[Severity.ERROR] == 8
