"""Which tables hold a report, its frozen content, and what was accepted in it?"""

from __future__ import annotations

import hashlib

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from brecha.office.data.labels import table_label
from brecha.office.data.records import ProgrammeRecord, Record
from brecha.office.data.triggers import NEVER_CHANGED
from brecha.programme import model


class Report(ProgrammeRecord, of=model.Report, unique=("programme", "key")):
    """A narrative report of a period."""


class NarrativeSection(
    ProgrammeRecord,
    of=model.NarrativeSection,
    links={"report": "Report"},
    unique=("programme", "report", "section", "language"),
):
    """A text of a report in one language."""


class Statement(ProgrammeRecord, of=model.Statement):
    """A figure that a document states."""


class Waiver(ProgrammeRecord, of=model.Waiver, renamed={"check": "check_id"}):
    """A person accepts a finding as it is."""

    class Meta:
        """Nothing is accepted without a reason and a name."""

        constraints = (
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(name=""), name="waiver_says_who_and_why"
            ),
        )


class Snapshot(Record):
    """Everything a report is made from, frozen as bytes with their SHA-256."""

    programme_path = "report__programme"

    report = models.ForeignKey(Report, models.PROTECT, related_name="snapshots")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A snapshot is added and never changed."""

        app_label = "office"
        verbose_name = table_label("snapshot")
        verbose_name_plural = table_label("snapshot", many=True)
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["report", "sha256"], name="snapshot_is_told_once"),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="snapshot_sha"
            ),
        )
        triggers = (NEVER_CHANGED,)

    def clean(self) -> None:
        """Refuse a content that is not the one its hash names."""
        if hashlib.sha256(bytes(self.content)).hexdigest() != self.sha256:
            raise ValidationError({"sha256": _("The hash is not that of the content.")})
