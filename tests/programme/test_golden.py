"""Are the known faults of the printed report found, and hardly anything else?

`findings.json` beside the checkout is a part of the known faults, each with its lines. A fault is
found when the check that holds its rule speaks of the same object.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from brecha.programme.checks import run_checks
from brecha.programme.example import example_programme
from brecha.programme.model import Finding, Programme
from brecha.programme.read import read_programme
from corrected_programme import corrected_programme

pytestmark = pytest.mark.needs_data

MOST_FALSE_ALARMS = 5
FOUND_BY: dict[str, list[tuple[str, str]]] = {
    "S01": [("budget-row", "budget:FAO:total")],
    "S02": [("budget-column", "budget:total")],
    "S03": [("reach-women", "reach:women_share")],
    "S04": [("reach-unique", "reach:registered_imss")],
    "S05": [("trained-total", "trainings:total")],
    "S06": [("training-groups", "training:training-1")],
    "S07": [
        ("share-without-base", "share:agricultural-workers-jalisco"),
        ("share-without-base", "share:agricultural-workers-oaxaca"),
    ],
    "S08": [("foreign-amount", "leveraged:Jalisco Fuerza Mujeres 2021")],
    "S09": [("stated-figure", "value:1.2.2")],
    "S10": [("stated-figure", "value:1.2.1")],
    "S11": [("stated-figure", "value:O2.1:numerator"), ("number-form", "value:O2.1:form")],
    "S12": [("one-definition", "indicator:O2.1:definition")],
    "S13": [("baseline-unit", "indicator:O2.1:baseline")],
    "S16": [("value-unit", "indicator:O2.2:unit")],
    "S18": [("policy-stage", "policy:inspection-protocol:stage")],
    "S19": [
        ("policy-stage", "policy:inspection-protocol:counted"),
        ("records-count", "indicator:F1.1:records"),
    ],
    "S20": [
        ("policy-stage", "policy:formalization-two-states:stage"),
        ("records-count", "indicator:F1.2:records"),
    ],
    "S23": [("evidence-list", "indicator:F1.1:list")],
    "S25": [("evidence-kind", "indicator:1.1.1:evidence")],
    "S28": [("records-count", "records:organisation")],
    "S32": [
        ("product-copies", "product:product-594:copies"),
        ("product-copies", "product:product-595:copies"),
    ],
    "S33": [("completion-stated", "completion")],
    "S36": [("reason-under", "indicator:F1.2:reason")],
    "S37": [
        ("reason-over", "indicator:O1.2:reason"),
        ("reason-over", "indicator:1.2.2:reason"),
        ("reason-over", "indicator:2.1.3:reason"),
    ],
    "S38": [
        ("reason-outlier", "indicator:2.1.1:outlier"),
        ("reason-outlier", "indicator:2.1.2:outlier"),
        ("reason-copied", "reason:2.1.1+2.1.2"),
    ],
    "S40": [
        ("reason-copied", "reason:O1.1+1.2.1"),
        ("reason-copied", "reason:1.1.1+1.1.2"),
        ("reason-copied", "reason:2.2.1+2.2.2"),
    ],
    "S42": [
        ("target-open", "indicator:2.2.1:target"),
        ("target-open", "indicator:2.2.2:target"),
        ("target-open", "indicator:O2.2:target"),
    ],
    "S44": [("sdg-indicators", "framework:sdg:indicators")],
    "S49": [("reach-dates", "reach:registered_imss")],
    "S50": [("closure-date", "programme:financial_closure")],
    "S51": [("share-of-spend", "marker:gender:share")],
    "S52": [("marker-score", "marker:gender")],
    "S53": [("framework-codes", "framework:cooperation")],
    "S54": [("recommendation-response", "evaluation:final:recommendations")],
    "S55": [("share-without-base", "share:pilot")],
    "S56": [("share-without-base", "metric:positive_sentiment")],
    "S57": [("share-without-base", "share:domestic-workers-wage")],
    "S60": [("reach-upper-bound", "reach:radio_potential_audience:upper_bound")],
    "S61": [
        ("completion-repeated", "completion:repeated"),
        ("text-repeated", "text:summary-result-2:result 2"),
    ],
    "S63": [("text-repeated", "text:summary:sentences on outcome 2")],
    "S67": [("product-link", "products:url"), ("product-address", "product:product-572:url")],
    "S68": [("product-month", "products:month")],
    "S71": [
        ("product-copies", "product:product-550:copies"),
        ("stated-figure", "product:labour-rights-guide:copies"),
    ],
    "S72": [("event-description", "event:event-267:description")],
    "S73": [("event-year", "event:event-273:year")],
    "S74": [("organisation-names", "organisation:SHCP")],
    "S79": [
        ("text-brackets", "text:un-reform:brackets"),
        ("text-brackets", "text:outcome-2-text:brackets"),
    ],
}
NEEDS_THE_NARRATIVE = {
    "S07": "line 71 is narrative; its shares are in no table",
    "S09": "the 16 of lines 109 and 344 is narrative; the tables hold the 17 only",
    "S10": "the 1 + 2 of lines 336 and 341 is narrative; the tables hold the 2 only",
    "S11": "49,000 and the decimal marks are narrative; the tables hold 49161 and 1.8",
    "S23": "the numbered list of line 480 is in no table",
    "S25": "the proof of line 513 is in no table",
    "S40": "the tables say whether a reason stands there, not its words",
    "S57": "line 135 is narrative",
    "S63": "lines 73, 397 and 399 are narrative",
    "S68": "the tables hold the months in ISO form",
    "S74": "the spellings of lines 139, 231, 283 and 397 are narrative",
    "S79": "the text of lines 115 and 397 is in no table",
}
"""Faults whose facts the shared tables lack; the example keeps those facts as statements."""
FALSE_ALARMS = {
    ("disaggregation-missing", "indicator:F3.1:disaggregation"),
    ("product-marks", "products:marks"),
    ("records-count", "records:policy"),
    ("records-count", "records:product"),
}
"""What is raised, and stands in no entry of the key: true by the tables, but counted as false."""


@pytest.fixture(scope="module")
def folder(data_folder: Path) -> Path:
    return data_folder.parent / "programme"


@pytest.fixture(scope="module")
def key(folder: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((folder / "findings.json").read_text("utf-8"))
    return entries


@pytest.fixture(scope="module")
def printed(folder: Path) -> Programme:
    return read_programme(folder / "programme.json")


def test_every_automatic_fault_is_found_in_the_example(key: list[dict[str, Any]]) -> None:
    findings = run_checks(example_programme())

    missing = [entry["id"] for entry in key if not found_for(entry, findings)]

    assert missing == []


def test_each_fault_is_found_on_its_lines_with_its_severity(key: list[dict[str, Any]]) -> None:
    findings = run_checks(example_programme())

    astray = [
        entry["id"]
        for entry in key
        if not any(
            set(finding.lines) & set(entry["lines"]) and finding.severity == entry["severity"]
            for finding in found_for(entry, findings)
        )
    ]

    assert astray == []


def test_the_tables_alone_give_every_automatic_fault_they_hold(
    key: list[dict[str, Any]], printed: Programme
) -> None:
    findings = run_checks(printed)
    automatic = [entry for entry in key if entry["auto"] == "auto"]

    missing = {entry["id"] for entry in automatic if not found_for(entry, findings)}

    assert missing == set(NEEDS_THE_NARRATIVE)


@pytest.mark.parametrize("source", ["example", "tables"])
def test_false_alarms_are_few_and_known(source: str, printed: Programme) -> None:
    findings = run_checks(example_programme() if source == "example" else printed)
    known = {place for places in FOUND_BY.values() for place in places}

    alarms = {
        (finding.check, finding.subject)
        for finding in findings
        if finding.severity != "ok" and (finding.check, finding.subject) not in known
    }

    assert alarms == FALSE_ALARMS
    assert len(alarms) <= MOST_FALSE_ALARMS


def test_the_control_is_reported_as_right(printed: Programme) -> None:
    control = [each for each in run_checks(printed) if each.check == "training-groups"]

    assert [(each.severity, each.lines) for each in control] == [("ok", (285,))]
    assert "773 + 242 + 207 + 39 = 1,261" in control[0].text("en")


def test_the_example_has_the_figures_of_the_tables(printed: Programme) -> None:
    example = example_programme()

    for name in ("results", "indicators"):  # the printed report has no Spanish titles
        rows = tuple(replace(each, title_es="") for each in getattr(example, name))
        assert rows == getattr(printed, name), name
    for name in (
        "budgets",
        "values",
        "reach",
        "trainings",
        "leveraged",
        "recommendations",
        "lessons",
        "campaigns",
    ):
        assert getattr(example, name) == getattr(printed, name), name
    assert set(printed.statements) <= set(example.statements)
    assert [(p.title, p.finalised, p.url, p.lines) for p in example.products] == [
        (p.title, p.finalised, p.url, p.lines) for p in printed.products
    ]


def test_the_example_copies_no_narrative(printed: Programme) -> None:
    told = {event.description for event in printed.events if event.description}

    assert {event.description for event in example_programme().events} & told == set()


def test_corrected_data_has_no_error() -> None:
    errors = [each.text() for each in run_checks(corrected_programme()) if each.severity == "error"]

    assert errors == []


def found_for(entry: dict[str, Any], findings: tuple[Finding, ...]) -> list[Finding]:
    places = FOUND_BY[entry["id"]]
    return [each for each in findings if (each.check, each.subject) in places]
