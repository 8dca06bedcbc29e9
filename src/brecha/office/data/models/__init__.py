"""Which tables are there?"""

from __future__ import annotations

from brecha.office.data.history import keep_history
from brecha.office.data.models.activities import (
    Activity,
    Attendance,
    Event,
    Grant,
    GroupCount,
    Reach,
    Training,
)
from brecha.office.data.models.audit import AuditLink
from brecha.office.data.models.learning import (
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
from brecha.office.data.models.money import Budget, Expenditure, Leveraged
from brecha.office.data.models.people import Contact, Person, PersonPair
from brecha.office.data.models.products import Campaign, CampaignMetric, KnowledgeProduct
from brecha.office.data.models.programme import (
    Marker,
    Organisation,
    OrganisationMention,
    Participation,
    Programme,
)
from brecha.office.data.models.reporting import (
    NarrativeSection,
    Report,
    Snapshot,
    Statement,
    Waiver,
)
from brecha.office.data.models.results import (
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
from brecha.office.data.models.uploads import UploadLog
from brecha.office.data.models.users import Membership, User

__all__ = [
    "Activity",
    "Attendance",
    "AuditLink",
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
    "Membership",
    "NarrativeSection",
    "Organisation",
    "OrganisationMention",
    "Participation",
    "Person",
    "PersonPair",
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
    "UploadLog",
    "User",
    "Value",
    "Variance",
    "Waiver",
]

keep_history({name: globals()[name] for name in __all__})
