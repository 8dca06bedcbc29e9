from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.countries import load_survey
from brecha.population import check_people
from survey_layouts import (
    COE1,
    COE2,
    Row,
    enoe_answers,
    enoe_person,
    write_csv,
    write_dbf,
    write_zip,
)


def read_enoe(folder: Path, people: list[Row], **answers: list[Row]) -> pl.DataFrame:
    files = {"sdem": write_csv(folder / "sdem.csv", people)}
    files |= {name: write_csv(folder / f"{name}.csv", rows) for name, rows in answers.items()}
    survey = load_survey("mexico", "enoe", "2020Q1", files, cache_folder=folder / "kept")
    return survey.people.collect()


def test_persons_keep_the_declared_types_and_ranges(tmp_path: Path) -> None:
    people = read_enoe(tmp_path, [enoe_person(1), enoe_person(2, eda="99", n_hij="")])

    checked = check_people(people, "made")

    assert checked.schema == people.schema
    assert people["age"].to_list() == [40, None]
    assert people["number_of_children"].to_list() == [2, None]


def test_codes_are_read_with_and_without_zeros_in_front(tmp_path: Path) -> None:
    padded = enoe_person(1, sex="02", r_def="00", clase1="01", ent="09", cs_p13_1="03")

    people = read_enoe(tmp_path, [padded])

    assert people.select("sex", "is_in_labour_force", "territory", "schooling").row(0) == (
        *("woman", 1, "09", "lower_secondary"),
    )


def test_those_outside_the_universe_are_left_out(tmp_path: Path) -> None:
    rows = [enoe_person(1), enoe_person(2, r_def="15"), enoe_person(3, c_res="2")]

    assert read_enoe(tmp_path, rows)["person_id"].to_list() == ["01"]


def test_work_of_children_is_not_known(tmp_path: Path) -> None:
    people = read_enoe(tmp_path, [enoe_person(1, eda="13"), enoe_person(2, eda="15")])

    assert people["is_employed"].to_list() == [None, 1]
    assert people["is_informal"].to_list() == [None, 1]


def test_zero_earnings_count_only_where_none_were_received(tmp_path: Path) -> None:
    rows = [
        enoe_person(1, ingocup="0", ing7c="6"),
        enoe_person(2, ingocup="0", ing7c="7"),
        enoe_person(3, ingocup="0", ing7c="3"),
        enoe_person(4, ingocup="5200", ing7c="2"),
    ]

    assert read_enoe(tmp_path, rows)["earnings_monthly"].to_list() == [0, None, None, 5200]


@pytest.mark.parametrize(
    ("industry", "occupation", "position", "group"),
    [
        ("8140", "9611", "1", "domestic_worker"),
        ("8140", "5222", "1", "domestic_worker"),
        ("1110", "9111", "1", "agricultural_day_labourer"),
        ("1110", "9113", "1", "agricultural_day_labourer"),
        ("1110", "9111", "3", "other"),
        ("1110", "6115", "1", "other"),
        ("", "", "1", None),
    ],
)
def test_groups_of_workers_follow_industry_occupation_and_position(
    tmp_path: Path, industry: str, occupation: str, position: str, group: str | None
) -> None:
    answers = enoe_answers(1, {**COE1, "p4a": industry, "p3": occupation})

    people = read_enoe(tmp_path, [enoe_person(1, pos_ocu=position)], coe1=[answers])

    assert people["worker_group"].item() == group


def test_hours_of_both_questionnaires_are_read_alike(tmp_path: Path) -> None:
    extended = enoe_answers(1, {**COE2, "p11_h2": "20", "p11_m2": "30", "p11_h7": "9"})
    basic = {name.replace("p11_", "p9_"): cell for name, cell in extended.items()}

    for rows in ([extended], [basic]):
        people = read_enoe(tmp_path, [enoe_person(1), enoe_person(2)], coe2=rows)

        assert people["care_hours_weekly"].to_list() == [20.5, None]
        assert people["domestic_hours_weekly"].to_list() == [9, None]


