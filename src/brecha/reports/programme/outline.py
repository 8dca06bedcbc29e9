"""Which parts does a report have, in which order? One list for both kinds of report.

The order is that of the final narrative report of the fund; an annual report has the same parts
without the evaluation, and the risks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from brecha.core.notes import Note
from brecha.programme.kinds import ReportKind
from brecha.programme.model import Finding

BOTH: tuple[ReportKind, ...] = ("annual", "final")


@dataclass(frozen=True)
class Entry:
    """A place in the outline.

    Attributes:
        key: Key of the part and of its narrative text.
        level: 1 for a chapter.
        number: I, I.1, 1.1 of an annex; empty where it has none.
        message: Its title: the English key of its translation.
    """

    key: str
    level: int
    number: str
    message: str
    kinds: tuple[ReportKind, ...] = BOTH
    is_annex: bool = False
    is_wide: bool = False
    has_text: bool = True


def _chapter(key: str, number: str, message: str, kinds: tuple[ReportKind, ...] = BOTH) -> Entry:
    return Entry(key, 1, number, message, kinds, has_text=False)


def _annex(key: str, number: str, message: str) -> Entry:
    return Entry(key, 1, number, message, is_annex=True, is_wide=True)


def _final(key: str, message: str) -> Entry:
    return Entry(key, 2, "", message, ("final",))


OUTLINE: tuple[Entry, ...] = (
    Entry("cover", 1, "", "Programme and budget", has_text=False),
    Entry("summary", 1, "", "Executive summary"),
    Entry("summary.achievements", 2, "", "Main achievements"),
    Entry("summary.completion", 2, "", "Rate of completion of each result", has_text=False),
    _chapter("approach", "I", "Approach and progress of the joint programme"),
    Entry("context", 2, "I.1", "Context and approach", has_text=False),
    Entry("context.adaptation", 3, "", "Changes of context and adaptation of the approach"),
    Entry("context.framework", 3, "", "Link with the cooperation framework"),
    Entry("context.pandemic", 3, "", "Effects of the pandemic"),
    Entry("cross", 2, "I.2", "Cross-cutting matters", has_text=False),
    Entry("cross.reform", 3, "", "United Nations reform"),
    Entry("cross.beyond", 3, "", "Beyond business as usual"),
    Entry("cross.sdg", 3, "", "Acceleration of the Sustainable Development Goals"),
    Entry("cross.policies", 3, "", "Integration of policies"),
    Entry("cross.groups", 3, "", "Groups in vulnerable situations and people reached"),
    Entry("cross.gender", 3, "", "Gender equality"),
    Entry("cross.rights", 3, "", "Human rights"),
    Entry("cross.partnerships", 3, "", "Partnerships"),
    Entry("cross.funding", 3, "", "Additional funding"),
    Entry("cross.meetings", 3, "", "Strategic meetings"),
    Entry("cross.learning", 3, "", "Innovation, training and communication"),
    _chapter("results", "II", "Results"),
    Entry("results.overall", 2, "", "Overall progress"),
    Entry("results.fund", 2, "", "Contribution to the results of the fund"),
    Entry("results.own", 2, "", "Outcomes and outputs of the programme"),
    Entry("results.monitoring", 2, "", "Monitoring and data collection"),
    Entry("results.risks", 2, "", "Risks", ("annual",)),
    _chapter("evaluation", "III", "Evaluation, lessons and continuity", ("final",)),
    _final("evaluation.process", "Final evaluation"),
    _final("evaluation.findings", "Findings by criterion"),
    _final("evaluation.lessons", "Lessons"),
    _final("evaluation.practices", "Good practices"),
    _final("evaluation.recommendations", "Recommendations and follow-up"),
    _final("evaluation.continuity", "Continuity after the end, by component"),
    _annex("annex.fund", "1.1", "Results framework of the fund"),
    _annex("annex.framework", "1.2", "Results framework of the programme"),
    _annex("annex.documents", "2.1", "Documents on social protection"),
    _annex("annex.groups", "2.2", "Documents on groups in vulnerable situations"),
    Entry("annex.questionnaire", 1, "3", "Questionnaire of the fund", is_annex=True),
    Entry("about", 1, "", "About this document", has_text=False),
)
# Key of the text on national capacities, inside the annex on the framework of the fund.
CAPACITIES = "annex.capacities"
OWN_RESULT = "results.own."


def outline(kind: ReportKind) -> tuple[Entry, ...]:
    """Return the places of a kind of report, in order."""
    return tuple(entry for entry in OUTLINE if kind in entry.kinds)


def narrative_keys(kind: ReportKind) -> tuple[str, ...]:
    """Return the keys under which a report looks for its texts.

    The text of a single result has the key `results.own.` and the code of the result.

    Examples:
        >>> narrative_keys("final")[:3]
        ('summary', 'summary.achievements', 'context.adaptation')
    """
    return (*(entry.key for entry in outline(kind) if entry.has_text), CAPACITIES)


def section_title(key: str) -> Note | str:
    """Return what the part of a text is called in both languages; the key where none is known."""
    if key == CAPACITIES:
        return Note("Contribution to national capacities")
    if key.startswith(OWN_RESULT):
        return Note("Result {code}", {"code": key.removeprefix(OWN_RESULT)})
    found = next((entry.message for entry in OUTLINE if entry.key == key), "")
    return Note(found) if found else key


def with_titles(finding: Finding) -> Finding:
    """Return a finding that calls the parts of a report by their titles, not by their keys."""
    values = dict(finding.values)
    if isinstance(key := values.get("section"), str):
        values["section"] = section_title(key)
    if isinstance(keys := values.get("sections"), tuple):
        values["sections"] = tuple(section_title(str(each)) for each in keys)
    return finding if values == finding.values else replace(finding, values=values)
