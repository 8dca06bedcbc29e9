"""Does a broken file leave anything behind? Nothing but its reasons, each at its cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from brecha.core.languages import LANGUAGES
from brecha.office.audit.chain import check_chain
from brecha.office.data.models import Membership, Organisation, Programme, User, Value
from brecha.office.exchange.load import load_programme
from brecha.office.spreadsheets.bringing import bring
from brecha.office.spreadsheets.numbers import DecimalMark
from broken_sheets import BROKEN, Broken
from office_sheets import (
    SHEET,
    edited,
    filled,
    opened,
    places,
    row_of,
    sheet_programme,
    template,
    with_parts,
)
from sheet_damages import CODE


@pytest.fixture(scope="module")
def programme_of_all(shared_database: Any) -> tuple[Programme, User, bytes]:  # noqa: ANN401 - a database
    del shared_database
    root = load_programme(sheet_programme())
    agency = Organisation.objects.get(programme=root, acronym="NORTH")
    user = User.objects.create(username="officer")
    Membership.objects.create(user=user, role="agency_officer", programme=root, agency=agency)
    return root, user, template(user, root)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_file_is_refused_whole_with_a_reason_at_its_cell(
    programme_of_all: tuple[Programme, User, bytes], broken: Broken
) -> None:
    root, user, good = programme_of_all
    before = (Value.objects.count(), check_chain().length)
    row = row_of(good, CODE)
    wanted = {cell.replace("#", str(row)).replace("+", str(row + 1)) for cell in broken.cells}

    outcome = bring(user, root, broken.file, broken.make(good), mark=broken.mark)

    reasons = [mark.fault.text("en") for mark in outcome.marks]
    assert not outcome.is_written
    assert any(broken.words in reason for reason in reasons), reasons
    assert wanted <= set(places(outcome)), (places(outcome), reasons)
    for mark in outcome.marks:
        said = {mark.fault.text(language) for language in LANGUAGES}
        assert len(said) == 2, said
    assert (Value.objects.count(), check_chain().length) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_goes_back_with_red_cells_notes_and_a_list_and_can_be_mended(
    sheet_root: Programme,
    user_of: Callable[..., User],
    language: Any,  # noqa: ANN401 - a language
) -> None:
    officer = user_of("agency_officer", sheet_root, "NORTH")
    good = template(officer, sheet_root, language)
    row = row_of(good, CODE)
    outcome = bring(officer, sheet_root, "a.xlsx", filled(good, {f"J{row}": "x", f"N{row}": "y"}))

    returned = outcome.returned(language)
    book = opened(returned)
    faults, sheet = book.worksheets
    mended = bring(officer, sheet_root, "a.xlsx", filled(returned, {f"J{row}": 3, f"N{row}": None}))

    assert [[cell.value for cell in line[:2]] for line in faults.iter_rows(min_row=2)] == [
        [sheet.title, f"J{row}"],
        [sheet.title, f"N{row}"],
    ]
    for name in (f"J{row}", f"N{row}"):
        assert sheet[name].fill.fgColor.rgb == "FFF8C9C9"
        assert len(sheet[name].comment.text) > 20
    assert sheet[f"J{row + 1}"].comment is None
    assert (mended.added, mended.marks) == (1, ())


def test_a_million_empty_rows_do_no_harm(
    sheet_root: Programme, user_of: Callable[..., User]
) -> None:

    officer = user_of("agency_officer", sheet_root, "NORTH")
    good = template(officer, sheet_root)
    content = filled(good, {f"J{row_of(good, CODE)}": 7})
    empty = "".join(f'<row r="{at}"/>' for at in range(1000, 1_000_000)).encode()
    long = with_parts(
        content, {SHEET: lambda xml: xml.replace(b"</sheetData>", empty + b"</sheetData>")}
    )

    outcome = bring(officer, sheet_root, "a.xlsx", long)

    assert (outcome.added, outcome.marks) == (1, ())


@pytest.mark.parametrize(
    ("text", "mark", "stored"),
    [
        ("1,956", "point", 1956),
        ("1.956,5", "comma", 1956.5),
        ("12,5", "comma", 12.5),
        ("1\u00a0956", "point", 1956),
        ("\u00a0 7 ", "point", 7),
        ("\u22125", "point", -5),
        (0.1 + 0.2, "point", 0.3),
        (1e3, "comma", 1000),
    ],
)
def test_a_number_that_can_be_read_one_way_is_read(
    sheet_root: Programme,
    user_of: Callable[..., User],
    text: str | float,
    mark: DecimalMark,
    stored: float,
) -> None:
    officer = user_of("agency_officer", sheet_root, "NORTH")
    good = template(officer, sheet_root)

    outcome = bring(
        officer, sheet_root, "a.xlsx", filled(good, {f"J{row_of(good, CODE)}": text}), mark=mark
    )

    assert outcome.marks == ()
    assert float(Value.objects.get(indicator__code=CODE).number or 0) == stored


@pytest.mark.parametrize(("content", "form"), [("1.8%", "@"), (0.018, "0.0%"), (1.8, "General")])
def test_a_share_enters_a_column_in_per_cent_as_it_is_seen(
    sheet_root: Programme, user_of: Callable[..., User], content: str | float, form: str
) -> None:
    officer = user_of("agency_officer", sheet_root, "NORTH")
    good = template(officer, sheet_root)
    row = row_of(good, "3.1")

    def change(book: Any, sheet: Any) -> None:  # noqa: ANN401 - a workbook; a sheet
        del book
        sheet[f"J{row}"].number_format = form
        sheet[f"J{row}"].value = content

    outcome = bring(officer, sheet_root, "a.xlsx", edited(good, change))

    assert outcome.marks == ()
    assert float(Value.objects.get(indicator__code="3.1").number or 0) == 1.8
