"""`brecha gaps`: a diagnosis, single figures, changes, and what is told of bad input."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from command import brecha
from diagnosis_people import MCS

KEYS = {
    "indicator",
    "group",
    "estimate",
    "standard_error",
    "low",
    "high",
    "n",
    "population",
    "quality",
}


def gaps(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return brecha("gaps", *arguments, **environment)


def estimates(folder: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    """Return the figures of all people together, by indicator."""
    ran = gaps("estimate", *arguments, "--json", HOME=str(folder))
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)["estimates"]
    return {row["indicator"]: row for row in told if not row["group"]}


def labour_files(folder: Path, quarter: str, option: str = "--file") -> list[str]:
    base = folder / "microdata" / "enoe"
    return [
        part
        for name in ("sdem", "coe2")
        for part in (option, f"{name}={base / f'enoe_{name}_{quarter}.csv.gz'}")
    ]


@pytest.mark.slow
def test_without_files_a_diagnosis_says_first_that_its_people_are_synthetic(
    tmp_path: Path,
) -> None:
    ran = gaps("run", "arcadia/home-workers", "--out", str(tmp_path), "--lang", "en")

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("SYNTHETIC: none of these people exists")
    assert (tmp_path / "home-workers" / "results.json").is_file()


@pytest.mark.slow
def test_an_estimate_has_its_uncertainty() -> None:
    ran = gaps(
        "estimate", "social_security_direct", "--country", "arcadia", "--by", "sex", "--json"
    )

    document = json.loads(ran.stdout)

    assert document["is_synthetic"] is True
    assert all(set(row) >= KEYS for row in document["estimates"])
    codes = [row["group"].get("sex", {}).get("code") for row in document["estimates"]]
    assert codes == ["man", "woman", None]


@pytest.mark.slow
@pytest.mark.needs_data
def test_employment_and_informality_of_2020_are_as_published(
    data_folder: Path, tmp_path: Path
) -> None:
    files = labour_files(data_folder, "t120")

    told = estimates(
        tmp_path,
        "employed_people",
        "informal_employment",
        "--survey",
        "enoe",
        "--period",
        "2020Q1",
        *files,
    )

    assert told["employed_people"]["estimate"] == 55_352_304
    assert round(100 * told["informal_employment"]["estimate"], 1) == 56.1
    assert told["employed_people"]["standard_error"] > 0


@pytest.mark.slow
@pytest.mark.needs_data
def test_deprivations_of_2016_are_as_published(data_folder: Path, tmp_path: Path) -> None:
    base = data_folder / "microdata" / "enigh2016_mcs"
    files = [part for name, file in MCS.items() for part in ("--data", f"{name}={base / file}")]
    published = {"lacks_social_security": 55.8, "lacks_health_care": 15.5, "lacks_schooling": 17.4}

    told = estimates(tmp_path, *published, "--survey", "mcs", "--period", "2016", *files)

    shares = {name: round(100 * row["estimate"], 1) for name, row in told.items()}
    assert shares == published


@pytest.mark.slow
@pytest.mark.needs_data
def test_two_quarters_are_compared_with_a_test(data_folder: Path, tmp_path: Path) -> None:
    ran = gaps(
        "compare",
        "employment",
        "--survey",
        "enoe",
        "--period",
        "2019Q1",
        *labour_files(data_folder, "t119"),
        "--against-period",
        "2020Q1",
        *labour_files(data_folder, "t120", "--against-file"),
        "--json",
        HOME=str(tmp_path),
    )

    assert ran.returncode == 0, ran.stderr
    (row,) = json.loads(ran.stdout)["differences"]
    assert row["difference"] == pytest.approx(row["second_estimate"] - row["first_estimate"])
    assert row["low"] < row["difference"] < row["high"]
    assert 0 <= row["p_value"] <= row["p_value_holm"] <= 1


def test_all_unknown_names_of_an_estimate_are_told_at_once() -> None:
    ran = gaps("estimate", "povrty", "--by", "sx", "--state", "Oaxca", "--law", "wage=1")

    assert ran.returncode == 2
    assert ran.stdout == ""
    told = ran.stderr.splitlines()
    assert len(told) == 4
    for near in ("poverty", "sex", "Oaxaca", "minimum_wage_daily"):
        assert any(near in line for line in told)


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("--survey", "eno"), "near: enoe"),
        (("--survey", "enoe", "--period", "2020Q2"), "2020Q1"),
        (("--survey", "enoe", "--period", "2020Q1"), "needs the files sdem"),
        (("--data", "people=x.csv"), "must be one of"),
    ],
)
def test_a_survey_that_is_not_named_right_is_told(arguments: tuple[str, ...], near: str) -> None:
    ran = gaps("estimate", "employment", *arguments)

    assert ran.returncode == 2
    assert near in ran.stderr


def test_every_fault_of_the_named_files_is_told() -> None:
    ran = gaps(
        "estimate",
        "employment",
        "--survey",
        "enoe",
        "--period",
        "2020Q1",
        "--data",
        "sdm=a.csv",
        "--data",
        "sdem=absent.csv",
        "--data",
        "coe2",
    )

    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 3


def test_a_file_of_another_layout_leaves_no_dossier(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    files = [part for name in MCS for part in ("--data", f"{name}={wrong}")]

    ran = gaps(
        "run", "domestic-workers", *files, "--out", str(tmp_path / "out"), HOME=str(tmp_path)
    )

    assert ran.returncode == 2
    assert "folioviv" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_an_unknown_diagnosis_ends_with_a_sentence(tmp_path: Path) -> None:
    ran = gaps("run", "domestic-worker", "--out", str(tmp_path / "out"), "--lang", "es")

    assert ran.returncode == 2
    assert "parecidos: domestic-workers" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_what_can_be_asked_is_listed() -> None:
    known = json.loads(gaps("list", "--json").stdout)
    surveys = json.loads(gaps("surveys", "--json").stdout)

    assert {"mexico/domestic-workers", "mexico/unpaid-care"} <= set(known["diagnoses"])
    assert "territory" in known["breakdowns"]
    classic = next(entry for entry in surveys if "2020Q1" in entry["periods"])
    assert set(classic["files"]) == {"sdem", "coe1", "coe2"}


def test_a_wrong_state_and_a_wrong_survey_are_told_together(tmp_path: Path) -> None:
    asked = ("run", "domestic-workers", "--state", "ZZZ", "--survey", "foo")
    ran = gaps(*asked, "--out", str(tmp_path), "--lang", "es")

    assert ran.returncode == 2
    assert "ZZZ no lo es" in ran.stderr
    assert "es foo" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_periods_beside_one_that_is_not_there_are_named() -> None:
    ran = gaps("estimate", "employment", "--survey", "enoe", "--period", "2020Q2", "--lang", "en")

    assert ran.returncode == 2
    assert "(near: 2020Q1, 2020Q3)" in ran.stderr


def test_a_diagnosis_of_another_country_is_told_as_such() -> None:
    ran = gaps("run", "arcadia/home-workers", "--country", "mexico", "--lang", "es")

    assert ran.returncode == 2
    assert "arcadia/home-workers es de arcadia" in ran.stderr


def test_a_country_without_surveys_says_so() -> None:
    ran = gaps("surveys", "--country", "arcadia", "--lang", "es")

    assert "No puede leerse ninguna encuesta de Arcadia" in ran.stdout
