"""Is an IATI file right, and how does a programme become one?

Reading refuses what is unsafe or not IATI 2.03 → structure, codes, ruleset, identifiers and our
own rules each yield findings → worst first.
"""

from __future__ import annotations

from brecha.reports.iati.check import Check, check_content, check_file
from brecha.reports.iati.finding import Finding, Severity

__all__ = ["Check", "Finding", "Severity", "check_content", "check_file"]
