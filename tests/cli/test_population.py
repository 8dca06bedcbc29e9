"""The command `brecha population`: what it writes, and that a mistake leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from command import brecha


def make(folder: Path, *more: str) -> tuple[int, str, str]:
    out = str(folder / "people.parquet")
    ended = brecha(
        "population", "make", "--country", "arcadia", "--people", "500", "--out", out, *more
    )
    return ended.returncode, ended.stdout, ended.stderr


def test_people_are_made_and_described(tmp_path: Path) -> None:
    code, printed, told = make(tmp_path, "--json", "--year", "2030", "--seed", "7")

    assert code == 0, told
    document = json.loads(printed)
    assert document["is_synthetic"] is True
    assert (document["people"], document["year"], document["seed"]) == (500, 2030, 7)
    described = brecha("population", "describe", str(tmp_path / "people.parquet"), "--json")
    found = json.loads(described.stdout)
    assert found["persons"] == 500
    assert found["mark"]["brecha.country"] == "arcadia"
    assert found["population"] == pytest.approx(document["population"])
    assert "modality" in found["absent"]


def test_every_text_says_that_the_people_are_synthetic(tmp_path: Path) -> None:
    _, spanish, _ = make(tmp_path, "--lang", "es")
    described = brecha("population", "describe", str(tmp_path / "people.parquet"), "--lang", "en")

    assert "SINTÉTICA" in spanish
    assert "SYNTHETIC" in described.stdout


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (["--people", "0"], "at least 1"),
        (["--people", "-3"], "at least 1"),
        (["--people", "many"], "whole number"),
        (["--seed", "-1"], "at least 0"),
        (["--workers", "0"], "at least 1"),
        (["--country", "atlantis"], "atlantis"),
        (["--year", "1900"], "1900"),
        (["--out", "/proc/none/people.parquet"], "must be writable"),
        (["--out", "people.csv"], "ends in .parquet"),
    ],
)
def test_a_mistake_ends_with_two_and_writes_nothing(
    tmp_path: Path, more: list[str], expected: str
) -> None:
    code, _, told = make(tmp_path, *more)

    assert code == 2
    assert expected in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "people.parquet").write_text("mine")

    refused, _, told = make(tmp_path)
    kept = (tmp_path / "people.parquet").read_text()
    replaced, _, _ = make(tmp_path, "--replace")

    assert (refused, kept, replaced) == (2, "mine", 0)
    assert "there already" in told
    assert pl.read_parquet(tmp_path / "people.parquet").height == 500


def test_a_file_of_something_else_is_not_described(tmp_path: Path) -> None:
    (tmp_path / "text.parquet").write_text("no people")
    pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "other.parquet")

    endings = [
        brecha("population", "describe", str(tmp_path / name))
        for name in ("text.parquet", "other.parquet", "absent.parquet")
    ]

    assert [ended.returncode for ended in endings] == [2, 2, 2]
    assert "weight" in endings[1].stderr


def test_a_reader_of_spanish_meets_no_names_of_columns(tmp_path: Path) -> None:
    make(tmp_path)
    described = brecha("population", "describe", str(tmp_path / "people.parquet"), "--lang", "es")

    assert "personas en el archivo" in described.stdout
    assert "la informalidad del empleo" in described.stdout
    assert "_" not in described.stdout
