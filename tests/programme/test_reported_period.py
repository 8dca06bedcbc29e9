"""Does an annual report see what is of its year, and do its texts name figures of its year?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from brecha.programme.checks import run_checks
from brecha.programme.figures import stray_braces
from brecha.programme.model import (
    Finding,
    Indicator,
    KnowledgeProduct,
    NarrativeSection,
    Policy,
    PolicyStage,
    Programme,
    Reach,
    Report,
    Value,
)
from brecha.programme.period import restricted

ANNUAL = Report(
    key="annual-2024", kind="annual", period_start="2024-01-01", period_end="2024-12-31"
)


def held() -> Programme:
    stages = (
        PolicyStage(stage="designed", date="2023-05"),
        PolicyStage(stage="approved", date="2024-06-30"),
        PolicyStage(stage="implemented", date="2026-01"),
        PolicyStage(stage="piloted"),
    )
    return Programme(
        reference="P",
        indicators=(Indicator(code="1.1", result="1", unit="people"),),
        values=tuple(
            Value(
                indicator="1.1",
                kind="actual",
                number=Decimal(number),
                period_start=f"{year}-01-01",
                period_end=f"{year}-12-31",
            )
            for year, number in ((2024, 10), (2025, 30))
        ),
        reach=(Reach(key="later", kind="counselled", number=Decimal(7), as_of="2025-06"),),
        policies=(
            Policy(key="old", stages=stages),
            Policy(key="later", stages=stages[2:]),
            Policy(key="without-stages"),
        ),
        products=(
            KnowledgeProduct(key="own", title="Own", finalised="2024-03"),
            KnowledgeProduct(key="later", title="Later", finalised="2025-03"),
            KnowledgeProduct(key="undated", title="Undated"),
        ),
        reports=(ANNUAL, Report(key="final")),
    )


def test_a_policy_is_told_with_its_stages_up_to_the_end_of_the_year() -> None:
    seen = restricted(held(), ANNUAL)

    told = {each.key: [stage.date for stage in each.stages] for each in seen.policies}
    assert told == {"old": ["2023-05", "2024-06-30"], "without-stages": []}


def test_a_product_is_told_in_the_year_it_was_finalised_in() -> None:
    assert [each.key for each in restricted(held(), ANNUAL).products] == ["own"]


def test_the_final_report_sees_everything() -> None:
    assert restricted(held(), Report(key="final")) == held()


@pytest.mark.parametrize("report", ["annual-2024", "final"])
def test_a_reference_names_a_value_of_its_own_report(report: str) -> None:
    text = NarrativeSection(section="summary", report=report, text="{{ reach:later }} people.")

    found = findings_of(text)

    assert [each.severity for each in found] == (["error"] if report != "final" else [])
    assert all("outside the period" in each.text("en") for each in found)
    assert all(each.values["report"] == report for each in found)


@pytest.mark.parametrize("text", ["{{ foo }}", "half {{ open", "half }} closed", "{{ }}"])
def test_double_braces_that_hold_no_reference_are_an_error(text: str) -> None:
    found = findings_of(NarrativeSection(section="summary", report="final", text=text))

    assert [(each.severity, each.subject) for each in found] == [("error", "text:summary:braces")]
    assert stray_braces(text)[0] in found[0].text("es")


def test_a_reference_is_no_stray_brace() -> None:
    assert stray_braces("{{ value:1.1 }} of {{reach:later}} (see {this})") == ()


def findings_of(text: NarrativeSection) -> list[Finding]:
    programme = replace(held(), sections=(text,))
    return [each for each in run_checks(programme) if each.check == "text-reference"]
