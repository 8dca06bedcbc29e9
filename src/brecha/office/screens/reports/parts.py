"""To which section of a report does a finding belong? So that it stands beside the text."""

from __future__ import annotations

from collections.abc import Iterable

from brecha.programme.model import Finding

SECTIONS = {
    "budget": "cover",
    "programme": "cover",
    "completion": "summary.completion",
    "value": "results.own",
    "indicator": "results.own",
    "result": "results.own",
    "policy": "cross.policies",
    "evidence": "results.own",
    "reach": "cross.groups",
    "trainings": "cross.learning",
    "training": "cross.learning",
    "campaign": "cross.learning",
    "metric": "cross.learning",
    "marker": "cross.gender",
    "leveraged": "cross.funding",
    "organisation": "cross.partnerships",
    "framework": "context.framework",
    "sdg": "cross.sdg",
    "event": "cross.meetings",
    "product": "annex.documents",
    "recommendation": "evaluation.recommendations",
    "evaluation": "evaluation.process",
}


def section_of(finding: Finding) -> str:
    """Return the key of the section a finding speaks of; empty for the whole report."""
    room, _, rest = finding.subject.partition(":")
    if room == "text":
        return rest.split(":")[0]
    return SECTIONS.get(room, "")


def concerns(finding: Finding, report: str) -> bool:
    """Return whether a finding speaks of a report: not if it is on the text of another.

    Args:
        finding: What a check found.
        report: Key of the report.
    """
    own = finding.values.get("report", "") if finding.subject.startswith("text:") else ""
    return own in ("", report)


def by_section(findings: Iterable[Finding], keys: Iterable[str]) -> dict[str, list[Finding]]:
    """Return the findings of each section; under an empty key those of none."""
    known = set(keys)
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        key = section_of(finding)
        found.setdefault(key if key in known else "", []).append(finding)
    return found
