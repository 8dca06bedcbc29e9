"""Is the reason for which the system refused a file told in the reader's language?"""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from brecha.core.errors import InputError
from brecha.core.notes import in_language
from brecha.core.system_reasons import system_reason
from brecha.programme.read import read_json


def test_a_missing_file_is_told_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_json(tmp_path / "nothing.json")

    fault = caught.value.faults[0]
    assert "there is no such file or folder" in fault.text("en")
    assert "no existe ese archivo o carpeta" in fault.text("es")
    assert "No such file" not in fault.text("es")


def test_a_rare_reason_keeps_the_words_of_the_system() -> None:
    rare = OSError(errno.EXDEV, "Invalid cross-device link")

    assert in_language(system_reason(rare), "es") == "Invalid cross-device link"


def test_a_refusal_without_words_is_told_by_its_kind() -> None:
    assert system_reason(TimeoutError()) == "TimeoutError"
