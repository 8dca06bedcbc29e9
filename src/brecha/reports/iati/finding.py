"""What was found in a file, how bad is it, and where does it stand?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from brecha.core.languages import Language
from brecha.core.notes import Note


class Severity(StrEnum):
    """How bad a finding is, in the words of the official validator; worst first."""

    CRITICAL = "critical"
    ERROR = "error"
    WARNING = "warning"
    ADVISORY = "advisory"

    @property
    def refuses(self) -> bool:
        """Whether a file with such a finding is not to be published."""
        return self in {Severity.CRITICAL, Severity.ERROR}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that a rule finds wrong.

    Attributes:
        rule: Number of the official rule, or of our own (`B…`).
        severity: How bad it is.
        path: XPath of the element or attribute in the file.
        line: Line of the file; 0 where it is not known.
        sentence: What must hold, and what came.
    """

    rule: str
    severity: Severity
    path: str
    line: int
    sentence: Note

    def record(self, language: Language) -> dict[str, object]:
        """Return the finding as a JSON document says it."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "path": self.path,
            "line": self.line,
            "message": self.sentence.text(language),
        }


def found_at(
    node: etree._Element, rule: str, severity: Severity, sentence: Note, item: str = ""
) -> Finding:
    """Return a finding at an element, or at its attribute or text (`item`)."""
    path = node.getroottree().getpath(node)
    line = node.sourceline or 0
    return Finding(
        rule=rule,
        severity=severity,
        path=f"{path}/{item}" if item else path,
        line=line,
        sentence=sentence,
    )
