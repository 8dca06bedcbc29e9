from __future__ import annotations

import os
from pathlib import Path

import pytest

from brecha.core import InputError, whole_folder


class BrokenPenError(Exception):
    """What interrupts a writer in these tests."""


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write_and_fail(folder: Path) -> None:
    with whole_folder(folder) as draft:
        write(draft, "half.txt", "half")
        raise BrokenPenError


def test_a_new_folder_appears_whole(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "out" / "plan") as draft:
        write(draft, "results.json", "{}")
        assert not (tmp_path / "out" / "plan").exists()

    assert names_in(tmp_path / "out") == ["plan"]
    assert names_in(tmp_path / "out" / "plan") == ["results.json"]


def test_older_files_of_ours_go_and_those_of_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    (folder / "mine").mkdir(parents=True)
    for name in ("old.pdf", "new.pdf", "mine.txt", "mine/deep.pdf"):
        write(folder, name, "old")

    with whole_folder(folder, lambda path: path.suffix == ".pdf") as draft:
        write(draft, "new.pdf", "new")

    assert names_in(folder) == ["mine", "mine.txt", "new.pdf"]
    assert (folder / "new.pdf").read_text(encoding="utf-8") == "new"
    assert (folder / "mine" / "deep.pdf").exists()
    assert names_in(tmp_path) == ["plan"]


def test_a_writer_that_fails_leaves_no_new_folder(tmp_path: Path) -> None:
    with pytest.raises(BrokenPenError):
        write_and_fail(tmp_path / "plan")

    assert names_in(tmp_path) == []


def test_a_writer_that_fails_leaves_the_old_folder_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    write(folder, "old.txt", "old")

    with pytest.raises(BrokenPenError):
        write_and_fail(folder)

    assert names_in(tmp_path) == ["plan"]
    assert names_in(folder) == ["old.txt"]
    assert (folder / "old.txt").read_text(encoding="utf-8") == "old"


def test_a_written_folder_can_be_read_by_others(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "plan") as draft:
        write(draft, "results.json", "{}")

    assert (tmp_path / "plan").stat().st_mode & 0o055 == 0o055


def test_a_file_in_the_place_of_the_folder_is_refused_and_kept(tmp_path: Path) -> None:
    write(tmp_path, "plan", "I am a file")

    with pytest.raises(InputError, match="must be a folder"), whole_folder(tmp_path / "plan"):
        pass

    assert (tmp_path / "plan").read_text(encoding="utf-8") == "I am a file"
    assert names_in(tmp_path) == ["plan"]


def test_a_parent_that_is_a_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, "out", "I am a file")

    with pytest.raises(InputError, match="must be writable"), whole_folder(tmp_path / "out/plan"):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_parent_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(InputError, match="must be writable"), whole_folder(tmp_path / "plan"):
        pass
