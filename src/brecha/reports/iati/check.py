"""Which rules does an IATI file break? Structure, codes, ruleset, identifiers, and our own."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from brecha.core.languages import Language
from brecha.reports.iati.beyond import unlike_figures
from brecha.reports.iati.codes import (
    registered_organisations,
    registration_agencies,
    unlisted_codes,
)
from brecha.reports.iati.cross_references import unlike_identifiers
from brecha.reports.iati.finding import Finding, Severity
from brecha.reports.iati.reading import parse_document, read_document
from brecha.reports.iati.rule_dates import Moment, Scope
from brecha.reports.iati.ruleset import Case, broken_rules, read_cases
from brecha.reports.iati.standard import VERSION, standard_table
from brecha.reports.iati.structure import misplaced


@dataclass(frozen=True)
class Check:
    """What the rules say of a file, worst first.

    Attributes:
        file: Name of the file.
        activities: How many activities or organisations it holds.
        findings: What was found, by severity, then as it stands in the file.
    """

    file: str
    activities: int
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}

    @property
    def is_publishable(self) -> bool:
        """Whether nothing critical and no error was found."""
        return not any(finding.severity.refuses for finding in self.findings)

    def record(self, language: Language) -> dict[str, object]:
        """Return the check as a JSON document says it."""
        return {
            "file": self.file,
            "version": VERSION,
            "activities": self.activities,
            "summary": {severity.value: number for severity, number in self.counts.items()},
            "findings": [finding.record(language) for finding in self.findings],
        }


def check_file(path: Path, now: Moment | None = None) -> Check:
    """Check a file.

    Args:
        path: An IATI file of version 2.03, of activities or of organisations.
        now: What later dates are in the future of; the clock's time without it.

    Raises:
        InputError: The file cannot be read as an IATI file of version 2.03.
    """
    return _check(read_document(path), path.name, now)


def check_content(content: bytes, name: str, now: Moment | None = None) -> Check:
    """Check what is, or will be, the content of a file.

    Raises:
        InputError: As `check_file`.
    """
    return _check(parse_document(content, name), name, now)


def _check(document: etree._ElementTree, name: str, now: Moment | None) -> Check:
    scope = Scope(
        now or datetime.datetime.now(datetime.UTC),
        registered_organisations(),
        registration_agencies(),
    )
    findings = [
        *misplaced(document),
        *unlisted_codes(document),
        *broken_rules(document, _cases(), scope),
        *unlike_identifiers(document),
        *unlike_figures(document),
    ]
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    findings.sort(key=lambda finding: (ranks[finding.severity], finding.line))
    records = len(list(document.getroot().iterchildren("iati-activity", "iati-organisation")))
    return Check(name, records, tuple(findings))


@cache
def _cases() -> list[Case]:
    return read_cases(standard_table("rules")["rules"])
