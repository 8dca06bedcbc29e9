"""Which tables hold what was learnt, promised and feared?"""

from __future__ import annotations

from django.db import models

from brecha.office.data.records import ProgrammeRecord, Record
from brecha.programme import model

OF_AN_EVALUATION = {"evaluation": "Evaluation"}


class Evaluation(ProgrammeRecord, of=model.Evaluation, unique=("programme", "key")):
    """An evaluation of the programme."""


class EvaluationFinding(
    ProgrammeRecord, of=model.EvaluationFinding, links=OF_AN_EVALUATION, needed=("evaluation",)
):
    """What an evaluation found under a criterion."""


class Lesson(
    ProgrammeRecord,
    of=model.Lesson,
    links=OF_AN_EVALUATION,
    needed=("evaluation",),
    unique=("evaluation", "number"),
):
    """A lesson of an evaluation."""


class GoodPractice(
    ProgrammeRecord,
    of=model.GoodPractice,
    links=OF_AN_EVALUATION,
    needed=("evaluation",),
    unique=("evaluation", "number"),
):
    """A good practice of an evaluation."""


class Recommendation(
    ProgrammeRecord,
    of=model.Recommendation,
    links=OF_AN_EVALUATION,
    needed=("evaluation",),
    unique=("evaluation", "number"),
):
    """A recommendation of an evaluation."""


class FollowUp(ProgrammeRecord, of=model.FollowUp, links=OF_AN_EVALUATION, needed=("evaluation",)):
    """What is done about a recommendation."""


class Commitment(ProgrammeRecord, of=model.Commitment, links={"organisation": "Organisation"}):
    """What a partner promised for after the end."""


class Risk(
    ProgrammeRecord,
    of=model.Risk,
    children={"history": ("RiskChange", "risk")},
    unique=("programme", "key"),
):
    """What may go wrong."""


class RiskChange(Record, of=model.RiskChange):
    """A risk as it was judged on a day."""

    programme_path = "risk__programme"
    risk = models.ForeignKey(Risk, models.CASCADE, related_name="history_rows")
