"""Is what keeps an office from starting said in one sentence, and nothing begun?"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from brecha.core.errors import InputError
from brecha.office.environment import Environment, read_environment
from brecha.office.running.refusals import (
    demand_folder,
    demand_free_port,
    demand_room,
    demand_same_postgres,
    serving_alone,
)
from brecha.office.running.serving import processes

BRECHA = [sys.executable, "-c", "from brecha.cli import main; main()", "office"]
BAD_INPUT = 2
NOWHERE = "postgresql://brecha:very-secret@127.0.0.1:1/none"


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def run(folder: Path, *arguments: str, **told: str) -> tuple[int, list[str]]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("DATABASE_")}
    environment = kept | {"BRECHA_OFFICE": str(folder), "BRECHA_LANG": "en"} | told
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(  # noqa: S603 - our own command
        [*BRECHA, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, [line for line in done.stderr.splitlines() if line.strip()]


@pytest.mark.parametrize("language", ["en", "es"])
def test_bad_settings_end_in_one_sentence(tmp_path: Path, taken: int, language: str) -> None:
    a_file = tmp_path / "file"
    a_file.write_text("", "ascii")
    old = tmp_path / "old"
    (old / "postgres").mkdir(parents=True)
    (old / "postgres" / "PG_VERSION").write_text("11\n", "ascii")
    cases = {
        "taken port": (tmp_path / "new", ("serve", "--port", str(taken)), {}),
        "no port": (tmp_path / "new", ("serve", "--port", "70000"), {}),
        "no host": (tmp_path / "new", ("serve", "--host", "no.such.host.invalid"), {}),
        "a file": (a_file / "office", ("check",), {}),
        "no address": (tmp_path / "new", ("check",), {"DATABASE_URL": "post gres://"}),
        "no server": (tmp_path / "new", ("check",), {"DATABASE_URL": NOWHERE}),
        "no years": (tmp_path / "new", ("check",), {"BRECHA_YEARS_KEPT": "long"}),
        "old files": (old, ("check",), {}),
    }

    for name, (folder, arguments, told) in cases.items():
        status, said = run(folder, *arguments, BRECHA_LANG=language, **told)
        assert status == BAD_INPUT, (name, said)
        assert len(said) == 1, (name, said)
        assert "very-secret" not in said[0], name


def test_a_second_office_on_one_folder_is_refused(tmp_path: Path) -> None:
    environment = read_environment({"BRECHA_OFFICE": str(tmp_path)})
    hold = (
        "from brecha.office.environment import read_environment as read\n"
        "from brecha.office.running.refusals import serving_alone\n"
        f"with serving_alone(read({{'BRECHA_OFFICE': {str(tmp_path)!r}}})):\n"
        "    print('held', flush=True)\n"
        "    input()\n"
    )
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(InputError, match="already"):
            hold_and_leave(environment)
        other.communicate("\n")

    hold_and_leave(environment)


def hold_and_leave(environment: Environment) -> None:
    with serving_alone(environment):
        pass


def test_a_full_disk_is_told_before_a_database_is_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="MB free"):
        demand_room(tmp_path, least=10**9)
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("18", "ascii")
    demand_room(tmp_path, least=10**9)


@pytest.mark.parametrize(("found", "is_same"), [("18\n", True), ("17\n", False), ("", False)])
def test_files_of_another_postgresql_are_left_alone(
    tmp_path: Path,
    found: str,
    is_same: bool,
) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text(found, "ascii")

    if is_same:
        demand_same_postgres(tmp_path, "18")
    else:
        with pytest.raises(InputError, match="PostgreSQL"):
            demand_same_postgres(tmp_path, "18")


def test_a_folder_that_can_be_written_and_a_free_port_pass(tmp_path: Path) -> None:
    demand_folder(tmp_path / "new")
    demand_free_port("127.0.0.1", 0)
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize("told", ["0", "many", "-1", "1e3", "99999"])
def test_a_number_of_processes_is_a_number(told: str) -> None:
    with pytest.raises(InputError, match="WEB_CONCURRENCY"):
        processes(told)
