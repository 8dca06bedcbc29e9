"""Does a copy bring everything back, the history included?"""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from brecha.core.errors import InputError
from brecha.office.audit.chain import check_chain
from brecha.office.data.models import Programme, Risk
from brecha.office.exchange.dump import programme_of
from brecha.office.running.backup import DUMP, NOTE, back_up, restore
from brecha.office.running.health import check_office
from office_programme import small_programme


def test_a_copy_brings_back_programme_and_history(root: Programme, tmp_path: Path) -> None:
    copy = tmp_path / "office.zip"
    copied = back_up(copy)
    Risk.objects.filter(programme=root).update(category="after the copy")

    came_back = restore(copy, replaces=True)

    assert came_back == copied
    assert programme_of(Programme.objects.get()) == small_programme()
    Risk.objects.update(category="goes on")
    assert check_chain().length == copied.length + 1
    assert check_office().is_well


def test_a_damaged_copy_changes_nothing(root: Programme, tmp_path: Path) -> None:
    copy = tmp_path / "office.zip"
    back_up(copy)
    with zipfile.ZipFile(copy) as archive:
        note, dump = archive.read(NOTE), archive.read(DUMP)
    with zipfile.ZipFile(copy, "w") as archive:
        archive.writestr(NOTE, note)
        archive.writestr(DUMP, dump[:-20] + bytes(20))

    with pytest.raises(InputError, match="damaged or changed"):
        restore(copy, replaces=True)

    assert programme_of(root) == small_programme()


def test_a_copy_that_cannot_be_read_in_changes_nothing(root: Programme, tmp_path: Path) -> None:
    copy = tmp_path / "office.zip"
    with zipfile.ZipFile(copy, "w") as archive:
        archive.writestr(DUMP, b"PGDMP no dump")
        sha256 = hashlib.sha256(b"PGDMP no dump").hexdigest()
        archive.writestr(NOTE, json.dumps({"form": 1, "sha256": sha256}))

    with pytest.raises(InputError, match="pg_restore failed"):
        restore(copy, replaces=True)

    assert programme_of(root) == small_programme()
    assert check_chain().is_whole


def test_what_is_there_is_not_replaced_unasked(root: Programme, tmp_path: Path) -> None:  # noqa: ARG001 - a fixture that sets things up
    copy = tmp_path / "office.zip"
    back_up(copy)

    with pytest.raises(InputError, match="not empty"):
        restore(copy)
    with pytest.raises(InputError, match="already"):
        back_up(copy)
