"""`brecha report write`: the files of a report, and what is told of bad input."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from brecha.programme.model import NarrativeSection, Programme
from brecha.reports.programme import frozen
from command import brecha
from corrected_programme import corrected_programme


def programme_in(folder: Path, programme: Programme | None = None) -> str:
    path = folder / "programme.json"
    path.write_bytes(frozen(programme or corrected_programme()).content)
    return str(path)


def test_a_report_is_written_in_the_languages_asked_for(tmp_path: Path) -> None:
    file, out = programme_in(tmp_path), tmp_path / "out"

    ended = brecha(
        "report", "write", file, "--out", str(out), "--lang", "es", "--lang", "en", "--json"
    )

    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["sha256"] == frozen(corrected_programme()).sha256
    assert len(list(out.iterdir())) == 9
    assert (out / "snapshot.json").read_bytes() == Path(file).read_bytes()


def test_a_typed_figure_is_told_on_standard_error(tmp_path: Path) -> None:
    section = NarrativeSection(section="summary", language="es", text="Son 123,456 personas.")
    file = programme_in(tmp_path, replace(corrected_programme(), sections=(section,)))

    ended = brecha("report", "write", file, "--out", str(tmp_path / "out"), "--lang", "es")

    assert ended.returncode == 0
    assert "123,456" in ended.stderr


def test_the_example_is_written_and_its_errors_are_told(tmp_path: Path) -> None:
    out = tmp_path / "out"

    ended = brecha("report", "write", "--example", "--out", str(out), "--lang", "en")

    assert ended.returncode == 0, ended.stderr
    assert "errors in it" in ended.stderr
    assert (out / "report-final.en.docx").stat().st_size > 10_000


def test_a_file_and_the_example_at_once_are_refused(tmp_path: Path) -> None:
    ended = brecha("report", "write", programme_in(tmp_path), "--example", "--lang", "en")

    assert ended.returncode == 2
    assert "--example" in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--kind", "annual"), "--period"),
        (("--kind", "annual", "--period", "May"), "May"),
    ],
)
def test_a_period_that_is_none_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    out = tmp_path / "out"

    ended = brecha(
        "report", "write", programme_in(tmp_path), "--out", str(out), "--lang", "es", *arguments
    )

    assert ended.returncode == 2
    assert told in ended.stderr
    assert not out.exists()


@pytest.mark.parametrize("period", ["1800", "2031-05"])
def test_a_period_outside_the_programme_is_refused(tmp_path: Path, period: str) -> None:
    out = tmp_path / "out"
    asked = ("--kind", "annual", "--period", period, "--lang", "es")

    ended = brecha("report", "write", programme_in(tmp_path), "--out", str(out), *asked)

    assert ended.returncode == 2
    assert f"El programa no tiene informe de {period}" in ended.stderr
    assert not out.exists()
