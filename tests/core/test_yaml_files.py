from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from brecha.core import InputError, read_yaml

PLAN = """\
plan: care

years: {first: 2026}
services:
  centres:
    # the staff
    staff:
      cook: 1
    hours: [40, 48]
  other: 2
since: 2026-01-31
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "plan.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def fault_of(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_yaml(path)
    (fault,) = caught.value.faults
    return fault.text()


def test_a_file_gives_its_content_with_dates_as_dates(tmp_path: Path) -> None:
    content, _ = read_yaml(written(tmp_path, PLAN))

    assert content == {
        "plan": "care",
        "years": {"first": 2026},
        "services": {"centres": {"staff": {"cook": 1}, "hours": [40, 48]}, "other": 2},
        "since": datetime.date(2026, 1, 31),
    }


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("plan",), 1),
        (("years", "first"), 3),
        (("services",), 4),
        (("services", "centres", "staff", "cook"), 8),
        (("services", "centres", "hours", 1), 9),
        (("services", "other"), 10),
        (("since",), 11),
    ],
)
def test_each_key_has_its_line(tmp_path: Path, keys: tuple[str | int, ...], line: int) -> None:
    _, lines = read_yaml(written(tmp_path, PLAN))

    assert lines.lines[tuple(map(str, keys))] == line


def test_a_key_that_is_absent_has_the_line_of_the_nearest_above_it(tmp_path: Path) -> None:
    _, lines = read_yaml(written(tmp_path, PLAN))

    assert lines.place(("services", "centres", "staff", "nurse", "wage")) == lines.place(
        ("services", "centres", "staff")
    )


def test_an_empty_file_says_nothing_and_has_no_lines(tmp_path: Path) -> None:
    content, lines = read_yaml(written(tmp_path, ""))

    assert content is None
    assert lines.lines == {}
    assert lines.place(("plan",)) == "plan.yaml"


def test_a_key_that_stands_twice_is_named_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, "a:\n  cook: 1\n  cook: 2\n"))

    assert fault.startswith("plan.yaml, line 3: A key may stand once; cook stands twice.")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a: 1\n\tb: 2\n", 2, id="tab"),
        pytest.param("a: [1, 2\nb: 3\n", 2, id="bracket"),
        pytest.param("a: 1\nb\nc: 2\n", 3, id="key"),
        pytest.param("a: 1\nb: *c\n", 2, id="alias"),
        pytest.param("a: 1\nb: !c 2\n", 2, id="tag"),
        pytest.param("a: 1\n---\nb: 2\n", 2, id="documents"),
        pytest.param("a: 1\nb: 2026-02-31\n", 2, id="no such day"),
        pytest.param("a: 1\nb: 2026-13-01\n", 2, id="no such month"),
    ],
)
def test_what_is_not_yaml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    fault = fault_of(written(tmp_path, text))

    assert fault.startswith(f"plan.yaml, line {line}: The file must be YAML; ")
    assert fault.endswith("Mend the line (indent with spaces).")


def test_a_character_that_yaml_forbids_is_told(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, "a: \x07\n"))

    assert fault.startswith("plan.yaml: The file must be YAML; ")


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, "a: año\n".encode("latin-1")))

    assert "must be readable UTF-8 text" in fault
    assert "UnicodeDecodeError" in fault


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    fault = fault_of(tmp_path / "plan.yaml")

    assert fault.startswith("The file must exist; none is at ")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    fault = fault_of(tmp_path)

    assert "is a folder. Name a file that is in it" in fault
