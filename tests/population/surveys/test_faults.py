from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from brecha.core.errors import BrechaError, CoverageError, InputError
from brecha.countries import load_survey
from brecha.population.surveys import SurveyData
from survey_layouts import COE2, Row, enoe_answers, enoe_person, write_csv, write_gzip

PEOPLE = [enoe_person(1), enoe_person(2, sex="1", eda="12", clase1="2", clase2="4")]
Read = Callable[..., SurveyData]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a reader of made SDEMT rows as ENOE 2020Q1."""

    def _read(rows: list[Row], period: str = "2020Q1", **files: Path) -> SurveyData:
        path = write_csv(tmp_path / "SDEMT120.csv", rows)
        cache = tmp_path / "kept"
        return load_survey("mexico", "enoe", period, {"sdem": path, **files}, cache_folder=cache)

    return _read


def faults_of(error: BrechaError) -> list[str]:
    return [fault.text("en") for fault in error.faults]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"fac": "0"},
            "SDEMT120.csv: Column fac must hold weights above zero; rows 3 hold '0' (1)",
        ),
        (
            {"fac": "many"},
            "SDEMT120.csv: Column fac must hold weights above zero; rows 3 hold 'many' (1)",
        ),
        ({"fac": ""}, "SDEMT120.csv: Column fac must hold a value; rows 3 are empty"),
        ({"eda": "4 5"}, "SDEMT120.csv: Column eda must hold numbers; rows 3 hold '4 5' (1)"),
        ({"sex": "3"}, "SDEMT120.csv: Column sex must hold the codes 1, 2; rows 3 hold '3' (1)"),
        ({"n_ren": "1"}, "SDEMT120.csv: A row must be the only one with its cd_a, ent, con, v_sel"),
        ({"per": "119"}, "SDEMT120.csv: The file must be of enoe 2020Q1; column per says 2019Q1"),
        ({"eda": "230"}, "SDEMT120.csv: Column eda, read as age, must lie in 0 to 130; rows 3"),
    ],
)
def test_a_wrong_cell_is_told_with_file_column_and_row(
    read: Read, changes: Row, expected: str
) -> None:
    with pytest.raises(InputError) as caught:
        read([PEOPLE[0], {**PEOPLE[1], **changes}])

    assert len(caught.value.faults) == 1
    assert faults_of(caught.value)[0].startswith(expected)


def test_a_decimal_comma_is_named(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "s.csv", [enoe_person(1, hrsocup="40,5")], separator=";")

    with pytest.raises(InputError, match=r"hrsocup .*decimal point; rows 2 hold '40,5' .*comma"):
        load_survey("mexico", "enoe", "2020Q1", {"sdem": path}, cache_folder=tmp_path)


def test_a_decimal_comma_in_a_column_that_is_only_derived_from_is_named(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "s.csv", [enoe_person(1, ingocup="4300,5")], separator=";")

    with pytest.raises(InputError, match=r"ingocup .*decimal point; rows 2 hold '4300,5'"):
        load_survey("mexico", "enoe", "2020Q1", {"sdem": path}, cache_folder=tmp_path)


def test_a_file_that_breaks_off_in_a_row_is_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "SDEMT120.csv", PEOPLE)
    path.write_text(path.read_text("utf-8").rstrip()[:-12], "utf-8")

    with pytest.raises(InputError, match=r"as many cells as there are headers.*broke off"):
        load_survey("mexico", "enoe", "2020Q1", {"sdem": path}, cache_folder=tmp_path)


@pytest.mark.parametrize(("column", "cell"), [("per", "119"), ("period", "t119")])
def test_the_quarter_is_read_from_the_hours_file_too(
    read: Read, tmp_path: Path, column: str, cell: str
) -> None:
    hours = [enoe_answers(1, {**COE2, column: cell})]

    with pytest.raises(InputError, match=f"COE2.csv: .*column {column} says 2019Q1"):
        read(PEOPLE[:1], coe2=write_csv(tmp_path / "COE2.csv", hours))


def test_a_file_in_the_place_of_another_of_its_survey_is_recognised(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "COE2T120.csv", [enoe_answers(1, COE2)])

    with pytest.raises(InputError, match=r"must be sdem of enoe 2020Q1; .*looks like .*\(coe2\)"):
        load_survey("mexico", "enoe", "2020Q1", {"sdem": path}, cache_folder=tmp_path)


def test_all_faults_of_a_file_are_told_at_once_in_both_languages(read: Read) -> None:
    rows = [enoe_person(1, sex="7", fac="0", emp_ppal="5"), enoe_person(2, sex="8", t_loc="9")]

    with pytest.raises(InputError) as caught:
        read(rows)

    columns = {str(fault.values["column"]) for fault in caught.value.faults}
    assert columns == {"sex", "fac", "emp_ppal", "t_loc"}
    assert all("debe" in fault.text("es") for fault in caught.value.faults)


def test_nothing_is_kept_of_a_survey_with_faults(read: Read, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read([enoe_person(1, fac="0")])

    assert list((tmp_path / "kept").iterdir()) == []


def test_a_renamed_column_is_told_with_the_nearest_name(read: Read) -> None:
    rows = [{("sexo" if name == "sex" else name): cell for name, cell in PEOPLE[0].items()}]

    with pytest.raises(InputError, match=r"must have the column sex; .* nearest is sexo"):
        read(rows)


def test_a_column_that_is_not_needed_becomes_a_hole_with_its_reason(read: Read) -> None:
    rows = [{name: cell for name, cell in PEOPLE[0].items() if name != "ingocup"}]

    survey = read(rows)

    assert "earnings_monthly" not in survey.people.collect_schema()
    reasons = {hole.column: hole.reason for hole in survey.absent}
    assert reasons["earnings_monthly"].values["column"] == "ingocup"  # type: ignore[union-attr]  # a Note
    assert {*reasons, *survey.people.collect_schema()} >= {"earnings_monthly", "weight"}


def test_a_file_of_another_survey_is_recognised(tmp_path: Path) -> None:
    rows = [{"folioviv": "1", "foliohog": "1", "numren": "01", "id_trabajo": "1", "subor": "1"}]
    path = write_csv(tmp_path / "trabajos.csv", rows)

    with pytest.raises(InputError, match=r"must be sdem of enoe 2020Q1; .*looks like .*\(jobs\)"):
        load_survey("mexico", "enoe", "2020Q1", {"sdem": path}, cache_folder=tmp_path)


def test_a_file_of_another_generation_is_recognised(read: Read) -> None:
    rows = [{**PEOPLE[0], "tipo": "1", "mes_cal": "98", "ca": "2", "fac_tri": "936"}]

    with pytest.raises(InputError, match=r"has fac_tri, which that period never had"):
        read(rows)


@pytest.mark.parametrize(
    ("survey", "period", "known"),
    [("enoe", "2020Q2", "2020Q1"), ("enigh", "2014", "2016, 2018, 2020"), ("epa", "2020", "enoe")],
)
def test_an_unknown_survey_or_period_tells_the_known_ones(
    survey: str, period: str, known: str
) -> None:
    with pytest.raises(CoverageError, match=known):
        load_survey("mexico", survey, period, {})


def test_a_file_by_an_unknown_name_or_none_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_survey("mexico", "enoe", "2020Q1", {"persons": tmp_path}, cache_folder=tmp_path)

    assert "sdem, coe1, coe2; persons" in str(caught.value)
    assert "needs the file sdem" in str(caught.value)


def test_persons_without_their_dwelling_are_told(tmp_path: Path) -> None:
    person = {"folioviv": "1", "foliohog": "1", "numren": "01", "parentesco": "101", "sexo": "2"}
    dwelling = {"folioviv": "2", "factor": "9", "est_dis": "1", "upm": "1", "ubica_geo": "01001"}
    files = {
        "people": write_csv(tmp_path / "poblacion.csv", [{**person, "edad": "30"}]),
        "dwellings": write_csv(tmp_path / "viviendas.csv", [{**dwelling, "tam_loc": "4"}]),
    }

    with pytest.raises(InputError, match=r"must have a row in viviendas\.csv; rows 2 have none"):
        load_survey("mexico", "enigh", "2022", files, cache_folder=tmp_path)


def test_a_repeated_row_of_a_joined_file_is_told_in_that_file(tmp_path: Path, read: Read) -> None:
    answers = [enoe_answers(1, COE2), enoe_answers(1, COE2)]
    path = write_gzip(tmp_path / "COE2T120.csv.gz", answers)

    with pytest.raises(InputError, match=r"COE2T120\.csv\.gz: A row .*; rows 2, 3 repeat"):
        read(PEOPLE, coe2=path)


def test_a_row_with_too_many_cells_is_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "s.csv", [enoe_person(1), {**enoe_person(2), "more": "1"}])

    with pytest.raises(InputError, match=r"as many cells as there are headers; s\.csv"):
        load_survey("mexico", "enoe", "2020Q1", {"sdem": path}, cache_folder=tmp_path)


def test_a_file_without_anyone_of_the_universe_is_told(read: Read) -> None:
    with pytest.raises(InputError, match="none of its rows is one"):
        read([enoe_person(1, r_def="15")])
