"""Which tables hold personal data? Apart from all others, encrypted or hashed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from brecha.office.data.labels import table_label, word_label
from brecha.office.data.records import ProgrammeRecord
from brecha.programme import model
from brecha.programme.kinds import ContactRole, codes_of

AGREEMENTS = ("equal", "similar", "near", "unlike", "missing")
PAIR_STATUSES = ("proposed", "automatic", "same", "different")


def agreement_column() -> models.Field[str, str]:
    """Return a column that tells how well a field of two persons agrees, not what it holds."""
    choices = [(word, word_label(word)) for word in AGREEMENTS]
    return models.CharField(max_length=20, choices=choices, default="missing", editable=False)


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


class PersonPair(ProgrammeRecord):
    """Two persons of the register who may be one: how much agrees, and what was decided.

    It tells which fields agree and how well, never what they hold. A pair of two agencies names no
    agency, so that it is no agency's own.
    """

    agency_path = "agency"

    agency = models.ForeignKey(
        "office.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    first = models.ForeignKey(Person, models.PROTECT, related_name="+", editable=False)
    second = models.ForeignKey(Person, models.PROTECT, related_name="+", editable=False)
    probability = models.DecimalField(max_digits=6, decimal_places=5, editable=False)
    name_agreement = agreement_column()
    birth_date_agreement = agreement_column()
    place_agreement = agreement_column()
    method = models.CharField(max_length=80, editable=False)
    status = models.CharField(
        max_length=40,
        choices=[(word, word_label(word)) for word in PAIR_STATUSES],
        default="proposed",
        editable=False,
    )
    reason = models.TextField(default="", blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    decided_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        """Two persons make one pair; a decision has its reason."""

        app_label = "office"
        verbose_name = table_label("person_pair")
        verbose_name_plural = table_label("person_pair", many=True)
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="person_pair_is_told_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="person_pair_is_ordered"
            ),
            models.CheckConstraint(
                condition=Q(status__in=PAIR_STATUSES), name="person_pair_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("same", "different")) | ~Q(reason=""),
                name="person_pair_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(probability__gte=0, probability__lte=1),
                name="person_pair_probability_is_one",
            ),
        )
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
