"""Which table says who brought which file, and what became of it?"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from brecha.office.data.labels import table_label
from brecha.office.data.records import ProgrammeRecord
from brecha.office.data.triggers import NEVER_CHANGED


class UploadLog(ProgrammeRecord):
    """A file that was brought, whether it was taken or refused; a line is never changed.

    It holds numbers and no content of the file, nor its name: that may name a person. What an
    import changed stands in the history of the rows.

    Attributes:
        file_name: Kinds of its sheets with the ending it had: `values.xlsx`.
        kinds: Names of the kinds of sheets found in the file.
        sha256: Hash of its bytes, as in the reason of the rows it changed.
        is_trial: Whether it was only tried.
        is_accepted: Whether it had no fault.
        faults: Number of faults found.
    """

    programme = models.ForeignKey("office.Programme", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    kinds = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    is_trial = models.BooleanField()
    is_accepted = models.BooleanField()
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    faults = models.PositiveIntegerField(default=0)

    class Meta:
        """What was refused has faults, and changed nothing."""

        app_label = "office"
        verbose_name = table_label("upload_log")
        verbose_name_plural = table_label("upload_log", many=True)
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_accepted=True, faults=0)
                | models.Q(is_accepted=False, faults__gt=0, added=0, changed=0, unchanged=0),
                name="upload_refused_has_faults",
            ),
        )
        indexes = (models.Index(fields=["programme", "-at"], name="upload_by_time"),)
        triggers = (NEVER_CHANGED,)
