"""The command `brecha law` inside the tests' own process, for tests that ask it often."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from brecha.cli import main
from law_command import Law


@pytest.fixture
def law(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Law:
    """Return a function that runs the command and returns what it said and its exit code."""
    for name in ("BRECHA_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["brecha", "law", *arguments])
        before = signal.getsignal(signal.SIGTERM)
        with pytest.raises(SystemExit) as ended:
            main()
        signal.signal(signal.SIGTERM, before)
        said = capsys.readouterr()
        code = ended.value.code or 0
        return subprocess.CompletedProcess(arguments, int(code), said.out, said.err)

    return run
