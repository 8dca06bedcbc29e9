"""The command `brecha` as a process: what it prints, what it leaves, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brecha.plans import find_plan
from command import brecha

YEAR_KEYS = {
    "year",
    "people_covered",
    "places_new",
    "posts_fte",
    "gross_cost_share_gdp",
    "existing_cost_share_gdp",
    "running_cost",
    "capital_cost",
    "training_cost",
    "output_change_pct",
    "jobs",
    "jobs_change_pct",
    "revenue_share_gdp",
    "baseline_revenue_share_gdp",
    "gap_share_gdp",
}


def damaged_plan(folder: Path, *changes: tuple[str, str]) -> Path:
    text = find_plan("arcadia/early-childhood").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_json_holds_every_promised_key(tmp_path: Path) -> None:
    ended = brecha("care", "run", "mexico/early-childhood.yaml", "--out", str(tmp_path), "--json")

    assert ended.returncode == 0, ended.stderr
    document = json.loads(ended.stdout)
    assert {"plan", "country", "currency", "price_year", "mean", "assumptions", "warnings"} <= set(
        document
    )
    assert len(document["years"]) == 5
    for year in document["years"]:
        assert set(year) >= YEAR_KEYS
        assert set(year["output_change_pct"]) == {"type_1", "type_2"}
        assert {"direct", "indirect", "induced", "women_share", "formal_share"} <= set(year["jobs"])
    assert set(document["mean"]) >= YEAR_KEYS - {"year"}


def test_the_dossier_holds_every_file(tmp_path: Path) -> None:
    ended = brecha("care", "run", "arcadia/early-childhood", "--out", str(tmp_path))

    assert ended.returncode == 0, ended.stderr
    names = {path.name for path in (tmp_path / "early-childhood").iterdir()}
    assert names == {
        "results.json",
        "assumptions.csv",
        "early-childhood.xlsx",
        "early-childhood.pdf",
        "early-childhood.html",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["early-childhood"]


def test_a_plan_is_found_by_its_country(tmp_path: Path) -> None:
    ended = brecha("care", "run", "early-childhood", "--country", "arcadia", "--out", str(tmp_path))

    assert ended.returncode == 0, ended.stderr


def test_all_faults_of_a_plan_are_told_with_their_lines_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    path = damaged_plan(tmp_path, ("price_year:", "prices:"), ("account_year:", "acount_year:"))

    ended = brecha("care", "run", str(path), "--out", str(tmp_path / "out"))

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.count("Error: plan.yaml, line ") == 4
    assert "acount_year is not known here" in ended.stderr
    assert not (tmp_path / "out").exists()


def test_an_older_dossier_survives_a_plan_that_fails(tmp_path: Path) -> None:
    good = brecha("care", "run", "arcadia/early-childhood", "--out", str(tmp_path / "out"))
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
    path = damaged_plan(tmp_path, ("shape: linear", "shape: circular"))

    ended = brecha("care", "run", str(path), "--out", str(tmp_path / "out"))

    assert good.returncode == 0
    assert ended.returncode == 2
    assert {path: path.read_bytes() for path in before} == before


def test_errors_speak_spanish_where_asked(tmp_path: Path) -> None:
    path = damaged_plan(tmp_path, ("price_year:", "prices:"))

    ended = brecha("care", "run", str(path), "--lang", "es")

    assert ended.returncode == 2
    assert "La clave price_year es obligatoria" in ended.stderr


def test_a_number_is_explained() -> None:
    ended = brecha(
        "care", "explain", "arcadia/early-childhood", "gap_share_gdp", "--year", "2030", "--json"
    )

    assert ended.returncode == 0, ended.stderr
    tree = json.loads(ended.stdout)
    assert tree["name"] == "gap_share_gdp"
    assert [child["name"] for child in tree["children"]] == [
        "gross_cost_share_gdp",
        "existing_cost_share_gdp",
        "revenue_share_gdp",
        "baseline_revenue_share_gdp",
    ]


@pytest.mark.needs_data
def test_multipliers_of_an_official_workbook(data_folder: Path) -> None:
    workbook = data_folder / "io_tables" / "inegi_mip" / "mip_pcn_ixi_t_2013.xlsx"

    ended = brecha("economy", "multipliers", str(workbook), "--sector", "6244", "--json")

    assert ended.returncode == 0, ended.stderr
    report = json.loads(ended.stdout)
    assert report["gdp"] == pytest.approx(16_277_187, abs=1)
    assert [line["code"] for line in report["sectors"]] == ["6244"]
    assert 1 < report["sectors"][0]["type_1"] < report["sectors"][0]["type_2"]
    assert {"output", "spectral_radius", "import_treatment", "closure"} <= set(report)


@pytest.mark.needs_data
def test_a_truncated_workbook_is_told(data_folder: Path, tmp_path: Path) -> None:
    workbook = data_folder / "io_tables" / "inegi_mip" / "mip_pcn_ixi_t_2013.xlsx"
    short = tmp_path / "short.xlsx"
    short.write_bytes(workbook.read_bytes()[:50_000])

    ended = brecha("economy", "multipliers", str(short), "--json")

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "short.xlsx" in ended.stderr


def test_countries_and_files_are_listed() -> None:
    countries = json.loads(brecha("country", "list", "--json").stdout)
    files = json.loads(brecha("data", "list", "--json").stdout)
    shown = json.loads(brecha("country", "show", "mexico", "--json").stdout)

    assert [entry["name"] for entry in countries] == ["arcadia", "mexico"]
    assert all(entry["id"] and entry["title"] for entry in files)
    assert shown["tables"]["territories"] == 32


def test_an_unknown_country_is_told() -> None:
    ended = brecha("country", "show", "atlantis")

    assert ended.returncode == 2
    assert "arcadia, mexico; atlantis is not" in ended.stderr