def test_hours_that_are_not_known_are_not_zero(tmp_path: Path) -> None:
    answers = [
        enoe_answers(1, {**COE2, "p11_h2": "98"}),
        enoe_answers(2, {**COE2, "p11_h2": "", "p11_h3": "99", "p11_h7": "5"}),
    ]

    people = read_enoe(tmp_path, [enoe_person(1), enoe_person(2)], coe2=answers)

    assert people["care_hours_weekly"].to_list() == [None, 0]
    assert people["domestic_hours_weekly"].to_list() == [0, None]


def test_who_works_in_a_household_is_no_member_of_it(tmp_path: Path) -> None:
    rows = [
        enoe_person(1),
        enoe_person(2, par_c="301", eda="5"),
        enoe_person(3, par_c="301", eda="14"),
        enoe_person(4, par_c="601"),
        enoe_person(1, n_hog="2", par_c="101"),
    ]

    people = read_enoe(tmp_path, rows)

    assert people["household_size"].to_list() == [3, 3, 3, 3, 1]
    assert people["children_under_6"].to_list() == [1, 1, 1, 1, 0]
    assert people["children_under_15"].to_list() == [2, 2, 2, 2, 0]


def test_one_archive_serves_every_file_of_the_survey(tmp_path: Path) -> None:
    answers = enoe_answers(1, {**COE2, "p11_h2": "7"})
    path = write_zip(
        tmp_path / "enoe_n_2020_trim1_csv.zip",
        {"csv/ENOE_SDEMT120.csv": [enoe_person(1)], "csv/ENOE_COE2T120.csv": [answers]},
    )

    survey = load_survey(
        "mexico", "enoe", "2020Q1", {"sdem": path, "coe2": path}, cache_folder=tmp_path
    )

    assert survey.people.collect()["care_hours_weekly"].to_list() == [7]


def test_a_new_generation_has_its_own_weight_and_key(tmp_path: Path) -> None:
    new = {"tipo": "1", "mes_cal": "98", "ca": "2", "per": "320", "fac_tri": "936"}
    row = {name: cell for name, cell in {**enoe_person(1), **new}.items() if name != "fac"}
    by_telephone = {**row, "tipo": "2", "mes_cal": "7"}
    path = write_dbf(tmp_path / "SDEMT320.dbf", [row, by_telephone])

    survey = load_survey("mexico", "enoe", "2020Q3", {"sdem": path}, cache_folder=tmp_path)

    people = survey.people.collect()
    assert people["weight"].to_list() == [936, 936]
    assert people["household_id"].n_unique() == 2
    assert any("no official file of this period" in note.text() for note in survey.notes)


def test_a_survey_is_read_once_and_then_kept(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "sdem.csv", [enoe_person(1), enoe_person(2)])
    cache = tmp_path / "kept"

    first = load_survey("mexico", "enoe", "2020Q1", {"sdem": path}, cache_folder=cache)
    kept = [folder.name for folder in cache.iterdir()]
    again = load_survey("mexico", "enoe", "2020Q1", {"sdem": path}, cache_folder=cache)
    write_csv(path, [enoe_person(1)])
    other = load_survey("mexico", "enoe", "2020Q1", {"sdem": path}, cache_folder=cache)

    assert again.people.collect().equals(first.people.collect())
    assert [hole.reason for hole in again.absent] == [hole.reason for hole in first.absent]
    assert again.notes == first.notes
    assert other.people.collect().height == 1
    assert len(kept) == 1


@given(weights=st.lists(st.integers(1, 10**6), min_size=1, max_size=40))
def test_weights_survive_every_filter_and_join(
    tmp_path_factory: pytest.TempPathFactory, weights: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("weights")
    people = [
        enoe_person(number % 20 + 1, v_sel=str(number // 20 + 1), fac=str(weight))
        for number, weight in enumerate(weights)
    ]
    answers = [
        {name: row[name] for name in ("cd_a", "ent", "con", "v_sel", "n_hog", "h_mud", "n_ren")}
        | COE2
        for row in people[::2]
    ]

    read = read_enoe(folder, people, coe2=answers)

    assert read["weight"].to_list() == weights
    assert read["is_employed"].to_list() == [1] * len(weights)
