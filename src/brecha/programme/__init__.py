"""Do the figures of a programme of several agencies agree with one another?"""

from __future__ import annotations

from brecha.programme.checks import all_checks, has_errors, run_checks
from brecha.programme.example import example_programme
from brecha.programme.figures import resolve
from brecha.programme.json_form import canonical_bytes, freeze, thaw
from brecha.programme.model import Finding, Programme, Snapshot, Waiver
from brecha.programme.read import read_programme
from brecha.programme.report_text import check_report

__all__ = [
    "Finding",
    "Programme",
    "Snapshot",
    "Waiver",
    "all_checks",
    "canonical_bytes",
    "check_report",
    "example_programme",
    "freeze",
    "has_errors",
    "read_programme",
    "resolve",
    "run_checks",
    "thaw",
]
