from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from brecha.countries import load_survey, survey_mapping
from survey_layouts import Row, write_csv

HOME = {"folioviv": "0100003801", "foliohog": "1"}
DWELLING: Row = {"folioviv": "0100003801", "factor": "247", "est_dis": "003", "upm": "0000010"}
DWELLING |= {"ubica_geo": "01001", "tam_loc": "4"}
JOB: Row = {"subor": "1", "indep": "", "personal": "", "pago": "1", "contrato": "2"}
JOB |= {"sinco": "9611", "scian": "8140", "htrab": "30", "tam_emp": "01"}


def enigh_person(numren: str, parentesco: str, sexo: str, edad: str, **more: str) -> Row:
    answers = {"hablaind": "2", "etnia": "2", "nivelaprob": "3", "hijos_viv": "", "atemed": "2"}
    answers |= {"num_trabaj": "1", "act_pnea1": "", "act_pnea2": "", "hor_4": "10", "min_4": "30"}
    answers |= {"hor_5": "", "min_5": "", "hor_6": "7", "min_6": "0", "hor_7": "", "min_7": ""}
    person = {"numren": numren, "parentesco": parentesco, "sexo": sexo, "edad": edad}
    return HOME | person | answers | more


def enigh_job(numren: str, id_trabajo: str = "1", **benefits: str) -> Row:
    answers = {f"pres_{number}": "" for number in range(1, 27)}
    answers |= {f"medtrab_{number}": "" for number in range(1, 8)}
    return {**HOME, "numren": numren, "id_trabajo": id_trabajo, **JOB, **answers, **benefits}


def read(folder: Path, period: str, **tables: list[Row]) -> pl.DataFrame:
    files = {name: write_csv(folder / f"{name}.csv", rows) for name, rows in tables.items()}
    survey = load_survey("mexico", "enigh", period, files, cache_folder=folder / "kept")
    return survey.people.collect()


def test_tables_of_enigh_are_joined_by_person_household_and_dwelling(tmp_path: Path) -> None:
    people = read(
        tmp_path,
        "2022",
        people=[
            enigh_person("01", "101", "1", "40", act_pnea1="2"),
            enigh_person("02", "301", "2", "5"),
            enigh_person("03", "401", "2", "30"),
            enigh_person("04", "701", "1", "50"),
        ],
        jobs=[enigh_job("03", pres_2="02", medtrab_1="1"), enigh_job("03", "2", pres_3="03")],
        dwellings=[DWELLING],
        households=[{**HOME, "ing_cor": "60000"}],
        incomes=[
            {**HOME, "numren": "03", "clave": "P001", "ing_tri": "9000"},
            {**HOME, "numren": "03", "clave": "P004", "ing_tri": "600"},
            {**HOME, "numren": "03", "clave": "P032", "ing_tri": "5000"},
        ],
    )

    assert people["kinship"].to_list() == ["head", "child", "domestic_worker"]
    assert people["worker_group"].to_list() == [None, None, "domestic_worker"]
    assert people["modality"].to_list() == [None, None, "live_in"]
    assert people["is_employed"].to_list() == [0, None, 1]
    assert people["has_christmas_bonus"].to_list() == [None, None, 1]
    assert people["has_paid_vacation"].to_list() == [None, None, 0]
    assert people["has_health_care_by_job"].to_list() == [None, None, 1]
    assert people["earnings_monthly"].to_list() == [None, None, 3200]
    assert people["household_size"].to_list() == [2, 2, 2]
    assert people["income_monthly_per_person"].to_list() == [10000, 10000, 10000]
    assert people["care_hours_weekly"].to_list() == [10.5, None, 10.5]
    assert people["domestic_hours_weekly"].to_list() == [7, None, 7]
    assert people.select("weight", "stratum", "cluster", "municipality", "is_rural").row(0) == (
        *(247, "003", "0000010", "01001", 1),
    )


