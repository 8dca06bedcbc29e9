"""Does `brecha office adopt` take a plan's path, and say in one sentence what it cannot take?"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brecha.office.data.models import Programme, User, Value
from office_events import recorded
from office_server import run

pytestmark = pytest.mark.slow

RESULTS = {
    "plan": "early-childhood",
    "years": [{"year": 2021, "places_new": 100.25}, {"year": 2022, "places_new": 300}],
}
Adopts = Callable[..., subprocess.CompletedProcess[str]]
NO_ONE = ["--user", "nobody"]


@pytest.fixture
def officer(root: Programme, user_of: Callable[..., User]) -> User:
    return user_of("agency_officer", root, "NORTH")


@pytest.fixture
def adopts(databases: Any, officer: User, tmp_path: Path) -> Adopts:  # noqa: ANN401 - as the fixture gives it
    server = databases.server
    name = f"dbname={databases.name}"
    addresses = {
        "DATABASE_URL": server.application_url.replace("dbname=brecha", name),
        "DATABASE_OWNER_URL": server.owner_url.replace("dbname=brecha", name),
    }
    file = tmp_path / "path.json"
    file.write_text(json.dumps(RESULTS), "utf-8")

    def adopt(*more: str, language: str = "en") -> subprocess.CompletedProcess[str]:
        named = ["--indicator", "1.1.1", "--result", "places_new", "--user", officer.username]
        arguments = (str(file), *named, *more)  # of an option given twice the last one holds
        return run(tmp_path, "adopt", *arguments, BRECHA_LANG=language, **addresses)

    return adopt


def test_a_path_is_adopted_once_with_user_and_reason(adopts: Adopts, officer: User) -> None:
    with recorded() as ledger:
        first = adopts("--json")
    with recorded() as again:
        second = adopts()

    told = json.loads(first.stdout)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert told["added"] == 2
    assert told["targets"] == {"2021": "100.25", "2022": "300"}
    assert dict(ledger.tables()) == {"value": 2}
    assert ledger.users() == {officer.pk}
    assert ledger.reasons() == {told["source"]}
    assert told["source"].startswith("plan early-childhood, sha256 ")
    assert again.events == []
    assert "0 draft targets added to 1.1.1." in second.stdout


@pytest.mark.parametrize(
    ("more", "english", "spanish"),
    [
        (["--indicator", "9.9"], "There is none of the name 9.9.", "9.9"),
        (["--agency", "EAST"], "There is none of the name EAST.", "EAST"),
        (NO_ONE, "There is none of the name nobody.", "nobody"),
        (["--programme", "P-9"], "Name the programme by its number.", "programa"),
        (
            ["--agency", "SOUTH"],
            "Only the officers of an agency add its targets.",
            "personal operativo",
        ),
        (["--result", "jobs"], "has no number jobs. Choose one of: ", "jobs"),
        (["--service", "creche"], "", ""),
    ],
)
def test_what_cannot_be_adopted_is_said_in_one_sentence_of_either_language(
    adopts: Adopts, more: list[str], english: str, spanish: str
) -> None:
    told = adopts(*more), adopts(*more, language="es")

    assert [each.returncode for each in told] == [2, 2]
    assert english in told[0].stderr
    assert spanish in told[1].stderr
    assert told[0].stderr != told[1].stderr
    for each in told:
        assert "Traceback" not in each.stderr
        assert len(each.stderr.strip().splitlines()) == 1, each.stderr
        assert each.stdout == ""
    assert not Value.objects.filter(source__startswith="plan").exists()


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"plan": "a", "years": []}'])
def test_a_file_that_is_no_result_is_refused(
    adopts: Adopts, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "path.json").write_bytes(content)

    told = adopts()

    assert told.returncode == 2
    assert len(told.stderr.strip().splitlines()) == 1, told.stderr
    assert "path.json" in told.stderr
    assert "results.json" not in told.stderr


def test_a_file_that_is_not_there_is_named(adopts: Adopts, tmp_path: Path) -> None:
    (tmp_path / "path.json").unlink()

    told = adopts()

    assert told.returncode == 2
    assert "path.json" in told.stderr
    assert "results.json" not in told.stderr
    assert "Traceback" not in told.stderr
