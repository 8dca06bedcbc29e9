from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import Column, InputError, Table

PEOPLE = Table(
    "people",
    "People of a territory",
    (
        Column("territory", "text", "text", "Territory", is_key=True),
        Column("year", "year", "integer", "Year", is_key=True, minimum=1900),
        Column("sex", "text", "text", "Sex", allowed=("women", "men")),
        Column("share", "1", "number", "Share", minimum=0, maximum=1),
        Column("note", "text", "text", "Note", is_required=False),
    ),
)


def table(**changes: list[object]) -> pl.DataFrame:
    cells = {
        "territory": ["01", "02", "03"],
        "year": ["2020", "2020", "2020"],
        "sex": ["women", "men", "men"],
        "share": ["0.5", "0", "1"],
        "note": [None, "", "x"],
    }
    return pl.DataFrame({**cells, **changes}, strict=False)


def faults_of(frame: pl.DataFrame) -> list[str]:
    with pytest.raises(InputError) as caught:
        PEOPLE.check(frame, "people.csv")
    return [fault.text() for fault in caught.value.faults]


def test_a_table_of_texts_comes_back_in_its_types_and_order() -> None:
    checked = PEOPLE.check(table().select("note", "share", "sex", "year", "territory"), "p.csv")

    assert checked.schema == PEOPLE.empty().schema
    assert checked["share"].to_list() == [0.5, 0.0, 1.0]
    assert checked["year"].to_list() == [2020, 2020, 2020]


def test_a_checked_table_passes_again_unchanged() -> None:
    once = PEOPLE.check(table(), "p.csv")

    assert PEOPLE.check(once, "p.csv").equals(once)


def test_an_empty_table_has_the_columns_and_passes() -> None:
    assert PEOPLE.empty().columns == ["territory", "year", "sex", "share", "note"]
    assert len(PEOPLE.check(PEOPLE.empty(), "p.csv")) == 0


def test_absent_and_unknown_columns_are_told_together() -> None:
    faults = faults_of(table().drop("sex", "share").with_columns(gender=pl.lit("f")))

    assert len(faults) == 2
    assert all(fault.startswith("people.csv: Table people ") for fault in faults)
    assert "sex, share are absent" in faults[0]
    assert "gender are not of them" in faults[1]


def test_all_faults_of_the_cells_are_told_at_once() -> None:
    faults = faults_of(
        table(
            territory=["01", None, "01"],
            year=["2020", "1820", "2020"],
            sex=["women", "girls", "men"],
            share=["half", "-0.1", "1.5"],
        )
    )

    assert len(faults) == 7
    for words in (
        "territory must hold a value in each row; rows 3 are empty",
        "year must be at least 1900; rows 3 hold 1820",
        "sex must be one of women, men; rows 3 hold girls",
        "rows 2 do not (half)",
        "share must be at least 0; rows 3 hold -0.1",
        "share must be at most 1; rows 4 hold 1.5",
        "the only one with its territory, year; rows 2, 4 repeat a key",
    ):
        assert [fault for fault in faults if words in fault] != [], words


def test_a_cell_of_another_type_is_told_once() -> None:
    assert len(faults_of(table(share=["half", "0", "1"]))) == 1


def test_an_empty_cell_is_a_fault_only_where_a_value_is_required() -> None:
    (fault,) = faults_of(table(share=[None, "0", "1"]))

    assert "share must hold a value in each row; rows 2 are empty" in fault
    assert PEOPLE.check(table(note=[None, None, None]), "p.csv")["note"].null_count() == 3


@pytest.mark.parametrize("cell", ["nan", "inf", "-inf"])
def test_a_number_that_is_not_finite_is_told(cell: str) -> None:
    faults = faults_of(table(share=["0", cell, "1"]))

    assert "share must hold finite numbers; rows 3 do not" in faults[0]


def test_a_number_that_is_none_is_told_once() -> None:
    assert len(faults_of(table(share=["0", "nan", "1"]))) == 1


@pytest.mark.parametrize("year", [2020.5, float("nan"), 1e30])
def test_a_whole_number_is_never_made_from_another(year: float) -> None:
    (fault,) = faults_of(table(year=[2020.0, year, 2020.0]))

    assert "rows 3 do not" in fault
    assert PEOPLE.check(table(year=[2020.0, 2021.0, 2022.0]), "p.csv")["year"][1] == 2021


def test_the_first_five_offenders_are_shown_and_the_rest_counted() -> None:
    frame = pl.DataFrame(
        {
            "territory": [str(at) for at in range(8)],
            "year": [2020] * 8,
            "sex": ["men"] * 8,
            "share": [2.0 + at for at in range(8)],
            "note": [None] * 8,
        }
    )

    (fault,) = faults_of(frame)

    assert "rows 2, 3, 4, 5, 6 (+3) hold 2.0, 3.0, 4.0, 5.0, 6.0." in fault


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(2000, 2002)), min_size=1, max_size=8))
def test_a_table_passes_just_when_its_keys_are_unique(keys: list[tuple[int, int]]) -> None:
    frame = pl.DataFrame(
        {
            "territory": [str(territory) for territory, _ in keys],
            "year": [year for _, year in keys],
            "sex": ["men"] * len(keys),
            "share": [0.5] * len(keys),
            "note": [""] * len(keys),
        }
    )

    if len(set(keys)) == len(keys):
        assert len(PEOPLE.check(frame, "p.csv")) == len(keys)
    else:
        assert "repeat a key" in faults_of(frame)[0]
