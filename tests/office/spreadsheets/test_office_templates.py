"""Does a template come back as it went out, and does a filled one enter once?"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection

from brecha.core.languages import Language
from brecha.office.access.roles import Action
from brecha.office.audit.chain import check_chain
from brecha.office.data.models import Programme, User, Value
from brecha.office.editing.states import move
from brecha.office.spreadsheets.bringing import bring
from brecha.office.spreadsheets.outgoing import sheet_of
from brecha.office.spreadsheets.shapes import SHAPES, Shape
from brecha.reports.programme_sheets import delimited_bytes
from office_sheets import YEAR, filled, opened, places, row_of, template

Maker = Callable[..., User]


@pytest.fixture
def officer(sheet_root: Programme, user_of: Maker) -> User:
    return user_of("agency_officer", sheet_root, "NORTH")


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: shape.name)
def test_a_template_that_nobody_filled_in_changes_nothing(
    sheet_root: Programme, officer: User, shape: Shape, language: Language
) -> None:
    events = check_chain().length

    workbook = bring(officer, sheet_root, "a.xlsx", template(officer, sheet_root, language, shape))
    sheet = sheet_of(officer, sheet_root, shape, language, YEAR)
    text = bring(officer, sheet_root, "a.csv", delimited_bytes(sheet))

    for outcome in (workbook, text):
        assert outcome.marks == ()
        assert (outcome.added, outcome.changed) == (0, 0)
        assert outcome.unchanged == len(sheet.rows)
    assert check_chain().length == events


def test_the_same_rows_make_the_same_file(sheet_root: Programme, officer: User) -> None:
    assert template(officer, sheet_root) == template(officer, sheet_root)


def test_a_template_holds_only_the_agencys_own_rows_and_locks_their_keys(
    sheet_root: Programme, officer: User
) -> None:
    book = opened(template(officer, sheet_root))
    instructions, sheet = book.worksheets

    agencies = {cell.value for cell in sheet["G"][1:]}
    assert agencies == {"NORTH"}
    assert sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert not sheet["J2"].protection.locked
    assert {cell.value for cell in instructions["A"]} >= {"Instrucciones", "Instructions"}
    assert len(sheet.data_validations.dataValidation) > 0


def test_a_filled_value_enters_as_a_draft_with_one_event_that_names_the_file(
    sheet_root: Programme, officer: User
) -> None:
    empty = template(officer, sheet_root)
    content = filled(empty, {f"J{row_of(empty, '2.10')}": 12.5})

    outcome = bring(officer, sheet_root, "north.xlsx", content)

    assert (outcome.added, outcome.changed, outcome.marks) == (1, 0, ())
    value = Value.objects.get(indicator__code="2.10")
    assert (value.number, value.status, value.entered_by) == (Decimal("12.5"), "draft", officer)
    assert (value.period_start, value.period_end) == (YEAR.start, YEAR.end)
    event = value.events.get()
    assert outcome.file is not None
    assert event.pgh_context["reason"] == f"import {outcome.file.sha256}"
    assert event.pgh_context["user"] == officer.pk
    assert check_chain().is_whole


def test_the_second_import_of_a_file_changes_nothing(sheet_root: Programme, officer: User) -> None:
    empty = template(officer, sheet_root)
    known = row_of(empty, "1.1.1", "2021-12-31")
    content = filled(empty, {f"J{row_of(empty, '2.1')}": 7, f"J{known}": 160, f"Q{known}": "more"})
    first = bring(officer, sheet_root, "a.xlsx", content)
    events = check_chain().length

    second = bring(officer, sheet_root, "a.xlsx", content)

    assert (first.added, first.changed) == (2, 0)  # a verified value is corrected by a new draft
    assert (second.added, second.changed, second.marks) == (0, 0, ())
    assert check_chain().length == events


def test_a_trial_writes_nothing_and_tells_the_same(sheet_root: Programme, officer: User) -> None:
    empty = template(officer, sheet_root)
    content = filled(empty, {f"J{row_of(empty, '2.1')}": 7})
    events = check_chain().length

    trial = bring(officer, sheet_root, "a.xlsx", content, is_trial=True)

    assert (trial.added, trial.is_written) == (1, False)
    assert not Value.objects.filter(indicator__code="2.1").exists()
    assert check_chain().length == events


def test_a_correction_keeps_the_verified_value_and_its_parts(
    sheet_root: Programme, officer: User
) -> None:
    empty = template(officer, sheet_root)
    content = filled(empty, {f"J{row_of(empty, '1.1.1', '2021-12-31')}": 160})

    bring(officer, sheet_root, "a.xlsx", content)

    old, new = Value.objects.filter(indicator__code="1.1.1", kind="actual").order_by("version")
    assert (old.number, old.status, old.version) == (Decimal("150.5"), "verified", 1)
    assert (new.number, new.status, new.version) == (160, "draft", 2)
    assert new.disaggregation_rows.count() == old.disaggregation_rows.count() == 2


def test_a_draft_is_changed_in_its_place(sheet_root: Programme, officer: User) -> None:
    empty = template(officer, sheet_root)
    bring(officer, sheet_root, "a.xlsx", filled(empty, {f"J{row_of(empty, '2.1')}": 7}))
    again = template(officer, sheet_root)

    outcome = bring(officer, sheet_root, "b.xlsx", filled(again, {f"J{row_of(again, '2.1')}": 8}))

    value = Value.objects.get(indicator__code="2.1")
    assert (outcome.added, outcome.changed) == (0, 1)
    assert (value.number, value.version) == (8, 1)
    assert value.events.count() == 2


def test_a_row_that_somebody_changed_in_between_is_refused_and_others_wait_with_it(
    sheet_root: Programme, officer: User
) -> None:
    empty = template(officer, sheet_root)
    row, other = row_of(empty, "2.1"), row_of(empty, "2.10")
    bring(officer, sheet_root, "a.xlsx", filled(empty, {f"J{row}": 7}))
    late = filled(empty, {f"J{row}": 9, f"J{other}": 5})

    outcome = bring(officer, sheet_root, "b.xlsx", late)

    assert places(outcome) == [f"A{row}"]
    assert Value.objects.get(indicator__code="2.1").number == 7
    assert not Value.objects.filter(indicator__code="2.10").exists()


def test_of_two_people_with_one_file_only_the_first_changes_anything(
    sheet_root: Programme, officer: User
) -> None:
    empty = template(officer, sheet_root)
    content = filled(empty, {f"J{row_of(empty, code)}": 7 for code in ("2.1", "2.10", "3.1")})

    def bring_it(_: int) -> tuple[int, int, int]:
        try:
            outcome = bring(officer, sheet_root, "a.xlsx", content)
        finally:
            connection.close()
        return outcome.added, outcome.changed, len(outcome.marks)

    with ThreadPoolExecutor(4) as threads:
        outcomes = sorted(threads.map(bring_it, range(4)))

    assert outcomes == [(0, 0, 0), (0, 0, 0), (0, 0, 0), (3, 0, 0)]
    assert Value.objects.filter(period_end=YEAR.end).count() == 3


def test_an_old_template_does_not_undo_what_its_user_left_untouched(
    sheet_root: Programme, officer: User
) -> None:
    old = template(officer, sheet_root)
    row = row_of(old, "1.1.1", "2021-12-31")
    bring(officer, sheet_root, "a.xlsx", filled(old, {f"J{row}": 160}))

    outcome = bring(officer, sheet_root, "b.xlsx", filled(old, {f"J{row_of(old, '2.1')}": 3}))

    assert (outcome.added, outcome.marks) == (1, ())
    newest = Value.objects.filter(indicator__code="1.1.1", kind="actual").order_by("version").last()
    assert newest is not None
    assert newest.number == 160


def test_a_submitted_value_and_a_locked_one_are_not_changed_by_a_file(
    sheet_root: Programme, officer: User, user_of: Maker
) -> None:
    coordinator = user_of("coordinator", sheet_root)
    known = Value.objects.get(indicator__code="1.1.1", kind="actual")
    move(coordinator, Action.LOCK, known)
    empty = template(officer, sheet_root)
    bring(officer, sheet_root, "a.xlsx", filled(empty, {f"J{row_of(empty, '2.1')}": 7}))
    move(officer, Action.SUBMIT, Value.objects.get(indicator__code="2.1"))
    content = template(officer, sheet_root)
    submitted, locked = row_of(content, "2.1"), row_of(content, "1.1.1", "2021-12-31")

    outcome = bring(
        officer, sheet_root, "b.xlsx", filled(content, {f"J{submitted}": 8, f"J{locked}": 8})
    )

    assert sorted(places(outcome)) == sorted([f"A{submitted}", f"A{locked}"])


def test_rows_of_another_agency_are_refused_by_the_same_rights(
    sheet_root: Programme, officer: User, user_of: Maker
) -> None:
    south = user_of("agency_officer", sheet_root, "SOUTH")
    content = template(south, sheet_root)
    row = row_of(content, "1.1.2", "2021-12-31")

    as_north = bring(officer, sheet_root, "a.xlsx", filled(content, {f"J{row}": 1}))

    assert set(places(as_north)) >= {f"G{row}"}
    assert Value.objects.filter(indicator__code="1.1.2").count() == 2


@pytest.mark.parametrize("role", ["coordinator", "reader", "agency_approver"])
def test_who_may_not_import_brings_nothing(
    sheet_root: Programme, officer: User, user_of: Maker, role: str
) -> None:
    user = user_of(role, sheet_root, "NORTH" if role == "agency_approver" else "")
    empty = template(officer, sheet_root)
    row = row_of(empty, "2.1")

    outcome = bring(user, sheet_root, "a.xlsx", filled(empty, {f"J{row}": 7}))

    assert f"G{row}" in places(outcome)
    assert not Value.objects.filter(indicator__code="2.1").exists()


@pytest.mark.parametrize("number", [-5, 3.5])
def test_a_file_is_refused_what_the_form_refuses(
    sheet_root: Programme, officer: User, number: float
) -> None:
    empty = template(officer, sheet_root)
    row = row_of(empty, "1.1.1")

    outcome = bring(officer, sheet_root, "a.xlsx", filled(empty, {f"J{row}": number}))

    assert places(outcome) == [f"J{row}"]
    assert not Value.objects.filter(indicator__code="1.1.1", period_end=YEAR.end).exists()
