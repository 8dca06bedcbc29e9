"""Do registers keep their rights, and texts stay texts, when they leave and come back?"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest

from brecha.office.data.models import Activity, Programme, User, Value
from brecha.office.spreadsheets.bringing import bring
from brecha.office.spreadsheets.outgoing import sheet_of
from brecha.office.spreadsheets.shapes import ACTIVITIES, TRAININGS, VALUES
from brecha.reports.programme_sheets import delimited_bytes
from office_sheets import filled, opened, places, row_of, template

Maker = Callable[..., User]


@pytest.fixture
def officer(sheet_root: Programme, user_of: Maker) -> User:
    return user_of("agency_officer", sheet_root, "NORTH")


def test_an_activity_cannot_be_given_away_or_taken(
    sheet_root: Programme, officer: User, user_of: Maker
) -> None:
    south = user_of("agency_officer", sheet_root, "SOUTH")
    line = [
        "A-1",
        "1.1",
        "SOUTH",
        "Obra",
        "Work",
        "2021",
        "2022-05",
        "planned",
        "10.5",
        "USD",
        "",
        "",
        "",
    ]
    heads = [column.label.en for column in ACTIVITIES.columns] + ["Row mark"]
    stream = io.StringIO()
    csv.writer(stream).writerows([heads, line])
    content = stream.getvalue().encode()

    refused = bring(officer, sheet_root, "a.csv", content)
    taken = bring(south, sheet_root, "a.csv", content)
    mine = template(south, sheet_root, shape=ACTIVITIES)
    given_away = bring(south, sheet_root, "b.xlsx", filled(mine, {"C2": "NORTH"}))

    assert places(refused) == ["C2"]
    assert (taken.added, taken.marks) == (1, ())
    assert places(given_away) == ["C2"]
    assert Activity.objects.get().budget == Decimal("10.50")


def test_a_training_is_changed_with_its_own_columns(sheet_root: Programme, officer: User) -> None:
    content = filled(
        template(officer, sheet_root, "es", TRAININGS),
        {"F2": 25, "J2": 1.5, "K2": "Sí", "G2": "2021-03"},
    )

    outcome = bring(officer, sheet_root, "a.xlsx", content)

    assert (outcome.changed, outcome.marks) == (1, ())
    row = TRAININGS.table.objects.get(key="course-NORTH")
    assert (row.participants, row.hours, row.is_validated, row.start) == (
        25,
        Decimal("1.5"),
        True,
        "2021-03",
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", '=HYPERLINK("x")']
)
def test_a_text_that_looks_like_a_formula_leaves_as_text_and_comes_back_the_same(
    sheet_root: Programme, officer: User, text: str
) -> None:
    Value.objects.filter(indicator__code="1.1.1").update(status="verified")
    empty = template(officer, sheet_root)
    row = row_of(empty, "4.1")
    stored = filled(empty, {})
    book = opened(stored)
    cell = book.worksheets[1][f"M{row}"]
    cell.value, cell.data_type = text, "s"
    stream = io.BytesIO()
    book.save(stream)
    bring(officer, sheet_root, "a.xlsx", stream.getvalue())
    sheet = sheet_of(officer, sheet_root, VALUES, "en")

    written = delimited_bytes(sheet).decode("utf-8-sig")
    cells = [word for line in csv.reader(io.StringIO(written)) for word in line]
    back = bring(officer, sheet_root, "a.csv", written.encode())
    sheet_again = opened(template(officer, sheet_root)).worksheets[1]

    assert [word for word in cells if word.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert (back.changed, back.added, back.marks) == (0, 0, ())
    assert [one.coordinate for line in sheet_again for one in line if one.data_type == "f"] == []
