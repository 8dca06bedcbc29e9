"""Is a cell read as spreadsheet programs write it? Peers: openpyxl and calamine."""

from __future__ import annotations

import datetime
import io
from contextlib import suppress
from decimal import Decimal

import fastexcel
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core.errors import Fault, InputError
from brecha.core.languages import LANGUAGES
from brecha.office.spreadsheets.dates import read_date
from brecha.office.spreadsheets.numbers import read_number
from brecha.office.spreadsheets.shapes import MARK, SHAPES, Shape
from brecha.reports.programme_sheets import FilledSheet, Heading, template_bytes
from brecha.reports.programme_sheets.delimited import delimited_bytes
from brecha.reports.programme_sheets.escaping import LIVE, escaped, unescaped
from brecha.sources.spreadsheet_files import Cell, read_spreadsheet

# Carriage returns and control characters are changed by XML itself.
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
NUMBERS = st.decimals(-(10**8), 10**8, places=6)
DAYS = st.dates(datetime.date(1904, 1, 2), datetime.date(2100, 1, 1))


@given(st.lists(WORDS | NUMBERS.map(float) | DAYS, min_size=1, max_size=6), st.booleans())
def test_cells_are_what_two_other_readers_find(cells: list[object], from_1904: bool) -> None:
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = datetime.datetime(1904, 1, 1)  # noqa: DTZ001 - as the library wants it
    for at, value in enumerate(cells, start=1):
        cell = book.active.cell(1, at)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    content = stream.getvalue()

    file = read_spreadsheet("a.xlsx", content)
    peer = openpyxl.load_workbook(io.BytesIO(content)).active

    for at, value in enumerate(cells):
        found = file.sheets[0].cells.get((0, at))
        if isinstance(value, str) and not value.strip():
            assert found is None
        elif isinstance(value, datetime.date):
            assert found is not None
            assert found.kind == "date"
            assert read_date(found, counts_from_1904=from_1904) == value.isoformat()
        elif isinstance(value, float):
            assert found is not None
            assert float(found.number or 0) == peer.cell(1, at + 1).value == value
        else:
            assert found is not None
            assert (found.kind, found.text) == ("text", value)


def test_a_table_is_what_calamine_reads() -> None:
    rows = tuple((f"c{at}", Decimal(at) / 8, "ñ " + "x" * at) for at in range(50))
    content = template_bytes(
        [FilledSheet("Values", (Heading("a"), Heading("b"), Heading("c")), rows)]
    )

    cells = read_spreadsheet("a.xlsx", content).sheets[1].cells
    peer = fastexcel.read_excel(content).load_sheet("Values").to_polars()

    ours = [
        (cells[row, 0].text, float(cells[row, 1].number or 0), cells[row, 2].text)
        for row in range(1, 51)
    ]
    assert ours == peer.rows()


@given(st.text(st.characters(codec="utf-8"), max_size=10))
def test_escaping_is_undone_exactly_and_leaves_nothing_live(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not escaped(text).startswith(LIVE)


@given(NUMBERS)
def test_a_number_is_read_as_it_was_written_with_either_mark(number: Decimal) -> None:
    with_point = f"{number:f}"

    assert read_number(Cell(with_point), "point") == number
    assert read_number(Cell(with_point.replace(".", ",")), "comma") == number
    assert isinstance(read_number(Cell(with_point), "comma"), Fault)


@given(NUMBERS)
def test_a_number_of_a_csv_file_is_never_read_as_another(number: Decimal) -> None:
    sheet = FilledSheet("a", (Heading("a"),), ((number.normalize(),),))
    word = delimited_bytes(sheet).decode("utf-8-sig").splitlines()[1]

    assert read_number(Cell(word), "point") == number
    read = read_number(Cell(word), "comma")
    assert isinstance(read, Fault) or read == number


@given(st.text(max_size=12), st.sampled_from(["point", "comma"]))
def test_any_text_is_a_number_within_limits_or_refused(text: str, mark: str) -> None:
    read = read_number(Cell(text), "point" if mark == "point" else "comma")

    assert isinstance(read, Fault) or (read.is_finite() and abs(read) < 10**15)


@given(st.binary(max_size=200), st.sampled_from(["a.xlsx", "a.csv"]))
def test_any_bytes_are_read_or_refused_in_words(content: bytes, name: str) -> None:
    with suppress(InputError):
        file = read_spreadsheet(name, content)

        assert file.name == name


@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: shape.name)
def test_no_heading_and_no_word_of_a_list_means_two_things(shape: Shape) -> None:
    labels = [*(column.label for column in shape.columns), MARK]
    meanings: dict[str, set[int]] = {}
    for at, label in enumerate(labels):
        for language in LANGUAGES:
            meanings.setdefault(label.in_language(language).casefold(), set()).add(at)
    assert [word for word, columns in meanings.items() if len(columns) > 1] == []
    for column in shape.columns:
        for language in LANGUAGES:
            words = [column.stored(column.word(choice, language)) for choice in column.choices]
            assert words == list(column.choices)
