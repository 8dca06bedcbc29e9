"""Which tables say who may sign in, and in which role for which programme?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from brecha.office.access.roles import ROLES_OF_AN_AGENCY, Role
from brecha.office.data.labels import table_label, word_label
from brecha.office.data.records import Record

OF_AN_AGENCY = tuple(role.value for role in ROLES_OF_AN_AGENCY)


class User(AbstractUser):
    """A person with a sign-in. What they may do stands in their memberships.

    A temporary password was given by an administrator; its user must choose another at once.
    """

    language = models.CharField(
        max_length=2, choices=[("es", "Español"), ("en", "English")], default="es"
    )
    password_is_temporary = models.BooleanField(default=False, editable=False)
    credentials_changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    def set_password(self, raw_password: str | None) -> None:
        """Keep a password, and the moment: the event of a change holds that, not the password."""
        super().set_password(raw_password)
        self.credentials_changed_at = timezone.now()

    class Meta(AbstractUser.Meta):
        """As Django keeps it."""

        app_label = "office"


class Membership(Record):
    """A user in a role, for a programme and, where the role asks for it, an agency of it."""

    agency_path = "agency"
    link_tables: ClassVar = {"agency": "Organisation"}

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(
        max_length=40, choices=[(role.value, word_label(role.value)) for role in Role]
    )
    programme = models.ForeignKey(
        "office.Programme", models.CASCADE, null=True, blank=True, related_name="memberships"
    )
    agency = models.ForeignKey(
        "office.Organisation", models.CASCADE, null=True, blank=True, related_name="memberships"
    )

    class Meta:
        """Agency roles name their agency; every role but the administrator's its programme."""

        app_label = "office"
        verbose_name = table_label("membership")
        verbose_name_plural = table_label("membership", many=True)
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["user", "role", "programme", "agency"],
                name="membership_is_told_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role if role != Role.PUBLIC]),
                name="membership_role",
            ),
            models.CheckConstraint(
                condition=Q(role=Role.ADMINISTRATOR.value) | Q(programme__isnull=False),
                name="membership_has_programme",
            ),
            models.CheckConstraint(
                condition=Q(role__in=OF_AN_AGENCY, agency__isnull=False)
                | (~Q(role__in=OF_AN_AGENCY) & Q(agency__isnull=True)),
                name="membership_agency_where_the_role_has_one",
            ),
        )
        triggers = Record.Meta.triggers
