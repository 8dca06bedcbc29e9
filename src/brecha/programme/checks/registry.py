"""Which checks are there, how severe is each, and who accepts what they find?

A check is a generator of findings over one programme, registered with `rule(id, severity, basis)`;
the first line of its docstring is its title, in both languages.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from brecha.core.languages import Language, translate
from brecha.programme.kinds import Severity
from brecha.programme.model import Finding, Programme, Waiver

Lines = tuple[int, ...]
CheckFunction = Callable[[Programme], Iterator[Finding]]
SEVERITY_ORDER: tuple[Severity, ...] = ("error", "warning", "info", "ok")


@dataclass(frozen=True)
class Check:
    """A check of the registry.

    Attributes:
        id: Stable name, quoted in findings and waivers.
        severity: Severity of what it finds, unless a finding says its own.
        basis: Rules of the reporting form it holds: R1 to R22.
        title: English first line of its docstring; the key of its translation.
    """

    id: str
    severity: Severity
    basis: str
    title: str
    function: CheckFunction

    def said(self, language: Language) -> str:
        """Return the title in a language."""
        return translate(self.title, language)


_CHECKS: dict[str, Check] = {}


def rule(name: str, severity: Severity, basis: str) -> Callable[[CheckFunction], CheckFunction]:
    """Register a check under a name.

    Args:
        name: Id of the check.
        severity: Severity of its findings.
        basis: Rules it holds, as R1.
    """

    def register(function: CheckFunction) -> CheckFunction:
        title = inspect.getdoc(function) or name
        _CHECKS[name] = Check(name, severity, basis, title.splitlines()[0], function)
        return function

    return register


def found(
    message: str,
    subject: str,
    lines: Iterable[int] = (),
    severity: Severity | None = None,
    /,
    **values: object,
) -> Finding:
    """Return a finding of the check that calls; the registry adds its id and severity.

    Args:
        message: What stands there, what was expected: a template with `{names}`.
        subject: Reference of the object.
        lines: Lines of the document it speaks of.
        severity: Where it is not the check's own.
        values: What fills the template.
    """
    return Finding(
        message=message,
        severity=severity or "error",
        check="" if severity is None else OWN_SEVERITY,
        subject=subject,
        lines=tuple(sorted(set(lines))),
        values=values,
    )


OWN_SEVERITY = "own"


def all_checks() -> tuple[Check, ...]:
    """Return every check, in the order it was registered."""
    return tuple(_CHECKS.values())


def run_checks(programme: Programme, checks: Iterable[Check] | None = None) -> tuple[Finding, ...]:
    """Return what checks find, errors first, waivers applied.

    Args:
        programme: What is checked.
        checks: Which checks run; all by default.

    Returns:
        Findings; those of severity `ok` are sums that were recomputed and hold.
    """
    findings = [
        _waived(_named(finding, check), programme.waivers)
        for check in (all_checks() if checks is None else checks)
        for finding in check.function(programme)
    ]
    return tuple(sorted(findings, key=_order))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether an error stands that nobody accepted."""
    return any(finding.severity == "error" and not finding.waived_by for finding in findings)


def _named(finding: Finding, check: Check) -> Finding:
    severity = finding.severity if finding.check == OWN_SEVERITY else check.severity
    return replace(finding, check=check.id, severity=severity)


def _waived(finding: Finding, waivers: Iterable[Waiver]) -> Finding:
    for waiver in waivers:
        is_meant = (waiver.check, waiver.subject) == (finding.check, finding.subject)
        if is_meant and waiver.name.strip() and waiver.reason.strip():
            return replace(finding, waived_by=waiver.name, waived_reason=waiver.reason)
    return finding


def _order(finding: Finding) -> tuple[int, Lines, str, str]:
    severity = SEVERITY_ORDER.index(finding.severity)
    return severity, finding.lines, finding.check, finding.subject
