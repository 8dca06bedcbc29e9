from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from brecha.core.errors import InputError
from brecha.sources.survey_files import open_survey_file
from survey_layouts import Row, with_numbers, write_csv, write_dbf, write_gzip, write_zip

ROWS: list[Row] = [
    {"folioviv": "0100003801", "edad": "33", "etiqueta": "Sí", "pres_1": "01"},
    {"folioviv": "0100003802", "edad": "4", "etiqueta": "Niñez", "pres_1": ""},
]
EXPECTED = pl.DataFrame(
    {
        "folioviv": ["0100003801", "0100003802"],
        "edad": ["33", "4"],
        "etiqueta": ["Sí", "Niñez"],
        "pres_1": ["01", None],
    }
)


def read(path: Path, work: Path, member: str = "") -> pl.DataFrame:
    raw = open_survey_file(path, work, member)
    frame = raw.scan(raw.columns, work).collect()
    return frame.rename(str.lower)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_in_any_encoding_and_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = write_csv(tmp_path / "viviendas.csv", ROWS, encoding, separator)

    assert_frame_equal(read(path, tmp_path), EXPECTED)


def test_latin_1_is_told_with_the_line_where_it_shows(tmp_path: Path) -> None:
    raw = open_survey_file(write_csv(tmp_path / "v.csv", ROWS, "cp1252"), tmp_path)

    assert [note.values for note in raw.notes] == [{"name": "v.csv", "line": 2}]
    assert "Latin-1" in raw.notes[0].text("es")


def test_gzip_and_zip_hold_the_same_table(tmp_path: Path) -> None:
    packed = write_gzip(tmp_path / "v.csv.gz", ROWS)
    folder = write_zip(
        tmp_path / "enoe.zip",
        {"enoe/ENOE_SDEMT120.csv": ROWS, "enoe/ENOE_COE1T120.csv": ROWS[:1]},
    )

    assert_frame_equal(read(packed, tmp_path), EXPECTED)
    assert_frame_equal(read(folder, tmp_path, "sdem"), EXPECTED)


def test_a_member_is_asked_for_where_an_archive_holds_several(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "two.zip", {"a/one.csv": ROWS, "a/two.csv": ROWS})

    with pytest.raises(InputError, match=r"a/one\.csv, a/two\.csv"):
        open_survey_file(path, tmp_path)


def test_dbase_is_read_without_padding_and_without_deleted_rows(tmp_path: Path) -> None:
    path = write_dbf(tmp_path / "viviendas.dbf", [*ROWS, ROWS[0]])
    content = bytearray(path.read_bytes())
    row_bytes = int.from_bytes(content[10:12], "little")
    content[len(content) - 1 - row_bytes] = ord("*")
    path.write_bytes(bytes(content))

    assert_frame_equal(read(path, tmp_path), EXPECTED)


def test_dbase_is_cut_into_batches_in_the_order_of_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("brecha.sources.survey_files.BATCH_ROWS", 3)
    rows = [{"numren": str(number)} for number in range(10)]

    frame = read(write_dbf(tmp_path / "p.dbf", rows), tmp_path)

    assert frame["numren"].to_list() == [str(number) for number in range(10)]


@pytest.mark.parametrize("ending", ["sav", "dta"])
def test_numbers_of_spss_and_stata_are_written_as_codes(tmp_path: Path, ending: str) -> None:
    readstat = pytest.importorskip("polars_readstat", reason="the extra microdata is not here")
    path = tmp_path / f"people.{ending}"
    readstat.write_readstat(with_numbers(ROWS), str(path))

    frame = read(path, tmp_path)

    assert frame["edad"].to_list() == ["33", "4"]
    assert frame["etiqueta"].to_list() == ["Sí", "Niñez"]
    assert frame["folioviv"].to_list() == ["100003801", "100003802"]


def test_spss_without_the_extra_says_what_to_install(tmp_path: Path) -> None:
    path = tmp_path / "people.sav"
    path.write_bytes(b"$FL2")

    with pytest.raises(InputError, match=r"brecha\[microdata\]|whole SPSS"):
        open_survey_file(path, tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("broken.zip", b"PK\x03\x04 not an archive", "broken.zip is broken"),
        ("broken.csv.gz", b"\x1f\x8b\x08\x00 cut", "broken.csv.gz is broken"),
        ("cut.dbf", b"\x03" + bytes(40), "whole dBASE table; cut.dbf"),
        ("empty.csv", b"", "empty.csv is empty"),
        ("utf16.csv", "a,b\n1,2\n".encode("utf-16"), "utf16.csv is UTF-16"),
        ("page.html", b"<html>", "page.html is not"),
    ],
)
def test_a_file_that_is_no_table_is_told_by_name(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(InputError, match=message):
        open_survey_file(tmp_path / name, tmp_path)


def test_blanks_around_values_are_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "coe2.csv"
    path.write_text("con,p6_1,p9_h2\n40002, ,  7\n40003,01 ,\n", encoding="utf-8")

    frame = read(path, tmp_path)

    assert frame.rows() == [("40002", None, "7"), ("40003", "01", None)]


@given(st.lists(st.text("0123456789ñé", min_size=1, max_size=6), min_size=1, max_size=30))
def test_dbase_and_csv_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("alike")
    rows = [{"a": cell, "b": cell[::-1]} for cell in cells]

    from_csv = read(write_csv(folder / "a.csv", rows), folder)
    from_dbf = read(write_dbf(folder / "a.dbf", rows), folder)

    assert_frame_equal(from_csv, from_dbf)
