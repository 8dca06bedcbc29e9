"""Do the texts of a report say what its files will print, and is nothing frozen that cannot be?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from brecha.office.data.models import NarrativeSection, Programme, Report, Snapshot, Waiver
from brecha.office.exchange.dump import programme_of
from brecha.reports.programme.build import build_report
from brecha.reports.programme.content import span_text
from brecha.reports.programme.draft import Request
from brecha.reports.programme.names import frozen
from office_pages import at, words

Opens = Callable[..., Client]
ACCEPTED = {"reason_for_change": "Accepted by the steering committee"}


@pytest.fixture
def annual(reporting: Programme) -> Report:
    made: Report = Report.objects.create(
        programme=reporting,
        key="annual-2022",
        kind="annual",
        period_start="2022-01-01",
        period_end="2022-12-31",
    )
    return made


def write(report: Report, text: str, section: str = "summary") -> None:
    NarrativeSection.objects.create(
        programme=report.programme, report=report, section=section, language="en", text=text
    )


def page_of(report: Report, rest: str = "") -> str:
    return at(report.programme, f"reports/{report.pk}/{rest}")


def preview(client: Client, report: Report, text: str) -> str:
    return words(client.post(page_of(report, "sections/summary/en/preview/"), {"text": text}))


def printed(report: Report) -> str:
    taken = frozen(programme_of(report.programme), report=report.key)
    content = build_report(taken, Request(report.kind, report.period_end, "en"))  # type: ignore[arg-type]  # a word of the list
    part = next(each for each in content.parts if each.key == "summary")
    spans: list[Any] = [span for block in part.blocks for span in getattr(block, "spans", ())]
    return "".join(span_text(span, "en") for span in spans)


def test_a_text_reads_on_the_screen_as_in_the_files(annual: Report, signed_in: Opens) -> None:
    text = "{{ value:1.1.1:target }} were planned, {{ number:products }} studies made."
    write(annual, text)
    final = Report.objects.get(key="final")
    coordinator = signed_in("coordinator")

    assert printed(annual) in preview(coordinator, annual, text)
    assert "100 were planned, 0 studies" in preview(coordinator, annual, text)
    assert "100 were planned, 3 studies" in preview(coordinator, final, text)


def test_a_figure_of_another_year_is_no_reference_of_an_annual_report(
    annual: Report, signed_in: Opens
) -> None:
    coordinator = signed_in("coordinator")
    list_of = {"find": "1.1.1"}

    shown = preview(coordinator, annual, "Trained: {{ value:1.1.1 }}.")
    offered = coordinator.get(page_of(annual, "references/"), list_of).content.decode()
    whole = coordinator.get(
        page_of(Report.objects.get(key="final"), "references/"), list_of
    ).content.decode()

    assert "outside the period of the report" in shown
    assert "{{ value:1.1.1 }}" not in offered
    assert "{{ value:1.1.1:target }}" in offered
    assert "{{ value:1.1.1 }}" in whole


def test_braces_that_hold_no_reference_are_told_before_the_text_is_kept(
    annual: Report, signed_in: Opens
) -> None:
    shown = preview(signed_in("coordinator"), annual, "We met {{ foo }} people.")

    assert "these hold foo" in shown


@pytest.mark.parametrize("text", ["{{ foo }}", "{{ value:1.1.1 }} in 2022"])
def test_what_no_document_can_be_made_of_is_not_frozen_whatever_the_reason(
    annual: Report, signed_in: Opens, text: str
) -> None:
    write(annual, text)

    told = words(signed_in("coordinator").post(page_of(annual, "freeze/"), ACCEPTED, follow=True))

    assert not Snapshot.objects.exists()
    assert "Executive summary: " in told


def test_the_faults_of_a_text_stand_on_the_page_of_its_own_report_alone(
    annual: Report, signed_in: Opens
) -> None:
    write(annual, "{{ value:9.9 }}")
    coordinator = signed_in("coordinator")
    final = Report.objects.get(key="final")

    assert "value:9.9 names no stored value" in words(coordinator.get(page_of(annual)))
    assert "names no stored value" not in words(coordinator.get(page_of(final)))
    assert "names no stored value" not in preview(coordinator, final, "Nothing.")


def test_a_reason_is_of_one_frozen_version(report: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")

    coordinator.post(page_of(report, "freeze/"), ACCEPTED)
    content = bytes(Snapshot.objects.get().content).decode()
    again = words(coordinator.post(page_of(report, "freeze/"), follow=True))

    assert ACCEPTED["reason_for_change"] in content
    assert not Waiver.objects.filter(programme=report.programme).exists()
    assert "errors stand. Mend them" in again


def test_a_report_says_how_many_of_its_sections_are_empty(annual: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")

    before = words(coordinator.get(page_of(annual)))
    write(annual, "The year in short.")
    write(annual, "   ", "summary.achievements")
    after = words(coordinator.get(page_of(annual)))
    spanish = words(signed_in("coordinator", language="es").get(page_of(annual)))

    number = int(before.split("Sections without a text: ")[1].split(" / ")[0])
    assert number > 10
    assert f"Sections without a text: {number - 1} / {number}" in after
    assert f"{number - 1} of the {number} sections of the report have no text" in after
    assert f"Secciones sin texto: {number - 1} / {number}" in spanish
