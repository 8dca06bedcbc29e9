"""Which figures and records of a programme contradict one another, or lack what they need?"""

from __future__ import annotations

from brecha.programme.checks import (
    bounds,
    evidence,
    frameworks,
    indicators,
    money,
    narrative,
    people,
    registers,
    statements,
    targets,
)
from brecha.programme.checks.registry import (
    Check,
    all_checks,
    has_errors,
    run_checks,
)

__all__ = ["Check", "all_checks", "has_errors", "run_checks"]

ROOMS = (
    money,
    people,
    indicators,
    bounds,
    targets,
    evidence,
    statements,
    registers,
    frameworks,
    narrative,
)
"""The modules whose checks the registry holds, in the order they run."""
