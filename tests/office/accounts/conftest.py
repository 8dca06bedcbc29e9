"""Where the extra `office` is not installed, nothing here is collected."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("django") and find_spec("axes") else ["test_*.py"]
