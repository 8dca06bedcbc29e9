"""Which tables hold what should change, and the values that show it?"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from brecha.office.data.records import ProgrammeRecord, Record
from brecha.office.data.triggers import KEEP_VALUE, KEEP_VALUE_PARTS
from brecha.programme import model


class Result(
    ProgrammeRecord,
    of=model.Result,
    links={"parent": "Result", "agency": "Organisation"},
    unique=("programme", "code"),
):
    """A node of the results tree."""

    agency_path = "agency"
    code = models.CharField(max_length=80)

    class Meta:
        """Another rate than the computed one needs its reason."""

        constraints = (
            models.CheckConstraint(condition=~Q(code=""), name="result_has_code"),
            models.CheckConstraint(
                condition=Q(completion_override__isnull=True)
                | Q(completion_override__range=(0, 999)),
                name="result_completion_in_percent",
            ),
        )


class Indicator(
    ProgrammeRecord,
    of=model.Indicator,
    links={"result": "Result", "agency": "Organisation"},
    needed=("result",),
    unique=("programme", "code"),
):
    """What is measured, with its definition sheet."""

    agency_path = "agency"
    code = models.CharField(max_length=80)

    class Meta:
        """An indicator has a code."""

        constraints = (models.CheckConstraint(condition=~Q(code=""), name="indicator_has_code"),)


class Value(
    ProgrammeRecord,
    of=model.Value,
    links={"indicator": "Indicator", "agency": "Organisation"},
    needed=("indicator",),
    children={"disaggregation": ("DisaggregatedValue", "value")},
    unique=(
        "indicator",
        "kind",
        "period_start",
        "period_end",
        "agency",
        "place",
        "unit",
        "version",
    ),
):
    """A baseline, target or actual: added, never overwritten once it is submitted."""

    agency_path = "agency"
    status = models.CharField(
        max_length=40,
        choices=[(word, word) for word in ("draft", "submitted", "verified", "locked")],
        default="draft",
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        """A share has both of its parts, and a version begins at one."""

        constraints = (
            models.CheckConstraint(condition=Q(version__gte=1), name="value_version_from_one"),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | ~Q(denominator=0),
                name="value_denominator_is_not_zero",
            ),
        )
        triggers = (KEEP_VALUE,)
        indexes = (models.Index(fields=["programme", "kind", "status"], name="value_by_status"),)


class DisaggregatedValue(Record, of=model.DisaggregatedValue):
    """The part of a value that belongs to one category."""

    programme_path = "value__programme"
    agency_path = "value__agency"
    value = models.ForeignKey(Value, models.CASCADE, related_name="disaggregation_rows")

    class Meta:
        """A category has a name."""

        constraints = (models.CheckConstraint(condition=~Q(category=""), name="part_has_category"),)
        triggers = (KEEP_VALUE_PARTS,)


class Variance(
    ProgrammeRecord,
    of=model.Variance,
    links={"indicator": "Indicator", "agency": "Organisation"},
    needed=("indicator",),
):
    """Why an actual is not its target."""

    agency_path = "agency"


class Policy(
    ProgrammeRecord,
    of=model.Policy,
    links={"agency": "Organisation"},
    children={"stages": ("PolicyStage", "policy")},
    unique=("programme", "key"),
):
    """A law, strategy, pilot or plan."""

    agency_path = "agency"


class PolicyStage(Record, of=model.PolicyStage):
    """A step a policy took."""

    programme_path = "policy__programme"
    agency_path = "policy__agency"
    policy = models.ForeignKey(Policy, models.CASCADE, related_name="stages_rows")


class Evidence(
    ProgrammeRecord,
    of=model.Evidence,
    links={"indicator": "Indicator"},
    needed=("indicator",),
):
    """What is shown as proof of an indicator's value."""

    agency_path = "indicator__agency"


class FrameworkLink(ProgrammeRecord, of=model.FrameworkLink):
    """A code of a framework that something of the programme serves."""
