"""How does the command say what the rules found in an IATI file?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brecha.core.languages import translate

if TYPE_CHECKING:
    from brecha.core.languages import Language
    from brecha.reports.iati import Check, Finding


def line_of(finding: Finding, language: Language) -> str:
    """Return a finding as the command prints it."""
    severity = translate(finding.severity.value, language)
    place = translate("line {line}", language).format(line=finding.line)
    sentence = finding.sentence.text(language)
    return f"{severity} {finding.rule}, {place}: {sentence}\n    {finding.path}"


def summary_of(checked: Check, language: Language) -> str:
    """Return how many activities were checked and what was found."""
    template = translate(
        "{file}: {activities} activities or organisations; critical {critical}, errors {errors}, "
        "warnings {warnings}, advice {advice}.",
        language,
    )
    critical, errors, warnings, advice = checked.counts.values()
    return template.format(
        file=checked.file,
        activities=checked.activities,
        critical=critical,
        errors=errors,
        warnings=warnings,
        advice=advice,
    )
