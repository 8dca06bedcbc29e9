"""Is what was frozen last submitted, whole as of one moment, and of the data that were signed?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, connections, transaction

from brecha.office.audit.chain import check_chain
from brecha.office.data.models import Organisation, Programme, Report, Snapshot, User, Waiver
from brecha.programme import model
from brecha.programme.checks import run_checks
from brecha.programme.json_form import thaw
from office_pages import at, words
from report_steps import ACCEPTED, Opens, frozen, press, shown, status, step, submitted


def reviewed(report: Report, signed_in: Opens) -> Any:  # noqa: ANN401 - a client
    """Take a report into the coordinator's review."""
    coordinator = signed_in("coordinator")
    step(coordinator, report, "submit")
    step(signed_in("agency_approver", "NORTH"), report, "verify")
    step(signed_in("agency_approver", "SOUTH"), report, "verify")
    step(coordinator, report, "submit")
    return coordinator


def entitle(report: Report, title: str) -> None:
    Programme.objects.filter(pk=report.programme_id).update(title_en=title)


@contextmanager
def meanwhile(statement: str, write: Callable[[], None]) -> Iterator[None]:
    """Let another connection write, once, just before a statement is run."""
    written: list[str] = []

    def on_its_own() -> None:
        write()
        connection.close()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401 - as Django gives it
        if statement in sql and not written:
            written.append(sql)
            writer = threading.Thread(target=on_its_own)
            writer.start()
            writer.join()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
    assert written


def test_the_version_frozen_last_is_submitted_though_it_was_frozen_before(
    report: Report, signed_in: Opens
) -> None:
    coordinator = reviewed(report, signed_in)
    title = report.programme.title_en
    first = frozen(coordinator, report)
    entitle(report, "Another title")
    second = frozen(coordinator, report)
    entitle(report, title)
    again = frozen(coordinator, report)

    page = coordinator.get(at(report.programme, f"reports/{report.pk}/")).content.decode()
    step(coordinator, report, "lock")

    assert (first, Snapshot.objects.count()) == (again, 2)
    assert second != first
    assert f'name="seen_frozen" value="{first}"' in page
    assert status(report) == "submitted"
    assert report.snapshot_sha256 == first


def test_a_button_that_showed_another_frozen_version_does_nothing(
    report: Report, signed_in: Opens
) -> None:
    coordinator = reviewed(report, signed_in)
    frozen(coordinator, report)
    seen = shown(report)
    entitle(report, "Another title")
    frozen(coordinator, report)

    stale = press(coordinator, report, seen, "lock")
    report.refresh_from_db()
    other = press(coordinator, report, shown(report) | {"seen_frozen": "0" * 64}, "lock")

    for answer in (stale, other):
        assert "Somebody changed this report in between" in words(answer)
    assert status(report) == "coordinator_review"


