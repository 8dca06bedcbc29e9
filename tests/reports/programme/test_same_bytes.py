"""Is a report made again from its snapshot the same, byte for byte?"""

from __future__ import annotations

import io
import json
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from brecha.core import InputError
from brecha.programme.json_form import from_json
from brecha.programme.model import NarrativeSection, Snapshot
from brecha.reports.programme import Request, build_report, file_bytes, frozen, write_report
from corrected_programme import corrected_programme
from report_files import made, word_texts


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "html"])
def test_the_same_snapshot_gives_the_same_bytes(form: str) -> None:
    snapshot = frozen(corrected_programme())
    first = file_bytes(snapshot, Request(), form)  # type: ignore[arg-type]  # of the test

    time.sleep(2.1)  # a package keeps times to two seconds

    assert file_bytes(snapshot, Request(), form) == first  # type: ignore[arg-type]  # as above


def test_a_snapshot_read_again_has_the_same_digest() -> None:
    snapshot = frozen(corrected_programme())

    again = frozen(from_json(json.loads(snapshot.content), "snapshot"))

    assert again.content == snapshot.content
    assert again.sha256 == snapshot.sha256


def test_the_whole_digest_stands_in_the_document() -> None:
    digest = frozen(corrected_programme()).sha256

    assert digest in "\n".join(word_texts(made(corrected_programme(), "docx")))
    assert digest in made(corrected_programme(), "html").decode()


def test_a_changed_snapshot_is_refused() -> None:
    snapshot = frozen(corrected_programme())
    changed = Snapshot(content=snapshot.content.replace(b"2000", b"3000"), sha256=snapshot.sha256)

    with pytest.raises(InputError, match="SHA-256"):
        build_report(changed, Request())


def test_a_word_file_bears_the_day_of_the_report_and_nothing_of_the_machine() -> None:
    content = made(corrected_programme(), "docx")

    properties = docx.Document(io.BytesIO(content)).core_properties
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        days = {entry.date_time for entry in package.infolist()}

    assert properties.created is not None
    assert properties.created.date().isoformat() == corrected_programme().reports[0].date
    assert properties.author == "Brecha"
    assert days == {(1980, 1, 1, 0, 0, 0)}


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write_report(frozen(corrected_programme()), Request(), folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    wrong = NarrativeSection(section="summary", language="es", text="{{ value:none }}")

    with pytest.raises(InputError):
        write_report(frozen(replace(corrected_programme(), sections=(wrong,))), Request(), folder)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert sorted(before) == [
        *(
            f"report-final.{language}.{form}"
            for language in ("en", "es")
            for form in ("docx", "html", "pdf", "xlsx")
        ),
        "snapshot.json",
    ]