@pytest.mark.parametrize(
    ("period", "answers", "expected"),
    [
        ("2018", {f"disc{number}": "" for number in range(1, 8)} | {"disc1": "8"}, 0),
        ("2018", {f"disc{number}": "" for number in range(1, 8)} | {"disc1": "2"}, 1),
        ("2020", {"disc_camin": "3", "disc_ver": "4"}, 0),
        ("2020", {"disc_camin": "3", "disc_ver": "2"}, 1),
    ],
)
def test_disability_follows_the_question_of_its_year(
    tmp_path: Path, period: str, answers: Row, expected: int
) -> None:
    degrees = "brazo apren oir vest habla acti"
    others = {f"disc_{name}": "4" for name in degrees.split()} if period == "2020" else {}

    people = read(
        tmp_path,
        period,
        people=[enigh_person("01", "101", "2", "40", **answers, **others)],
        dwellings=[DWELLING],
    )

    assert people["has_disability"].item() == expected


def test_benefits_of_2016_stand_six_places_later(tmp_path: Path) -> None:
    job = {name: cell for name, cell in enigh_job("01", pres_8="08").items() if "med" not in name}

    people = read(
        tmp_path,
        "2016",
        people=[enigh_person("01", "101", "2", "40")],
        jobs=[job],
        dwellings=[{**DWELLING, "ubica_geo": "010010001"}],
    )

    assert people["has_christmas_bonus"].item() == 1
    assert people["has_sick_leave"].item() == 0
    assert people["municipality"].item() == "01001"


def test_time_use_is_added_over_days_and_activities(tmp_path: Path) -> None:
    mapping = survey_mapping("mexico", "enut", "2019")
    person = dict.fromkeys(mapping.fields("people"), "")
    person |= {"upm": "0100017", "viv_sel": "1", "hogar": "1", "n_ren": "2", "ent": "9"}
    person |= {"fac_per": "500", "est_dis": "002", "upm_dis": "0001", "tloc": "1"}
    person |= {"sexo": "2", "edad_v": "33", "niv": "6", "p4_1": "2", "p4_5": "1"}
    person |= {"p5_1": "2", "p5_2": "5", "p5_8": "", "p5_5": "3", "p5_7": "1200", "p5_7a": "1"}
    person |= {"p6_12a_1_1": "10", "p6_12a_1_2": "30", "p6_13a_3_3": "2", "p6_13a_3_4": "30"}
    person |= {"p6_4a_2_1": "99", "p6_5a_2_1": "99"}
    path = write_csv(tmp_path / "tmodulo.csv", [person])

    survey = load_survey("mexico", "enut", "2019", {"people": path}, cache_folder=tmp_path)
    people = survey.people.collect()

    assert people["care_hours_weekly"].item() == 13
    assert people["domestic_hours_weekly"].item() is None  # more than a week holds
    assert people["is_employed"].item() == 1
    assert people["is_indigenous"].item() == 1
    assert people["earnings_monthly"].item() == pytest.approx(1200 * 365 / 84)
    assert {hole.column for hole in survey.absent} >= {"sector", "worker_group", "household_size"}


def test_persons_of_the_census_are_told_apart_by_seventeen_digits(tmp_path: Path) -> None:
    person = {"id_viv": "010010000001", "estrato": "01-001", "upm": "010012", "factor": "5"}
    person |= {"ent": "1", "mun": "1", "tamloc": "5", "sexo": "3", "edad": "30"}
    rows: list[Row] = [
        {"id_persona": "01001000000100001", **person},
        {"id_persona": "01001000000100002", **person},
    ]
    path = write_csv(tmp_path / "Personas01.csv", rows)

    survey = load_survey("mexico", "census", "2020", {"people": path}, cache_folder=tmp_path)

    people = survey.people.collect()
    assert people["person_id"].n_unique() == 2
    assert people["household_size"].to_list() == [2, 2]
    assert people["municipality"].to_list() == ["01001", "01001"]