def test_what_is_frozen_stood_so_at_one_moment(report: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")

    def write() -> None:
        entitle(report, "Written meanwhile")
        Organisation.objects.filter(acronym="SOUTH").update(name_en="Written meanwhile")

    with meanwhile("to_jsonb(row)", write):
        sha256 = frozen(coordinator, report)

    held = Snapshot.objects.get(report=report, sha256=sha256)
    assert b"Written meanwhile" not in bytes(held.content)
    assert Programme.objects.get(pk=report.programme_id).title_en == "Written meanwhile"
    assert check_chain().is_whole


def test_no_report_is_frozen_that_moved_while_it_was_read(report: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")
    address = at(report.programme, f"reports/{report.pk}/freeze/")

    def move() -> None:
        Report.objects.filter(pk=report.pk).update(status="agency_review")

    with meanwhile("FOR NO KEY UPDATE", move):
        answer = coordinator.post(address, ACCEPTED, follow=True)

    assert "Somebody changed this report in between" in words(answer)
    assert (Snapshot.objects.count(), Waiver.objects.count()) == (0, 0)


def test_every_error_in_a_frozen_version_has_its_reason(report: Report, signed_in: Opens) -> None:
    frozen(signed_in("coordinator"), report)
    row = Snapshot.objects.get()
    taken = model.Snapshot(content=bytes(row.content), sha256=row.sha256, report=report.key)

    errors = [each for each in run_checks(thaw(taken)) if each.severity == "error"]

    assert errors
    assert {each.waived_reason for each in errors} == set(ACCEPTED.values())


def test_a_frozen_report_stays_of_its_kind_and_period(report: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")
    Report.objects.filter(pk=report.pk).update(period_end="2022-12-31")
    frozen(coordinator, report)
    changed = Report.objects.get(pk=report.pk)
    changed.kind, changed.period_end = "annual", "2020-12-31"

    for change in ({"kind": "annual"}, {"period_end": "2020-12-31"}, {"key": "other"}):
        with pytest.raises(DatabaseError, match="report_is_frozen"), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**change)
    with pytest.raises(ValidationError) as told:
        changed.full_clean()

    assert set(told.value.message_dict) == {"kind", "period_end"}


def test_files_are_of_the_kind_and_period_that_were_frozen(
    report: Report, signed_in: Opens
) -> None:
    coordinator = signed_in("coordinator")
    sha256 = frozen(coordinator, report)
    page = at(report.programme, f"reports/{report.pk}/files/{sha256}/en/html/")
    before = coordinator.get(page).content
    with connections["owner"].cursor() as cursor:  # as it could before the database refused it
        cursor.execute("ALTER TABLE office_report DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE office_report SET kind = 'annual', period_end = '2020-12-31' WHERE id = %s",
            [report.pk],
        )

        cursor.execute("ALTER TABLE office_report ENABLE TRIGGER USER")
    report.refresh_from_db()
    assert report.kind == "annual"
    assert coordinator.get(page).content == before


def test_a_signature_says_that_data_changed_after_it(report: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")
    step(coordinator, report, "submit")
    step(signed_in("agency_approver", "NORTH"), report, "verify")
    page = at(report.programme, f"reports/{report.pk}/")

    before = words(coordinator.get(page))
    Organisation.objects.filter(acronym="SOUTH").update(name_en="Another name")
    step(signed_in("agency_approver", "SOUTH"), report, "verify")
    after = words(coordinator.get(page))

    assert "NORTH: signed · SOUTH: not yet" in before
    assert "NORTH: signed before the last change of data · SOUTH: signed" in after
    report.refresh_from_db()
    assert report.signed_states["NORTH"] < report.signed_states["SOUTH"]


def test_a_signature_is_of_the_data_its_page_showed(report: Report, signed_in: Opens) -> None:
    coordinator = signed_in("coordinator")
    step(coordinator, report, "submit")
    approver = signed_in("agency_approver", "NORTH")
    report.refresh_from_db()
    seen = shown(report)
    page = at(report.programme, f"reports/{report.pk}/")
    offered = approver.get(page).content.decode()
    entitle(report, "Changed while the page was open")

    press(approver, report, seen, "verify")

    assert f'name="seen_state" value="{seen["seen_state"]}"' in offered
    assert "NORTH: signed before the last change of data" in words(coordinator.get(page))


def test_signatures_on_what_was_submitted_stay_so_whatever_changes_after(
    report: Report, signed_in: Opens
) -> None:
    coordinator = submitted(report, signed_in)
    entitle(report, "Next year's title")
    User.objects.update(language="es")

    said = words(coordinator.get(at(report.programme, f"reports/{report.pk}/")))

    assert "NORTH: signed · SOUTH: signed" in said


def test_a_submitted_report_tells_signatures_on_other_data(
    report: Report, signed_in: Opens
) -> None:
    coordinator = reviewed(report, signed_in)
    entitle(report, "Changed after the signatures")
    frozen(coordinator, report)
    step(coordinator, report, "lock")

    said = words(coordinator.get(at(report.programme, f"reports/{report.pk}/")))

    assert "NORTH: signed on other data than were submitted" in said
