"""Which tables hold personal data? Apart from all others, encrypted or hashed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from brecha.office.data.labels import table_label, word_label
from brecha.office.data.records import ProgrammeRecord
from brecha.programme import model
from brecha.programme.kinds import ContactRole, codes_of


class Person(ProgrammeRecord):
    """A participant: a pseudonym, keyed hashes to find the same person, encrypted matching fields.

    No field can be read without the key, which is not in the database.
    """

    agency_path = "agency"

    pseudonym = models.CharField(max_length=64)
    agency = models.ForeignKey(
        "office.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    identity_hash = models.CharField(max_length=64, blank=True, default="", editable=False)
    sealed = models.BinaryField(default=b"", blank=True, editable=False)
    consented_on = models.DateField(null=True, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    erased_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        """An erased person keeps the pseudonym, so that counts stay, and nothing else."""

        app_label = "office"
        verbose_name = table_label("person")
        verbose_name_plural = table_label("person", many=True)
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "pseudonym"], name="person_is_told_once"),
            models.CheckConstraint(
                condition=Q(erased_on__isnull=True) | Q(identity_hash="", sealed=b""),
                name="person_erased_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(sealed=b"") | Q(consented_on__isnull=False),
                name="person_consented",
            ),
        )
        indexes = (models.Index(fields=["programme", "identity_hash"], name="person_by_hash"),)
        triggers = ProgrammeRecord.Meta.triggers


class Contact(ProgrammeRecord):
    """A person to write to; the field names are those of the programme's `Contact`."""

    agency_path = "organisation"

    role = models.CharField(
        max_length=40, choices=[(word, word_label(word)) for word in codes_of(ContactRole)]
    )
    organisation = models.ForeignKey(
        "office.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    sealed = models.BinaryField(default=b"", blank=True, editable=False)
    may_be_published = models.BooleanField(default=False)
    keep_until = models.DateField(null=True, blank=True)
    record = model.Contact

    class Meta:
        """Names and addresses are encrypted."""

        app_label = "office"
        verbose_name = table_label("contact")
        verbose_name_plural = table_label("contact", many=True)
        ordering = ("pk",)
        triggers = ProgrammeRecord.Meta.triggers
