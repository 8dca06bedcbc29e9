"""Does each check find the fault it is for, in data that has no other?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from brecha.core.languages import LANGUAGES
from brecha.programme.checks import all_checks, has_errors, run_checks
from brecha.programme.example import example_programme
from brecha.programme.model import Finding, Programme, Waiver
from corrected_programme import corrected_programme
from repository import ROOT
from spoiled_programmes import SPOILED


def test_every_check_of_the_registry_is_tried() -> None:
    assert {check.id for check in all_checks()} == set(SPOILED)


@pytest.mark.parametrize("name", sorted(SPOILED))
def test_a_check_finds_what_it_is_for(name: str) -> None:
    healthy = corrected_programme()

    spoiled = SPOILED[name](healthy)

    assert faults_of(healthy) == []
    assert name in {each.check for each in faults_of(spoiled)}


def faults_of(programme: Programme) -> list[Finding]:
    return [each for each in run_checks(programme) if each.severity != "ok"]


def test_corrected_data_has_no_finding() -> None:
    assert [each.text() for each in faults_of(corrected_programme())] == []


def test_every_check_stands_on_its_page() -> None:
    page = (ROOT / "docs" / "explanation" / "programme-checks.md").read_text("utf-8")

    for check in all_checks():
        assert f"| `{check.id}` | {check.severity} | {check.basis} | {check.title} |" in page


def test_an_empty_programme_has_no_finding() -> None:
    assert run_checks(Programme(reference="1")) == ()


def test_findings_are_said_in_both_languages_with_the_same_figures() -> None:
    findings = run_checks(example_programme())

    for finding in findings:
        said = {language: finding.text(language) for language in LANGUAGES}
        assert said["es"] != said["en"], finding.message
        assert "{" not in said["es"] + said["en"].replace("{{", "")


def test_checks_are_titled_in_both_languages() -> None:
    for check in all_checks():
        assert check.said("es") != check.said("en") != ""


def test_errors_come_first() -> None:
    order = ["error", "warning", "info", "ok"]

    severities = [order.index(each.severity) for each in run_checks(example_programme())]

    assert severities == sorted(severities)


def test_a_waiver_with_name_and_reason_lifts_an_error() -> None:
    faulty = SPOILED["reason-under"](corrected_programme())
    waiver = Waiver(
        check="reason-under",
        subject="indicator:1.3.1:reason",
        reason="The second plan is under review.",
        name="Coordination office",
    )

    accepted = run_checks(replace(faulty, waivers=(waiver,)))

    assert has_errors(run_checks(faulty))
    waived = [each for each in accepted if each.subject == waiver.subject]
    assert [each.waived_by for each in waived] == [waiver.name]
    assert not has_errors(waived)


@pytest.mark.parametrize("missing", ["name", "reason"])
def test_a_waiver_without_name_or_reason_lifts_nothing(missing: str) -> None:
    faulty = SPOILED["reason-under"](corrected_programme())
    waiver = replace(
        Waiver(
            check="reason-under", subject="indicator:1.3.1:reason", reason="Reviewed.", name="Ana"
        ),
        **{missing: " "},
    )

    assert has_errors(run_checks(replace(faulty, waivers=(waiver,))))
