"""Which tables hold what was done, with whom, and whom it reached?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from brecha.office.data.records import ProgrammeRecord, Record
from brecha.programme import model


class Activity(
    ProgrammeRecord,
    of=model.Activity,
    links={"output": "Result", "agency": "Organisation"},
    needed=("output",),
    unique=("programme", "code"),
):
    """A piece of work under an output."""

    agency_path = "agency"


class Grant(ProgrammeRecord, of=model.Grant, links={"activity": "Activity"}):
    """Money given to an organisation."""

    agency_path = "activity__agency"

    class Meta:
        """A grant is not negative."""

        constraints = (models.CheckConstraint(condition=Q(amount__gte=0), name="grant_amount"),)


class Event(
    ProgrammeRecord,
    of=model.Event,
    children={"participants": ("GroupCount", "event")},
    unique=("programme", "key"),
):
    """A meeting or ceremony."""


class Training(
    ProgrammeRecord,
    of=model.Training,
    links={"agency": "Organisation"},
    children={"groups": ("GroupCount", "training")},
    unique=("programme", "key"),
):
    """A course or session."""

    agency_path = "agency"

    class Meta:
        """People are not fewer than none."""

        constraints = (
            models.CheckConstraint(
                condition=Q(participants__isnull=True) | Q(participants__gte=0),
                name="training_participants_not_negative",
            ),
        )


class GroupCount(Record, of=model.GroupCount):
    """How many of an event or of a training belong to a group."""

    programme_path = "owner__programme"
    agency_path = "training__agency"
    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="participants_rows"
    )
    training = models.ForeignKey(
        Training, models.CASCADE, null=True, blank=True, related_name="groups_rows"
    )

    @classmethod
    def in_programmes(cls, programmes: Iterable[int]) -> Q:
        """Return the condition that the event or training belongs to one of these programmes."""
        numbers = list(programmes)
        return Q(event__programme__in=numbers) | Q(training__programme__in=numbers)

    @classmethod
    def of_agencies(cls, agencies: Iterable[int | None]) -> Q:
        """Return the condition that the training is of one of these agencies."""
        numbers = list(agencies)
        named = Q(training__agency__in=[at for at in numbers if at is not None])
        return named | Q(training__agency__isnull=True) if None in numbers else named

    @property
    def owner(self) -> Event | Training | None:
        """Return the event or training the count belongs to."""
        return self.event or self.training

    class Meta:
        """A count belongs to one event or to one training."""

        constraints = (
            models.CheckConstraint(
                condition=Q(event__isnull=True) ^ Q(training__isnull=True), name="group_of_one"
            ),
            models.CheckConstraint(condition=Q(number__gte=0), name="group_not_negative"),
        )


class Attendance(
    ProgrammeRecord,
    of=model.Attendance,
    links={"training": "Training", "person": "Person", "agency": "Organisation"},
    needed=("training", "person"),
    unique=("training", "person", "agency"),
):
    """A person, by pseudonym, at a training."""

    agency_path = "agency"


class Reach(
    ProgrammeRecord,
    of=model.Reach,
    links={"indicator": "Indicator"},
    unique=("programme", "key"),
):
    """How many people or things something reached."""

    agency_path = "indicator__agency"

    class Meta:
        """Counts are not negative."""

        constraints = (
            models.CheckConstraint(condition=Q(number__gte=0), name="reach_not_negative"),
            models.CheckConstraint(
                condition=Q(women__isnull=True) | Q(women__gte=0), name="reach_women_not_negative"
            ),
        )
