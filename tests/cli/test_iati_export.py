"""Does `brecha iati export` write what the rules let pass, and tell every reason where not?"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from brecha.programme.example import example_programme
from brecha.programme.json_form import canonical_bytes
from brecha.programme.model import Programme
from brecha.reports.iati import check_file
from command import brecha

pytestmark = pytest.mark.slow


def kept(folder: Path, programme: Programme) -> str:
    file = folder / "programme.json"
    file.write_bytes(canonical_bytes(programme))
    return str(file)


def test_the_file_of_the_example_passes_the_rules(tmp_path: Path) -> None:
    out = tmp_path / "out.xml"

    ended = brecha("iati", "export", "--example", "--out", str(out))

    assert ended.returncode == 0, ended.stderr
    assert check_file(out).is_publishable
    assert "critical 0, errors 0" in ended.stdout
    assert "Left out: Baseline of O1.1" in ended.stdout


def test_a_programme_file_is_exported_with_the_named_identifier(tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    bare = tuple(replace(each, iati_ref="") for each in example_programme().organisations)
    file = kept(tmp_path, replace(example_programme(), organisations=bare))

    ended = brecha(
        *("iati", "export", file, "--out", str(out), "--reference", "ILO=XM-DAC-41302", "--json")
    )

    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["file"] == str(out)
    assert told["summary"]["critical"] == told["summary"]["error"] == 0
    assert b"XM-DAC-41302" in out.read_bytes()


def test_what_is_refused_is_told_whole_and_nothing_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    out.write_text("as it was")
    file = kept(tmp_path, replace(example_programme(), country="XX", start=""))

    ended = brecha("iati", "export", file, "--out", str(out), "--lang", "en")

    assert ended.returncode == 2
    assert "The country must be a code of two letters" in ended.stderr
    assert "The programme must have a start" in ended.stderr
    assert out.read_text() == "as it was"


def test_the_source_is_named_once(tmp_path: Path) -> None:
    ended = brecha("iati", "export", kept(tmp_path, example_programme()), "--example")

    assert ended.returncode == 2
    assert "Name one file to export" in ended.stderr


def test_an_identifier_without_its_acronym_is_refused() -> None:
    ended = brecha("iati", "export", "--example", "--reference", "XM-DAC-41302")

    assert ended.returncode == 2
    assert "ACRONYM=IDENTIFIER" in ended.stderr


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    ended = brecha("iati", "export", "--example", "--out", str(tmp_path / "none" / "out.xml"))

    assert ended.returncode == 2
    assert "--out" in ended.stderr
