"""Does the command start the office on a machine that has nothing, and end it cleanly?"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import psutil
import pytest

BRECHA = [sys.executable, "-c", "from brecha.cli import main; main()"]
LONGEST_START, LONGEST_END = 90, 30  # seconds

pytestmark = pytest.mark.slow


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="brecha-") as name:
        Path(name).chmod(0o755)
        yield Path(name)
        for left in servers(Path(name)):
            psutil.Process(left).kill()


def environment(folder: Path) -> dict[str, str]:
    told = {"BRECHA_OFFICE": str(folder / "office"), "BRECHA_LANG": "en", "WEB_CONCURRENCY": "1"}
    kept = {name: text for name, text in os.environ.items() if not name.startswith("DATABASE_")}
    return kept | told


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*BRECHA, "office", *arguments]
    told = environment(folder)
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False)  # noqa: S603 - our own command


def start(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with (folder / "told").open("wb") as told:
        office = subprocess.Popen(  # noqa: S603 - our own command
            [*BRECHA, "office", "serve", "--port", port],
            env=environment(folder),
            stdout=told,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}/"
    until = time.monotonic() + LONGEST_START
    while office.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address + "health") as answer:  # noqa: S310 - our own address
                assert json.load(answer) == {"status": "ok"}
                return office, address
        except (URLError, ConnectionError):
            time.sleep(0.5)
    end(office)
    pytest.fail(f"the office did not start: {(folder / 'told').read_text('utf-8')}")


def end(office: subprocess.Popen[bytes]) -> None:
    if office.poll() is None:
        for process in (*psutil.Process(office.pid).children(recursive=True), office):
            process.kill()
        office.wait(LONGEST_END)


def stop(office: subprocess.Popen[bytes], folder: Path) -> str:
    office.send_signal(signal.SIGTERM)
    office.wait(LONGEST_END)
    return (folder / "told").read_text("utf-8")


def servers(folder: Path) -> list[int]:
    found = psutil.process_iter(["name", "cmdline", "status"])
    return [
        one.pid
        for one in found
        if one.info["name"] == "postgres"
        and one.info["status"] != psutil.STATUS_ZOMBIE
        and str(folder) in " ".join(one.info["cmdline"] or [])
    ]


def test_the_office_starts_from_nothing_is_checked_copied_and_ended(folder: Path) -> None:
    office, address = start(folder)
    try:
        checked = run(folder, "check", "--json")
        copied = run(folder, "backup", str(folder / "copy.zip"))
        added = run(folder, "user", "add", "ana", "--role", "administrator", "--json")
        due = run(folder, "erase", "--dry-run", "--json")
        second = run(folder, "serve", "--port", "1")
        with urllib.request.urlopen(address + "health") as answer:  # noqa: S310 - our own address
            still = answer.status
        told = stop(office, folder)
    finally:
        end(office)

    assert json.loads(checked.stdout)["is_well"], checked.stdout
    assert json.loads(checked.stdout)["links"] > 0, "the example was loaded"
    assert copied.returncode == 0, copied.stderr
    assert len(json.loads(added.stdout)["password"]) > 12, added.stderr
    assert json.loads(due.stdout) == {"persons": 0, "contacts": 0, "erased": 0, "by_agency": []}
    assert (second.returncode, second.stderr.count("\n")) == (2, 1), second.stderr
    assert still == 200
    assert office.returncode == 0
    assert "coordinator" in told
    assert "Failed" not in told
    assert servers(folder) == []


def test_a_killed_office_starts_again_and_lost_nothing(folder: Path) -> None:
    office, _ = start(folder)
    for left in servers(folder):
        psutil.Process(left).kill()
    end(office)
    (users,) = folder.rglob(".handle_pids.json")
    users.write_text("[12, 13", "utf-8")  # as a kill in the middle of writing leaves it

    again, _ = start(folder)
    try:
        checked = run(folder, "check", "--json")
        told = stop(again, folder)
    finally:
        end(again)

    assert json.loads(checked.stdout)["is_well"], checked.stdout
    assert "First sign-ins" not in told
    assert servers(folder) == []
