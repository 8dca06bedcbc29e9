"""Which tables say what a programme is, and who takes part in it?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from brecha.office.data.records import ProgrammeRecord, Record
from brecha.programme import model

PARTS = frozenset(
    name
    for name, field in model.Programme.__dataclass_fields__.items()
    if "tuple[" in str(field.type) and "int" not in str(field.type) and "str" not in str(field.type)
)


class Programme(
    Record,
    of=model.Programme,
    children=dict.fromkeys(PARTS, ("", "programme")),
    unique=("reference",),
):
    """A joint programme; everything else in the office belongs to one."""

    programme_path = "self"
    persons = None  # counted from the attendance when a report is frozen

    is_public = models.BooleanField(default=False)
    reference = models.CharField(max_length=80)
    country = models.CharField(max_length=2, blank=True, default="")
    currency = models.CharField(max_length=3, default="USD")

    class Meta:
        """Dates in their order, as far as both are known to the day."""

        constraints = (
            models.CheckConstraint(
                condition=~Q(start__regex=r"^.{10}$")
                | ~Q(original_end__regex=r"^.{10}$")
                | Q(start__lte=F("original_end")),
                name="programme_ends_after_its_start",
            ),
            models.CheckConstraint(condition=Q(currency__regex="^[A-Z]{3}$"), name="programme_iso"),
            models.CheckConstraint(condition=~Q(reference=""), name="programme_has_reference"),
        )


class Organisation(
    ProgrammeRecord,
    of=model.Organisation,
    links={"parent": "Organisation"},
    unique=("programme", "acronym"),
):
    """A body under one name, with every other spelling."""

    acronym = models.CharField(max_length=80)

    class Meta:
        """An organisation has a name."""

        constraints = (
            models.CheckConstraint(condition=~Q(acronym=""), name="organisation_has_acronym"),
        )


class OrganisationMention(
    ProgrammeRecord, of=model.OrganisationMention, links={"organisation": "Organisation"}
):
    """A place of a document that names an organisation."""


class Participation(
    ProgrammeRecord,
    of=model.Participation,
    links={"organisation": "Organisation"},
    needed=("organisation",),
    unique=("programme", "organisation", "role", "from_date"),
):
    """An organisation in a role."""


class Marker(ProgrammeRecord, of=model.Marker, unique=("programme", "name", "vocabulary")):
    """How far the programme pursues an aim."""

    class Meta:
        """A share lies between nothing and all."""

        constraints = (
            models.CheckConstraint(
                condition=Q(share_of_spend__isnull=True) | Q(share_of_spend__range=(0, 100)),
                name="marker_share_in_percent",
            ),
        )
