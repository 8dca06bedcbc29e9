"""Which tables hold a report, its frozen content, and what was accepted in it?"""

from __future__ import annotations

import hashlib

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from brecha.core.languages import LANGUAGES
from brecha.office.data.labels import table_label, word_label
from brecha.office.data.records import ProgrammeRecord, Record
from brecha.office.data.triggers import NEVER_CHANGED
from brecha.programme import model
from brecha.programme.kinds import ReportStatus, codes_of

FROZEN_AS = ("key", "kind", "period_start", "period_end")
KEEP_FROZEN_REPORT = pgtrigger.Trigger(
    name="keep_frozen_report",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    func="""
    IF (OLD.programme_id, OLD.key, OLD.kind, OLD.period_start, OLD.period_end)
            IS DISTINCT FROM
            (NEW.programme_id, NEW.key, NEW.kind, NEW.period_start, NEW.period_end)
            AND EXISTS (SELECT 1 FROM office_snapshot WHERE report_id = OLD.id) THEN
        RAISE EXCEPTION 'report_is_frozen: a frozen report keeps its key, kind and period';
    END IF;
    RETURN NEW;
    """,
)


def differs(row: models.Model, other: models.Model, name: str) -> bool:
    """Return whether two rows hold something else in a field."""
    return bool(getattr(row, name) != getattr(other, name))


def both_languages() -> list[str]:
    """Return every language a report can be written in."""
    return list(LANGUAGES)


class Report(ProgrammeRecord, of=model.Report, unique=("programme", "key")):
    """A narrative report of a period; its steps are those of `editing.report_states`.

    Once frozen, it stays the report it was frozen as: its kind, period and key are kept.

    Attributes:
        last_frozen: SHA-256 of the version that was frozen last, an older one frozen again
            included; empty where none was, or before this was kept.
        frozen_state: Number of the last link of the history when that version was read.
        signatures: Acronyms of the agencies whose approver signed the report as it is.
        signed_states: Agency to the number of the last link of the history that its approver saw.
        published_on: Day since which anybody may read it; empty for nobody.
        languages: Languages it is written in, and its files are made in.
    """

    status = models.CharField(
        max_length=40,
        choices=[(word, word_label(word)) for word in codes_of(ReportStatus)],
        default="draft",
        editable=False,
    )
    snapshot_sha256 = models.CharField(max_length=320, default="", blank=True, editable=False)
    last_frozen = models.CharField(max_length=64, default="", blank=True, editable=False)
    frozen_state = models.BigIntegerField(null=True, blank=True, editable=False)
    signatures = ArrayField(
        models.CharField(max_length=80), default=list, blank=True, editable=False
    )
    signed_states = models.JSONField(default=dict, blank=True, editable=False)
    published_on = models.DateField(null=True, blank=True, editable=False)
    languages = ArrayField(models.CharField(max_length=2), default=both_languages, blank=True)

    class Meta:
        """Only a submitted report with its frozen version is published."""

        constraints = (
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | (Q(status="submitted") & ~Q(snapshot_sha256="")),
                name="report_published_is_submitted",
            ),
        )
        triggers = (KEEP_FROZEN_REPORT,)

    def clean(self) -> None:
        """Refuse to make another report of one that is frozen."""
        super().clean()
        stored = Report.objects.filter(pk=self.pk, snapshots__isnull=False).first()
        changed = [name for name in FROZEN_AS if stored and differs(self, stored, name)]
        if changed:
            told = _("This report was frozen; it stays of its kind and period. Begin another.")
            raise ValidationError(dict.fromkeys(changed, told))


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
