"""What does a programme of several agencies consist of? Every fact, with its lines.

A `Programme` is a tree of frozen records; records name one another by code, key or acronym.
Field names are the names of the office's database columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from brecha.core.languages import Language, in_either
from brecha.programme.kinds import PartialDate
from brecha.programme.model_activities import (
    Activity,
    Attendance,
    Event,
    Grant,
    GroupCount,
    PersonCount,
    Reach,
    Training,
)
from brecha.programme.model_identity import (
    Contact,
    Marker,
    Organisation,
    OrganisationMention,
    Participation,
)
from brecha.programme.model_learning import (
    Commitment,
    Evaluation,
    EvaluationFinding,
    FollowUp,
    GoodPractice,
    Lesson,
    Recommendation,
    Risk,
    RiskChange,
)
from brecha.programme.model_money import Budget, Expenditure, Leveraged
from brecha.programme.model_products import Campaign, CampaignMetric, KnowledgeProduct
from brecha.programme.model_reports import (
    Finding,
    NarrativeSection,
    Report,
    Snapshot,
    Statement,
    Waiver,
)
from brecha.programme.model_results import (
    DisaggregatedValue,
    Evidence,
    FrameworkLink,
    Indicator,
    Policy,
    PolicyStage,
    Result,
    Value,
    Variance,
)

__all__ = [
    "Activity",
    "Attendance",
    "Budget",
    "Campaign",
    "CampaignMetric",
    "Commitment",
    "Contact",
    "DisaggregatedValue",
    "Evaluation",
    "EvaluationFinding",
    "Event",
    "Evidence",
    "Expenditure",
    "Finding",
    "FollowUp",
    "FrameworkLink",
    "GoodPractice",
    "Grant",
    "GroupCount",
    "Indicator",
    "KnowledgeProduct",
    "Lesson",
    "Leveraged",
    "Marker",
    "NarrativeSection",
    "Organisation",
    "OrganisationMention",
    "Participation",
    "PersonCount",
    "Policy",
    "PolicyStage",
    "Programme",
    "Reach",
    "Recommendation",
    "Report",
    "Result",
    "Risk",
    "RiskChange",
    "Snapshot",
    "Statement",
    "Training",
    "Value",
    "Variance",
    "Waiver",
]


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A joint programme and all that is recorded of it.

    Attributes:
        reference: Number under which the fund keeps it; key of the programme.
        country: ISO 3166-1 alpha-2 code.
        original_end: Planned end; `actual_end` the end in fact.
        lead_agency: Acronym of the agency that answers for the whole.
        currency: ISO 4217 code of its amounts.
        lines: Lines of the printed report that hold title, number and dates;
            `closure_lines` those on its closure.
        persons: Different persons trained, of a programme whose attendance is not kept here.
    """

    reference: str
    title_en: str = ""
    title_es: str = ""
    country: str = ""
    fund: str = ""
    portfolio: str = ""
    start: PartialDate = ""
    original_end: PartialDate = ""
    actual_end: PartialDate = ""
    is_operationally_closed: bool = False
    financial_closure: PartialDate = ""
    lead_agency: str = ""
    territories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    currency: str = "USD"
    closure_lines: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    mentions: tuple[OrganisationMention, ...] = ()
    participations: tuple[Participation, ...] = ()
    markers: tuple[Marker, ...] = ()
    budgets: tuple[Budget, ...] = ()
    expenditures: tuple[Expenditure, ...] = ()
    leveraged: tuple[Leveraged, ...] = ()
    results: tuple[Result, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    values: tuple[Value, ...] = ()
    variances: tuple[Variance, ...] = ()
    policies: tuple[Policy, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    framework_links: tuple[FrameworkLink, ...] = ()
    activities: tuple[Activity, ...] = ()
    grants: tuple[Grant, ...] = ()
    events: tuple[Event, ...] = ()
    trainings: tuple[Training, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    reach: tuple[Reach, ...] = ()
    products: tuple[KnowledgeProduct, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    campaign_metrics: tuple[CampaignMetric, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    evaluation_findings: tuple[EvaluationFinding, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    good_practices: tuple[GoodPractice, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    risks: tuple[Risk, ...] = ()
    reports: tuple[Report, ...] = ()
    sections: tuple[NarrativeSection, ...] = ()
    statements: tuple[Statement, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    persons: PersonCount | None = None

    def title(self, language: Language) -> str:
        """Return the title in a language, or in the other where it is missing."""
        return in_either(self.title_es, self.title_en, language)

    @cached_property
    def values_by_indicator(self) -> Mapping[tuple[str, str], tuple[Value, ...]]:
        """The values of each indicator and kind, in the order they were entered."""
        found: dict[tuple[str, str], list[Value]] = {}
        for value in self.values:
            found.setdefault((value.indicator, value.kind), []).append(value)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def kept_answers(self) -> dict[tuple[str, ...], Any]:
        """What the arithmetic computed of this programme, which never changes."""
        return {}
