"""Which words may stand in a field that is chosen from a list?

Each list is one `Literal`; `codes_of` gives its words, for forms and for database choices.
"""

from __future__ import annotations

from typing import Literal, get_args

PartialDate = str
"""A date as far as it is known, in ISO form: `2023`, `2022-05`, `2022-05-31`; empty if unknown."""

INVENTED_COUNTRY = "XX"  # ISO 3166-1 leaves it to whoever needs one

OrganisationKind = Literal[
    "un",
    "federal",
    "state",
    "municipal",
    "union",
    "employers",
    "civil_society",
    "academia",
    "private",
    "international",
    "donor",
    "other",
]
ParticipationRole = Literal[
    "fund", "accountable", "lead", "implementing", "government_lead", "partner", "donor"
]
ContactRole = Literal[
    "resident_coordinator", "government", "coordination_office", "lead_agency", "agency", "other"
]
BudgetSource = Literal["fund", "cofunding"]
ExpenditureKind = Literal["transfer", "commitment", "disbursement", "expenditure"]
LeveragedStatus = Literal["", "pledged", "committed", "received"]

ResultLevel = Literal["impact", "outcome", "output", "fund_outcome", "fund_output"]
Measure = Literal["unit", "percentage", "qualitative"]
AggregationOverTime = Literal["sum", "last", "max", "ratio"]
AggregationOverAgencies = Literal["sum", "unique", "max", "ratio"]
CountedRecords = Literal["", "policy", "product", "organisation", "training", "person", "event"]
ValueKind = Literal["baseline", "target", "actual"]
ValueStatus = Literal["draft", "submitted", "verified", "locked"]
Certainty = Literal["measured", "estimated", "upper_bound"]
Dimension = Literal[
    "sex", "age", "indigenous", "disability", "place", "group", "success", "agency", "other"
]
VarianceReason = Literal[
    "policy_not_approved", "pandemic", "scope_changed", "target_set_low", "other"
]
PolicyKind = Literal["law", "regulation", "strategy", "pilot", "protocol", "plan", "other"]
PolicyScope = Literal["", "scope", "scale"]
Stage = Literal[
    "not_developed",
    "drafted",
    "presented",
    "approved_by_chamber",
    "adopted",
    "in_force",
    "implemented",
]
Framework = Literal["sdg", "cooperation_framework", "fund", "human_rights"]
FrameworkLevel = Literal[
    "goal", "target", "indicator", "outcome", "output", "result_group", "instrument"
]

ActivityStatus = Literal["planned", "ongoing", "completed", "cancelled"]
EventKind = Literal["annual_donors", "closing", "strategic", "training", "other"]
ReachKind = Literal[
    "trained",
    "served",
    "registered",
    "virtual_audience",
    "potential_audience",
    "impressions",
    "printed_copies",
    "other",
]
CountMethod = Literal["pseudonym", "linkage"]
Sex = Literal["woman", "man", "other", "not_known"]
ProductKind = Literal[
    "diagnostic",
    "study",
    "methodology",
    "guide",
    "brief",
    "report",
    "strategy",
    "regulation",
    "audiovisual",
    "other",
]
ProductRole = Literal["developed", "adapted", "developed_or_adapted", "contributed"]

EvaluationKind = Literal["mid_term", "final", "other"]
Criterion = Literal[
    "relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability"
]
Response = Literal["", "accepted", "partially_accepted", "rejected"]
FollowUpStatus = Literal["open", "in_progress", "done", "cancelled"]
RiskLevel = Literal["low", "medium", "high"]
RiskStatus = Literal["open", "closed", "occurred"]

ReportKind = Literal["annual", "final"]
ReportStatus = Literal["draft", "agency_review", "coordinator_review", "submitted"]
Severity = Literal["ok", "info", "warning", "error"]


def codes_of(kind: object) -> tuple[str, ...]:
    """Return the words of a list.

    Examples:
        >>> codes_of(BudgetSource)
        ('fund', 'cofunding')
    """
    return get_args(kind)
