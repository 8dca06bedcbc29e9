"""What is a run of `brecha law` to a test?"""

from __future__ import annotations

import subprocess
from collections.abc import Callable

Law = Callable[..., subprocess.CompletedProcess[str]]
