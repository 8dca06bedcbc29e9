"""Are raw files found, recognised and refused as the catalogue says?"""

from __future__ import annotations

from pathlib import Path

import pytest

from brecha.core import InputError
from brecha.sources import add, check, fetch, find_entry, locate, read_catalogue, verify

FILE = "inegi_scian_hogares_labels"
WITH_ADDRESS = "inegi_input_output_2018"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the mirror and the local store at empty folders; return the mirror."""
    mirror = tmp_path / "mirror"
    monkeypatch.setenv("BRECHA_DATA", str(mirror))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return mirror


def write_into(mirror: Path, file_id: str, text: str) -> Path:
    path = mirror / find_entry(file_id).file
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def test_each_file_of_the_catalogue_has_its_own_path_and_checksum() -> None:
    entries = read_catalogue().values()

    assert len(entries) > 10
    assert len({entry.file for entry in entries}) == len(entries)
    assert len({entry.sha256 for entry in entries}) == len(entries)
    assert [entry.title.es for entry in entries if not entry.title.es] == []


def test_an_address_is_an_origin_too() -> None:
    with_address = [entry for entry in read_catalogue().values() if entry.address]

    assert with_address != []
    assert [entry.file for entry in with_address if entry.address not in entry.origin] == []


def test_an_unknown_identifier_is_told_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"inegi_2050 is not\. Known: .*inegi_gdp_nation"):
        locate("inegi_2050")


def test_an_absent_file_says_what_to_bring_and_where_from(elsewhere: Path) -> None:
    assert check(FILE).state == "absent"
    assert not elsewhere.exists()

    with pytest.raises(InputError) as raised:
        locate(FILE)

    said = str(raised.value)
    assert "p4a.csv" in said
    assert find_entry(FILE).origin in said
    assert "brecha data add" in said


def test_another_file_in_its_place_is_told_with_both_checksums(elsewhere: Path) -> None:
    path = write_into(elsewhere, FILE, "CVE,DESCRIP\n")

    status = check(FILE)
    assert status.state == "changed"
    assert status.path == path

    with pytest.raises(InputError) as raised:
        locate(FILE)
    assert find_entry(FILE).sha256 in str(raised.value)
    assert str(status.found) in str(raised.value)


def test_verify_tells_the_state_of_every_file(elsewhere: Path) -> None:
    write_into(elsewhere, FILE, "CVE,DESCRIP\n")

    states = {status.file_id: status.state for status in verify()}

    assert list(states) == list(read_catalogue())
    assert states.pop(FILE) == "changed"
    assert set(states.values()) == {"absent"}


@pytest.mark.usefixtures("elsewhere")
def test_an_unrecognised_file_is_told_with_its_namesake(tmp_path: Path) -> None:
    stranger = tmp_path / "p4a.csv"
    stranger.write_text("CVE,DESCRIP\n", "utf-8")

    with pytest.raises(InputError, match=rf"Of the same name: {FILE} \({find_entry(FILE).sha256}"):
        add(stranger)


@pytest.mark.usefixtures("elsewhere")
def test_adding_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none is at .*gone\.csv"):
        add(tmp_path / "gone.csv")


@pytest.mark.usefixtures("elsewhere")
def test_a_file_with_no_address_cannot_be_fetched() -> None:
    with pytest.raises(InputError, match="It comes from"):
        fetch(FILE)


@pytest.mark.needs_data
def test_a_file_is_recognised_by_its_checksum_whatever_its_name(
    data_folder: Path, elsewhere: Path, tmp_path: Path
) -> None:
    brought = tmp_path / "downloaded (1).csv"
    brought.write_bytes((data_folder / find_entry(FILE).file).read_bytes())

    status = add(brought)

    assert (status.file_id, status.state) == (FILE, "present")
    assert locate(FILE).read_bytes() == brought.read_bytes()
    assert not elsewhere.exists()
    assert fetch(FILE) == locate(FILE)


@pytest.mark.needs_data
@pytest.mark.parametrize("file_id", read_catalogue())
def test_the_official_files_at_hand_are_those_of_the_catalogue(
    file_id: str, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRECHA_DATA", str(data_folder))

    assert check(file_id).state == "present"
    assert locate(file_id).stat().st_size == find_entry(file_id).size
