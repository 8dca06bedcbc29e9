"""What is missing under an empty heading? Its text, its register, or both; never a silent gap."""

from __future__ import annotations

from collections.abc import Mapping

from brecha.core import translate
from brecha.reports.programme.content import Paragraph
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.outline import Entry

REGISTERS: Mapping[str, str] = {
    "summary.completion": "results with indicators, targets and verified values",
    "context.framework": "links to the cooperation framework",
    "cross.sdg": "targets of the Sustainable Development Goals",
    "cross.policies": "policies with their stage",
    "cross.groups": "people reached",
    "cross.gender": "policy markers",
    "cross.rights": "human-rights instruments",
    "cross.partnerships": "partners",
    "cross.funding": "money of others and grants",
    "cross.meetings": "meetings and events",
    "cross.learning": "trainings and campaigns",
    "results.overall": "indicators with target and verified result",
    "results.fund": "indicators of the fund",
    "results.monitoring": "verified values by group",
    "results.risks": "risks",
    "evaluation.process": "the evaluation with its dates",
    "evaluation.findings": "findings of the evaluation",
    "evaluation.lessons": "lessons",
    "evaluation.practices": "good practices",
    "evaluation.recommendations": "recommendations and what is done about them",
    "evaluation.continuity": "commitments for after the end",
    "annex.fund": "indicators of the fund",
    "annex.framework": "results and indicators",
    "annex.documents": "documents on social protection",
    "annex.groups": "documents on groups in vulnerable situations",
}
"""What the tables of a part are made from, in the words of a reader."""


def missing(draft: Draft, entry: Entry) -> Paragraph:
    """Return the remark that stands under a heading with nothing below it."""
    register = REGISTERS.get(entry.key)
    what = translate(register, draft.language) if register else ""
    if not register:
        said = draft.say("Missing: the text of this section.")
    elif entry.has_text:
        said = draft.say("Missing: the text of this section, and records of: {what}.", what=what)
    else:
        said = draft.say("Missing: records of: {what}.", what=what)
    return Paragraph((said,), is_small=True)
