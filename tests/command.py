"""The command `brecha` as a process of its own, for tests."""

from __future__ import annotations

import subprocess
import sys


def brecha(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nothing of this machine's environment but what is given."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", "from brecha.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "LANG": "C.UTF-8", **environment},
    )
