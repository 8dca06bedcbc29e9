"""What did the programme learn, promise and fear?"""

from __future__ import annotations

from dataclasses import dataclass

from brecha.programme.kinds import (
    Criterion,
    EvaluationKind,
    FollowUpStatus,
    PartialDate,
    Response,
    RiskLevel,
    RiskStatus,
)


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """An evaluation of the programme."""

    key: str
    kind: EvaluationKind = "final"
    launched: PartialDate = ""
    approved: PartialDate = ""
    report_url: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EvaluationFinding:
    """What an evaluation found under a criterion."""

    evaluation: str
    criterion: Criterion
    text_en: str = ""
    text_es: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """A lesson of an evaluation, by its number there."""

    evaluation: str
    number: int
    text_en: str = ""
    text_es: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GoodPractice:
    """A good practice of an evaluation, by its number there."""

    evaluation: str
    number: int
    text_en: str = ""
    text_es: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """A recommendation of an evaluation, by its number there."""

    evaluation: str
    number: int
    text_en: str = ""
    text_es: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """What is done about a recommendation, by whom, until when."""

    evaluation: str
    recommendation: int
    response: Response = ""
    action: str = ""
    owner: str = ""
    due: PartialDate = ""
    status: FollowUpStatus = "open"
    evidence: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What a partner promised for after the end, by component."""

    component: str
    organisation: str = ""
    text_en: str = ""
    text_es: str = ""
    due: PartialDate = ""
    status: FollowUpStatus = "open"
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RiskChange:
    """A risk as it was judged on a day."""

    date: PartialDate
    likelihood: RiskLevel
    impact: RiskLevel
    status: RiskStatus
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class Risk:
    """What may go wrong, and who answers for it."""

    key: str
    description_en: str = ""
    description_es: str = ""
    category: str = ""
    likelihood: RiskLevel = "medium"
    impact: RiskLevel = "medium"
    owner: str = ""
    response: str = ""
    status: RiskStatus = "open"
    history: tuple[RiskChange, ...] = ()
    lines: tuple[int, ...] = ()
