"""Does `brecha iati check` tell what it finds, in both languages, with its exit code?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import brecha
from iati_files import SOUND, changed

pytestmark = pytest.mark.slow


def test_a_sound_file_ends_with_zero(tmp_path: Path) -> None:
    file = tmp_path / "sound.xml"
    file.write_text(SOUND, "utf-8")

    ended = brecha("iati", "check", str(file), "--json")

    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == {
        "file": "sound.xml",
        "version": "2.03",
        "activities": 2,
        "summary": {"critical": 0, "error": 0, "warning": 0, "advisory": 0},
        "findings": [],
    }


def test_a_warning_alone_ends_with_zero(tmp_path: Path) -> None:
    file = tmp_path / "file.xml"
    file.write_bytes(changed('value="20"', 'value="many"'))

    ended = brecha("iati", "check", str(file))

    assert ended.returncode == 0, ended.stderr
    assert "8.9.2" in ended.stdout


def test_an_error_ends_with_one_and_is_told_in_spanish(tmp_path: Path) -> None:
    file = tmp_path / "file.xml"
    file.write_bytes(changed('code="MX"', 'code="XX"'))

    ended = brecha("iati", "check", str(file), "--json", "--lang", "es")

    (finding,) = json.loads(ended.stdout)["findings"]
    assert ended.returncode == 1
    assert finding["rule"] == "9.50.1"
    assert finding["severity"] == "error"
    assert finding["message"] == "El código debe estar en la lista Country; XX no está."


def test_the_text_is_all_in_the_language_that_was_asked(tmp_path: Path) -> None:
    file = tmp_path / "file.xml"
    file.write_bytes(changed('code="MX"', 'code="XX"'))

    ended = brecha("iati", "check", str(file), "--lang", "es")

    assert "error 9.50.1, línea 11: El código debe estar" in ended.stdout
    assert "errores 1" in ended.stdout


def test_what_cannot_be_read_ends_with_two_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xml"
    file.write_text('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "utf-8")

    ended = brecha("iati", "check", str(file))

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "DOCTYPE" in ended.stderr
