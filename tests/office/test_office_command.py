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
LONGEST_START = 120  # seconds

pytestmark = pytest.mark.slow


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="brecha-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def environment(folder: Path) -> dict[str, str]:
    told = {"BRECHA_OFFICE": str(folder / "office"), "BRECHA_LANG": "en", "WEB_CONCURRENCY": "1"}
    kept = {name: text for name, text in os.environ.items() if not name.startswith("DATABASE_")}
    return kept | told


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*BRECHA, "office", *arguments]
    told = environment(folder)
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False)  # noqa: S603 - our own command


def start(folder: Path) -> tuple[subprocess.Popen[str], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    office = subprocess.Popen(  # noqa: S603 - our own command
        [*BRECHA, "office", "serve", "--port", port],
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    address = f"http://127.0.0.1:{port}/"
    for _ in range(LONGEST_START * 4):
        if office.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address + "health") as answer:  # noqa: S310 - our own address
                assert json.load(answer) == {"status": "ok"}
                return office, address
        except (URLError, ConnectionError):
            time.sleep(0.25)
    office.kill()
    pytest.fail(f"the office did not start: {office.communicate()[0]}")


def servers(folder: Path) -> list[int]:
    found = psutil.process_iter(["name", "cmdline"])
    return [one.pid for one in found if str(folder) in " ".join(one.info["cmdline"] or [])]


def test_the_office_starts_from_nothing_is_checked_copied_and_ended(folder: Path) -> None:
    office, address = start(folder)
    with urllib.request.urlopen(address) as page:  # noqa: S310 - our own address
        shown = page.read().decode()
    checked = run(folder, "check", "--json")
    copied = run(folder, "backup", str(folder / "copy.zip"))
    with urllib.request.urlopen(address + "health") as answer:  # noqa: S310 - our own address
        still = answer.status
    office.send_signal(signal.SIGTERM)
    told, _ = office.communicate(timeout=LONGEST_START)

    assert "Cerrando brechas" in shown
    assert json.loads(checked.stdout)["is_well"], checked.stdout
    assert copied.returncode == 0, copied.stderr
    assert still == 200
    assert office.returncode == 0
    assert "coordinator" in told
    assert "Failed" not in told
    assert servers(folder) == []


def test_a_killed_office_starts_again_and_lost_nothing(folder: Path) -> None:
    office, _ = start(folder)
    office.kill()
    office.communicate()
    for left in servers(folder):
        psutil.Process(left).kill()

    again, _ = start(folder)
    checked = run(folder, "check", "--json")
    again.send_signal(signal.SIGTERM)
    told, _ = again.communicate(timeout=LONGEST_START)

    assert json.loads(checked.stdout)["is_well"], checked.stdout
    assert "First sign-ins" not in told
    assert servers(folder) == []
