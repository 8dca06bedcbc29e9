"""Does `brecha report check` say what is wrong with a report, and end with the right code?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brecha.programme.example import example_programme
from brecha.programme.json_form import canonical_bytes
from command import brecha
from corrected_programme import corrected_programme
from word_files import paragraph, write_docx


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "faulty.json"
    file.write_bytes(canonical_bytes(example_programme()))
    return file


def test_a_faulty_programme_ends_with_one(faulty: Path) -> None:
    ended = brecha("report", "check", str(faulty))

    assert ended.returncode == 1
    assert (
        "ERROR · budget-row · line 56: Budget of FAO: 484,070 + 120,440 = 604,510" in ended.stdout
    )
    assert "errors" in ended.stdout.splitlines()[-1]
    assert ended.stderr == ""


def test_a_sound_programme_ends_with_zero(tmp_path: Path) -> None:
    file = tmp_path / "sound.json"
    file.write_bytes(canonical_bytes(corrected_programme()))

    ended = brecha("report", "check", str(file))

    assert ended.returncode == 0
    assert ended.stdout.startswith("0 errors, 0 warnings, 0 notes")


def test_json_has_each_finding_with_id_severity_place_and_message(faulty: Path) -> None:
    ended = brecha("report", "check", str(faulty), "--json", "--lang", "es")

    document = json.loads(ended.stdout)
    row = next(each for each in document["findings"] if each["id"] == "budget-row")
    assert ended.returncode == 1
    assert row["severity"] == "error"
    assert row["lines"] == [56]
    assert row["message"].startswith("Presupuesto de FAO: 484,070 + 120,440 = 604,510, pero")
    assert {each["severity"] for each in document["confirmed"]} == {"ok"}
    assert sum(document["number_of"].values()) == len(document["findings"]) + len(
        document["confirmed"]
    )


def test_the_example_is_checked_without_a_file() -> None:
    ended = brecha("report", "check", "--example", "--json")

    document = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert document["file"] == "example"
    assert [row["lines"] for row in document["findings"] if row["id"] == "budget-row"] == [[56]]


def test_a_word_report_is_checked(tmp_path: Path) -> None:
    file = write_docx(tmp_path / "report.docx", paragraph("In all 7 of 9 (88.8 %) stayed."))

    ended = brecha("report", "check", str(file), "--lang", "es")

    assert ended.returncode == 1
    assert "ERROR · text-share · párrafo 1: 7 de 9 es 77.78 %" in ended.stdout


def test_a_text_with_warnings_only_ends_with_zero(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Satisfaction rose by 74 %.\n", "utf-8")

    ended = brecha("report", "check", str(file))

    assert ended.returncode == 0
    assert "WARNING · share-without-base · line 1" in ended.stdout


def test_neither_file_nor_example_is_refused() -> None:
    ended = brecha("report", "check")

    assert ended.returncode == 2
    assert ended.stderr == "Error: Name one file to check, or give --example.\n"


@pytest.mark.parametrize("name", ["missing.docx", "report.pdf"])
def test_a_file_that_is_no_report_ends_with_two_and_one_sentence(tmp_path: Path, name: str) -> None:
    ended = brecha("report", "check", str(tmp_path / name), "--lang", "es")

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("Error: ")
